// Routes of orders. The table last, handlers first.
#include <fmt/format.h>

#include "domains/purchasing/order_views.h"
#include "domains/purchasing/papers.h"
#include "domains/purchasing/routes.h"
#include "platform/module/exchange.h"

namespace zs::purchasing {
namespace {

using http::Context;
using http::Response;

Result<Response> list_orders(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<OrderRow>(), visible_orders(context.actor));
}

Result<Response> export_orders(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<OrderRow>(), visible_orders(context.actor));
}

Result<Response> get_order(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto order, load_visible(reader, context.actor, Id<Order>{id}));
    return versioned(order_json(reader, context.actor, order), order.version);
}

Result<Response> print_order(Services& services, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto order, load_visible(reader, context.actor, Id<Order>{id}));
    ZS_TRY_ASSIGN(auto pdf, order_paper(reader, services, context.actor, order));
    return pdf_answer(std::move(pdf), order.number);
}

Result<Response> new_order(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<Draft>());
    ZS_TRY_ASSIGN(const auto order, draft(transaction, context.actor, input));
    return http::created(order_json(transaction, context.actor, order));
}

Result<Response> change_order(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<OrderChange>());
    ZS_TRY_ASSIGN(const auto order, change(transaction, context.actor, Id<Order>{id}, input));
    return versioned(order_json(transaction, context.actor, order), order.version);
}

Result<Response> step_order(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<OrderAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<OrderInput>());
    ZS_TRY_ASSIGN(const auto order, act(transaction, context.actor, Id<Order>{id}, *action, input));
    return versioned(order_json(transaction, context.actor, order), order.version);
}

}  // namespace

http::Response versioned(std::string json, std::int64_t version) {
    Response response = http::ok(std::move(json));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", version));
    return response;
}

http::Response pdf_answer(std::string pdf, const std::string& name) {
    return {200,
            "application/pdf",
            std::move(pdf),
            {{"Content-Disposition", fmt::format("inline; filename=\"{}.pdf\"", name)}},
            {}};
}

http::Routes order_routes(Services& services) {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus of the store; suppliers their own that were sent";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/purchasing/orders",
         .permission = "purchasing.orders",
         .summary = "List purchase orders",
         .read = list_orders,
         .output = &table_of<OrderRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/purchasing/orders/export",
         .permission = "purchasing.orders",
         .summary = "Purchase orders as xlsx, filtered like the list",
         .read = export_orders});
    add({.method = get,
         .path = "/api/v1/purchasing/orders/{id}",
         .permission = "purchasing.orders",
         .summary = "An order with its lines and deliveries",
         .read = get_order,
         .output = &table_of<Order>()});
    add({.method = get,
         .path = "/api/v1/purchasing/orders/{id}/paper",
         .permission = "purchasing.orders",
         .summary = "The order as PDF, with amounts in capitals and boxes to sign in",
         .read = [&services](Context& context, Reader& reader) { return print_order(services, context, reader); }});
    add({.method = post,
         .path = "/api/v1/purchasing/orders",
         .permission = "purchasing.order",
         .summary = "Write an order; it waits for approval",
         .write = new_order,
         .input = &table_of<Draft>(),
         .output = &table_of<Order>()});
    add({.method = put,
         .path = "/api/v1/purchasing/orders/{id}",
         .permission = "purchasing.order",
         .summary = "Replace the lines of a draft",
         .write = change_order,
         .input = &table_of<OrderChange>(),
         .output = &table_of<Order>()});
    add({.method = post,
         .path = "/api/v1/purchasing/orders/{id}/actions/{action}",
         .permission = "purchasing.orders",
         .summary = "Take a step of the workflow",
         .write = step_order,
         .input = &table_of<OrderInput>(),
         .output = &table_of<Order>()});
    return routes;
}

}  // namespace zs::purchasing
