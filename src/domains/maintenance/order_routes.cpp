// Routes of maintenance orders. The table last, handlers first.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/maintenance/routes.h"
#include "domains/maintenance/service.h"
#include "domains/maintenance/views.h"
#include "platform/module/exchange.h"

namespace zs::maintenance {
namespace {

using http::Context;
using http::Response;

Result<Response> list_orders(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<OrderRow>(), visible_orders(context.actor));
}

Result<Response> export_orders(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<OrderRow>(), visible_orders(context.actor));
}

Response order_response(Reader& reader, const Actor& actor, const Order& order) {
    Response response = http::ok(order_json(reader, actor, order));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", order.version));
    return response;
}

Result<Response> get_order(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto order, load_visible(reader, context.actor, {id}));
    return order_response(reader, context.actor, order);
}

Result<Response> create_order(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewOrder>());
    ZS_TRY_ASSIGN(const auto order, open_order(transaction, context.actor, input));
    return http::created(order_json(transaction, context.actor, order));
}

Result<Response> take_action(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<OrderAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<OrderInput>());
    ZS_TRY_ASSIGN(const auto order, act(transaction, context.actor, {id}, *action, input));
    return order_response(transaction, context.actor, order);
}

/// Whole orders that the caller can do now, due within the lead time: what a phone keeps for the cellar. Those that
/// name him first.
Result<Response> mine(Context& context, Reader& reader) {
    const auto& actor = context.actor;
    const Date today = local_date(reader.now(), catalog::calendar(reader)->zone());
    auto scope = scope_restriction(actor, {.crew = "o.crew_id", .vendor = "o.vendor_id"});
    if (scope.sql.empty()) scope.sql = "1=1";
    scope.parameters.emplace_back(actor.person_id);
    scope.parameters.emplace_back(std::int64_t{today.days} + 7);
    scope.parameters.emplace_back(actor.person_id);
    constexpr std::int64_t shown_max = 60;
    scope.parameters.emplace_back(shown_max);
    std::vector<std::int64_t> ids;
    reader.query(
        fmt::format(
            "SELECT o.id FROM maintenance_order o WHERE o.state IN ('planned','working') AND ({} OR (o.person_id "
            "= ? AND o.person_id > 0)) AND COALESCE(o.planned_on, o.due_on) <= ? ORDER BY CASE WHEN o.person_id "
            "= ? THEN 0 ELSE 1 END, o.due_on, o.id LIMIT ?",
            scope.sql),
        scope.parameters, [&](const Row& row) { ids.push_back(row.integer(0)); });
    std::string out = "{\"items\":[";
    for (const auto id : ids) {
        ZS_TRY_ASSIGN(const auto order, load(reader, Id<Order>{id}));
        out += (out.back() == '[' ? "" : ",") + order_json(reader, actor, order);
    }
    return http::ok(out + "]}");
}

/// What this device has had and will have: its plans by the manual and its newest orders.
Result<Response> of_device(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto device, equipment::load_visible(reader, context.actor, {id}));
    std::string out = "{\"activities\":";
    append_json_array(out,
                      select<Activity>(reader, "WHERE type_id = ? AND active = 1 ORDER BY id", {device.type_id.value}));
    out += ",\"readings\":";
    append_json_array(out, select<Reading>(reader, "WHERE device_id = ? ORDER BY counter", {id}));
    out += ",\"orders\":";
    append_json_array(out, select<Order>(reader, "WHERE device_id = ? ORDER BY due_on DESC, id DESC LIMIT 24", {id}));
    return http::ok(out + "}");
}

/// Open orders by nearness, for the head of the board.
Result<Response> summary(Context& context, Reader& reader) {
    const auto scope = visible_orders(context.actor);
    const std::string where = scope.sql.empty() ? "" : " AND " + scope.sql;
    const std::int64_t today = local_date(reader.now(), catalog::calendar(reader)->zone()).days;
    const auto count = [&](std::string_view condition) {
        return reader
            .integer(fmt::format("SELECT COUNT(*) FROM maintenance_order o WHERE o.state IN ('planned','working') AND "
                                 "{}{}",
                                 condition, where),
                     scope.parameters)
            .value_or(0);
    };
    return http::ok(fmt::format(R"({{"overdue":{},"window":{},"today":{},"week":{},"later":{},"unassigned":{}}})",
                                count("o.overdue = 1"), count(fmt::format("o.overdue = 0 AND o.due_on < {}", today)),
                                count(fmt::format("o.due_on = {}", today)),
                                count(fmt::format("o.due_on > {} AND o.due_on <= {}", today, today + 7)),
                                count(fmt::format("o.due_on > {}", today + 7)), count("o.person_id = 0")));
}

}  // namespace

http::Routes order_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, department, crew, vendor of the order, or named in it";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/maintenance/orders",
         .permission = "maintenance.view",
         .summary = "List maintenance orders",
         .read = list_orders,
         .output = &table_of<OrderRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/maintenance/orders/export",
         .permission = "maintenance.view",
         .summary = "Maintenance orders as xlsx, filtered like the list",
         .read = export_orders});
    add({.method = get,
         .path = "/api/v1/maintenance/summary",
         .permission = "maintenance.view",
         .summary = "Open maintenance orders by nearness",
         .read = summary});
    add({.method = get,
         .path = "/api/v1/maintenance/mine",
         .permission = "maintenance.work",
         .summary = "Whole orders that the caller can do now",
         .read = mine});
    add({.method = get,
         .path = "/api/v1/maintenance/devices/{id}",
         .permission = "maintenance.view",
         .summary = "What a device has had and will have",
         .read = of_device});
    add({.method = get,
         .path = "/api/v1/maintenance/orders/{id}",
         .permission = "maintenance.view",
         .summary = "One maintenance order",
         .read = get_order,
         .output = &table_of<Order>()});
    add({.method = post,
         .path = "/api/v1/maintenance/orders",
         .permission = "maintenance.plan",
         .summary = "Open an order by condition or ahead of its day",
         .write = create_order,
         .input = &table_of<NewOrder>(),
         .output = &table_of<Order>()});
    add({.method = post,
         .path = "/api/v1/maintenance/orders/{id}/actions/{action}",
         .permission = "maintenance.view",
         .summary = "Take a step of the workflow",
         .write = take_action,
         .input = &table_of<OrderInput>(),
         .output = &table_of<Order>()});
    return routes;
}

}  // namespace zs::maintenance
