// Ward supplies: the table of contents.
#include "domains/ward_supplies/container_views.h"
#include "domains/ward_supplies/generated_resources.h"
#include "domains/ward_supplies/parameters.h"
#include "domains/ward_supplies/routes.h"
#include "domains/ward_supplies/stop_flow.h"
#include "domains/ward_supplies/views.h"
#include "domains/ward_supplies/ward_supplies.h"

namespace zs::ward_supplies {
namespace {

std::vector<Permission> permissions() {
    return {
        {"ward_supplies.view",
         "查看桶装水与小件配送",
         "See ward supplies",
         {"storekeeper", "department", "head", "vice_president", "finance", "auditor", "buyer"}},
        {"ward_supplies.manage", "维护固定配送", "Keep standing orders", {"storekeeper", "head"}},
        {"ward_supplies.deliver", "配送登记", "Deliver to wards", {"storekeeper"}},
        {"ward_supplies.request", "临时要货", "Ask for a delivery", {"department"}},
        {"ward_supplies.count", "空桶清点与退回", "Count and return containers", {"storekeeper"}},
        {"ward_supplies.indicators",
         "桶装水与小件指标",
         "Figures of ward supplies",
         {"storekeeper", "head", "vice_president", "finance", "auditor"}},
    };
}

std::vector<MasterData> masters() {
    constexpr std::string_view view = "ward_supplies.view", manage = "ward_supplies.manage";
    auto orders =
        zs::master_data<StandingOrder>("ward-supplies/standing-orders", view, manage, check_standing_order, "");
    orders.scope = {.department = "department_id"};
    auto wards = zs::master_data<Ward>("ward-supplies/wards", view, manage, {}, "");
    wards.scope = {.department = "department_id"};
    return {orders, zs::master_data<Article>("ward-supplies/articles", view, manage, check_article, ""), wards};
}

}  // namespace

Module module(Services&) {
    name_constraint("uq_ward_supplies_article_item_id", "item_id", "ward_supplies.article_exists");
    name_constraint("uq_ward_supplies_ward_department_id", "department_id", "ward_supplies.ward_exists");
    Module result;
    result.name = "ward_supplies";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "materials"};
    result.entities = {&table_of<Article>(),    &table_of<Ward>(),          &table_of<StandingOrder>(),
                       &table_of<Round>(),      &table_of<Stop>(),          &table_of<Container>(),
                       &table_of<StopRow>(),    &table_of<EmptiesReturn>(), &table_of<AccountRow>(),
                       &table_of<HoldingRow>(), &table_of<ContainerRow>(),  &table_of<ReturnRow>()};
    result.master_data = masters();
    result.workflows = {erase_types("ward_supplies.stop", stop_flow)};
    for (auto&& routes : {round_routes(), container_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.jobs = {{.name = "ward_supplies.plan",
                    .daily_minute = 300,
                    .run = plan,
                    .zh = "生成当日配送单",
                    .en = "Delivery rounds of the day"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::ward_supplies
