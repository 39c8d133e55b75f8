// Routes of rounds, stops and accounts. The table last, handlers first.
#include <fmt/format.h>

#include "domains/ward_supplies/routes.h"
#include "domains/ward_supplies/service.h"
#include "domains/ward_supplies/views.h"
#include "platform/module/exchange.h"

namespace zs::ward_supplies {
namespace {

using http::Context;
using http::Response;

template <class RowType>
Result<Response> list_visible(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<RowType>(), visible_stops(context.actor));
}
template <class RowType>
Result<Response> export_visible(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<RowType>(), visible_stops(context.actor));
}

Response answer(Reader& reader, const Actor& actor, const Stop& stop) {
    Response response = http::ok(stop_json(reader, actor, stop));
    response.headers.emplace_back("ETag", fmt::format("\"{}\"", stop.version));
    return response;
}

Result<Response> rounds_of_day(Context& context, Reader& reader) {
    const auto wanted = context.request.query_value("day");
    const auto day = wanted.empty() ? std::optional(today(reader)) : parse_date(wanted);
    if (!day) return fail_field("day", "field.not_a_date");
    return http::ok(rounds_json(reader, context.actor, *day));
}

Result<Response> get_stop(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto stop, load_visible(reader, context.actor, Id<Stop>{id}));
    return answer(reader, context.actor, stop);
}

Result<Response> plan_now(Context&, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto done, plan(transaction));
    return http::ok(fmt::format(R"({{"done":{}}})", done));
}

Result<Response> new_request(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewRequest>());
    ZS_TRY_ASSIGN(const auto stop, request(transaction, context.actor, input));
    return http::created(stop_json(transaction, context.actor, stop));
}

Result<Response> step_stop(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<StopAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<StopInput>());
    ZS_TRY_ASSIGN(const auto stop, act(transaction, context.actor, Id<Stop>{id}, *action, input));
    return answer(transaction, context.actor, stop);
}

/// ?month=2026-11&by=department|floor&item_id=
Result<Response> summary(Context& context, Reader& reader) {
    Asked asked;
    asked.month = std::string(context.request.query_value("month"));
    if (asked.month.empty()) asked.month = month_of(today(reader));
    const auto by = context.request.query_value("by");
    asked.by_floor = by == "floor";
    std::vector<FieldError> errors;
    if (!is_month(asked.month)) errors.push_back({"month", "ward_supplies.month_unreadable", {}});
    if (!by.empty() && by != "floor" && by != "department") errors.push_back({"by", "field.reference_missing", {}});
    for (const char digit : context.request.query_value("item_id")) {
        if (digit < '0' || digit > '9' || asked.item_id > 100'000'000'000) {
            errors.push_back({"item_id", "field.reference_missing", {}});
            break;
        }
        asked.item_id = asked.item_id * 10 + (digit - '0');
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return http::ok(summary_json(reader, context.actor, asked));
}

}  // namespace

http::Routes round_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        if (route.permission.empty()) route.permission = "ward_supplies.view";
        route.scope = "department of the stop, campus of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/ward-supplies/rounds",
         .summary = "The rounds of a day with their stops in walking order",
         .read = rounds_of_day});
    add({.method = get,
         .path = "/api/v1/ward-supplies/stops",
         .summary = "List stops",
         .read = list_visible<StopRow>,
         .output = &table_of<StopRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/ward-supplies/stops/export",
         .summary = "Stops as xlsx, filtered like the list",
         .read = export_visible<StopRow>});
    add({.method = get,
         .path = "/api/v1/ward-supplies/stops/{id}",
         .summary = "A stop with what may be done",
         .read = get_stop,
         .output = &table_of<StopRow>()});
    add({.method = post,
         .path = "/api/v1/ward-supplies/plan",
         .permission = "ward_supplies.deliver",
         .summary = "Add what is due today and has no stop yet",
         .write = plan_now});
    add({.method = post,
         .path = "/api/v1/ward-supplies/requests",
         .permission = "ward_supplies.request",
         .summary = "Ask for a delivery besides the standing orders",
         .write = new_request,
         .input = &table_of<NewRequest>(),
         .output = &table_of<StopRow>()});
    add({.method = post,
         .path = "/api/v1/ward-supplies/stops/{id}/actions/{action}",
         .summary = "Delivered (issues from the store), not delivered, cancelled",
         .write = step_stop,
         .input = &table_of<StopInput>(),
         .output = &table_of<StopRow>()});
    add({.method = get,
         .path = "/api/v1/ward-supplies/accounts",
         .summary = "List quantity and value by month, department, floor and item",
         .read = list_visible<AccountRow>,
         .output = &table_of<AccountRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/ward-supplies/accounts/export",
         .summary = "Accounts as xlsx, filtered like the list",
         .read = export_visible<AccountRow>});
    add({.method = get,
         .path = "/api/v1/ward-supplies/accounts/summary",
         .summary = "A month by department or floor, for each bed and head, against the month before",
         .read = summary});
    return routes;
}

}  // namespace zs::ward_supplies
