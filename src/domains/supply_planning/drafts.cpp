// What should be ordered and called: drafts from levels, terms and stock. No writing.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/supply_planning/proposals.h"

namespace zs::supply_planning {
namespace {

using replenishment::LineReason;

constexpr int call_days_ahead = 7;

Quantity thousandths(double value) { return {std::llround(value * 1000)}; }
double yuan_of(UnitPrice price) { return static_cast<double>(price.units) / 10'000; }

LineWhy why_of(LineReason reason) {
    if (reason == LineReason::joins_soon) return LineWhy::joins_soon;
    return reason == LineReason::joins_minimum ? LineWhy::joins_minimum : LineWhy::below_order_point;
}

Position position_of(const Outlook& outlook, const Shelf& shelf) {
    const auto found = outlook.positions.find(shelf);
    return found == outlook.positions.end() ? Position{} : found->second;
}

/// Levels that may be ordered, by supplier and main store.
using Groups = std::map<std::pair<std::int64_t, std::int64_t>, std::vector<const Level*>>;
Groups ordered_levels(const Outlook& outlook, bool called) {
    Groups groups;
    for (const auto& level : outlook.levels) {
        const auto item = outlook.items.find(level.item_id.value);
        const auto store = outlook.stores.find(level.store_id.value);
        if (item == outlook.items.end() || store == outlook.stores.end()) continue;
        if (store->second.kind != materials::StoreKind::main || !item->second.vendor_id) continue;
        const std::int64_t vendor = item->second.vendor_id->value;
        const bool windows = !outlook.terms.of_vendor(vendor).windows.empty();
        if ((outlook.terms.of_item(level.item_id.value).called && windows) != called) continue;
        const Shelf shelf{level.item_id.value, level.store_id.value};
        if (outlook.dismissed.contains(shelf) && item->second.ved != materials::Ved::vital) continue;
        groups[{vendor, level.store_id.value}].push_back(&level);
    }
    return groups;
}

ProposalLine line_of(const Level& level, const Position& position, double ordered) {
    ProposalLine line;
    line.item_id = level.item_id;
    line.proposed = line.quantity = thousandths(ordered);
    line.price = level.price;
    line.position = position.total();
    line.order_point = level.order_point;
    line.order_up_to = level.order_up_to;
    if (level.use_per_day > 0) line.cover_days = (units(line.position.units) + ordered) / level.use_per_day;
    return line;
}

void sum_up(Draft& draft, const Outlook& outlook) {
    draft.head.lines = static_cast<std::int64_t>(draft.lines.size());
    for (const auto& line : draft.lines) {
        draft.head.value = draft.head.value + materials::valuation::cost(line.price, line.quantity);
        draft.head.vital = draft.head.vital || outlook.items.at(line.item_id.value).ved == materials::Ved::vital;
    }
}

replenishment::OrderItem order_item(const Outlook& outlook, const Level& level, const Position& position) {
    const auto& item = outlook.items.at(level.item_id.value);
    const auto terms = outlook.terms.of_item(level.item_id.value);
    replenishment::OrderItem one;
    one.item = level.item_id.value;
    one.position = units(position.total().units);
    one.order_point = level.order_point.units > 0 ? units(level.order_point.units) : -1;
    one.order_up_to = units(level.order_up_to.units);
    one.use_per_day = level.use_per_day;
    one.pack = units(terms.pack.units);
    one.price = yuan_of(level.price);
    one.volume = units(terms.litres.units) / 1000;
    one.cover_days_max = outlook.rules.learned.cover_days_max;
    one.vital = item.ved == materials::Ved::vital;
    return one;
}

}  // namespace

Outlook look(Reader& reader, std::vector<Level> levels) {
    Outlook outlook;
    outlook.today = materials::today(reader);
    outlook.rules = rules_of(reader);
    outlook.terms = read_terms(reader);
    outlook.levels = std::move(levels);
    for (auto& one : select<materials::Item>(reader, "WHERE active = 1")) outlook.items.emplace(one.id.value, one);
    for (auto& one : select<materials::Store>(reader, "WHERE active = 1")) outlook.stores.emplace(one.id.value, one);
    outlook.positions = positions(reader, outlook.today);
    const auto days = catalog::parameters(reader)->integer("supply_planning.dismiss_days", reader.now());
    reader.query(
        "SELECT l.item_id, p.store_id, p.kind FROM supply_planning_proposal_line l JOIN supply_planning_proposal p ON "
        "p.id = l.proposal_id WHERE p.state = 'dismissed' AND p.decided_at >= ?",
        {(reader.now() - std::chrono::hours(24 * days)).unix_ms}, [&](const Row& row) {
            outlook.dismissed[{row.integer(0), row.integer(1)}] = row.text(2) != "transfer";
        });
    return outlook;
}

std::vector<Draft> draft_orders(const Outlook& outlook) {
    std::vector<Draft> drafts;
    for (const auto& [key, levels] : ordered_levels(outlook, false)) {
        const auto terms = outlook.terms.of_vendor(key.first);
        std::vector<replenishment::OrderItem> items;
        std::map<std::int64_t, const Level*> by_item;
        for (const auto* level : levels) {
            items.push_back(order_item(outlook, *level, position_of(outlook, {level->item_id.value, key.second})));
            by_item[level->item_id.value] = level;
        }
        const auto order =
            replenishment::make_joint_order(items, {yuan(terms.minimum_value.units), units(terms.truck_m3.units)});
        Draft draft;
        draft.head.kind = ProposalKind::order;
        draft.head.vendor_id = key.first;
        draft.head.store_id = {key.second};
        draft.head.below_minimum = order.below_minimum;
        draft.head.volume_m3 = thousandths(order.volume);
        draft.head.deliver_on = outlook.today + static_cast<int>(terms.lead_days);
        for (const auto& one : order.lines) {
            const auto& level = *by_item.at(one.item);
            auto line = line_of(level, position_of(outlook, {one.item, key.second}), one.units);
            line.why = why_of(one.reason);
            line.left_behind = thousandths(one.left_behind);
            if (line.quantity.units > 0) draft.lines.push_back(line);
        }
        if (draft.lines.empty()) continue;
        sum_up(draft, outlook);
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

std::vector<Draft> draft_calls(const Outlook& outlook) {
    std::map<std::tuple<std::int64_t, std::int64_t, std::int32_t, int>, Draft> by_delivery;
    for (const auto& [key, levels] : ordered_levels(outlook, true)) {
        const auto terms = outlook.terms.of_vendor(key.first);
        const auto windows = windows_of(terms.windows, static_cast<int>(terms.call_days_before));
        if (!windows) continue;
        for (const auto* level : levels) {
            const auto wanted = outlook.terms.of_item(level->item_id.value);
            const auto& item = outlook.items.at(level->item_id.value);
            const auto position = position_of(outlook, {level->item_id.value, key.second});
            replenishment::CallItem call;
            call.on_hand = units(position.on_hand.units);
            call.on_call = units(position.in_transit.units + position.ordered.units);
            call.use = {level->use_per_day, level->sd_per_day};
            call.pack = units(wanted.pack.units);
            call.emergency_par = units(wanted.emergency_par.units);
            call.contract_left = wanted.contract_left ? units(wanted.contract_left->units) : -1;
            call.delivery_max = units(wanted.delivery_max.units);
            call.service = service_of(outlook.rules, item.ved, item.abc);
            for (const auto& one : replenishment::plan_calls(call, *windows, outlook.today, call_days_ahead)) {
                auto& draft = by_delivery[{key.first, key.second, one.delivery.days, one.from_minute}];
                draft.head.kind = ProposalKind::call_off;
                draft.head.vendor_id = key.first;
                draft.head.store_id = {key.second};
                draft.head.call_by = one.call_by;
                draft.head.deliver_on = one.delivery;
                draft.head.window_text = fmt::format("{:02}:{:02}-{:02}:{:02}", one.from_minute / 60,
                                                     one.from_minute % 60, one.to_minute / 60, one.to_minute % 60);
                auto line = line_of(*level, position, one.units);
                line.why = LineWhy::window;
                line.cover_days = one.cover_until_days;
                if (line.quantity.units > 0) draft.lines.push_back(line);
            }
        }
    }
    std::vector<Draft> drafts;
    for (auto& entry : by_delivery) {
        if (entry.second.lines.empty()) continue;
        sum_up(entry.second, outlook);
        drafts.push_back(std::move(entry.second));
    }
    return drafts;
}

}  // namespace zs::supply_planning
