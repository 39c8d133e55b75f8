// Routes of rules. The table last, handlers first.
#include <fmt/format.h>

#include "domains/alarms/alarms.h"
#include "domains/alarms/routes.h"
#include "domains/alarms/service.h"
#include "platform/audit/audit.h"

namespace zs::alarms {
namespace {

using http::Context;
using http::Response;

/// The newest editions; ?editions=all lists the old ones too.
Result<Response> list_rules(Context& context, Reader& reader) {
    Restriction restriction;
    if (context.request.query_value("editions") != "all") restriction.sql = "valid_to IS NULL";
    return http::list_page(context, reader, table_of<Rule>(), restriction, {"editions"});
}

/// A rule with its editions, newest first, and how often it alarmed in 30 days.
Result<Response> get_rule(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto rule, load(reader, Id<Rule>{id}));
    std::string out = to_json(rule);
    out.pop_back();
    out += ",\"editions\":";
    append_json_array(out, select<Rule>(reader, "WHERE code = ? ORDER BY edition DESC LIMIT 50", {rule.code}));
    const auto since = reader.now() - std::chrono::days(30);
    const auto n = reader.integer("SELECT COUNT(*) FROM alarms_alarm WHERE rule_code = ? AND raised_at >= ?",
                                  {rule.code, since.unix_ms});
    return http::ok(out + fmt::format(R"(,"alarms_30_days":{}}})", n.value_or(0)));
}

Result<Response> create(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto rule, context.create<Rule>());
    ZS_TRY_ASSIGN(const auto added, add_rule(transaction, context.actor, std::move(rule)));
    return http::created(to_json(added));
}

Result<Response> change(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto body, context.body());
    ZS_TRY_ASSIGN(const auto rule, change_rule(transaction, context.actor, {id}, body));
    return http::ok(to_json(rule));
}

Result<Response> take_standard(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto added, add_standard_rules(transaction));
    const auto text = fmt::format(R"({{"added":{}}})", added);
    if (added > 0) audit::record(transaction, context.actor, "alarms.rule.standard", "alarms_rule", 0, text);
    return http::ok(text);
}

}  // namespace

http::Routes rule_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "none: rules hold for the whole hospital";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/alarms/rules",
         .permission = "alarms.view",
         .summary = "List rules",
         .read = list_rules,
         .output = &table_of<Rule>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/alarms/rules/{id}",
         .permission = "alarms.view",
         .summary = "A rule with its editions",
         .read = get_rule,
         .output = &table_of<Rule>()});
    add({.method = post,
         .path = "/api/v1/alarms/rules",
         .permission = "alarms.manage",
         .summary = "Add a rule",
         .write = create,
         .input = &table_of<Rule>(),
         .input_mode = entity_ops::Decode::create,
         .output = &table_of<Rule>()});
    add({.method = patch,
         .path = "/api/v1/alarms/rules/{id}",
         .permission = "alarms.manage",
         .summary = "A new edition of a rule",
         .write = change,
         .input = &table_of<Rule>(),
         .input_mode = entity_ops::Decode::patch,
         .output = &table_of<Rule>()});
    add({.method = post,
         .path = "/api/v1/alarms/standard-rules",
         .permission = "alarms.manage",
         .summary = "Add the standard rules whose codes are not taken",
         .write = take_standard});
    return routes;
}

}  // namespace zs::alarms
