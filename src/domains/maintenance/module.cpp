// Maintenance: the table of contents.
#include "domains/maintenance/generated_resources.h"
#include "domains/maintenance/maintenance.h"
#include "domains/maintenance/parameters.h"
#include "domains/maintenance/routes.h"
#include "domains/maintenance/views.h"
#include "domains/maintenance/workflow.h"
#include "domains/maintenance/year_service.h"
#include "domains/maintenance/year_views.h"

namespace zs::maintenance {
namespace {

std::vector<Permission> permissions() {
    return {
        {"maintenance.view",
         "查看保养",
         "See maintenance",
         {"engineer", "head", "dispatcher", "leader", "technician", "department", "vendor"}},
        {"maintenance.work", "执行保养", "Do maintenance", {"engineer", "leader", "technician", "vendor"}},
        {"maintenance.plan", "安排保养", "Plan maintenance", {"engineer", "leader"}},
        {"maintenance.manage", "维护保养手册", "Manage manuals", {"engineer"}},
        {"maintenance.indicators", "保养指标", "Maintenance figures", {"engineer", "head", "leader", "vice_president"}},
    };
}

}  // namespace

Module module(Services&) {
    Module result;
    result.name = "maintenance";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "equipment", "materials", "repair"};
    result.entities = {&table_of<Activity>(),    &table_of<Edition>(),    &table_of<Plan>(),
                       &table_of<Reading>(),     &table_of<Order>(),      &table_of<OrderRow>(),
                       &table_of<YearPlan>(),    &table_of<YearVisit>(),  &table_of<YearVisitRow>(),
                       &table_of<YearPlanRow>(), &table_of<AccessTime>(), &table_of<CounterEntry>()};
    result.master_data = {zs::master_data<AccessTime>(
        "maintenance/access-times", "maintenance.view", "maintenance.plan",
        [](Transaction&, const void*, void* after) { return check_access_time(*static_cast<AccessTime*>(after)); },
        "")};
    result.workflows = {erase_types("maintenance.order", order_flow), erase_types("maintenance.year_plan", year_flow)};
    for (auto&& routes : {manual_routes(), order_routes(), parts_routes(), year_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "maintenance.generate",
                    .every_seconds = 900,
                    .run = generate,
                    .zh = "生成保养工单",
                    .en = "Open maintenance orders"},
                   {.name = "maintenance.compute_years",
                    .every_seconds = 2,
                    .time_max_seconds = 300,
                    .run_outside = compute_years,
                    .zh = "计算年度保养计划",
                    .en = "Compute year plans"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::maintenance
