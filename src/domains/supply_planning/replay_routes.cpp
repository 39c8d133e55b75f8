// Routes of replays. The table last, handlers first.
#include "domains/supply_planning/replaying.h"
#include "domains/supply_planning/routes.h"
#include "platform/module/exchange.h"

namespace zs::supply_planning {
namespace {

using http::Context;
using http::Response;

Result<Response> list_replays(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Replay>());
}
Result<Response> export_replays(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<Replay>(), {});
}
Result<Response> get_replay(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto replay, load(reader, Id<Replay>{id}));
    return http::ok(to_json(replay));
}
Result<Response> new_replay(Context& context, Transaction& transaction) {
    const auto replay = ask_replay(transaction, context.actor);
    jobs::ask(transaction, "supply_planning.replay");
    return http::created(to_json(replay));
}

}  // namespace

http::Routes replay_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.permission = "supply_planning.view";
        route.scope = "none: the whole hospital's main stores";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/supply-planning/replays",
         .summary = "List replays of the last year under the rules of their day",
         .read = list_replays,
         .output = &table_of<Replay>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/supply-planning/replays/export",
         .summary = "Replays as xlsx, filtered like the list",
         .read = export_replays});
    add({.method = get,
         .path = "/api/v1/supply-planning/replays/{id}",
         .summary = "A replay: how far it is, figures of both sides, capital by week",
         .read = get_replay,
         .output = &table_of<Replay>()});
    add({.method = post,
         .path = "/api/v1/supply-planning/replays",
         .summary = "Play the last year again; one that waits or runs already is answered",
         .write = new_replay,
         .output = &table_of<Replay>()});
    return routes;
}

}  // namespace zs::supply_planning
