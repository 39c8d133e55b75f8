// Supply planning: the table of contents.
#include "domains/supply_planning/class_views.h"
#include "domains/supply_planning/generated_resources.h"
#include "domains/supply_planning/level_view.h"
#include "domains/supply_planning/parameters.h"
#include "domains/supply_planning/proposal_flow.h"
#include "domains/supply_planning/routes.h"
#include "domains/supply_planning/supply_planning.h"

namespace zs::supply_planning {
namespace {

std::vector<Permission> permissions() {
    return {
        {"supply_planning.view",
         "查看补货计划",
         "See supply planning",
         {"storekeeper", "buyer", "auditor", "head", "vice_president", "finance"}},
        {"supply_planning.decide", "处理补货建议", "Decide on proposals", {"buyer"}},
        {"supply_planning.manage", "维护订货约定", "Keep terms of suppliers and items", {"buyer"}},
    };
}

events::Subscription receipts() {
    return {
        "supply_planning.receipts", "materials.posted",
        [](Transaction& transaction, const events::Event& event) { return take_receipt(transaction, event.entity_id); },
        [](Reader& reader, const events::Event& event) {
            return reader.exists("SELECT 1 FROM materials_document WHERE id = ? AND kind = 'receipt'",
                                 {event.entity_id}) &&
                   reader.exists("SELECT 1 FROM supply_planning_proposal_line WHERE closed = 0");
        }};
}

}  // namespace

Module module(Services&) {
    name_constraint("uq_supply_planning_vendor_terms_vendor_id", "vendor_id", "supply_planning.terms_exist");
    name_constraint("uq_supply_planning_item_terms_item_id", "item_id", "supply_planning.terms_exist");
    Module result;
    result.name = "supply_planning";
    result.level = 3;
    result.depends = {"catalog", "organization", "space", "messaging", "materials", "purchasing"};
    result.entities = {&table_of<ItemClass>(),    &table_of<ClassChange>(),  &table_of<VendorTerms>(),
                       &table_of<ItemTerms>(),    &table_of<Level>(),        &table_of<Proposal>(),
                       &table_of<ProposalLine>(), &table_of<ItemClassRow>(), &table_of<ClassChangeRow>(),
                       &table_of<LevelRow>(),     &table_of<Replay>(),       &table_of<ProposalRow>()};
    constexpr std::string_view view = "supply_planning.view", manage = "supply_planning.manage";
    result.master_data = {
        zs::master_data<VendorTerms>("supply-planning/vendor-terms", view, manage, check_vendor_terms, ""),
        zs::master_data<ItemTerms>("supply-planning/item-terms", view, manage, check_item_terms, "")};
    result.workflows = {erase_types("supply_planning.proposal", proposal_flow)};
    for (auto&& routes : {class_routes(), level_routes(), proposal_routes(), replay_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.subscriptions = {receipts()};
    result.jobs = {{.name = "supply_planning.classes",
                    .daily_minute = 130,
                    .month_day = 1,
                    .time_max_seconds = 300,
                    .run = recompute_classes,
                    .zh = "物资分类重算",
                    .en = "Classes of items"},
                   {.name = "supply_planning.plan",
                    .daily_minute = 150,
                    .time_max_seconds = 600,
                    .run_outside = plan,
                    .zh = "补货水平与建议",
                    .en = "Stock levels and proposals"},
                   {.name = "supply_planning.replay",
                    .daily_minute = 170,
                    .month_day = 1,
                    .time_max_seconds = 900,
                    .run_outside = run_replays,
                    .zh = "补货策略回放",
                    .en = "Replay of the last year"}};
    result.permissions = permissions();
    result.parameters = parameters();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::supply_planning
