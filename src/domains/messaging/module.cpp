// What messaging is made of.
#include "domains/messaging/generated_resources.h"
#include "domains/messaging/messaging.h"
#include "platform/http_client/http_client.h"

namespace zs::messaging {
namespace {

Status check_channel(Transaction&, const void*, void* after) {
    ZS_TRY(http_client::parse_url(static_cast<const Channel*>(after)->url));
    return {};
}

http::Routes message_routes() {
    http::Routes routes;
    routes.push_back({.method = http::Method::get,
                      .path = "/api/v1/messaging/messages",
                      .permission = "messaging.manage",
                      .summary = "Messages to group robots and what became of them",
                      .read = [](http::Context& context, Reader& reader) -> Result<http::Response> {
                          ZS_TRY_ASSIGN(auto query, parse_list_query(table_of<Message>(), context.request.query));
                          ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<Message>(), query));
                          return http::ok(std::move(page.json));
                      },
                      .output = &table_of<Message>(),
                      .page = true,
                      .scope = "none: administration"});
    return routes;
}

}  // namespace

Module module(Services&) {
    Module result;
    result.name = "messaging";
    result.level = 1;
    result.depends = {"organization"};
    result.entities = {&table_of<Channel>(), &table_of<Message>()};
    result.master_data = {
        master_data<Channel>("messaging/channels", "messaging.manage", "messaging.manage", check_channel)};
    result.routes = message_routes();
    result.permissions = {{"messaging.manage", "消息通道", "Message channels", {"administrator"}}};
    result.subscriptions = {{"messaging.enqueue", "", enqueue}};
    result.jobs = {{.name = "messaging.send", .every_seconds = 5, .run_outside = send_waiting}};
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::messaging
