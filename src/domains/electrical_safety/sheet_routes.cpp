// Routes of sheets, lines and findings. The table last, handlers first.
#include <fmt/format.h>

#include "domains/electrical_safety/finding_views.h"
#include "domains/electrical_safety/routes.h"
#include "domains/electrical_safety/service.h"
#include "domains/electrical_safety/views.h"
#include "platform/module/exchange.h"

namespace zs::electrical_safety {
namespace {

using http::Context;
using http::Response;

Result<Response> list_sheets(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<SheetRow>(), visible_sheets(context.actor));
}

Result<Response> export_sheets(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<SheetRow>(), visible_sheets(context.actor));
}

Result<Response> get_sheet(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto sheet, load_visible(reader, context.actor, Id<Sheet>{id}));
    return http::ok(sheet_json(reader, context.actor, sheet));
}

/// Whole sheets of the caller's crews that are still to be surveyed: what a phone keeps.
Result<Response> mine(Context& context, Reader& reader) {
    auto scope = scope_restriction(context.actor, {.campus = "campus_id", .crew = "crew_id"});
    if (scope.sql.empty()) scope.sql = "1=1";
    scope.parameters.emplace_back(reader.now().unix_ms);
    return http::ok(sheets_json(
        reader, context.actor,
        select<Sheet>(reader,
                      fmt::format("WHERE {} AND starts_at <= ? AND state IN ('due','under_way') ORDER BY CASE WHEN "
                                  "state = 'under_way' THEN 0 ELSE 1 END, due_at, id LIMIT 60",
                                  scope.sql),
                      scope.parameters)));
}

Result<Response> sheet_after(Transaction& transaction, const Actor& actor, Id<Sheet> id) {
    ZS_TRY_ASSIGN(const auto sheet, load(transaction, id));
    return http::ok(sheet_json(transaction, actor, sheet));
}

Result<Response> record(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<LineInput>());
    ZS_TRY_ASSIGN(const auto line, record_line(transaction, context.actor, {id}, input));
    return sheet_after(transaction, context.actor, line.sheet_id);
}

Result<Response> register_appliance(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<FoundAppliance>());
    ZS_TRY_ASSIGN(const auto line, register_found(transaction, context.actor, {id}, input));
    return sheet_after(transaction, context.actor, line.sheet_id);
}

Result<Response> act_on_sheet(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<SheetAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<SheetInput>());
    ZS_TRY_ASSIGN(const auto sheet, act(transaction, context.actor, Id<Sheet>{id}, *action, input));
    return http::ok(sheet_json(transaction, context.actor, sheet));
}

Result<Response> list_findings(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<FindingRow>(), visible_findings(context.actor));
}

Result<Response> get_finding(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto finding, load_visible(reader, context.actor, Id<Finding>{id}));
    return http::ok(finding_json(reader, context.actor, finding));
}

Result<Response> act_on_finding(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<FindingAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<FindingInput>());
    ZS_TRY_ASSIGN(const auto finding, act(transaction, context.actor, Id<Finding>{id}, *action, input));
    return http::ok(finding_json(transaction, context.actor, finding));
}

}  // namespace

http::Routes sheet_routes() {
    using enum http::Method;
    constexpr std::string_view view = "electrical_safety.view";
    constexpr std::string_view survey = "electrical_safety.survey";
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, department, crew of the sheet or finding";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/electrical-safety/sheets",
         .permission = view,
         .summary = "List sheets of departments",
         .read = list_sheets,
         .output = &table_of<SheetRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/electrical-safety/sheets/export",
         .permission = view,
         .summary = "Sheets as xlsx, filtered like the list",
         .read = export_sheets});
    add({.method = get,
         .path = "/api/v1/electrical-safety/mine",
         .permission = survey,
         .summary = "Whole sheets that the caller can survey now",
         .read = mine});
    add({.method = get,
         .path = "/api/v1/electrical-safety/sheets/{id}",
         .permission = view,
         .summary = "A sheet with its lines",
         .read = get_sheet,
         .output = &table_of<Sheet>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/lines/{id}/record",
         .permission = survey,
         .summary = "Record what was met of a line",
         .write = record,
         .input = &table_of<LineInput>(),
         .output = &table_of<Sheet>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/sheets/{id}/appliances",
         .permission = survey,
         .summary = "Register an appliance found on site",
         .write = register_appliance,
         .input = &table_of<FoundAppliance>(),
         .output = &table_of<Sheet>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/sheets/{id}/actions/{action}",
         .permission = view,
         .summary = "Hand a sheet in, send it back, confirm it",
         .write = act_on_sheet,
         .input = &table_of<SheetInput>(),
         .output = &table_of<Sheet>()});
    add({.method = get,
         .path = "/api/v1/electrical-safety/findings",
         .permission = view,
         .summary = "List findings with their orders and days",
         .read = list_findings,
         .output = &table_of<FindingRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/electrical-safety/findings/{id}",
         .permission = view,
         .summary = "One finding",
         .read = get_finding,
         .output = &table_of<Finding>()});
    add({.method = post,
         .path = "/api/v1/electrical-safety/findings/{id}/actions/{action}",
         .permission = view,
         .summary = "Rectified, re-check passed or failed",
         .write = act_on_finding,
         .input = &table_of<FindingInput>(),
         .output = &table_of<Finding>()});
    return routes;
}

}  // namespace zs::electrical_safety
