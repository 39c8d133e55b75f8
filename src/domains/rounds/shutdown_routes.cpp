// Routes of shutdown notices. The table last, handlers first.
#include "domains/rounds/routes.h"
#include "domains/rounds/shutdown.h"

#include <fmt/format.h>

namespace zs::rounds {
namespace {

using http::Context;
using http::Response;

Result<Response> list_shutdowns(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Shutdown>(), visible_shutdowns(context.actor));
}

Result<Response> get_shutdown(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto json, shutdown_json(reader, context.actor, {id}));
    return http::ok(std::move(json));
}

Result<Response> create_shutdown(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto input, context.command<NewShutdown>());
    ZS_TRY_ASSIGN(const auto shutdown, announce(transaction, context.actor, input));
    ZS_TRY_ASSIGN(auto json, shutdown_json(transaction, context.actor, shutdown.id));
    return http::created(std::move(json));
}

Result<Response> cancel(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(cancel_shutdown(transaction, context.actor, {id}));
    ZS_TRY_ASSIGN(auto json, shutdown_json(transaction, context.actor, {id}));
    return http::ok(std::move(json));
}

Result<Response> confirm(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(confirm_read(transaction, context.actor, {id}));
    ZS_TRY_ASSIGN(auto json, shutdown_json(transaction, context.actor, {id}));
    return http::ok(std::move(json));
}

}  // namespace

http::Routes shutdown_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "departments that are told; all of those who announce";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/rounds/shutdowns",
         .permission = "rounds.read_shutdowns",
         .summary = "List shutdown notices",
         .read = list_shutdowns,
         .output = &table_of<Shutdown>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/rounds/shutdowns/{id}",
         .permission = "rounds.read_shutdowns",
         .summary = "A shutdown notice with who has read it",
         .read = get_shutdown,
         .output = &table_of<Shutdown>()});
    add({.method = post,
         .path = "/api/v1/rounds/shutdowns",
         .permission = "rounds.announce",
         .summary = "Announce a shutdown to departments",
         .write = create_shutdown,
         .input = &table_of<NewShutdown>(),
         .output = &table_of<Shutdown>()});
    add({.method = post,
         .path = "/api/v1/rounds/shutdowns/{id}/cancel",
         .permission = "rounds.announce",
         .summary = "Cancel a shutdown",
         .write = cancel,
         .output = &table_of<Shutdown>()});
    add({.method = post,
         .path = "/api/v1/rounds/shutdowns/{id}/confirm",
         .permission = "rounds.read_shutdowns",
         .summary = "Confirm having read it, for one's departments",
         .write = confirm,
         .output = &table_of<Shutdown>()});
    return routes;
}

}  // namespace zs::rounds
