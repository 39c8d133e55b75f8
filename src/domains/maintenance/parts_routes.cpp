// Parts of the stores on a maintenance order: drawn by scan or search, brought back. The table last, handlers first.
#include <fmt/format.h>

#include "domains/maintenance/routes.h"
#include "domains/maintenance/service.h"
#include "domains/materials/materials.h"

namespace zs::maintenance {
namespace {

using http::Context;
using http::Response;

materials::Work work_of(const Order& order) {
    return {"maintenance", order.id.value, order.number, order.department_id};
}

/// Parts belong to an order that somebody works on, or has just finished.
Status check_under_way(const Order& order) {
    if (order.state == OrderState::excluded) return fail(Code::conflict, "maintenance.parts_not_now");
    return {};
}

Result<Response> get_parts(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto order, load_visible(reader, context.actor, Id<Order>{id}));
    return http::ok(materials::parts_json(reader, work_of(order)));
}

using Mover = Result<materials::Moved> (*)(Transaction&, const Actor&, const materials::Work&,
                                           const materials::MovementInput&);

/// Moves the parts and keeps the order's cost: what is drawn is added, what comes back is taken off.
template <Mover mover>
Result<Response> move_parts(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<materials::MovementInput>());
    lock(transaction, Id<Order>{id});
    ZS_TRY_ASSIGN(const Order order, load_visible(transaction, context.actor, Id<Order>{id}));
    ZS_TRY(check_under_way(order));
    const Money before = materials::parts_value(transaction, "maintenance", id);
    ZS_TRY_ASSIGN(const auto moved, mover(transaction, context.actor, work_of(order), input));
    if (!moved.repeated) {
        // Its version stays: whoever is about to finish it on his phone has not been overtaken.
        const Money cost = order.parts_cost + (materials::parts_value(transaction, "maintenance", id) - before);
        transaction.execute("UPDATE maintenance_order SET parts_cost = ? WHERE id = ?", {cost.units, id});
    }
    return http::created(materials::parts_json(transaction, work_of(order)));
}

}  // namespace

http::Routes parts_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "as the order";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/maintenance/orders/{id}/parts",
         .permission = "maintenance.view",
         .summary = "Parts that the order has of the stores, with their documents",
         .read = get_parts});
    add({.method = post,
         .path = "/api/v1/maintenance/orders/{id}/parts",
         .permission = "materials.draw",
         .summary = "Draw parts of a store on the order",
         .write = move_parts<materials::draw_parts>,
         .input = &table_of<materials::MovementInput>()});
    add({.method = post,
         .path = "/api/v1/maintenance/orders/{id}/parts/return",
         .permission = "materials.draw",
         .summary = "Bring parts of the order back to a store",
         .write = move_parts<materials::return_parts>,
         .input = &table_of<materials::MovementInput>()});
    return routes;
}

}  // namespace zs::maintenance
