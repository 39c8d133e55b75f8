// Maintenance: the table of contents.
#include "domains/maintenance/generated_resources.h"
#include "domains/maintenance/maintenance.h"
#include "domains/maintenance/parameters.h"
#include "domains/maintenance/routes.h"
#include "domains/maintenance/views.h"
#include "domains/maintenance/workflow.h"

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
    result.depends = {"catalog", "organization", "space", "equipment", "repair"};
    result.entities = {&table_of<Activity>(), &table_of<Edition>(), &table_of<Plan>(),
                       &table_of<Reading>(),  &table_of<Order>(),   &table_of<OrderRow>()};
    result.workflows = {erase_types("maintenance.order", order_flow)};
    for (auto&& routes : {manual_routes(), order_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "maintenance.generate",
                    .every_seconds = 900,
                    .run = generate,
                    .zh = "生成保养工单",
                    .en = "Open maintenance orders"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::maintenance
