// Repair: the table of contents.
#include "domains/repair/repair.h"

#include "domains/repair/entities.h"
#include "domains/repair/forecast.h"
#include "domains/repair/generated_resources.h"
#include "domains/repair/indicators.h"
#include "domains/repair/notices.h"
#include "domains/repair/parameters.h"
#include "domains/repair/routes.h"
#include "domains/repair/service.h"
#include "domains/repair/views.h"
#include "domains/repair/workflow.h"

namespace zs::repair {
namespace {

std::vector<Permission> permissions() {
    return {
        {"repair.view",
         "查看工单",
         "See work orders",
         {"dispatcher", "technician", "leader", "engineer", "department", "head", "vendor", "finance",
          "vice_president"}},
        {"repair.report",
         "报修",
         "Report faults",
         {"dispatcher", "technician", "leader", "engineer", "department", "head"}},
        {"repair.dispatch", "调度", "Dispatch", {"dispatcher", "head"}},
        {"repair.work", "维修", "Work on orders", {"technician", "leader", "vendor", "dispatcher"}},
        {"repair.lead", "带班", "Lead a crew", {"leader"}},
        {"repair.comment", "备注", "Comment", {"dispatcher", "technician", "leader", "department", "head", "vendor"}},
        {"repair.confirm", "确认与评价", "Confirm and rate", {"department", "dispatcher", "head"}},
        {"repair.file", "归档", "File papers", {"leader", "dispatcher", "head"}},
        {"repair.indicators",
         "维修指标",
         "Repair figures",
         {"head", "leader", "dispatcher", "finance", "department", "vice_president"}},
        {"repair.manage", "维修主数据", "Manage repair master data", {"administrator", "head"}},
    };
}

std::vector<MasterData> masters() {
    return {zs::master_data<FaultType>("repair/fault-types", "session", "repair.manage", {}),
            zs::master_data<Reason>("repair/reasons", "session", "repair.manage", {})};
}

/// A year of history is read in a snapshot: the writer goes on.
Result<std::int64_t> learn_beside(Database& database) {
    std::int64_t orders = 0;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(orders, forecast::learn(reader, reader.now()));
        return {};
    }));
    return orders;
}

std::vector<jobs::Job> jobs() {
    return {{.name = "repair.auto_confirm",
             .every_seconds = 300,
             .run = confirm_overdue,
             .zh = "到期自动确认",
             .en = "Confirm overdue orders"},
            {.name = "repair.auto_file",
             .every_seconds = 300,
             .run = file_complete,
             .zh = "自动归档",
             .en = "File complete orders"},
            {.name = "repair.escalate",
             .every_seconds = 15,
             .run_outside = escalate_beside,
             .zh = "超时升级",
             .en = "Escalate late orders"},
            {.name = "repair.purge_phones",
             .daily_minute = 190,
             .run = purge_phones,
             .zh = "清除过期电话",
             .en = "Forget old telephone numbers"},
            {.name = "repair.learn",
             .daily_minute = 200,
             .run_outside = learn_beside,
             .zh = "学习维修用时",
             .en = "Learn how long repairs take"}};
}

/// New, refused and reopened orders look for somebody at once.
std::vector<events::Subscription> subscriptions() {
    const auto dispatches_itself = [](Reader& reader, const events::Event&) { return auto_dispatch_on(reader); };
    const auto dispatch = [](Transaction& transaction, const events::Event& event) -> Status {
        ZS_TRY(auto_dispatch(transaction, {event.entity_id}));
        return {};
    };
    return {{"repair.auto_dispatch.reported", "repair.work_order_reported", dispatch, dispatches_itself},
            {"repair.auto_dispatch.refused", "repair.work_order_action_refuse", dispatch, dispatches_itself},
            {"repair.auto_dispatch.reopened", "repair.work_order_action_reopen", dispatch, dispatches_itself},
            {"repair.acknowledged", "messaging.escalation_acknowledged", note_acknowledged},
            {"repair.climbed", "messaging.escalation_climbed", note_climbed}};
}

}  // namespace

Module module(Services& services) {
    Module result;
    result.name = "repair";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "equipment", "materials"};
    result.entities = {&table_of<FaultType>(),     &table_of<Reason>(), &table_of<WorkOrder>(),
                       &table_of<TimelineEntry>(), &table_of<Photo>(),  &table_of<PartLine>(),
                       &table_of<OrderRow>()};
    result.master_data = masters();
    result.workflows = {erase_types("repair.work_order", order_flow)};
    for (auto&& routes :
         {work_order_routes(), public_routes(services), site_routes(), desk_routes(), crew_routes(), parts_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = jobs();
    result.subscriptions = subscriptions();
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::repair
