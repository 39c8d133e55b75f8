// Routes of manuals. The table last, handlers first.
#include <fmt/format.h>

#include "domains/maintenance/routes.h"
#include "domains/maintenance/service.h"
#include "platform/audit/audit.h"

namespace zs::maintenance {
namespace {

using http::Context;
using http::Response;

Result<Response> list_activities(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Activity>());
}

/// Device types with how many activities their manual has and how many devices there are.
Result<Response> list_types(Context&, Reader& reader) {
    std::string out = "{\"items\":[";
    reader.query(
        "SELECT t.id, t.code, t.name, t.name_en, t.trade, (SELECT COUNT(*) FROM maintenance_activity a WHERE a.type_id "
        "= t.id AND a.active = 1), (SELECT COUNT(*) FROM equipment_device d WHERE d.type_id = t.id AND d.state NOT IN "
        "('to_be_scrapped','scrapped')) FROM equipment_device_type t WHERE t.active = 1 ORDER BY t.id",
        {}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format("{{\"id\":{}", row.integer(0));
            constexpr std::string_view names[] = {"code", "name", "name_en", "trade"};
            for (int i = 0; i < 4; ++i) {
                out += fmt::format(",\"{}\":", names[i]);
                json::append_string(out, row.text(i + 1));
            }
            out += fmt::format(",\"activities\":{},\"devices\":{}}}", row.integer(5), row.integer(6));
        });
    return http::ok(out + "]}");
}

Result<Response> get_activity(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const Activity activity, load(reader, Id<Activity>{id}));
    std::string out = to_json(activity);
    out.pop_back();
    out += ",\"editions\":";
    append_json_array(out, select<Edition>(reader, "WHERE activity_id = ? ORDER BY edition DESC LIMIT 50", {id}));
    return http::ok(out + "}");
}

Result<Response> create_activity(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto activity, context.create<Activity>());
    ZS_TRY_ASSIGN(activity, add_activity(transaction, context.actor, std::move(activity)));
    return http::created(to_json(activity));
}

Result<Response> patch_activity(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto body, context.body());
    ZS_TRY_ASSIGN(const auto activity, change_activity(transaction, context.actor, {id}, body));
    return http::ok(to_json(activity));
}

Result<Response> put_tasks(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto input, context.command<TaskListInput>());
    ZS_TRY_ASSIGN(const auto activity, change_tasks(transaction, context.actor, {id}, std::move(input)));
    return http::ok(to_json(activity));
}

Result<Response> take_standard(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto added, add_standard_manuals(transaction));
    const std::string counted = fmt::format("{{\"added\":{}}}", added);
    if (added > 0)
        audit::record(transaction, context.actor, "maintenance.standard_manuals", "maintenance_activity", 0, counted);
    return http::ok(counted);
}

}  // namespace

http::Routes manual_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.scope = "none: master data";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/maintenance/types",
         .permission = "maintenance.view",
         .summary = "Device types with the size of their manual",
         .read = list_types});
    add({.method = get,
         .path = "/api/v1/maintenance/activities",
         .permission = "maintenance.view",
         .summary = "List activities of manuals",
         .read = list_activities,
         .output = &table_of<Activity>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/maintenance/activities/{id}",
         .permission = "maintenance.view",
         .summary = "An activity with its earlier editions",
         .read = get_activity,
         .output = &table_of<Activity>()});
    add({.method = post,
         .path = "/api/v1/maintenance/activities",
         .permission = "maintenance.manage",
         .summary = "Add an activity to a manual",
         .write = create_activity,
         .input = &table_of<Activity>(),
         .input_mode = entity_ops::Decode::create,
         .output = &table_of<Activity>()});
    add({.method = patch,
         .path = "/api/v1/maintenance/activities/{id}",
         .permission = "maintenance.manage",
         .summary = "Change an activity: a new edition",
         .write = patch_activity,
         .input = &table_of<Activity>(),
         .input_mode = entity_ops::Decode::patch,
         .output = &table_of<Activity>()});
    add({.method = post,
         .path = "/api/v1/maintenance/activities/{id}/tasks",
         .permission = "maintenance.manage",
         .summary = "Replace the task list of an activity: a new edition",
         .write = put_tasks,
         .input = &table_of<TaskListInput>(),
         .output = &table_of<Activity>()});
    add({.method = post,
         .path = "/api/v1/maintenance/standard-manuals",
         .permission = "maintenance.manage",
         .summary = "Take standard manuals for device types that have none",
         .write = take_standard});
    return routes;
}

}  // namespace zs::maintenance
