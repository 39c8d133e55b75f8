// Printed place codes: making, rotating, printing.
#pragma once
#include <vector>

#include "domains/space/entities.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::space {

/// A new token, so that labels printed before stop working: against abuse.
Result<PlaceCode> rotate_code(Transaction& transaction, const Actor& actor, Id<PlaceCode> id);
/// Its labels open nothing any more; rotating makes it active again with a new token.
Status deactivate_code(Transaction& transaction, const Actor& actor, Id<PlaceCode> id);
/// One code for each active room of a floor that has none; returns how many were made.
Result<std::int64_t> codes_for_floor(Transaction& transaction, const Actor& actor, Id<Floor> floor);

}  // namespace zs::space
