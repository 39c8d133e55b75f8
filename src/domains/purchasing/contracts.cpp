// Contracts: what they are checked for, and the prices, dates and limits that they give to orders.
#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "domains/purchasing/service.h"

namespace zs::purchasing {
namespace {

/// Weekdays of "1,3,5", Monday 1; empty: every day. nullopt when it cannot be read.
std::optional<std::vector<int>> weekdays_of(std::string_view text) {
    std::vector<int> days;
    for (const auto part : text::split(text, ',')) {
        const auto day = text::parse_integer(text::trim(part));
        if (!day || *day < 1 || *day > 7) return std::nullopt;
        days.push_back(static_cast<int>(*day));
    }
    return days;
}

}  // namespace

Status check_contract(Transaction&, const void*, void* after) {
    auto& contract = *static_cast<Contract*>(after);
    std::vector<FieldError> errors;
    contract.number = text::trim(contract.number);
    if (contract.valid_to < contract.valid_from) errors.push_back({"valid_to", "purchasing.ends_before_it_begins", {}});
    const std::string days(text::trim(contract.delivery_days));
    if (!days.empty() && !weekdays_of(days)) errors.push_back({"delivery_days", "purchasing.days_unreadable", {}});
    contract.delivery_days = days;
    if (contract.kind == ContractKind::call_off && days.empty())
        errors.push_back({"delivery_days", "purchasing.call_off_needs_days", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_contract_line(Transaction& transaction, const void*, void* after) {
    auto& line = *static_cast<ContractLine*>(after);
    ZS_TRY_ASSIGN(const auto facts, materials::item_facts(transaction, line.item_id));
    if (!line.unit.empty() && !holds(facts->item, line.unit))
        return fail_field("unit", "materials.unit_unknown", {{"unit", line.unit}});
    if (line.price.units <= 0) return fail_field("price", "purchasing.price_missing");
    return {};
}

Status check_market_price(Transaction&, const void*, void* after) {
    if (static_cast<MarketPrice*>(after)->price.units <= 0) return fail_field("price", "purchasing.price_missing");
    return {};
}

Status check_acceptance_rule(Transaction&, const void*, void* after) {
    const auto& rule = *static_cast<AcceptanceRule*>(after);
    if (rule.temperature_min && rule.temperature_max && *rule.temperature_max < *rule.temperature_min)
        return fail_field("temperature_max", "purchasing.limits_crossed");
    return {};
}

std::optional<Agreed> agreed_price(Reader& reader, std::int64_t vendor_id, Id<materials::Item> item,
                                   std::string_view unit, Date day) {
    const auto facts = materials::item_facts(reader, item);
    if (!facts) return std::nullopt;
    const std::string& base = (*facts)->item.unit;  // of lines that name no unit, and of who asks for none
    const std::string wanted = unit.empty() ? base : std::string(unit);
    std::string sql =
        "SELECT l.id FROM purchasing_contract_line l JOIN purchasing_contract c ON c.id = l.contract_id WHERE "
        "l.item_id = ? AND COALESCE(NULLIF(l.unit, ''), ?) = ? AND l.active = 1 AND c.active = 1 AND c.valid_from <= ? "
        "AND c.valid_to >= ?";
    Values values{item.value, base, wanted, std::int64_t{day.days}, std::int64_t{day.days}};
    if (vendor_id != 0) {
        sql += " AND c.vendor_id = ?";
        values.emplace_back(vendor_id);
    }
    const auto line = reader.integer(sql + " ORDER BY l.price, l.id LIMIT 1", values);
    if (!line) return std::nullopt;
    const auto found = find(reader, Id<ContractLine>{*line});
    const auto contract = find(reader, found->contract_id);
    return Agreed{*contract, *found};
}

Date earliest_delivery(const Contract& contract, Date day) {
    Date at = day + static_cast<int>(contract.lead_days);
    const auto days = weekdays_of(contract.delivery_days);
    if (!days || days->empty()) return at;
    while (std::find(days->begin(), days->end(), weekday(at)) == days->end()) at = at + 1;
    return at;
}

UnitPrice market_price(Reader& reader, Id<materials::Item> item, Date day) {
    return {
        reader
            .integer("SELECT price FROM purchasing_market_price WHERE item_id = ? AND from_on <= ? ORDER BY from_on "
                     "DESC LIMIT 1",
                     {item.value, std::int64_t{day.days}})
            .value_or(0)};
}

Result<Quantity> holds(const materials::Item& item, std::string_view unit) {
    constexpr Quantity one{1000};
    if (unit.empty() || unit == item.unit) return one;
    return materials::in_base_units(item, one, unit);
}

UnitPrice price_of(UnitPrice base, Quantity holds) {
    return multiply_round<UnitPrice::scale>(base, holds, Rounding::half_up).value_or(UnitPrice{});
}

}  // namespace zs::purchasing
