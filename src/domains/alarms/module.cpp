// Alarms: the table of contents.
#include "domains/alarms/alarms.h"
#include "domains/alarms/generated_resources.h"
#include "domains/alarms/parameters.h"
#include "domains/alarms/routes.h"
#include "domains/alarms/service.h"
#include "domains/alarms/watch.h"
#include "domains/alarms/workflow.h"

namespace zs::alarms {
namespace {

std::vector<Permission> permissions() {
    return {
        {"alarms.view",
         "查看报警",
         "See alarms",
         {"administrator", "engineer", "head", "dispatcher", "leader", "technician", "department", "vice_president"}},
        {"alarms.acknowledge",
         "确认与判定报警",
         "Acknowledge and judge alarms",
         {"engineer", "head", "dispatcher", "leader", "technician"}},
        {"alarms.shelve", "搁置报警", "Shelve alarms", {"engineer", "leader", "dispatcher"}},
        {"alarms.approve", "批准停用监测", "Approve taking alarms out of service", {"head"}},
        {"alarms.manage", "维护报警规则", "Manage alarm rules", {"administrator", "engineer", "head"}},
        {"alarms.indicators",
         "报警质量",
         "Quality of alarms",
         {"administrator", "engineer", "head", "leader", "vice_president"}}};
}

std::vector<jobs::Job> jobs(const std::shared_ptr<Watch>& watch) {
    return {
        {.name = "alarms.sweep",
         .every_seconds = 15,
         .run_outside = [watch](Database&) { return watch->sweep(); },
         .zh = "检查数据中断与数值不变",
         .en = "Look for silent and frozen points"},
        {.name = "alarms.overlays",
         .every_seconds = 15,
         .run = keep_overlays,
         .zh = "搁置到期与检修抑制",
         .en = "End holds, follow devices under repair"},
        {.name = "alarms.escalate", .every_seconds = 10, .run = escalate, .zh = "报警升级", .en = "Escalate alarms"}};
}

std::vector<events::Subscription> subscriptions() {
    const auto has_alarm = [](Reader& reader, const events::Event& event) {
        return reader.exists("SELECT 1 FROM alarms_alarm WHERE order_id = ?", {event.entity_id});
    };
    return {{"alarms.order_action", "repair.work_order_action_", note_order, has_alarm},
            {"alarms.acknowledged", "messaging.escalation_acknowledged", note_acknowledged}};
}

}  // namespace

Module module(Services& services, const std::shared_ptr<telemetry::Archive>& archive) {
    const auto watch = std::make_shared<Watch>(services.database, archive);
    archive->watch([watch](const telemetry::Arrival& arrival) { watch->arrived(arrival); });
    Module result;
    result.name = "alarms";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "equipment", "telemetry", "repair", "maintenance"};
    result.entities = {&table_of<Rule>(), &table_of<Alarm>(), &table_of<Entry>(), &table_of<Hold>(),
                       &table_of<Progress>()};
    result.workflows = {erase_types("alarms.alarm", alarm_flow)};
    for (auto&& routes : {alarm_routes(), rule_routes(), quality_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = jobs(watch);
    result.subscriptions = subscriptions();
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::alarms
