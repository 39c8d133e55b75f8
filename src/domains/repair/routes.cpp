// Routes of repair for people who are logged in. The table first, then handlers.
#include "domains/repair/routes.h"

#include <fmt/format.h>

#include "domains/repair/commands.h"
#include "domains/repair/photos.h"
#include "domains/repair/service.h"
#include "domains/repair/views.h"
#include "platform/module/exchange.h"

namespace zs::repair {
namespace {

using http::Context;
using http::Response;

/// Visible orders; with ?mine=true only one's own work.
Restriction wanted_orders(const Context& context) {
    return context.request.query_value("mine") == "true" ? own_orders(context.actor) : visible_orders(context.actor);
}

Result<Response> list_orders(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<OrderRow>(), wanted_orders(context), {"mine"});
}

Result<Response> export_orders(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<OrderRow>(), wanted_orders(context), {"mine"});
}

Response order_response(Reader& reader, const Actor& actor, const WorkOrder& order, int status = 200) {
    Response response = http::ok(order_json(reader, actor, order));
    response.status = status;
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
    ReportFacts facts;
    facts.source = input.source.value_or(Source::ward);
    if (facts.source != Source::phone && facts.source != Source::ward && facts.source != Source::proactive)
        return fail_field("source", "field.not_one_of", {{"options", "phone, ward, proactive"}});
    facts.room_id = {input.room_id};
    facts.fault_id = input.fault_id;
    facts.department_id = input.department_id;
    facts.impact = input.impact;
    facts.title = input.title;
    facts.description = input.description;
    facts.device_name = input.device_name;
    facts.device_id = input.device_id;
    facts.device_down = input.device_down.value_or(false);
    facts.reporter_name = input.reporter_name.empty() ? context.actor.name : input.reporter_name;
    facts.reporter_phone = input.reporter_phone;
    ZS_TRY_ASSIGN(facts.photos, photo_list(input.photos.text, "photos"));
    ZS_TRY_ASSIGN(const auto order, report(transaction, context.actor, facts));
    return order_response(transaction, context.actor, order, 201);
}

Result<Response> take_action(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<OrderAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<ActionInput>());
    ZS_TRY_ASSIGN(const auto order, act(transaction, context.actor, {id}, *action, input));
    return order_response(transaction, context.actor, order);
}

Result<Response> rate_order(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<RatingInput>());
    ZS_TRY_ASSIGN(auto order, load_visible(transaction, context.actor, {id}));
    ZS_TRY_ASSIGN(order, rate(transaction, context.actor, std::move(order), input, ConfirmedBy::department));
    return order_response(transaction, context.actor, order);
}

}  // namespace

http::Routes work_order_routes() {
    using enum http::Method;
    http::Routes routes;
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/work-orders",
                      .permission = "repair.view",
                      .summary = "List work orders",
                      .read = list_orders,
                      .output = &table_of<OrderRow>(),
                      .page = true,
                      .scope = "campus, department, crew, vendor of the order; own and reported orders"});
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/work-orders/export",
                      .permission = "repair.view",
                      .summary = "Work orders as xlsx, filtered like the list",
                      .read = export_orders,
                      .scope = "campus, department, crew, vendor of the order; own and reported orders"});
    routes.push_back({.method = post,
                      .path = "/api/v1/repair/work-orders",
                      .permission = "repair.report",
                      .summary = "Open a work order (telephone, ward, proactive)",
                      .write = create_order,
                      .input = &table_of<NewOrder>(),
                      .output = &table_of<WorkOrder>(),
                      .scope = "any room of the hospital"});
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/work-orders/{id}",
                      .permission = "repair.view",
                      .summary = "One work order with timeline, photos, parts and allowed actions",
                      .read = get_order,
                      .output = &table_of<WorkOrder>(),
                      .scope = "as the list"});
    routes.push_back({.method = post,
                      .path = "/api/v1/repair/work-orders/{id}/actions/{action}",
                      .permission = "repair.view",
                      .summary = "Take a step of the workflow",
                      .write = take_action,
                      .input = &table_of<ActionInput>(),
                      .output = &table_of<WorkOrder>(),
                      .scope = "as the list; each step has its own permission and duty"});
    routes.push_back({.method = post,
                      .path = "/api/v1/repair/work-orders/{id}/rating",
                      .permission = "repair.confirm",
                      .summary = "Rate a restored order",
                      .write = rate_order,
                      .input = &table_of<RatingInput>(),
                      .output = &table_of<WorkOrder>(),
                      .scope = "department of the order"});
    return routes;
}

}  // namespace zs::repair
