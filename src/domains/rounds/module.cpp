// Rounds: the table of contents.
#include "domains/rounds/generated_resources.h"
#include "domains/rounds/parameters.h"
#include "domains/rounds/rounds.h"
#include "domains/rounds/routes.h"
#include "domains/rounds/shutdown.h"
#include "domains/rounds/views.h"
#include "domains/rounds/workflow.h"

namespace zs::rounds {
namespace {

std::vector<Permission> permissions() {
    return {
        {"rounds.view", "查看巡检", "See rounds", {"engineer", "head", "dispatcher", "leader", "technician"}},
        {"rounds.work", "执行巡检", "Walk rounds", {"leader", "technician", "engineer"}},
        {"rounds.lead", "督促巡检", "Lead rounds", {"leader", "engineer"}},
        {"rounds.manage", "维护巡检路线", "Manage routes", {"engineer", "leader"}},
        {"rounds.indicators", "巡检指标", "Figures of rounds", {"engineer", "head", "leader", "vice_president"}},
        {"rounds.announce", "发布停机通知", "Announce shutdowns", {"engineer", "head", "leader", "dispatcher"}},
        {"rounds.read_shutdowns",
         "查看停机通知",
         "Read shutdown notices",
         {"engineer", "head", "leader", "dispatcher", "technician", "department"}},
    };
}

}  // namespace

Module module(Services&) {
    name_constraint("uq_rounds_route_code", "code", "rounds.code_taken");
    Module result;
    result.name = "rounds";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "equipment", "repair", "maintenance"};
    result.entities = {&table_of<Route>(),    &table_of<Point>(),     &table_of<Round>(),        &table_of<Visit>(),
                       &table_of<Finding>(),  &table_of<Shutdown>(),  &table_of<NoticeReader>(), &table_of<RoundRow>(),
                       &table_of<VisitRow>(), &table_of<FindingRow>()};
    result.workflows = {erase_types("rounds.round", round_flow)};
    for (auto&& routes : {route_routes(), round_routes(), shutdown_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "rounds.schedule",
                    .every_seconds = 300,
                    .run = keep_schedule,
                    .zh = "巡检排班与到期关闭",
                    .en = "Open and close rounds"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::rounds
