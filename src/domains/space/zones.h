// Responsibility zones as a map: which crew answers for each room and trade, where are gaps and overlaps.
#pragma once
#include <set>
#include <vector>

#include "domains/space/entities.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::space {

using TradeSet = std::set<std::string, std::less<>>;

/// A zone with what belongs to it. `trades`: what it answers for, its own or else all of its crew's.
struct ZonePlan {
    Zone zone;
    TradeSet trades;
    std::vector<std::int64_t> floors, rooms;  // ascending
};
/// Active zones by code.
std::vector<ZonePlan> zone_plan(Reader& reader);

struct RoomAt {
    std::int64_t room_id = 0;
    std::int64_t floor_id = 0;
};
struct RoomZones {
    std::int64_t room_id = 0;
    std::vector<std::int64_t> zone_ids;  // that answer for it; empty = gap
    TradeSet missing;                    // trades that some zone answers for, but none here
    TradeSet overlap;                    // trades for which two zones answer with equal right
    bool gap() const { return zone_ids.empty(); }
};
/// For each room in the given order. A room's own entry beats its floor's and a zone that names its trades beats one
/// for all trades of its crew (as responsible_for); what is left on the same step is an overlap. Pure.
std::vector<RoomZones> judge_zones(const std::vector<ZonePlan>& zones, const std::vector<RoomAt>& rooms);

/// Active rooms of one floor, or of the whole hospital without one, by id.
std::vector<RoomAt> rooms_at(Reader& reader, std::optional<Id<Floor>> floor);

/// Replaces the members of a zone: whole floors and single rooms, and makes a new version of it. Errors:
/// field.reference_missing.
Status set_members(Transaction& transaction, const Actor& actor, Id<Zone> zone, const std::vector<std::int64_t>& floors,
                   const std::vector<std::int64_t>& rooms);

/// What an editor wants one zone to become; `version` is the one it saw.
struct ZoneDraft {
    Id<Zone> id;
    std::int64_t version = 0;
    std::int64_t crew_id = 0;
    std::string trades;
    std::vector<std::int64_t> floors, rooms;
};
/// The plan as it would be with the drafts; errors entity.not_found, field.reference_missing.
Result<std::vector<ZonePlan>> with_drafts(Reader& reader, const std::vector<ZoneDraft>& drafts);
/// Saves all drafts or none; error entity.stale with the zone as it is now.
Status save_drafts(Transaction& transaction, const Actor& actor, const std::vector<ZoneDraft>& drafts);

}  // namespace zs::space
