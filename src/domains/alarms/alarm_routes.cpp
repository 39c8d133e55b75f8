// Routes of alarms and holds. The table last, handlers first.
#include <fmt/format.h>

#include "domains/alarms/routes.h"
#include "domains/alarms/service.h"
#include "domains/equipment/equipment.h"
#include "platform/module/exchange.h"

namespace zs::alarms {
namespace {

using http::Context;
using http::Response;

Result<Response> list_alarms(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Alarm>(), visible(context.actor));
}
Result<Response> export_alarms(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<Alarm>(), visible(context.actor));
}
Result<Response> open_alarms(Context& context, Reader& reader) { return http::ok(open_json(reader, context.actor)); }

Result<Response> get_alarm(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto alarm, load_visible(reader, context.actor, Id<Alarm>{id}));
    return http::ok(alarm_json(reader, context.actor, alarm));
}

/// What stands on a device and its last 20.
Result<Response> of_device(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(equipment::load_visible(reader, context.actor, {id}));
    std::string out = "{\"open\":";
    append_json_array(out, select<Alarm>(reader,
                                         "WHERE device_id = ? AND state <> 'normal' ORDER BY CASE priority WHEN 'high' "
                                         "THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, id DESC LIMIT 50",
                                         {id}));
    out += ",\"past\":";
    append_json_array(
        out, select<Alarm>(reader, "WHERE device_id = ? AND state = 'normal' ORDER BY id DESC LIMIT 20", {id}));
    return http::ok(out + "}");
}

Result<Response> alarm_after(Context& context, Transaction& transaction, const Result<Alarm>& done) {
    if (!done) return tl::unexpected(done.error());
    return http::ok(alarm_json(transaction, context.actor, *done));
}

Result<Response> acknowledge_one(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<SeenInput>());
    return alarm_after(context, transaction, acknowledge(transaction, context.actor, {id}, input.note));
}
Result<Response> judge_one(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<VerdictInput>());
    return alarm_after(context, transaction, judge(transaction, context.actor, {id}, input));
}
Result<Response> shelve_one(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<ShelveInput>());
    ZS_TRY_ASSIGN(const auto hold, shelve(transaction, context.actor, {id}, input));
    return http::created(to_json(hold));
}
Result<Response> ask(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<OutOfServiceInput>());
    ZS_TRY_ASSIGN(const auto hold, ask_out_of_service(transaction, context.actor, {id}, input));
    return http::created(to_json(hold));
}

Result<Response> list_holds(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Hold>(), visible(context.actor));
}
Result<Response> approve_hold(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto hold, approve(transaction, context.actor, {id}));
    return http::ok(to_json(hold));
}
Result<Response> stop_hold(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto hold, end_hold(transaction, context.actor, {id}));
    return http::ok(to_json(hold));
}

}  // namespace

http::Routes alarm_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "campus, department, crew of the alarm";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/alarms/alarms",
         .permission = "alarms.view",
         .summary = "List alarms",
         .read = list_alarms,
         .output = &table_of<Alarm>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/alarms/alarms/export",
         .permission = "alarms.view",
         .summary = "Alarms as xlsx, filtered like the list",
         .read = export_alarms});
    add({.method = get,
         .path = "/api/v1/alarms/open",
         .permission = "alarms.view",
         .summary = "What stands or was not acknowledged, worst first, roots above their consequences",
         .read = open_alarms});
    add({.method = get,
         .path = "/api/v1/alarms/devices/{id}",
         .permission = "equipment.view",
         .summary = "Alarms of a device",
         .read = of_device});
    add({.method = get,
         .path = "/api/v1/alarms/alarms/{id}",
         .permission = "alarms.view",
         .summary = "An alarm with rule, root, consequences and timeline",
         .read = get_alarm,
         .output = &table_of<Alarm>()});
    add({.method = post,
         .path = "/api/v1/alarms/alarms/{id}/acknowledge",
         .permission = "alarms.acknowledge",
         .summary = "Acknowledge an alarm and its consequences",
         .write = acknowledge_one,
         .input = &table_of<SeenInput>(),
         .output = &table_of<Alarm>()});
    add({.method = post,
         .path = "/api/v1/alarms/alarms/{id}/judge",
         .permission = "alarms.acknowledge",
         .summary = "Say what it was: a real fault, or why it was a false alarm",
         .write = judge_one,
         .input = &table_of<VerdictInput>(),
         .output = &table_of<Alarm>()});
    add({.method = post,
         .path = "/api/v1/alarms/alarms/{id}/shelve",
         .permission = "alarms.shelve",
         .summary = "Hold an alarm back with a reason, for at most 8 hours",
         .write = shelve_one,
         .input = &table_of<ShelveInput>(),
         .output = &table_of<Hold>()});
    add({.method = post,
         .path = "/api/v1/alarms/alarms/{id}/out-of-service",
         .permission = "alarms.shelve",
         .summary = "Ask to take an alarm out of service",
         .write = ask,
         .input = &table_of<OutOfServiceInput>(),
         .output = &table_of<Hold>()});
    add({.method = get,
         .path = "/api/v1/alarms/holds",
         .permission = "alarms.view",
         .summary = "List what is shelved or out of service",
         .read = list_holds,
         .output = &table_of<Hold>(),
         .page = true});
    add({.method = post,
         .path = "/api/v1/alarms/holds/{id}/approve",
         .permission = "alarms.approve",
         .summary = "Approve taking an alarm out of service",
         .write = approve_hold,
         .output = &table_of<Hold>()});
    add({.method = post,
         .path = "/api/v1/alarms/holds/{id}/end",
         .permission = "alarms.shelve",
         .summary = "End a hold before its time, or refuse it",
         .write = stop_hold,
         .output = &table_of<Hold>()});
    return routes;
}

}  // namespace zs::alarms
