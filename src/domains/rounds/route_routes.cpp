// Routes of routes and their points. The table last, handlers first.
#include <fmt/format.h>

#include "domains/rounds/routes.h"
#include "domains/rounds/service.h"

namespace zs::rounds {
namespace {

using http::Context;
using http::Response;

Restriction visible_routes(const Actor& actor) {
    return scope_restriction(actor, {.campus = "campus_id", .crew = "crew_id"});
}

Result<Response> list_routes(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Route>(), visible_routes(context.actor));
}

Result<std::string> route_json(Reader& reader, const Actor& actor, Id<Route> id) {
    ZS_TRY_ASSIGN(const Route route, load(reader, id));
    if (!in_scope(actor, {.campus_id = route.campus_id, .crew_id = route.crew_id.value}))
        return fail(Code::not_found, "entity.not_found");
    std::string out = to_json(route);
    out.pop_back();
    out += ",\"points\":";
    append_json_array(out, select<Point>(reader, "WHERE route_id = ? AND active = 1 ORDER BY position", {id.value}));
    return out + "}";
}

Result<Response> get_route(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto json, route_json(reader, context.actor, {id}));
    return http::ok(std::move(json));
}

Result<Response> create_route(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto route, context.create<Route>());
    ZS_TRY_ASSIGN(route, add_route(transaction, context.actor, std::move(route)));
    return http::created(to_json(route));
}

Result<Response> patch_route(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto body, context.body());
    ZS_TRY_ASSIGN(const auto route, change_route(transaction, context.actor, {id}, body));
    return http::ok(to_json(route));
}

Result<Response> put_points(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto input, context.command<PointsInput>());
    ZS_TRY(set_points(transaction, context.actor, {id}, std::move(input)));
    ZS_TRY_ASSIGN(auto json, route_json(transaction, context.actor, {id}));
    return http::ok(std::move(json));
}

}  // namespace

http::Routes route_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, crew of the route";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/rounds/routes",
         .permission = "rounds.view",
         .summary = "List routes",
         .read = list_routes,
         .output = &table_of<Route>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/rounds/routes/{id}",
         .permission = "rounds.view",
         .summary = "A route with its points",
         .read = get_route,
         .output = &table_of<Route>()});
    add({.method = post,
         .path = "/api/v1/rounds/routes",
         .permission = "rounds.manage",
         .summary = "Add a route",
         .write = create_route,
         .input = &table_of<Route>(),
         .input_mode = entity_ops::Decode::create,
         .output = &table_of<Route>()});
    add({.method = patch,
         .path = "/api/v1/rounds/routes/{id}",
         .permission = "rounds.manage",
         .summary = "Change a route",
         .write = patch_route,
         .input = &table_of<Route>(),
         .input_mode = entity_ops::Decode::patch,
         .output = &table_of<Route>()});
    add({.method = post,
         .path = "/api/v1/rounds/routes/{id}/points",
         .permission = "rounds.manage",
         .summary = "Replace the points of a route, in order",
         .write = put_points,
         .input = &table_of<PointsInput>(),
         .output = &table_of<Route>()});
    return routes;
}

}  // namespace zs::rounds
