// One scanned text against the catalogue: what it says, which item, lot and piece it is.
#pragma once
#include "domains/materials/piece.h"
#include "platform/access/actor.h"
#include "platform/gs1/gs1.h"

namespace zs::materials {

struct Scanned {
    std::string text;                     // without white space around
    std::optional<gs1::TradeItem> label;  // it is a GS1 text
    std::string fault;                    // it looks like one, but is damaged: code of the fault
    std::optional<Item> item;             // nullopt: the catalogue does not know the number
    std::string unit;                     // of that number; empty: the base unit
    std::optional<Lot> lot;
    std::optional<Piece> piece;
    bool expired = false;
};
/// Reads element strings, brackets, EAN numbers, Digital Links, and codes exactly as they stand in the catalogue.
Scanned read_scan(Reader& reader, const std::string& text);

/// The number of a scan becomes a barcode of the item, for one of `unit`. Errors: materials.barcode_taken {item},
/// materials.unit_unknown, materials.barcode_unreadable, field errors.
Result<Item> teach_barcode(Transaction& transaction, const Actor& actor, Id<Item> id, const std::string& text,
                           const std::string& unit);

}  // namespace zs::materials
