// Responsibility zones as a map.
#include "domains/space/zones.h"

#include <fmt/format.h>

#include "core/text.h"
#include "platform/audit/audit.h"

namespace zs::space {
namespace {

struct Entry {
    std::int64_t zone_id;
    bool by_room;
    std::set<std::string, std::less<>> trades;  // what the zone answers for; empty never
};

std::set<std::string, std::less<>> trade_set(std::string_view zone, std::string_view crew) {
    std::set<std::string, std::less<>> trades;
    for (const auto part : text::split(zone.empty() ? crew : zone, ',')) trades.emplace(text::trim(part));
    return trades;
}

bool overlaps(const std::vector<Entry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = i + 1; j < entries.size(); ++j) {
            if (entries[i].by_room != entries[j].by_room || entries[i].zone_id == entries[j].zone_id) continue;
            for (const auto& trade : entries[i].trades)
                if (entries[j].trades.contains(trade)) return true;
        }
    return false;
}

}  // namespace

std::vector<RoomZones> zones_of_floor(Reader& reader, Id<Floor> floor) {
    std::map<std::int64_t, std::vector<Entry>> by_room;
    for (const auto& room : select<Room>(reader, "WHERE floor_id = ? AND active = 1", {floor.value}))
        by_room[room.id.value];
    reader.query(
        "SELECT r.id, z.id, m.room_id, z.trades, c.trades FROM space_room r JOIN space_zone_member m ON m.room_id = "
        "r.id OR "
        "m.floor_id = r.floor_id JOIN space_zone z ON z.id = m.zone_id AND z.active = 1 JOIN organization_crew c ON "
        "c.id = "
        "z.crew_id WHERE r.floor_id = ? AND r.active = 1 ORDER BY r.id, z.id",
        {floor.value}, [&](const Row& row) {
            by_room[row.integer(0)].push_back({row.integer(1), !row.is_null(2), trade_set(row.text(3), row.text(4))});
        });
    std::vector<RoomZones> result;
    for (const auto& [room, entries] : by_room) {
        RoomZones line{{room}, {}, overlaps(entries)};
        for (const auto& entry : entries) line.zone_ids.push_back(entry.zone_id);
        result.push_back(std::move(line));
    }
    return result;
}

Status set_members(Transaction& transaction, const Actor& actor, Id<Zone> zone, const std::vector<std::int64_t>& floors,
                   const std::vector<std::int64_t>& rooms) {
    ZS_TRY(load(transaction, zone));
    transaction.execute("DELETE FROM space_zone_member WHERE zone_id = ?", {zone.value});
    for (const auto id : std::set<std::int64_t>(floors.begin(), floors.end())) {
        if (!find(transaction, Id<Floor>{id})) return fail_field("floors", "field.reference_missing");
        ZoneMember member{{}, zone, Id<Floor>{id}, std::nullopt};
        insert(transaction, member);
    }
    for (const auto id : std::set<std::int64_t>(rooms.begin(), rooms.end())) {
        if (!find(transaction, Id<Room>{id})) return fail_field("rooms", "field.reference_missing");
        ZoneMember member{{}, zone, std::nullopt, Id<Room>{id}};
        insert(transaction, member);
    }
    audit::record(transaction, actor, "space.zone.members", "space_zone", zone.value,
                  fmt::format(R"({{"floors":{},"rooms":{}}})", floors.size(), rooms.size()));
    return {};
}

}  // namespace zs::space
