// Sourcing: the table of contents.
#include "domains/sourcing/flow.h"
#include "domains/sourcing/generated_resources.h"
#include "domains/sourcing/limits.h"
#include "domains/sourcing/routes.h"
#include "domains/sourcing/sourcing.h"

namespace zs::sourcing {
namespace {

std::vector<Permission> permissions() {
    return {
        {"sourcing.view",
         "查看采购项目",
         "See purchases",
         {"department", "storekeeper", "engineer", "buyer", "auditor", "head", "vice_president", "finance"}},
        {"sourcing.request", "申请采购", "Ask for purchases", {"department", "storekeeper", "engineer"}},
        {"sourcing.approve", "审批采购立项", "Approve purchases", {"head", "vice_president"}},
        {"sourcing.approve_large", "审批大额采购", "Approve large purchases", {"vice_president"}},
        {"sourcing.buy", "办理采购", "Run purchases", {"buyer"}},
        {"sourcing.award", "确认成交", "Award purchases", {"head", "vice_president"}},
        {"sourcing.score",
         "参加评审",
         "Sit in committees",
         {"engineer", "storekeeper", "finance", "dispatcher", "leader", "head"}},
        {"sourcing.quote", "报价", "Quote", {"vendor"}},
        {"sourcing.budget", "维护采购预算", "Manage purchase budgets", {"finance", "head"}},
        {"sourcing.manage", "维护采购品目", "Manage purchase categories", {"buyer", "finance"}},
        {"sourcing.audit", "核查拆分采购", "Judge split purchases", {"auditor"}},
        {"sourcing.prices",
         "查看价格检查",
         "See price checks",
         {"auditor", "finance", "buyer", "storekeeper", "head", "vice_president"}},
        {"sourcing.check_prices", "价格检查", "Check prices", {"auditor", "finance"}},
        {"sourcing.answer_prices", "处理价格问题", "Answer price findings", {"buyer", "storekeeper"}},
        {"sourcing.indicators",
         "采购指标",
         "Figures of purchases",
         {"buyer", "auditor", "head", "vice_president", "finance"}},
    };
}

/// A budget is not cut below what is taken from it already.
Status check_budget_line(Transaction& transaction, const void*, void* after) {
    const auto& line = *static_cast<const BudgetLine*>(after);
    const auto taken = transaction.integer(
        "SELECT CAST(COALESCE(SUM(reserved + spent), 0) AS BIGINT) FROM sourcing_project WHERE budget_line_id = ?",
        {line.id.value});
    if (line.id.value != 0 && line.amount.units < taken.value_or(0))
        return fail_field("amount", "sourcing.below_what_is_taken",
                          {{"taken", decimal_text(taken.value_or(0), Money::scale)}});
    return {};
}

std::vector<MasterData> masters() {
    return {
        zs::master_data<Category>("sourcing/categories", "sourcing.view", "sourcing.manage"),
        zs::master_data<BudgetLine>("sourcing/budget-lines", "sourcing.view", "sourcing.budget", check_budget_line, ""),
        zs::master_data<PriceRule>("sourcing/price-rules", "sourcing.prices", "sourcing.check_prices",
                                   check_price_rule)};
}

}  // namespace

Module module(Services&) {
    name_constraint("uq_sourcing_category_code", "code", "sourcing.code_taken");
    name_constraint("uq_sourcing_price_rule_code", "code", "sourcing.code_taken");
    name_constraint("uq_sourcing_budget_line_department_id_category_id_year", "category_id",
                    "sourcing.budget_is_there");
    Module result;
    result.name = "sourcing";
    result.level = 3;
    result.depends = {"catalog", "organization", "materials", "purchasing"};
    result.entities = {
        &table_of<Category>(),      &table_of<BudgetLine>(), &table_of<Project>(),      &table_of<Line>(),
        &table_of<Entry>(),         &table_of<Invitation>(), &table_of<Objection>(),    &table_of<Quotation>(),
        &table_of<QuotationLine>(), &table_of<Criterion>(),  &table_of<Member>(),       &table_of<Score>(),
        &table_of<PriceRule>(),     &table_of<PriceCheck>(), &table_of<PriceFinding>(), &table_of<BudgetRow>(),
        &table_of<ProjectRow>(),    &table_of<OfferRow>(),   &table_of<FindingRow>()};
    result.master_data = masters();
    result.workflows = {erase_types("sourcing.project", project_flow),
                        erase_types("sourcing.price_finding", finding_flow)};
    for (auto&& routes : {project_routes(), supplier_routes(), price_routes()})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.permissions = permissions();
    result.parameters = parameters();
    result.indicators = all_indicators();
    result.notices = notice_kinds();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::sourcing
