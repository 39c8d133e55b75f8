// Routes of year plans. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/maintenance/routes.h"
#include "domains/maintenance/year_service.h"
#include "domains/maintenance/year_views.h"
#include "platform/module/exchange.h"

namespace zs::maintenance {
namespace {

using http::Context;
using http::Response;

Result<Response> list_plans(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<YearPlanRow>());
}

Result<Response> get_plan(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto plan, load(reader, Id<YearPlan>{id}));
    return http::ok(year_json(reader, context.actor, plan));
}

Result<Response> create_plan(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewYearPlan>());
    ZS_TRY_ASSIGN(const auto plan, draft_year(transaction, context.actor, input));
    return http::created(year_json(transaction, context.actor, plan));
}

Result<Response> take_step(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<YearAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<YearInput>());
    ZS_TRY_ASSIGN(const auto plan, act_on_year(transaction, context.actor, {id}, *action, input));
    return http::ok(year_json(transaction, context.actor, plan));
}

/// The visits of one plan that the caller may see.
Result<Restriction> visits_of_plan(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<YearPlan>{id}));
    auto scope = visible_visits(context.actor);
    scope.sql = fmt::format("({}) AND v.year_plan_id = ?", scope.sql.empty() ? "1=1" : scope.sql);
    scope.parameters.emplace_back(id);
    return scope;
}

Result<Response> list_visits(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto scope, visits_of_plan(context, reader));
    return http::list_page(context, reader, table_of<YearVisitRow>(), scope);
}

Result<Response> export_visits(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto scope, visits_of_plan(context, reader));
    return export_list(reader, context, table_of<YearVisitRow>(), scope);
}

Result<Response> move(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto visit_id, context.id(1));
    ZS_TRY_ASSIGN(const auto input, context.command<VisitMove>());
    ZS_TRY_ASSIGN(const auto visit, move_visit(transaction, context.actor, {id}, {visit_id}, input));
    ZS_TRY_ASSIGN(const auto plan, load(transaction, Id<YearPlan>{id}));
    std::string out = to_json(visit);
    out.pop_back();
    json::append_key(out, "warnings");
    out += '[';
    for (const auto& warning : warnings_of(transaction, plan, visit)) {
        if (out.back() != '[') out += ',';
        json::append_string(out, warning);
    }
    return http::ok(out + "]}");
}

/// Hours of a day in which the departments of a plan's visits let people in: {"items":[{"department_id","hours"}]}.
Result<Response> show_hours(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<YearPlan>{id}));
    const auto day = parse_date(context.request.query_value("day"));
    if (!day) return fail_field("day", "field.required");
    auto scope = visible_visits(context.actor);
    if (scope.sql.empty()) scope.sql = "1=1";
    Values parameters{id};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    const auto access = access_hours(reader);
    std::string out = "{\"items\":[";
    reader.query(fmt::format("SELECT DISTINCT v.department_id FROM maintenance_year_visit v WHERE v.year_plan_id = ? "
                             "AND v.department_id > 0 AND {} ORDER BY v.department_id",
                             scope.sql),
                 parameters, [&](const Row& row) {
                     if (access.ruled_by(row.integer(0)) == 0) return;
                     out += fmt::format("{}{{\"department_id\":{}", out.back() == '[' ? "" : ",", row.integer(0));
                     json::append_text(out, "hours", access.text(row.integer(0), *day));
                     out += '}';
                 });
    return http::ok(out + "]}");
}

}  // namespace

http::Routes year_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, department, crew, vendor of the visits; plans by name are for all who see maintenance";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/maintenance/year-plans",
         .permission = "maintenance.view",
         .summary = "List year plans",
         .read = list_plans,
         .output = &table_of<YearPlanRow>(),
         .page = true});
    add({.method = post,
         .path = "/api/v1/maintenance/year-plans",
         .permission = "maintenance.plan",
         .summary = "Ask for a year plan: computed by a job, then a draft",
         .write = create_plan,
         .input = &table_of<NewYearPlan>(),
         .output = &table_of<YearPlan>()});
    add({.method = get,
         .path = "/api/v1/maintenance/year-plans/{id}",
         .permission = "maintenance.view",
         .summary = "A year plan with load and capacity by crew and day",
         .read = get_plan,
         .output = &table_of<YearPlan>()});
    add({.method = post,
         .path = "/api/v1/maintenance/year-plans/{id}/actions/{action}",
         .permission = "maintenance.plan",
         .summary = "Accept, discard or compute again",
         .write = take_step,
         .input = &table_of<YearInput>(),
         .output = &table_of<YearPlan>()});
    add({.method = get,
         .path = "/api/v1/maintenance/year-plans/{id}/visits",
         .permission = "maintenance.view",
         .summary = "Visits of a year plan",
         .read = list_visits,
         .output = &table_of<YearVisitRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/maintenance/year-plans/{id}/visits/export",
         .permission = "maintenance.view",
         .summary = "Visits as xlsx, filtered like the list",
         .read = export_visits});
    add({.method = get,
         .path = "/api/v1/maintenance/year-plans/{id}/hours",
         .permission = "maintenance.view",
         .summary = "Hours of a day in which departments let people in",
         .read = show_hours});
    add({.method = post,
         .path = "/api/v1/maintenance/year-plans/{id}/visits/{visit}/move",
         .permission = "maintenance.plan",
         .summary = "Fix a visit on a day, or free it",
         .write = move,
         .input = &table_of<VisitMove>(),
         .output = &table_of<YearVisit>()});
    return routes;
}

}  // namespace zs::maintenance
