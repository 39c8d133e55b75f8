// Internal to materials: pieces and scans as pages get them.
#pragma once
#include "domains/materials/scan.h"
#include "platform/access/actor.h"

namespace zs::materials {

/// Everything but the patient's number, which is masked.
std::string piece_json(Reader& reader, const Actor& actor, Id<Piece> id);
std::string scan_json(Reader& reader, const Actor& actor, const Scanned& scanned);

}  // namespace zs::materials
