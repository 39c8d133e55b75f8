// Electrical safety: the table of contents.
#include "domains/electrical_safety/electrical_safety.h"
#include "domains/electrical_safety/finding_views.h"
#include "domains/electrical_safety/generated_resources.h"
#include "domains/electrical_safety/parameters.h"
#include "domains/electrical_safety/routes.h"
#include "domains/electrical_safety/views.h"
#include "domains/electrical_safety/workflow.h"

namespace zs::electrical_safety {
namespace {

std::vector<Permission> permissions() {
    return {
        {"electrical_safety.view",
         "查看用电普查",
         "See electrical surveys",
         {"engineer", "head", "dispatcher", "leader", "technician", "department"}},
        {"electrical_safety.survey", "用电检查与复查", "Survey and re-check", {"engineer", "leader", "technician"}},
        {"electrical_safety.confirm", "科室确认检查单", "Confirm sheets for a department", {"department"}},
        {"electrical_safety.rectify",
         "填报隐患整改",
         "Report findings rectified",
         {"department", "engineer", "leader"}},
        {"electrical_safety.manage", "发起用电普查", "Open surveys and keep checklists", {"engineer"}},
        {"electrical_safety.indicators",
         "用电安全指标",
         "Figures of electrical safety",
         {"engineer", "head", "leader", "vice_president"}},
    };
}

}  // namespace

Module module(Services&) {
    Module result;
    result.name = "electrical_safety";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "equipment", "repair", "maintenance"};
    result.entities = {&table_of<Edition>(), &table_of<Campaign>(),   &table_of<Sheet>(),
                       &table_of<Line>(),    &table_of<Finding>(),    &table_of<SheetRow>(),
                       &table_of<LineRow>(), &table_of<FindingRow>(), &table_of<CampaignRow>()};
    result.workflows = {erase_types("electrical_safety.campaign", campaign_flow),
                        erase_types("electrical_safety.sheet", sheet_flow),
                        erase_types("electrical_safety.finding", finding_flow)};
    for (auto&& routes : {campaign_routes(), sheet_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "electrical_safety.check_due",
                    .every_seconds = 3600,
                    .run = check_due,
                    .zh = "用电隐患逾期提醒",
                    .en = "Overdue electrical findings"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::electrical_safety
