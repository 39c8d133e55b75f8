// Responsibility zones: reading the plan, judging it, changing it.
#include "domains/space/zones.h"

#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "core/text.h"
#include "platform/audit/audit.h"

namespace zs::space {
namespace {

TradeSet trade_set(std::string_view zone, std::string_view crew) {
    TradeSet trades;
    for (const auto part : text::split(zone.empty() ? crew : zone, ','))
        if (const auto trade = text::trim(part); !trade.empty()) trades.emplace(trade);
    return trades;
}

/// 0 = strongest: a room's entry that names trades, a room's entry, a floor's that names trades, a floor's.
int step_of(bool by_room, const Zone& zone) { return (by_room ? 0 : 2) + (zone.trades.empty() ? 1 : 0); }

struct Claim {
    const ZonePlan* plan;
    int step;
};
using Claims = std::unordered_map<std::int64_t, std::vector<Claim>>;  // by room or floor

RoomZones judge(std::int64_t room, const std::vector<Claim>& claims, const TradeSet& all) {
    RoomZones line{room, {}, {}, {}};
    std::set<std::int64_t> seen;
    for (const auto& claim : claims)
        if (seen.insert(claim.plan->zone.id.value).second) line.zone_ids.push_back(claim.plan->zone.id.value);
    for (const auto& trade : all) {
        int best = 4;
        std::set<std::int64_t> holders;
        for (const auto& claim : claims) {
            if (!claim.plan->trades.contains(trade) || claim.step > best) continue;
            if (claim.step < best) holders.clear();
            best = claim.step;
            holders.insert(claim.plan->zone.id.value);
        }
        if (holders.empty()) line.missing.insert(trade);
        if (holders.size() > 1) line.overlap.insert(trade);
    }
    return line;
}

Status check_crew(Reader& reader, const ZoneDraft& draft, std::size_t index) {
    if (!find(reader, Id<organization::Crew>{draft.crew_id}))
        return fail_field(fmt::format("zones[{}].crew_id", index), "field.reference_missing");
    for (const auto part : text::split(draft.trades, ','))
        if (const auto trade = text::trim(part);
            !trade.empty() && !reader.exists("SELECT 1 FROM organization_trade WHERE code = ?", {std::string(trade)}))
            return fail_field(fmt::format("zones[{}].trades", index), "field.reference_missing");
    return {};
}

std::string member_counts(const std::vector<std::int64_t>& floors, const std::vector<std::int64_t>& rooms) {
    return fmt::format(R"({{"floors":{},"rooms":{}}})", floors.size(), rooms.size());
}

}  // namespace

std::vector<ZonePlan> zone_plan(Reader& reader) {
    std::map<std::int64_t, std::string> crews;
    reader.query("SELECT id, trades FROM organization_crew", {},
                 [&](const Row& row) { crews.emplace(row.integer(0), row.text(1)); });
    std::vector<ZonePlan> plans;
    std::unordered_map<std::int64_t, std::size_t> index;
    for (auto& zone : select<Zone>(reader, "WHERE active = 1 ORDER BY code")) {
        index.emplace(zone.id.value, plans.size());
        auto trades = trade_set(zone.trades, crews[zone.crew_id.value]);
        plans.push_back({std::move(zone), std::move(trades), {}, {}});
    }
    for (const auto& member : select<ZoneMember>(reader, "ORDER BY floor_id, room_id, id")) {
        const auto found = index.find(member.zone_id.value);
        if (found == index.end()) continue;
        auto& plan = plans[found->second];
        if (member.floor_id) plan.floors.push_back(member.floor_id->value);
        if (member.room_id) plan.rooms.push_back(member.room_id->value);
    }
    for (auto& plan : plans) {
        std::sort(plan.floors.begin(), plan.floors.end());
        std::sort(plan.rooms.begin(), plan.rooms.end());
    }
    return plans;
}

std::vector<RoomAt> rooms_at(Reader& reader, std::optional<Id<Floor>> floor) {
    std::vector<RoomAt> rooms;
    reader.query(fmt::format("SELECT id, floor_id FROM space_room WHERE active = 1{} ORDER BY id",
                             floor ? " AND floor_id = ?" : ""),
                 floor ? Values{floor->value} : Values{}, [&](const Row& row) {
                     rooms.push_back({row.integer(0), row.integer(1)});
                 });
    return rooms;
}

std::vector<RoomZones> judge_zones(const std::vector<ZonePlan>& zones, const std::vector<RoomAt>& rooms) {
    Claims by_floor, by_room;
    TradeSet all;
    for (const auto& plan : zones) {
        for (const auto id : plan.floors) by_floor[id].push_back({&plan, step_of(false, plan.zone)});
        for (const auto id : plan.rooms) by_room[id].push_back({&plan, step_of(true, plan.zone)});
        if (!plan.floors.empty() || !plan.rooms.empty()) all.insert(plan.trades.begin(), plan.trades.end());
    }
    std::vector<RoomZones> lines;
    for (const auto& room : rooms) {
        std::vector<Claim> claims;
        if (const auto own = by_room.find(room.room_id); own != by_room.end()) claims = own->second;
        if (const auto shared = by_floor.find(room.floor_id); shared != by_floor.end())
            claims.insert(claims.end(), shared->second.begin(), shared->second.end());
        lines.push_back(judge(room.room_id, claims, all));
    }
    return lines;
}

Status set_members(Transaction& transaction, const Actor& actor, Id<Zone> zone, const std::vector<std::int64_t>& floors,
                   const std::vector<std::int64_t>& rooms) {
    ZS_TRY_ASSIGN(auto found, load(transaction, zone));
    ZS_TRY(update(transaction, found));  // a new version: an editor that saw the old members must look again
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
    audit::record(transaction, actor, "space.zone.members", "space_zone", zone.value, member_counts(floors, rooms));
    return {};
}

Result<std::vector<ZonePlan>> with_drafts(Reader& reader, const std::vector<ZoneDraft>& drafts) {
    auto plans = zone_plan(reader);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto& draft = drafts[i];
        const auto found =
            std::find_if(plans.begin(), plans.end(), [&](const ZonePlan& plan) { return plan.zone.id == draft.id; });
        if (found == plans.end()) return fail(Code::not_found, "entity.not_found");
        ZS_TRY(check_crew(reader, draft, i));
        found->zone.crew_id = {draft.crew_id};
        found->zone.trades = draft.trades;
        found->trades =
            trade_set(draft.trades,
                      reader.text("SELECT trades FROM organization_crew WHERE id = ?", {draft.crew_id}).value_or(""));
        found->floors = draft.floors;
        found->rooms = draft.rooms;
    }
    return plans;
}

Status save_drafts(Transaction& transaction, const Actor& actor, const std::vector<ZoneDraft>& drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto& draft = drafts[i];
        lock(transaction, draft.id);
        ZS_TRY_ASSIGN(const auto before, load(transaction, draft.id));
        if (before.version != draft.version)
            return tl::unexpected(
                Error{Code::stale, "entity.stale", {}, {}, fmt::format(R"({{"current":{}}})", to_json(before))});
        ZS_TRY(check_crew(transaction, draft, i));
        auto after = before;
        after.crew_id = {draft.crew_id};
        after.trades = draft.trades;
        ZS_TRY(update(transaction, after));
        audit::record(transaction, actor, "space_zone.change", "space_zone", draft.id.value, diff(before, after));
        ZS_TRY(set_members(transaction, actor, draft.id, draft.floors, draft.rooms));
    }
    return {};
}

}  // namespace zs::space
