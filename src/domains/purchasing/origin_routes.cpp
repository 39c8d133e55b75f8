// Routes of decisions that wait to become drafts. The table last, handlers first.
#include "domains/purchasing/origin_flow.h"
#include "domains/purchasing/origin_service.h"
#include "domains/purchasing/routes.h"
#include "platform/module/exchange.h"
#include "platform/workflow/buttons.h"

namespace zs::purchasing {
namespace {

using http::Context;
using http::Response;

struct AskedField {
    std::string_view name;
    bool required = false;
};
std::vector<AskedField> asked_fields(OriginAction action) {
    if (action == OriginAction::withdraw) return {{"reason", true}};
    return {};
}

Response answer(Reader& reader, const Actor& actor, const Origin& origin) {
    auto row = select_one<OriginRow>(reader, "WHERE g.id = ?", {origin.id.value});
    if (row && actor.language == Language::en) row->reason = origin.reason_en;
    std::string out = to_json(*row);
    out.pop_back();
    std::vector<OriginAction> allowed;
    for (const auto& step : origin_flow.steps)
        if (step.from == origin.state && origin.state == OriginState::waiting && actor.may(step.permission))
            allowed.push_back(step.action);
    append_buttons(out, allowed, actor.language, asked_fields);
    return versioned(out + '}', origin.version);
}

Result<Response> list_origins(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<OriginRow>(), visible_origins(context.actor));
}
Result<Response> export_origins(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<OriginRow>(), visible_origins(context.actor));
}
Result<Response> get_origin(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto origin, load_visible(reader, context.actor, Id<Origin>{id}));
    return answer(reader, context.actor, origin);
}
Result<Response> step_origin(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<OriginAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto input, context.command<OriginInput>());
    ZS_TRY_ASSIGN(const auto origin, act(transaction, context.actor, Id<Origin>{id}, *action, input));
    return answer(transaction, context.actor, origin);
}

}  // namespace

http::Routes origin_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/purchasing/origins",
         .permission = "purchasing.view",
         .summary = "List accepted proposals and awarded projects with the drafts that they became",
         .read = list_origins,
         .output = &table_of<OriginRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/purchasing/origins/export",
         .permission = "purchasing.view",
         .summary = "Origins of drafts as xlsx, filtered like the list",
         .read = export_origins});
    add({.method = get,
         .path = "/api/v1/purchasing/origins/{id}",
         .permission = "purchasing.view",
         .summary = "One decision: its draft, or why there is none",
         .read = get_origin,
         .output = &table_of<OriginRow>()});
    add({.method = post,
         .path = "/api/v1/purchasing/origins/{id}/actions/{action}",
         .permission = "purchasing.order",
         .summary = "Try to draft again, or give it up with a reason",
         .write = step_origin,
         .input = &table_of<OriginInput>(),
         .output = &table_of<OriginRow>()});
    return routes;
}

}  // namespace zs::purchasing
