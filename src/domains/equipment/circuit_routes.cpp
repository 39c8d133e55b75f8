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
    ZS_TRY_ASSIGN(auto query, parse_list_query(table_of<CircuitRow>(), context.request.query));
    ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<CircuitRow>(), query, of_circuits(context.actor)));
    return http::ok(std::move(page.json));
}

Result<Response> list_appliances(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(auto query, parse_list_query(table_of<ApplianceRow>(), context.request.query));
    ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<ApplianceRow>(), query, of_appliances(context.actor)));
    return http::ok(std::move(page.json));
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
