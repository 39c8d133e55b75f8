// Routes of rounds, visits and findings. The table last, handlers first.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/rounds/routes.h"
#include "domains/rounds/service.h"
#include "domains/rounds/views.h"
#include "platform/module/exchange.h"

namespace zs::rounds {
namespace {

using http::Context;
using http::Response;

Result<Response> list_rounds(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<RoundRow>(), visible_rounds(context.actor));
}

Result<Response> export_rounds(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<RoundRow>(), visible_rounds(context.actor));
}

Result<Response> get_round(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto round, load_visible(reader, context.actor, {id}));
    return http::ok(round_json(reader, context.actor, round));
}

/// Whole rounds of the caller's crews that are to be walked now or within 12 hours, and shifts to hand over.
Result<Response> mine(Context& context, Reader& reader) {
    constexpr std::int64_t hour_ms = 3'600'000;
    const auto& actor = context.actor;
    auto scope = scope_restriction(actor, {.crew = "crew_id"});
    const std::string where = scope.sql.empty() ? "1=1" : scope.sql;
    auto parameters = scope.parameters;
    const std::int64_t now = reader.now().unix_ms;
    for (const std::int64_t at : {now + 12 * hour_ms, now - 10 * hour_ms}) parameters.emplace_back(at);
    return http::ok(rounds_json(
        reader, actor,
        select<Round>(reader,
                      fmt::format("WHERE {} AND starts_at <= ? AND (state IN ('due','under_way') OR (kind = "
                                  "'plant_room' AND handed_at IS NULL AND state IN ('done','missed') AND due_at >= ?)) "
                                  "ORDER BY starts_at, id LIMIT 40",
                                  where),
                      parameters)));
}

/// How many devices and points of a day's rounds (by when they are due) were visited: ?day=, default today.
Result<Response> coverage(Context& context, Reader& reader) {
    const Zone zone = catalog::calendar(reader)->zone();
    Date day = local_date(reader.now(), zone);
    if (const auto wanted = context.request.query_value("day"); !wanted.empty()) {
        const auto parsed = parse_date(wanted);
        if (!parsed) return fail_field("day", "field.not_a_date");
        day = *parsed;
    }
    auto scope = visible_rounds(context.actor);
    const std::string where = scope.sql.empty() ? "" : " AND " + scope.sql;
    Values parameters{start_of_day(day, zone).unix_ms, start_of_day(day + 1, zone).unix_ms};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    std::string out;
    reader.query(
        fmt::format(
            "SELECT COUNT(*), COUNT(CASE WHEN v.state = 'visited' THEN 1 END), COUNT(DISTINCT CASE WHEN "
            "v.device_id > 0 THEN v.device_id END), COUNT(DISTINCT CASE WHEN v.device_id > 0 AND v.state = "
            "'visited' THEN v.device_id END) FROM rounds_visit v JOIN rounds_round o ON o.id = v.round_id WHERE "
            "o.starts_at >= ? AND o.starts_at < ?{}",
            where),
        parameters, [&](const Row& row) {
            out = fmt::format(R"({{"day":"{}","points":{},"points_visited":{},"devices":{},"devices_visited":{}}})",
                              to_text(day), row.integer(0), row.integer(1), row.integer(2), row.integer(3));
        });
    return http::ok(out);
}

Result<Response> of_device(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(equipment::load_visible(reader, context.actor, {id}));
    std::string out = "{\"visits\":";
    append_json_array(
        out, select<Visit>(reader, "WHERE device_id = ? AND state <> 'waiting' ORDER BY id DESC LIMIT 30", {id}));
    out += ",\"findings\":";
    append_json_array(out, select<Finding>(reader, "WHERE device_id = ? ORDER BY id DESC LIMIT 30", {id}));
    return http::ok(out + "}");
}

Result<Response> list_findings(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<FindingRow>(),
                           scope_restriction(context.actor, {.campus = "o.campus_id", .crew = "o.crew_id"}));
}

/// The whole round again: what the phone shows next.
Result<Response> round_after(Transaction& transaction, const Actor& actor, Id<Round> id) {
    ZS_TRY_ASSIGN(const auto round, load(transaction, id));
    return http::ok(round_json(transaction, actor, round));
}

Result<Response> record(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<VisitInput>());
    ZS_TRY_ASSIGN(const auto visit, record_visit(transaction, context.actor, {id}, input));
    return round_after(transaction, context.actor, visit.round_id);
}

Result<Response> skip(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<SkipInput>());
    ZS_TRY_ASSIGN(const auto visit, skip_visit(transaction, context.actor, {id}, input));
    return round_after(transaction, context.actor, visit.round_id);
}

Result<Response> finish(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<FinishInput>());
    ZS_TRY_ASSIGN(const auto round, finish_round(transaction, context.actor, {id}, input));
    return http::ok(round_json(transaction, context.actor, round));
}

Result<Response> sign_over(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<HandoverInput>());
    ZS_TRY_ASSIGN(const auto round, hand_over(transaction, context.actor, {id}, input));
    return http::ok(round_json(transaction, context.actor, round));
}

/// A round of a route begun now, beside the schedule.
Result<Response> begin_now(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const Route route, load(transaction, Id<Route>{id}));
    if (!in_scope(context.actor, {.campus_id = route.campus_id, .crew_id = route.crew_id.value}))
        return fail(Code::not_found, "entity.not_found");
    if (!transaction.exists("SELECT 1 FROM rounds_point WHERE route_id = ? AND active = 1", {id}))
        return fail(Code::conflict, "rounds.route_without_points");
    ZS_TRY_ASSIGN(const auto round, open_round(transaction, route, transaction.now()));
    return http::created(round_json(transaction, context.actor, round));
}

}  // namespace

http::Routes round_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, crew of the round, or named in it";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/rounds/rounds",
         .permission = "rounds.view",
         .summary = "List rounds",
         .read = list_rounds,
         .output = &table_of<RoundRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/rounds/rounds/export",
         .permission = "rounds.view",
         .summary = "Rounds as xlsx, filtered like the list",
         .read = export_rounds});
    add({.method = get,
         .path = "/api/v1/rounds/mine",
         .permission = "rounds.work",
         .summary = "Whole rounds to be walked now, and shifts to hand over",
         .read = mine});
    add({.method = get,
         .path = "/api/v1/rounds/coverage",
         .permission = "rounds.view",
         .summary = "Devices and points of a day that were visited: ?day=",
         .read = coverage});
    add({.method = get,
         .path = "/api/v1/rounds/findings",
         .permission = "rounds.view",
         .summary = "List findings with their repair orders",
         .read = list_findings,
         .output = &table_of<FindingRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/rounds/devices/{id}",
         .permission = "equipment.view",
         .summary = "Visits and findings of a device",
         .read = of_device});
    add({.method = get,
         .path = "/api/v1/rounds/rounds/{id}",
         .permission = "rounds.view",
         .summary = "A round with its visits",
         .read = get_round,
         .output = &table_of<Round>()});
    add({.method = post,
         .path = "/api/v1/rounds/routes/{id}/begin",
         .permission = "rounds.work",
         .summary = "Begin a round of a route now, beside the schedule",
         .write = begin_now,
         .output = &table_of<Round>()});
    add({.method = post,
         .path = "/api/v1/rounds/visits/{id}/record",
         .permission = "rounds.work",
         .summary = "Record what was seen at a point",
         .write = record,
         .input = &table_of<VisitInput>(),
         .output = &table_of<Round>()});
    add({.method = post,
         .path = "/api/v1/rounds/visits/{id}/skip",
         .permission = "rounds.work",
         .summary = "Skip a point with a reason",
         .write = skip,
         .input = &table_of<SkipInput>(),
         .output = &table_of<Round>()});
    add({.method = post,
         .path = "/api/v1/rounds/rounds/{id}/finish",
         .permission = "rounds.work",
         .summary = "End a round: points not visited are skipped",
         .write = finish,
         .input = &table_of<FinishInput>(),
         .output = &table_of<Round>()});
    add({.method = post,
         .path = "/api/v1/rounds/rounds/{id}/hand-over",
         .permission = "rounds.work",
         .summary = "Hand a shift over with two signatures",
         .write = sign_over,
         .input = &table_of<HandoverInput>(),
         .output = &table_of<Round>()});
    return routes;
}

}  // namespace zs::rounds
