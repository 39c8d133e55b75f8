// Levels: rules of today, what is learned of suppliers, the computation for all stores and items.
#include "domains/supply_planning/levels.h"

#include <cmath>

#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"

namespace zs::supply_planning {
namespace {

using replenishment::LeadTime;
using replenishment::LeadTimePrior;
using replenishment::LearnedRule;

constexpr double vital_promise_min = 0.99;
constexpr double deliveries_half_life_days = 365;
constexpr double deliveries_read_days = 730;

Quantity whole_up(double units, bool divisible) {
    constexpr double thousandths = 1000;
    const double value = divisible ? units : std::ceil(units - 1e-9);
    return {static_cast<std::int64_t>(std::ceil(std::max(0.0, value) * thousandths - 1e-6))};
}

BoundBy bound_of(replenishment::Binding binding) {
    using replenishment::Binding;
    switch (binding) {
        case Binding::economic:
            return BoundBy::economic;
        case Binding::pack:
            return BoundBy::pack;
        case Binding::minimum:
            return BoundBy::minimum;
        case Binding::shelf_life:
            return BoundBy::shelf_life;
        case Binding::cover_max:
            return BoundBy::cover_max;
        case Binding::cover_min:
            return BoundBy::cover_min;
    }
    return BoundBy::none;
}

/// Everything of the catalogue that the computation asks for, read once.
struct Facts {
    std::map<std::int64_t, materials::Item> items;
    std::map<std::int64_t, materials::Store> stores;
    std::map<std::int64_t, UnitPrice> paid;  // for one base unit, by the newest receipt
};
Facts read_facts(Reader& reader) {
    Facts facts;
    for (auto& item : select<materials::Item>(reader, "WHERE active = 1")) facts.items.emplace(item.id.value, item);
    for (auto& store : select<materials::Store>(reader, "WHERE active = 1"))
        facts.stores.emplace(store.id.value, store);
    reader.query(
        "SELECT e.item_id, e.quantity, e.value FROM materials_entry e JOIN (SELECT x.item_id, MAX(x.id) AS id FROM "
        "materials_entry x WHERE x.account = 'supplier' AND x.quantity < 0 AND x.value < 0 GROUP BY x.item_id) n ON "
        "n.id = e.id",
        {}, [&](const Row& row) {
            facts.paid[row.integer(0)] = materials::valuation::unit_price({{-row.integer(1)}, {-row.integer(2)}});
        });
    return facts;
}

Level level_of(const Shelf& shelf, const StoreUse& use, const Expected& expected, const LeadTime& lead,
               const Rules& rules, const Facts& facts, const ItemTerms& terms) {
    const auto& item = facts.items.at(shelf.item_id);
    const auto paid = facts.paid.find(shelf.item_id);
    Level level;
    level.item_id = {shelf.item_id};
    level.store_id = {shelf.store_id};
    level.period = rules.period;
    level.price = paid != facts.paid.end() && paid->second.units > 0 ? paid->second : item.price;
    const auto service = service_of(rules, item.ved, item.abc);
    replenishment::LevelsInput input;
    input.use_per_day = expected.per_day;
    input.variance_per_day = expected.variance_per_day;
    input.wait = lead.wait;
    input.price = static_cast<double>(level.price.units) / 10'000;
    input.pack = units(terms.pack.units);
    input.shelf_life_days = static_cast<double>(terms.shelf_life_days);
    input.service = service;
    const auto explained = replenishment::explain_levels(input, rules.learned);
    std::size_t begin = 0;
    while (begin < use.days.size() && use.days[begin] == 0) ++begin;
    level.history_days = static_cast<std::int64_t>(use.days.size() - begin);
    double used = 0;
    for (const double day : use.days) used += day;
    level.used = {static_cast<std::int64_t>(std::llround(std::max(0.0, used) * 1000))};
    level.method = expected.forecast.method;
    level.use_per_day = expected.per_day;
    level.sd_per_day = std::sqrt(expected.variance_per_day);
    level.wait_days = lead.wait.days;
    level.wait_sd_days = lead.wait.sd_days;
    level.deliveries = lead.weight;
    level.service = service.level;
    if (expected.per_day <= 0) return level;
    level.order_point = whole_up(explained.levels.order_point, item.divisible);
    level.quantity = whole_up(explained.quantity.units, item.divisible);
    level.order_up_to = level.order_point + level.quantity;
    level.safety = whole_up(std::max(0.0, explained.safety_stock), item.divisible);
    level.expected = whole_up(expected.per_day * lead.wait.days, item.divisible);
    level.binding = bound_of(explained.quantity.binding);
    return level;
}

}  // namespace

double days_of(Period period) { return period == Period::week ? 7.0 : 365.0 / 12; }

Rules rules_of(Reader& reader) {
    const auto known = catalog::parameters(reader);
    const auto real = [&](std::string_view code) {
        return known->real(fmt::format("supply_planning.{}", code), reader.now());
    };
    const auto promise = [&](std::string_view code) {
        return replenishment::Service{replenishment::Service::Kind::fill,
                                      std::min(0.9999, std::max(0.5, real(code) / 100))};
    };
    Rules rules;
    rules.learned.service = {promise("service.a"), promise("service.b"), promise("service.c")};
    rules.learned.vital_service = promise("service.vital");
    rules.learned.vital_service.level = std::max(vital_promise_min, rules.learned.vital_service.level);
    rules.learned.order_cost = real("order_cost");
    rules.learned.holding_rate_per_year = real("holding_rate") / 100;
    rules.learned.cover_days_min = real("cover_days_min");
    rules.learned.cover_days_max = real("cover_days_max");
    rules.period = known->text("supply_planning.period", reader.now()) == "month" ? Period::month : Period::week;
    rules.learned.period_days = days_of(rules.period);
    rules.learned.season = rules.period == Period::week ? 52 : 12;
    rules.ward_wait = {real("ward_days"), 0.5, 2, deliveries_half_life_days};
    return rules;
}

replenishment::Service service_of(const Rules& rules, materials::Ved ved, materials::Abc abc) {
    if (ved == materials::Ved::vital) return rules.learned.vital_service;
    if (abc == materials::Abc::a) return rules.learned.service[0];
    return abc == materials::Abc::b ? rules.learned.service[1] : rules.learned.service[2];
}

VendorTerms Terms::of_vendor(std::int64_t vendor) const {
    if (const auto found = vendors.find(vendor); found != vendors.end()) return found->second;
    VendorTerms terms;
    terms.vendor_id = {vendor};
    terms.lead_days = static_cast<std::int64_t>(prior.days);
    terms.lead_spread_days = static_cast<std::int64_t>(prior.sd_days);
    return terms;
}
ItemTerms Terms::of_item(std::int64_t item) const {
    if (const auto found = items.find(item); found != items.end()) return found->second;
    ItemTerms terms;
    terms.item_id = {item};
    return terms;
}

Terms read_terms(Reader& reader) {
    Terms terms;
    for (auto& one : select<VendorTerms>(reader, "WHERE active = 1")) terms.vendors.emplace(one.vendor_id.value, one);
    for (auto& one : select<ItemTerms>(reader, "ORDER BY id")) terms.items.emplace(one.item_id.value, one);
    const auto known = catalog::parameters(reader);
    terms.prior = {known->real("supply_planning.lead_days", reader.now()),
                   known->real("supply_planning.lead_spread_days", reader.now()), 2, deliveries_half_life_days};
    return terms;
}

std::map<std::int64_t, LeadTime> lead_times(Reader& reader, const Terms& terms, Date today) {
    constexpr double day_ms = 86'400'000;
    std::map<std::int64_t, std::vector<replenishment::Delivery>> deliveries;
    const Instant now = reader.now();
    reader.query(
        "SELECT p.vendor_id, p.decided_at, l.received_at FROM supply_planning_proposal_line l JOIN "
        "supply_planning_proposal p ON p.id = l.proposal_id WHERE p.kind = 'order' AND l.received_at IS NOT NULL AND "
        "l.received_at >= ?",
        {start_of_day(today + -static_cast<int>(deliveries_read_days), Zone{}).unix_ms}, [&](const Row& row) {
            deliveries[row.integer(0)].push_back({static_cast<double>(row.integer(2) - row.integer(1)) / day_ms,
                                                  static_cast<double>(now.unix_ms - row.integer(2)) / day_ms});
        });
    std::map<std::int64_t, LeadTime> learned;
    for (const auto& [vendor, one] : terms.vendors) deliveries[vendor];
    for (const auto& [vendor, known] : deliveries) {
        const auto agreed = terms.of_vendor(vendor);
        LeadTimePrior prior = terms.prior;
        prior.days = static_cast<double>(agreed.lead_days);
        prior.sd_days = static_cast<double>(agreed.lead_spread_days);
        learned.emplace(vendor, replenishment::learn_lead_time(known, prior));
    }
    return learned;
}

std::optional<Expected> expect(const StoreUse& use, const Rules& rules, double wait_days, int horizon) {
    const double period = days_of(rules.period);
    const auto periods = use.periods(period);
    if (periods.empty()) return std::nullopt;
    const int until = 1 + static_cast<int>(std::ceil(wait_days / period));
    auto forecast = demand::forecast(periods, {.horizon = std::max(horizon, until), .season = rules.learned.season});
    if (!forecast) return std::nullopt;
    Expected expected;
    for (int step = 0; step < until; ++step) {
        expected.per_day += forecast->mean[static_cast<std::size_t>(step)];
        expected.variance_per_day += std::pow(forecast->sd[static_cast<std::size_t>(step)], 2);
    }
    expected.per_day /= until * period;
    expected.variance_per_day /= until * period;
    if (forecast->method == "intermittent")
        expected.variance_per_day *= replenishment::fading(periods, expected.per_day * period);
    expected.forecast = *std::move(forecast);
    return expected;
}

std::vector<Level> compute_levels(Reader& reader) {
    const Date today = materials::today(reader);
    const Rules rules = rules_of(reader);
    const Terms terms = read_terms(reader);
    const auto learned = lead_times(reader, terms, today);
    const auto facts = read_facts(reader);
    const LeadTime unknown = replenishment::learn_lead_time({}, terms.prior);
    const LeadTime ward = replenishment::learn_lead_time({}, rules.ward_wait);
    std::vector<Level> levels;
    for (const auto& [shelf, use] : use_by_day(reader, today, rules.history_days)) {
        const auto item = facts.items.find(shelf.item_id);
        const auto store = facts.stores.find(shelf.store_id);
        if (item == facts.items.end() || store == facts.stores.end()) continue;
        const auto vendor = learned.find(item->second.vendor_id ? item->second.vendor_id->value : 0);
        const LeadTime& lead = store->second.kind == materials::StoreKind::ward ? ward
                               : vendor == learned.end()                        ? unknown
                                                                                : vendor->second;
        const auto expected = expect(use, rules, lead.wait.days);
        if (!expected) continue;
        levels.push_back(level_of(shelf, use, *expected, lead, rules, facts, terms.of_item(shelf.item_id)));
    }
    return levels;
}

Status keep_levels(Transaction& transaction, std::vector<Level> levels) {
    std::map<Shelf, std::int64_t> known;
    transaction.query("SELECT id, item_id, store_id FROM supply_planning_level", {}, [&](const Row& row) {
        known[{row.integer(1), row.integer(2)}] = row.integer(0);
    });
    for (auto& level : levels) {
        level.computed_at = transaction.now();
        const auto found = known.find({level.item_id.value, level.store_id.value});
        if (found == known.end()) {
            insert(transaction, level);
            continue;
        }
        level.id = {found->second};
        known.erase(found);
        ZS_TRY(update(transaction, level));
    }
    for (const auto& gone : known) erase(transaction, Id<Level>{gone.second});
    return {};
}

}  // namespace zs::supply_planning
