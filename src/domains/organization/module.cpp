// Organization: the table of contents.
#include "domains/organization/generated_resources.h"
#include "domains/organization/organization.h"
#include "domains/organization/requests.h"
#include "domains/organization/routes.h"
#include "domains/organization/service.h"

namespace zs::organization {

Module module(Services&) {
    constexpr std::string_view manage = "organization.manage";
    Module result;
    result.name = "organization";
    result.level = 1;
    result.depends = {"catalog"};
    result.entities = {&table_of<Department>(), &table_of<Trade>(),       &table_of<Vendor>(),
                       &table_of<Crew>(),       &table_of<Post>(),        &table_of<Person>(),
                       &table_of<Shift>(),      &table_of<RosterEntry>(), &table_of<RosterRequest>()};
    result.master_data = {zs::master_data<Department>("organization/departments", "session", manage, check_department),
                          zs::master_data<Trade>("organization/trades", "session", manage, {}),
                          zs::master_data<Vendor>("organization/vendors", "organization.vendors", manage, {}),
                          zs::master_data<Crew>("organization/crews", "session", manage, check_crew),
                          zs::master_data<Post>("organization/posts", "organization.view", manage, {}),
                          zs::master_data<Person>("organization/people", "organization.view", manage, check_person),
                          zs::master_data<Shift>("organization/shifts", "organization.view", manage, check_shift)};
    result.routes = roster_routes();
    for (auto&& routes : {leave_routes(), request_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.workflows = {erase_types("organization.roster_request", request_flow)};
    result.notices = notice_kinds();
    result.jobs = {{.name = "organization.lapse_requests",
                    .every_seconds = 60,
                    .run = lapse_requests,
                    .zh = "过期的请假换班申请",
                    .en = "Lapsed requests for leave and swaps"}};
    result.permissions = {
        {"organization.view",
         "查看组织与排班",
         "See organization and rosters",
         {"administrator", "head", "leader", "dispatcher", "technician", "vice_president"}},
        {"organization.vendors",
         "查看外包单位与供应商",
         "See outside companies and suppliers",
         {"administrator", "head", "leader", "dispatcher", "technician", "vice_president", "engineer", "buyer",
          "storekeeper", "finance", "auditor"}},
        {"organization.request", "申请请假与换班", "Ask for leave and swaps", {"technician", "leader"}},
        {"organization.duty",
         "查看当班人员",
         "See who is on duty",
         {"department", "head", "leader", "dispatcher", "technician", "vice_president"}},
        {"organization.roster", "排班", "Make rosters", {"leader", "head", "dispatcher"}},
        {"organization.manage", "维护组织", "Manage organization", {"administrator", "head"}}};
    result.parameters = {{"organization.roster.rest_minutes", "660", "min", "两班之间最短休息", "Rest between shifts",
                          "设计默认值 design default"},
                         {"organization.roster.open_days", "7", "d", "排班可补改的天数", "Days a roster stays open",
                          "设计默认值 design default"}};
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::organization
