// Responsibility zones as a map: which crew answers for each room, where are gaps and overlaps.
#pragma once
#include <vector>

#include "domains/space/entities.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::space {

struct RoomZones {
    Id<Room> room_id;
    std::vector<std::int64_t> zone_ids;  // that answer for it; empty = gap
    bool overlap = false;                // two zones answer for the same trade by entries of the same level
};
/// One entry for every active room of the floor, by room id.
std::vector<RoomZones> zones_of_floor(Reader& reader, Id<Floor> floor);

/// Replaces the members of a zone: whole floors and single rooms. Errors: field.reference_missing.
Status set_members(Transaction& transaction, const Actor& actor, Id<Zone> zone, const std::vector<std::int64_t>& floors,
                   const std::vector<std::int64_t>& rooms);

}  // namespace zs::space
