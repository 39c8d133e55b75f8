// Routes of classes. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/supply_planning/class_views.h"
#include "domains/supply_planning/routes.h"
#include "platform/module/exchange.h"

namespace zs::supply_planning {
namespace {

using http::Context;
using http::Response;

template <class Row>
Result<Response> list_all(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Row>());
}
template <class Row>
Result<Response> export_all(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<Row>(), {});
}

/// Number of items, value used within the year and mean stock of each cell ABC × VED.
Result<Response> matrix(Context&, Reader& reader) {
    std::string out = "{\"cells\":[";
    reader.query(
        "SELECT abc, ved, COUNT(*), CAST(SUM(issued_value) AS BIGINT), CAST(SUM(mean_value) AS BIGINT), "
        "MIN(attention), CAST(SUM(CASE WHEN fsn = 'dead' THEN 1 ELSE 0 END) AS BIGINT) FROM "
        "supply_planning_item_class GROUP BY abc, ved ORDER BY abc, ved",
        {}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += '{';
            json::append_text(out, "abc", row.text(0));
            json::append_text(out, "ved", row.text(1));
            out += fmt::format(R"(,"items":{},"used":"{}","stock":"{}","attention":{},"dead":{}}})", row.integer(2),
                               decimal_text(row.integer(3), Money::scale), decimal_text(row.integer(4), Money::scale),
                               row.integer(5), row.integer(6));
        });
    const auto day = reader.integer("SELECT MAX(computed_on) FROM supply_planning_item_class");
    out += "],\"computed_on\":";
    out += day ? fmt::format("\"{}\"", to_text(Date{static_cast<std::int32_t>(*day)})) : "null";
    const auto changes =
        day ? reader.integer("SELECT COUNT(*) FROM supply_planning_class_change WHERE changed_on = ?", {*day}) : 0;
    return http::ok(out + fmt::format(",\"changes\":{}}}", changes.value_or(0)));
}

}  // namespace

http::Routes class_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.permission = "supply_planning.view";
        route.scope = "none: the hospital's catalogue";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/supply-planning/classes",
         .summary = "List items with their classes and the year's figures",
         .read = list_all<ItemClassRow>,
         .output = &table_of<ItemClassRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/supply-planning/classes/export",
         .summary = "Classes as xlsx, filtered like the list",
         .read = export_all<ItemClassRow>});
    add({.method = get,
         .path = "/api/v1/supply-planning/classes/changes",
         .summary = "List what changed, when and why",
         .read = list_all<ClassChangeRow>,
         .output = &table_of<ClassChangeRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/supply-planning/classes/changes/export",
         .summary = "Changes as xlsx, filtered like the list",
         .read = export_all<ClassChangeRow>});
    add({.method = get,
         .path = "/api/v1/supply-planning/classes/matrix",
         .summary = "Items, value used and mean stock by ABC and VED",
         .read = matrix});
    return routes;
}

}  // namespace zs::supply_planning
