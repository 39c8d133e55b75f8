// Routes of due clocks and transfers.
#include <fmt/format.h>

#include "domains/equipment/record_views.h"
#include "domains/equipment/routes.h"
#include "domains/equipment/service.h"
#include "domains/equipment/views.h"
#include "platform/module/exchange.h"

namespace zs::equipment {
namespace {

using http::Context;
using http::Response;

Result<Response> list_due(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<DueRow>(), visible_devices(context.actor));
}

Result<Response> export_due(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<DueRow>(), visible_devices(context.actor));
}

Result<Response> create_clock(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto clock, context.create<DueClock>());
    ZS_TRY_ASSIGN(clock, add_clock(transaction, context.actor, std::move(clock)));
    return http::created(to_json(clock));
}

Result<Response> patch_clock(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto body, context.body());
    ZS_TRY_ASSIGN(const auto clock, change_clock(transaction, context.actor, {id}, body));
    return http::ok(to_json(clock));
}

Result<Response> record(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<DueRecordInput>());
    ZS_TRY_ASSIGN(const auto done, record_due(transaction, context.actor, {id}, input));
    return http::created(to_json(done));
}

/// Transfers of devices that the actor may see, and those that come to his departments.
Restriction visible_transfers(const Actor& actor) {
    auto restriction = visible_devices(actor);
    if (restriction.sql.empty()) return restriction;
    const auto coming = scope_restriction(actor, {.department = "x.to_department_id"});
    restriction.sql = fmt::format("({} OR {})", restriction.sql, coming.sql);
    restriction.parameters.insert(restriction.parameters.end(), coming.parameters.begin(), coming.parameters.end());
    return restriction;
}

Result<Response> list_transfers(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<TransferRow>(), visible_transfers(context.actor));
}

Result<Response> create_transfer(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load_visible(transaction, context.actor, {id}));  // before the body: what is not his says nothing
    ZS_TRY_ASSIGN(const auto input, context.command<NewTransfer>());
    ZS_TRY_ASSIGN(const auto transfer, request_transfer(transaction, context.actor, {id}, input));
    return http::created(to_json(transfer));
}

Result<Response> take_transfer_action(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto action = value_of<TransferAction>(context.path_value(1));
    if (!action) return fail(Code::not_found, "http.not_found");
    ZS_TRY_ASSIGN(const auto transfer, act_on_transfer(transaction, context.actor, {id}, *action));
    return http::ok(to_json(transfer));
}

}  // namespace

http::Routes due_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        if (route.scope.empty()) route.scope = device_scope;
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/equipment/due",
         .permission = "equipment.view",
         .summary = "Due clocks with their devices",
         .read = list_due,
         .output = &table_of<DueRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/equipment/due/export",
         .permission = "equipment.view",
         .summary = "Due clocks as xlsx, filtered like the list",
         .read = export_due});
    add({.method = post,
         .path = "/api/v1/equipment/clocks",
         .permission = "equipment.manage",
         .summary = "A new due clock for a device",
         .write = create_clock,
         .input = &table_of<DueClock>(),
         .input_mode = entity_ops::Decode::create,
         .output = &table_of<DueClock>()});
    add({.method = patch,
         .path = "/api/v1/equipment/clocks/{id}",
         .permission = "equipment.manage",
         .summary = "Change a due clock",
         .write = patch_clock,
         .input = &table_of<DueClock>(),
         .input_mode = entity_ops::Decode::patch,
         .output = &table_of<DueClock>()});
    add({.method = post,
         .path = "/api/v1/equipment/clocks/{id}/records",
         .permission = "equipment.record",
         .summary = "Record a due clock as done, with evidence",
         .write = record,
         .input = &table_of<DueRecordInput>(),
         .output = &table_of<DueRecord>()});
    add({.method = get,
         .path = "/api/v1/equipment/transfers",
         .permission = "equipment.view",
         .summary = "Transfers of custody",
         .read = list_transfers,
         .output = &table_of<TransferRow>(),
         .page = true,
         .scope = "as devices; departments also what comes to them"});
    add({.method = post,
         .path = "/api/v1/equipment/devices/{id}/transfers",
         .permission = "equipment.transfer",
         .summary = "Ask for a transfer of custody",
         .write = create_transfer,
         .input = &table_of<NewTransfer>(),
         .output = &table_of<Transfer>()});
    add({.method = post,
         .path = "/api/v1/equipment/transfers/{id}/actions/{action}",
         .permission = "equipment.transfer",
         .summary = "Hand over, receive, cancel",
         .write = take_transfer_action,
         .output = &table_of<Transfer>(),
         .scope = "the giving side hands over, the receiving one receives"});
    return routes;
}

}  // namespace zs::equipment
