// Lots that would expire where they lie go where they will be used: drafts of transfers. No writing.
#include <cmath>

#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/supply_planning/proposals.h"

namespace zs::supply_planning {
namespace {

struct Lots {
    std::vector<replenishment::ExpiringLot> lots;
    std::map<std::int64_t, Date> expire;
};

/// Own stock and consigned, by lot and store, that expires within the horizon; of items whose unit is whole.
std::map<std::int64_t, Lots> expiring(Reader& reader, Date today, std::int64_t days) {
    std::map<std::int64_t, Lots> by_item;
    reader.query(
        "SELECT b.item_id, b.lot_id, b.place_id, l.expires_on, CAST(SUM(b.quantity) AS BIGINT), CAST(SUM(b.value) AS "
        "BIGINT) FROM materials_balance b JOIN materials_lot l ON l.id = b.lot_id JOIN materials_item i ON i.id = "
        "b.item_id JOIN materials_store s ON s.id = b.place_id WHERE b.account = 'store' AND b.quantity > 0 AND "
        "l.expires_on >= ? AND l.expires_on <= ? AND i.active = 1 AND i.divisible = 0 AND s.active = 1 GROUP BY "
        "b.item_id, b.lot_id, b.place_id, l.expires_on ORDER BY b.item_id, l.expires_on, b.lot_id, b.place_id",
        {today.days, today.days + days}, [&](const Row& row) {
            auto& of = by_item[row.integer(0)];
            const double there = units(row.integer(4));
            const Date last{static_cast<std::int32_t>(row.integer(3))};
            of.lots.push_back(
                {row.integer(1), row.integer(2), there, last - today, there > 0 ? yuan(row.integer(5)) / there : 0});
            of.expire[row.integer(1)] = last;
        });
    return by_item;
}

/// Ways between all stores at one cost.
std::vector<replenishment::Way> ways_between(const std::vector<replenishment::PlaceUse>& places, const Lots& lots,
                                             double cost) {
    std::vector<replenishment::Way> ways;
    std::map<std::int64_t, bool> from;
    for (const auto& lot : lots.lots) from[lot.place] = true;
    for (const auto& source : from)
        for (const auto& to : places)
            if (source.first != to.place) ways.push_back({source.first, to.place, cost});
    return ways;
}

}  // namespace

std::vector<Draft> draft_transfers(Reader& reader, const Outlook& outlook) {
    const auto known = catalog::parameters(reader);
    const auto real = [&](std::string_view code) { return known->real(code, reader.now()); };
    const double cost = real("supply_planning.carry_cost"), margin = real("supply_planning.use_margin") / 100;
    std::map<std::pair<std::int64_t, std::int64_t>, Draft> by_way;
    std::map<std::int64_t, std::vector<const Level*>> levels;
    for (const auto& level : outlook.levels) levels[level.item_id.value].push_back(&level);
    for (const auto& [item, lots] :
         expiring(reader, outlook.today, known->integer("supply_planning.expiry_days", reader.now()))) {
        std::vector<replenishment::PlaceUse> places;
        std::map<std::int64_t, const Level*> at;
        for (const auto* level : levels[item]) {
            // A main store uses nothing itself: what it hands out is the use of the wards, which count on their own.
            const bool ward = outlook.stores.at(level->store_id.value).kind == materials::StoreKind::ward;
            if (ward || levels[item].size() == 1) places.push_back({level->store_id.value, level->use_per_day});
            at[level->store_id.value] = level;
        }
        const auto found = replenishment::redistribute(lots.lots, places, ways_between(places, lots, cost), margin);
        for (const auto& move : found.moves) {
            if (outlook.dismissed.contains({item, move.from}) || !outlook.items.contains(item)) continue;
            auto& draft = by_way[{move.from, move.to}];
            draft.head.kind = ProposalKind::transfer;
            draft.head.store_id = {move.from};
            draft.head.to_store_id = move.to;
            ProposalLine line;
            line.item_id = {item};
            line.lot_id = move.lot;
            line.why = LineWhy::expiring;
            line.proposed = line.quantity = {std::llround(move.units) * 1000};
            line.expires_on = lots.expire.at(move.lot);
            if (const auto level = at.find(move.to); level != at.end()) {
                line.price = level->second->price;
                if (level->second->use_per_day > 0) line.cover_days = move.units / level->second->use_per_day;
            }
            draft.head.value = draft.head.value + materials::valuation::cost(line.price, line.quantity);
            draft.lines.push_back(line);
        }
    }
    const double least = real("supply_planning.transfer_min_value");
    std::vector<Draft> drafts;
    for (auto& entry : by_way) {
        if (yuan(entry.second.head.value.units) < least) continue;
        entry.second.head.lines = static_cast<std::int64_t>(entry.second.lines.size());
        drafts.push_back(std::move(entry.second));
    }
    return drafts;
}

}  // namespace zs::supply_planning
