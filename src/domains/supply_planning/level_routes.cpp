// Routes of levels. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/messaging/messaging.h"
#include "domains/supply_planning/level_view.h"
#include "domains/supply_planning/levels.h"
#include "domains/supply_planning/routes.h"
#include "platform/module/exchange.h"

namespace zs::supply_planning {
namespace {

using http::Context;
using http::Response;

constexpr int periods_shown = 52;
constexpr int periods_ahead = 8;

Result<Response> list_levels(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<LevelRow>(), materials::visible_stores(context.actor));
}
Result<Response> export_levels(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<LevelRow>(), materials::visible_stores(context.actor));
}

/// `"name":[["2026-11-02","12.5"],…]` of values that begin on these days.
template <class DayOf>
void append_points(std::string& out, std::string_view name, const std::vector<double>& values, const DayOf& day_of) {
    json::append_key(out, name);
    out += '[';
    for (std::size_t i = 0; i < values.size(); ++i)
        out += fmt::format(R"({}["{}",{:.3f}])", i == 0 ? "" : ",", to_text(day_of(i)), values[i]);
    out += ']';
}

/// Use by period and the forecast, each dated by the first day of its period.
void append_use(std::string& out, const StoreUse& use, const Level& level, Reader& reader) {
    Rules rules = rules_of(reader);
    rules.period = level.period;
    const double period = days_of(level.period);
    auto known = use.periods(period);
    const Date today = materials::today(reader);
    if (known.size() > periods_shown) known.erase(known.begin(), known.end() - periods_shown);
    const auto begin = [&](double index) { return today + static_cast<int>(index * period); };
    append_points(out, "use", known,
                  [&](std::size_t i) { return begin(static_cast<double>(i) - static_cast<double>(known.size())); });
    const auto expected = expect(use, rules, level.wait_days, periods_ahead);
    const auto ahead = [&](std::size_t i) { return begin(static_cast<double>(i)); };
    append_points(out, "forecast", expected ? expected->forecast.mean : std::vector<double>{}, ahead);
    append_points(out, "lower", expected ? expected->forecast.lower : std::vector<double>{}, ahead);
    append_points(out, "upper", expected ? expected->forecast.upper : std::vector<double>{}, ahead);
}

/// Stock at the evenings, going back from what is there now.
void append_stock(std::string& out, Reader& reader, const Level& level, Quantity on_hand) {
    constexpr int days = 120;
    const Zone zone = catalog::calendar(reader)->zone();
    const Date today = materials::today(reader);
    std::map<std::int32_t, std::int64_t> changes;
    reader.query(
        "SELECT at, quantity FROM materials_entry WHERE item_id = ? AND at >= ? AND account = 'store' AND place_id = ?",
        {level.item_id.value, start_of_day(today + -days, zone).unix_ms, level.store_id.value},
        [&](const Row& row) { changes[local_date({row.integer(0)}, zone).days] += row.integer(1); });
    std::vector<double> evenings;
    std::int64_t there = on_hand.units;
    for (Date day = today; today - day < days; day = day + -1) {
        evenings.push_back(units(there));
        if (const auto change = changes.find(day.days); change != changes.end()) there -= change->second;
    }
    const std::vector<double> in_order(evenings.rbegin(), evenings.rend());
    append_points(out, "stock", in_order, [&](std::size_t i) { return today + (static_cast<int>(i) - days + 1); });
}

Result<Response> get_level(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const Level level, load(reader, Id<Level>{id}));
    ZS_TRY_ASSIGN(const auto store, materials::load_visible_store(reader, context.actor, level.store_id.value));
    ZS_TRY_ASSIGN(const auto facts, materials::item_facts(reader, level.item_id));
    const Date today = materials::today(reader);
    const Shelf shelf{level.item_id.value, level.store_id.value};
    const auto there = positions(reader, today, shelf.item_id);
    const auto found = there.find(shelf);
    const Position position = found == there.end() ? Position{} : found->second;
    const auto row = select_one<LevelRow>(reader, "WHERE k.id = ?", {id});
    std::string out = "{\"row\":" + to_json(*row) + ",\"level\":" + to_json(level) + ",\"sentences\":[";
    const auto words = messaging::vocabulary();
    for (const auto& sentence : explain(level, facts->item, *store, position, words->texts, context.actor.language)) {
        if (out.back() != '[') out += ',';
        json::append_string(out, sentence);
    }
    out += ']';
    auto uses = use_by_day(reader, today, rules_of(reader).history_days, shelf.item_id);
    append_use(out, uses[shelf], level, reader);
    append_stock(out, reader, level, position.on_hand);
    return http::ok(out + "}");
}

}  // namespace

http::Routes level_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.permission = "supply_planning.view";
        route.scope = "campus, department of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/supply-planning/levels",
         .summary = "List order points and quantities of items in stores, against what is there",
         .read = list_levels,
         .output = &table_of<LevelRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/supply-planning/levels/export",
         .summary = "Levels as xlsx, filtered like the list",
         .read = export_levels});
    add({.method = get,
         .path = "/api/v1/supply-planning/levels/{id}",
         .summary = "One level explained: sentences, use and forecast by period, stock",
         .read = get_level});
    return routes;
}

}  // namespace zs::supply_planning
