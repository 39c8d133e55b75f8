// What the dispatcher's desk and the crew leader look at beside the queue: candidates, duty, the map, the day so far.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/repair/routes.h"
#include "domains/repair/service.h"

namespace zs::repair {
namespace {

using http::Context;
using http::Response;

constexpr std::string_view open_states = "('reported','accepted','pooled','dispatched','taken','working','on_hold')";

Result<Response> candidates(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto order, load_visible(reader, context.actor, {id}));
    const auto& actor = context.actor;
    if (actor.may("repair.dispatch")) return http::ok(candidates_json(reader, order));
    const auto allowed = allowed_actions(actor, order);
    if (std::find(allowed.begin(), allowed.end(), OrderAction::dispatch) == allowed.end())
        return fail(Code::forbidden, "repair.not_your_step");
    return http::ok(candidates_json(reader, order, actor.scope.crew_ids));
}

Result<Response> duty(Context&, Reader& reader) { return http::ok(duty_json(reader)); }

/// Open orders of a floor's rooms: one layer of the map.
Result<Response> floor_orders(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto floor, context.id());
    const auto scope = scope_restriction(context.actor, {"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"});
    Values parameters{floor};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    std::string out = "{\"items\":[";
    reader.query(
        fmt::format(
            "SELECT o.id, o.room_id, o.number, o.title, o.state, o.priority, o.due_at FROM repair_work_order o JOIN "
            "space_room r ON r.id = o.room_id WHERE r.floor_id = ? AND o.state IN {}{} ORDER BY o.due_at LIMIT 500",
            open_states, scope.sql.empty() ? "" : " AND " + scope.sql),
        parameters, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out +=
                fmt::format(R"({{"id":{},"room_id":{},"number":"{}","state":"{}","priority":"{}","due_at":{},"title":)",
                            row.integer(0), row.integer(1), row.text(2), row.text(4), row.text(5),
                            row.is_null(6) ? "null" : fmt::format("\"{}\"", to_text(Instant{row.integer(6)})));
            json::append_string(out, row.text(3));
            out += '}';
        });
    return http::ok(out + "]}");
}

/// How many open orders there are by state, by priority, late ones, by floor: the numbers around the queue.
Result<Response> summary(Context& context, Reader& reader) {
    const auto scope = scope_restriction(context.actor, {"o.campus_id", "o.department_id", "o.crew_id", "o.vendor_id"});
    const std::string where = fmt::format("o.state IN {}{}", open_states, scope.sql.empty() ? "" : " AND " + scope.sql);
    std::string out = "{";
    const auto group = [&](std::string_view name, std::string_view expression, std::string_view from) {
        if (out.back() != '{') out += ',';
        out += fmt::format("\"{}\":[", name);
        reader.query(fmt::format("SELECT {}, COUNT(*) FROM {} WHERE {} GROUP BY 1 ORDER BY 1", expression, from, where),
                     scope.parameters, [&](const Row& row) {
                         if (out.back() != '[') out += ',';
                         out += "{\"key\":";
                         json::append_string(out, row.text(0));
                         out += fmt::format(",\"count\":{}}}", row.integer(1));
                     });
        out += ']';
    };
    constexpr std::string_view orders = "repair_work_order o";
    group("by_state", "o.state", orders);
    group("by_priority", "o.priority", orders);
    group("by_crew", "COALESCE((SELECT c.name FROM organization_crew c WHERE c.id = o.crew_id), '')", orders);
    group("by_floor", "CAST(r.floor_id AS TEXT)", "repair_work_order o JOIN space_room r ON r.id = o.room_id");
    Values parameters{reader.now().unix_ms};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    const auto late = reader.integer(
        fmt::format("SELECT COUNT(*) FROM repair_work_order o WHERE o.due_at < ? AND {}", where), parameters);
    out += fmt::format(",\"late\":{},\"late_by_floor\":[", late.value_or(0));
    reader.query(
        fmt::format("SELECT r.floor_id, COUNT(*) FROM repair_work_order o JOIN space_room r ON r.id = o.room_id WHERE "
                    "o.due_at < ? AND {} GROUP BY 1 ORDER BY 1",
                    where),
        parameters, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"key":"{}","count":{}}})", row.integer(0), row.integer(1));
        });
    out += "]}";
    return http::ok(std::move(out));
}

}  // namespace

http::Routes desk_routes() {
    using enum http::Method;
    http::Routes routes;
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/work-orders/{id}/candidates",
                      .permission = "repair.view",
                      .summary = "Who could go, best first, with the reasons",
                      .read = candidates,
                      .scope = "as the order; leaders of its crew see their own people"});
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/duty",
                      .permission = "organization.view",
                      .summary = "Who is on duty now, with load",
                      .read = duty,
                      .scope = "none: the roster is common knowledge among logistics staff"});
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/floors/{id}/orders",
                      .permission = "repair.view",
                      .summary = "Open orders of a floor",
                      .read = floor_orders,
                      .scope = "campus, department, crew, vendor of the order"});
    routes.push_back({.method = get,
                      .path = "/api/v1/repair/summary",
                      .permission = "repair.view",
                      .summary = "Open orders counted by state, priority, crew and floor",
                      .read = summary,
                      .scope = "campus, department, crew, vendor of the order"});
    return routes;
}

}  // namespace zs::repair
