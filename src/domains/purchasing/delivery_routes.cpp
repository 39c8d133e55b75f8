// Routes of deliveries. The table last, handlers first.
#include <fmt/format.h>

#include "domains/purchasing/delivery_service.h"
#include "domains/purchasing/delivery_views.h"
#include "domains/purchasing/papers.h"
#include "domains/purchasing/routes.h"
#include "platform/module/exchange.h"

namespace zs::purchasing {
namespace {

using http::Context;
using http::Response;

Result<Response> list_deliveries(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<DeliveryRow>(), visible_orders(context.actor));
}

Result<Response> export_deliveries(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<DeliveryRow>(), visible_orders(context.actor));
}

Result<Response> get_delivery(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto delivery, load_visible(reader, context.actor, Id<Delivery>{id}));
    return versioned(delivery_json(reader, context.actor, delivery), delivery.version);
}

Result<Response> print_delivery(Services& services, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto delivery, load_visible(reader, context.actor, Id<Delivery>{id}));
    ZS_TRY_ASSIGN(auto pdf, delivery_paper(reader, services, context.actor, delivery));
    return pdf_answer(std::move(pdf), delivery.number);
}

Result<Response> new_delivery(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<NewDelivery>());
    ZS_TRY_ASSIGN(const auto delivery, announce(transaction, context.actor, Id<Order>{id}, input));
    return http::created(delivery_json(transaction, context.actor, delivery));
}

Result<Response> step_delivery(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<DeliveryAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<DeliveryInput>());
    ZS_TRY_ASSIGN(const auto delivery, act(transaction, context.actor, Id<Delivery>{id}, *action, input));
    return versioned(delivery_json(transaction, context.actor, delivery), delivery.version);
}

Result<Response> list_bought(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<BoughtRow>(), visible_orders(context.actor));
}

Result<Response> export_bought(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<BoughtRow>(), visible_orders(context.actor));
}

}  // namespace

http::Routes delivery_routes(Services& services) {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus of the store; suppliers their own";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/purchasing/deliveries",
         .permission = "purchasing.orders",
         .summary = "List deliveries",
         .read = list_deliveries,
         .output = &table_of<DeliveryRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/purchasing/deliveries/export",
         .permission = "purchasing.orders",
         .summary = "Deliveries as xlsx, filtered like the list",
         .read = export_deliveries});
    add({.method = get,
         .path = "/api/v1/purchasing/deliveries/{id}",
         .permission = "purchasing.orders",
         .summary = "A delivery with its lines and what acceptance asks for",
         .read = get_delivery,
         .output = &table_of<Delivery>()});
    add({.method = get,
         .path = "/api/v1/purchasing/deliveries/{id}/paper",
         .permission = "purchasing.orders",
         .summary = "The acceptance form as PDF",
         .read = [&services](Context& context, Reader& reader) { return print_delivery(services, context, reader); }});
    add({.method = post,
         .path = "/api/v1/purchasing/orders/{id}/deliveries",
         .permission = "purchasing.orders",
         .summary = "Announce a delivery: its supplier or a storekeeper",
         .write = new_delivery,
         .input = &table_of<NewDelivery>(),
         .output = &table_of<Delivery>()});
    add({.method = post,
         .path = "/api/v1/purchasing/deliveries/{id}/actions/{action}",
         .permission = "purchasing.orders",
         .summary = "Take a step: inspect, accept into stock, refuse, cancel",
         .write = step_delivery,
         .input = &table_of<DeliveryInput>(),
         .output = &table_of<Delivery>()});
    add({.method = get,
         .path = "/api/v1/purchasing/bought",
         .permission = "purchasing.view",
         .summary = "Lines of inspected deliveries with prices, market prices and savings",
         .read = list_bought,
         .output = &table_of<BoughtRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/purchasing/bought/export",
         .permission = "purchasing.view",
         .summary = "The same as xlsx",
         .read = export_bought});
    return routes;
}

}  // namespace zs::purchasing
