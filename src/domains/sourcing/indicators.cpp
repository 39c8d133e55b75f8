// The figures that sourcing declares.
#include "domains/sourcing/limits.h"
#include "domains/sourcing/views.h"

namespace zs::sourcing {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Section;
using indicators::Source;
using Sort = indicators::Kind;

const Source& awards() {
    static const Source source{
        "sourcing.awards",
        "已成交的采购项目, 按成交时间计入期间",
        "Purchases that were awarded, by when they were awarded",
        project_row_from,
        "o.awarded_at",
        "",
        {.department = "o.department_id"},
        {{"department", "科室", "Department", "o.department_id", "d.name", "d.name_en"},
         {"purchase_category", "采购品目", "Purchase category", "o.category_id", "c.name", "c.name_en"},
         {"purchase_route", "采购方式", "Route", "o.route", "o.route", "o.route", Column<Route>::options},
         {"supplier", "供应商", "Supplier", "o.vendor_id", "v.name", "v.name"}},
        &table_of<ProjectRow>(),
        "o.id"};
    return source;
}

const Source& requests() {
    static const Source source{
        "sourcing.requests",
        "采购申请, 按申请时间计入期间",
        "Purchase requests, by when they were made",
        project_row_from,
        "o.requested_at",
        "",
        {.department = "o.department_id"},
        {{"department", "科室", "Department", "o.department_id", "d.name", "d.name_en"},
         {"purchase_category", "采购品目", "Purchase category", "o.category_id", "c.name", "c.name_en"}},
        &table_of<ProjectRow>(),
        "o.id"};
    return source;
}

const Source& price_findings() {
    static const Source source{
        "sourcing.price_findings",
        "价格检查的问题, 按检查时间计入期间",
        "Findings of price checks, by when the check was made",
        finding_row_from,
        "k.checked_at",
        "",
        {},
        {{"price_finding", "问题", "Finding", "f.kind", "f.kind", "f.kind", Column<FindingKind>::options},
         {"finding_state", "处理", "Answered", "f.state", "f.state", "f.state", Column<FindingState>::options}},
        &table_of<FindingRow>(),
        "f.id"};
    return source;
}

std::vector<Indicator> of_awards() {
    Indicator count{.id = "sourcing.awarded",
                    .zh = "成交项目",
                    .en = "Purchases awarded",
                    .unit = "项",
                    .definition_zh = "期内成交的采购项目数",
                    .definition_en = "Purchases awarded in the period",
                    .source = &awards(),
                    .section = Section::volume,
                    .unit_en = "purchases"};
    Indicator value{.id = "sourcing.awarded_value",
                    .zh = "成交金额",
                    .en = "Value awarded",
                    .unit = "元",
                    .definition_zh = "期内成交项目的成交金额",
                    .definition_en = "Value of the purchases awarded",
                    .kind = Sort::sum,
                    .source = &awards(),
                    .value = "o.awarded",
                    .factor = 0.01,
                    .section = Section::effort,
                    .row_field = "awarded",
                    .unit_en = "yuan"};
    Indicator saving = value;
    saving.id = "sourcing.saving";
    saving.zh = "采购节约金额";
    saving.en = "Negotiated saving";
    saving.definition_zh = "上次价 (没有时用估价) 减成交金额";
    saving.definition_en = "Last price (the estimate without one) less the award";
    saving.better = Better::higher;
    saving.value = "o.saving";
    saving.row_field = "saving";
    Indicator tendered{.id = "sourcing.tendered_share",
                       .zh = "公开招标占比",
                       .en = "Share tendered",
                       .unit = "%",
                       .definition_zh = "公开招标的项目 ÷ 成交项目",
                       .definition_en = "Purchases by public tender ÷ purchases awarded",
                       .kind = Sort::share,
                       .source = &awards(),
                       .value = "CASE WHEN o.route = 'tender' THEN 1 ELSE 0 END",
                       .section = Section::quality,
                       .row_field = "route"};
    Indicator late{.id = "sourcing.late_share",
                   .zh = "逾期项目占比",
                   .en = "Purchases late",
                   .unit = "%",
                   .definition_zh = "结果公示或签约超过期限的项目 ÷ 成交项目",
                   .definition_en = "Purchases whose result or contract was late ÷ purchases awarded",
                   .better = Better::lower,
                   .kind = Sort::share,
                   .source = &awards(),
                   .value = "CASE WHEN o.result_late = 1 OR o.contract_late = 1 THEN 1 ELSE 0 END",
                   .section = Section::on_time,
                   .row_field = "contract_late"};
    Indicator days{.id = "sourcing.days_to_award",
                   .zh = "申请到成交天数",
                   .en = "Days to the award",
                   .unit = "d",
                   .definition_zh = "从申请到成交的中位天数",
                   .definition_en = "Median days from the request to the award",
                   .better = Better::lower,
                   .kind = Sort::median,
                   .source = &awards(),
                   .value = "(o.awarded_at - o.requested_at) / 86400000.0",
                   .target_parameter = "sourcing.target.days",
                   .section = Section::duration,
                   .row_field = "awarded_at"};
    return {count, value, saving, tendered, late, days};
}

std::vector<Indicator> of_checks() {
    Indicator splits{.id = "sourcing.split_share",
                     .zh = "疑似拆分占比",
                     .en = "Suspected splits",
                     .unit = "%",
                     .definition_zh = "疑似拆分的申请 ÷ 采购申请",
                     .definition_en = "Requests that look like a split purchase ÷ requests",
                     .better = Better::lower,
                     .kind = Sort::share,
                     .source = &requests(),
                     .value = "CASE WHEN o.split <> 'none' THEN 1 ELSE 0 END",
                     .section = Section::quality,
                     .row_field = "split"};
    Indicator excess{.id = "sourcing.price_excess",
                     .zh = "价格超额金额",
                     .en = "Excess of prices",
                     .unit = "元",
                     .definition_zh = "价格检查中超加成部分的金额",
                     .definition_en = "What was sold above the mark-up, in price checks",
                     .better = Better::lower,
                     .kind = Sort::sum,
                     .source = &price_findings(),
                     .where = "f.kind = 'above_markup'",
                     .value = "f.excess",
                     .factor = 0.01,
                     .section = Section::quality,
                     .row_field = "excess",
                     .unit_en = "yuan"};
    Indicator answered{.id = "sourcing.price_answered",
                       .zh = "价格问题处理率",
                       .en = "Findings answered",
                       .unit = "%",
                       .definition_zh = "已说明或纠正的问题 ÷ 价格检查的问题",
                       .definition_en = "Findings explained or corrected ÷ findings of price checks",
                       .better = Better::higher,
                       .kind = Sort::share,
                       .source = &price_findings(),
                       .value = "CASE WHEN f.state <> 'open' THEN 1 ELSE 0 END",
                       .section = Section::quality,
                       .row_field = "state"};
    return {splits, excess, answered};
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = [] {
        auto all = of_awards();
        for (auto& one : of_checks()) all.push_back(one);
        return all;
    }();
    return indicators::pointers_to(declared);
}

}  // namespace zs::sourcing
