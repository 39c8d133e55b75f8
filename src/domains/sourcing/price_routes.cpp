// Routes of price checks and their findings. The table last, handlers first.
#include <fmt/format.h>

#include "core/limits.h"
#include "domains/sourcing/flow.h"
#include "domains/sourcing/price_service.h"
#include "domains/sourcing/routes.h"
#include "platform/module/exchange.h"
#include "platform/workflow/buttons.h"

namespace zs::sourcing {
namespace {

using http::Context;
using http::Response;

Result<Response> list_checks(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<PriceCheck>());
}

Result<Response> export_checks(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<PriceCheck>(), {});
}

Result<Response> get_check(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto check, load(reader, Id<PriceCheck>{id}));
    std::string out = to_json(check);
    out.pop_back();
    const auto open =
        reader.integer("SELECT COUNT(*) FROM sourcing_price_finding WHERE check_id = ? AND state = 'open'", {id});
    out += fmt::format(",\"open\":{}", open.value_or(0));
    json::append_key(out, "by_rule");
    out += '[';
    reader.query(
        "SELECT kind, source, COUNT(*), CAST(SUM(excess) AS BIGINT) FROM sourcing_price_finding WHERE check_id = ? "
        "GROUP BY kind, source ORDER BY kind, source",
        {id}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"findings":{},"excess":"{}")", row.integer(2),
                               decimal_text(row.integer(3), Money::scale));
            json::append_text(out, "kind", row.text(0));
            json::append_text(out, "source", row.text(1));
            out += '}';
        });
    return http::ok(out + "]}");
}

Result<Response> new_check(Context& context, Transaction& transaction) {
    const auto& request = context.request;
    const auto hospital = value_of<Hospital>(request.query_value("hospital"));
    if (!hospital) return fail_field("hospital", "field.required");
    ZS_TRY_ASSIGN(const auto lines, replenishment::read_sales(request.body));
    const CheckRequest wanted{*hospital, std::string(request.query_value("institution")),
                              std::string(request.query_value("list_name")),
                              std::string(request.query_value("request_key"))};
    ZS_TRY_ASSIGN(const auto check, check_list(transaction, context.actor, wanted, lines));
    return http::created(to_json(check));
}

Result<Response> list_findings(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<FindingRow>());
}

Result<Response> export_findings(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<FindingRow>(), {});
}

Result<Response> get_finding(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto finding, load(reader, Id<PriceFinding>{id}));
    std::string out = to_json(finding);
    out.pop_back();
    std::vector<FindingAction> allowed;
    for (const auto& step : finding_flow.steps)
        if (step.from == finding.state && context.actor.may(step.permission)) allowed.push_back(step.action);
    struct Asked {
        std::string_view name;
        bool required = true;
    };
    append_buttons(out, allowed, context.actor.language, [](FindingAction) {
        return std::vector<Asked>{{"note", true}};
    });
    return http::ok(out + '}');
}

Result<Response> step_finding(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<FindingAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<FindingInput>());
    ZS_TRY(act(transaction, context.actor, Id<PriceFinding>{id}, *action, input));
    return get_finding(context, transaction);
}

}  // namespace

http::Routes price_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "none: checks are for those who may see them";
        if (route.permission.empty()) route.permission = "sourcing.prices";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/sourcing/price-checks",
         .summary = "List price checks",
         .read = list_checks,
         .output = &table_of<PriceCheck>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/sourcing/price-checks/export",
         .summary = "Price checks as xlsx, filtered like the list",
         .read = export_checks});
    add({.method = get,
         .path = "/api/v1/sourcing/price-checks/{id}",
         .summary = "A price check with its excess by rule",
         .read = get_check,
         .output = &table_of<PriceCheck>()});
    add({.method = post,
         .path = "/api/v1/sourcing/price-checks",
         .permission = "sourcing.check_prices",
         .summary = "Check a list of sales (xlsx or csv; ?hospital=public|private&institution=&list_name=)",
         .write = new_check,
         .output = &table_of<PriceCheck>(),
         .body_max = limits::import_bytes_max});
    add({.method = get,
         .path = "/api/v1/sourcing/price-findings",
         .summary = "List findings of price checks",
         .read = list_findings,
         .output = &table_of<FindingRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/sourcing/price-findings/export",
         .summary = "Findings as xlsx, filtered like the list",
         .read = export_findings});
    add({.method = get,
         .path = "/api/v1/sourcing/price-findings/{id}",
         .summary = "A finding and what may be done about it",
         .read = get_finding,
         .output = &table_of<PriceFinding>()});
    add({.method = post,
         .path = "/api/v1/sourcing/price-findings/{id}/actions/{action}",
         .summary = "Explain or correct a finding",
         .write = step_finding,
         .input = &table_of<FindingInput>(),
         .output = &table_of<PriceFinding>()});
    return routes;
}

}  // namespace zs::sourcing
