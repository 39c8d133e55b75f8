// Circuits with the sum of what hangs on them, and the appliances of each department.
#include "domains/equipment/circuit_views.h"
#include "domains/equipment/routes.h"
#include "platform/module/exchange.h"

namespace zs::equipment {
namespace {

using http::Context;
using http::Response;

Restriction of_circuits(const Actor& actor) { return scope_restriction(actor, {.department = "c.department_id"}); }
Restriction of_appliances(const Actor& actor) { return scope_restriction(actor, {.department = "a.department_id"}); }

Result<Response> list_circuits(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<CircuitRow>(), of_circuits(context.actor));
}

Result<Response> list_appliances(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<ApplianceRow>(), of_appliances(context.actor));
}

}  // namespace

http::Routes circuit_routes() {
    using enum http::Method;
    http::Routes routes;
    routes.push_back({.method = get,
                      .path = "/api/v1/equipment/load/circuits",
                      .permission = "equipment.view",
                      .summary = "Circuits with rated and registered load",
                      .read = list_circuits,
                      .output = &table_of<CircuitRow>(),
                      .page = true,
                      .scope = "department of the circuit"});
    routes.push_back({.method = get,
                      .path = "/api/v1/equipment/load/appliances",
                      .permission = "equipment.view",
                      .summary = "High-power appliances of the departments",
                      .read = list_appliances,
                      .output = &table_of<ApplianceRow>(),
                      .page = true,
                      .scope = "department of the appliance"});
    return routes;
}

}  // namespace zs::equipment
