// Routes of budgets and projects. The table last, handlers first.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/sourcing/offers.h"
#include "domains/sourcing/routes.h"
#include "platform/module/exchange.h"

namespace zs::sourcing {
namespace {

using http::Context;
using http::Response;

Response versioned(std::string json, std::int64_t version) {
    Response response = http::ok(std::move(json));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", version));
    return response;
}

Restriction visible_budget(const Actor& actor) { return scope_restriction(actor, {.department = "b.department_id"}); }

Result<Response> list_budget(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<BudgetRow>(), visible_budget(context.actor));
}

Result<Response> export_budget(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<BudgetRow>(), visible_budget(context.actor));
}

Result<Response> list_projects(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<ProjectRow>(), visible_projects(context.actor));
}

Result<Response> export_projects(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<ProjectRow>(), visible_projects(context.actor));
}

Result<Response> get_project(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto project, load_visible(reader, context.actor, Id<Project>{id}));
    return versioned(project_json(reader, context.actor, project), project.version);
}

Result<Response> new_project(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewProject>());
    ZS_TRY_ASSIGN(const auto project, ask(transaction, context.actor, input));
    return http::created(project_json(transaction, context.actor, project));
}

Result<Response> step_project(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<Action>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<ProjectInput>());
    ZS_TRY_ASSIGN(const auto project, act(transaction, context.actor, Id<Project>{id}, *action, input));
    return versioned(project_json(transaction, context.actor, project), project.version);
}

Result<Response> judge(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<JudgeInput>());
    ZS_TRY_ASSIGN(const auto project, judge_split(transaction, context.actor, Id<Project>{id}, input));
    return versioned(project_json(transaction, context.actor, project), project.version);
}

Result<Response> answer_objection(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<AnswerInput>());
    ZS_TRY_ASSIGN(const auto objection, answer(transaction, context.actor, Id<Objection>{id}, input));
    return http::ok(to_json(objection));
}

Result<Response> note_objection(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<ObjectionInput>());
    ZS_TRY_ASSIGN(auto project, load_visible(transaction, context.actor, Id<Project>{id}));
    ZS_TRY_ASSIGN(const auto objection, object(transaction, context.actor, std::move(project), input));
    return http::created(to_json(objection));
}

Result<std::int64_t> whole_number(const Context& context, std::string_view name) {
    const auto value = parse_decimal(context.request.query_value(name), 0);
    if (!value || *value < 0) return fail_field(name, "field.required");
    return *value;
}

/// What the table would say, before anything is asked for.
Result<Response> route_of(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto category_id, whole_number(context, "category_id"));
    auto department = whole_number(context, "department_id").value_or(0);
    const auto& own = context.actor.scope.department_ids;
    if (department == 0 && own.size() == 1) department = own.front();
    const auto amount = parse_decimal(context.request.query_value("amount"), Money::scale);
    if (!amount || *amount < 0) return fail_field("amount", "field.not_a_decimal");
    const auto category = find(reader, Id<Category>{category_id});
    if (!category) return fail_field("category_id", "field.reference_missing");
    if (!in_scope(context.actor, {.department_id = department})) return fail(Code::not_found, "entity.not_found");
    const auto found = prospect(reader, {department}, *category, {*amount});
    const auto time = minimum_time(reader, found.choice.route, reader.now());
    const auto money = [](Money value) { return decimal_text(value.units, Money::scale); };
    return http::ok(
        fmt::format(R"({{"route":"{}","why":"{}","at_least":"{}","below":"{}","days":{},"working_days":{},"budget":{},)"
                    R"("budget_amount":"{}","left":"{}","split":{},"split_year":"{}","split_rolling":"{}"}})",
                    text_of(found.choice.route), found.choice.reason, money(found.choice.at_least),
                    money(found.choice.below), time.days, time.working_days, found.budget ? found.budget->id.value : 0,
                    money(found.budget ? found.budget->amount : Money{}), money(found.left), found.split.found,
                    money(found.split.year), money(found.split.in_365_days)));
}

Result<Response> list_experts(Context&, Reader& reader) {
    std::string out = "{\"items\":[";
    for (const auto& expert : experts(reader)) {
        if (out.back() != '[') out += ',';
        out += fmt::format("{{\"id\":{}", expert.id);
        json::append_text(out, "name", expert.name);
        out += '}';
    }
    return http::ok(out + "]}");
}

/// Companies in use, by name: buyers need them without seeing the whole organization.
Result<Response> list_suppliers(Context&, Reader& reader) {
    std::string out = "{\"items\":[";
    for (const auto& vendor : select<organization::Vendor>(reader, "WHERE active = 1 ORDER BY name, id")) {
        if (out.back() != '[') out += ',';
        out += fmt::format("{{\"id\":{}", vendor.id.value);
        json::append_text(out, "code", vendor.code);
        json::append_text(out, "name", vendor.name);
        out += '}';
    }
    return http::ok(out + "]}");
}

}  // namespace

http::Routes project_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "department that asks";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/sourcing/budget",
         .permission = "sourcing.view",
         .summary = "Budget lines with what is reserved, spent and left",
         .read = list_budget,
         .output = &table_of<BudgetRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/sourcing/budget/export",
         .permission = "sourcing.view",
         .summary = "Budget lines as xlsx, filtered like the list",
         .read = export_budget});
    add({.method = get,
         .path = "/api/v1/sourcing/route",
         .permission = "sourcing.view",
         .summary = "Route, minimum time, budget and split check of a purchase that may be asked for",
         .read = route_of});
    add({.method = get,
         .path = "/api/v1/sourcing/experts",
         .permission = "sourcing.buy",
         .summary = "Users who may sit in committees",
         .read = list_experts});
    add({.method = get,
         .path = "/api/v1/sourcing/suppliers",
         .permission = "sourcing.buy",
         .summary = "Companies that may be invited",
         .read = list_suppliers});
    add({.method = get,
         .path = "/api/v1/sourcing/projects",
         .permission = "sourcing.view",
         .summary = "List purchasing projects",
         .read = list_projects,
         .output = &table_of<ProjectRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/sourcing/projects/export",
         .permission = "sourcing.view",
         .summary = "Purchasing projects as xlsx, filtered like the list",
         .read = export_projects});
    add({.method = get,
         .path = "/api/v1/sourcing/projects/{id}",
         .permission = "sourcing.view",
         .summary = "A project with lines, quotations once they are open, committee and time line",
         .read = get_project,
         .output = &table_of<Project>()});
    add({.method = post,
         .path = "/api/v1/sourcing/projects",
         .permission = "sourcing.request",
         .summary = "Ask for a purchase; its budget is reserved",
         .write = new_project,
         .input = &table_of<NewProject>(),
         .output = &table_of<Project>()});
    add({.method = post,
         .path = "/api/v1/sourcing/projects/{id}/actions/{action}",
         .permission = "sourcing.view",
         .summary = "Take a step of the workflow",
         .write = step_project,
         .input = &table_of<ProjectInput>(),
         .output = &table_of<Project>()});
    add({.method = post,
         .path = "/api/v1/sourcing/projects/{id}/split",
         .permission = "sourcing.audit",
         .summary = "Judge a suspected split",
         .write = judge,
         .input = &table_of<JudgeInput>(),
         .output = &table_of<Project>()});
    add({.method = post,
         .path = "/api/v1/sourcing/projects/{id}/objections",
         .permission = "sourcing.buy",
         .summary = "Note the objection of a supplier that came on paper",
         .write = note_objection,
         .input = &table_of<ObjectionInput>(),
         .output = &table_of<Objection>()});
    add({.method = post,
         .path = "/api/v1/sourcing/objections/{id}/answer",
         .permission = "sourcing.award",
         .summary = "Answer an objection",
         .write = answer_objection,
         .input = &table_of<AnswerInput>(),
         .output = &table_of<Objection>()});
    return routes;
}

}  // namespace zs::sourcing
