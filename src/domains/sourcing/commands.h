// What people send to sourcing.
#pragma once
#include "domains/sourcing/quotation.h"

namespace zs::sourcing {

struct WantedLine {
    std::int64_t item_id = 0;
    std::string name;
    std::string specification;
    std::string unit;
    Quantity quantity;
    UnitPrice price;
};
constexpr auto describe(Of<WantedLine>) {
    return view(
        "SourcingWantedLine", "", "需求行", "Wanted line",
        field<&WantedLine::item_id>("item_id", {.zh = "物资", .en = "Item", .min = 0, .references = "materials_item"}),
        field<&WantedLine::name>("name", {.zh = "名称", .en = "Name", .length_max = 100}),
        field<&WantedLine::specification>("specification",
                                          {.zh = "规格要求", .en = "Specification", .length_max = 500}),
        field<&WantedLine::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 10}),
        field<&WantedLine::quantity>(
            "quantity", {.zh = "数量", .en = "Quantity", .required = true, .min = 0.001, .max = 1'000'000}),
        field<&WantedLine::price>("price",
                                  {.zh = "估价", .en = "Expected price", .min = 0, .max = 100'000'000, .unit = "¥"}));
}
static_assert(fully_described<WantedLine>);

/// POST …/projects.
struct NewProject {
    std::string title;
    std::int64_t department_id = 0;  // 0: the asker's own
    std::int64_t category_id = 0;
    std::string reason;
    Date wanted_on;
    std::string over_budget_reason;
    std::string request_key;
    std::vector<WantedLine> lines;
};
constexpr auto describe(Of<NewProject>) {
    return view(
        "SourcingNewProject", "", "采购申请", "Purchase request",
        field<&NewProject::title>("title", {.zh = "项目名称", .en = "Title", .required = true, .length_max = 100}),
        field<&NewProject::department_id>(
            "department_id", {.zh = "科室", .en = "Department", .min = 0, .references = "organization_department"}),
        field<&NewProject::category_id>(
            "category_id",
            {.zh = "品目", .en = "Category", .required = true, .min = 1, .references = "sourcing_category"}),
        field<&NewProject::reason>("reason", {.zh = "申请理由", .en = "Reason", .required = true, .length_max = 500}),
        field<&NewProject::wanted_on>("wanted_on", {.zh = "需要日期", .en = "Wanted on", .required = true}),
        field<&NewProject::over_budget_reason>("over_budget_reason",
                                               {.zh = "超预算理由", .en = "Why over budget", .length_max = 300}),
        field<&NewProject::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}),
        field<&NewProject::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<NewProject>);

struct CriterionInput {
    std::string name;
    std::int64_t weight = 0;
    bool is_price = false;
};
constexpr auto describe(Of<CriterionInput>) {
    return view(
        "SourcingCriterionInput", "", "评分项", "Criterion",
        field<&CriterionInput::name>("name", {.zh = "评分项", .en = "Criterion", .required = true, .length_max = 60}),
        field<&CriterionInput::weight>("weight",
                                       {.zh = "分值", .en = "Weight", .required = true, .min = 1, .max = 100}),
        field<&CriterionInput::is_price>("is_price", {.zh = "价格分", .en = "Price"}));
}
static_assert(fully_described<CriterionInput>);

/// POST …/projects/{id}/actions/{action}.
struct ProjectInput {
    std::optional<std::int64_t> version;
    std::string reason;
    std::optional<Route> route;  // change_route
    std::string specification;   // specify
    std::int64_t warranty_months = 0;
    std::optional<Becomes> becomes;
    std::int64_t contract_months = 0;
    std::int64_t store_id = 0;
    std::vector<CriterionInput> criteria;
    std::string notice;  // publish, publish_result
    std::optional<Instant> close_at;
    std::string vendors;  // ids with commas between
    std::string members;  // ids of users with commas between
    std::int64_t drawn = 0;
    std::optional<std::int64_t> quotation_id;  // publish_result: where it is not the first
    std::string contract_number;
    std::optional<Date> contracted_on;
};
constexpr auto describe(Of<ProjectInput>) {
    return view(
        "SourcingProjectInput", "", "项目处理", "Step of a project",
        field<&ProjectInput::version>("version", {.zh = "版本", .en = "Version"}),
        field<&ProjectInput::reason>("reason", {.zh = "理由", .en = "Reason", .length_max = 500}),
        field<&ProjectInput::route>("route", {.zh = "采购方式", .en = "Route"}),
        field<&ProjectInput::specification>("specification",
                                            {.zh = "采购需求", .en = "Specification", .length_max = 4000}),
        field<&ProjectInput::warranty_months>("warranty_months",
                                              {.zh = "质保月数", .en = "Months of warranty", .min = 0, .max = 240}),
        field<&ProjectInput::becomes>("becomes", {.zh = "成交后", .en = "Becomes"}),
        field<&ProjectInput::contract_months>("contract_months",
                                              {.zh = "合同月数", .en = "Months of the contract", .min = 0, .max = 60}),
        field<&ProjectInput::store_id>("store_id",
                                       {.zh = "收货库房", .en = "Store", .min = 0, .references = "materials_store"}),
        field<&ProjectInput::criteria>("criteria", {.zh = "评分项", .en = "Criteria"}),
        field<&ProjectInput::notice>("notice", {.zh = "公告内容", .en = "Notice", .length_max = 4000}),
        field<&ProjectInput::close_at>("close_at", {.zh = "截止时间", .en = "Closes"}),
        field<&ProjectInput::vendors>("vendors", {.zh = "邀请供应商", .en = "Suppliers invited", .length_max = 200}),
        field<&ProjectInput::members>("members", {.zh = "评审成员", .en = "Members", .length_max = 200}),
        field<&ProjectInput::drawn>("drawn", {.zh = "随机抽取人数", .en = "Members to draw", .min = 0, .max = 15}),
        field<&ProjectInput::quotation_id>("quotation_id", {.zh = "成交报价", .en = "Quotation", .min = 1}),
        field<&ProjectInput::contract_number>("contract_number",
                                              {.zh = "合同号", .en = "Contract number", .length_max = 60}),
        field<&ProjectInput::contracted_on>("contracted_on", {.zh = "签约日期", .en = "Signed on"}));
}
static_assert(fully_described<ProjectInput>);

struct QuotedLineInput {
    std::int64_t line_id = 0;
    std::string unit;
    std::optional<Quantity> per_unit;
    UnitPrice price;
    std::string offered;
};
constexpr auto describe(Of<QuotedLineInput>) {
    return view(
        "SourcingQuotedLine", "", "报价行", "Quoted line",
        field<&QuotedLineInput::line_id>("line_id", {.zh = "采购明细", .en = "Line", .required = true, .min = 1}),
        field<&QuotedLineInput::unit>("unit", {.zh = "报价单位", .en = "Unit", .length_max = 10}),
        field<&QuotedLineInput::per_unit>(
            "per_unit", {.zh = "每单位含", .en = "Base units in one", .min = 0.001, .max = 1'000'000}),
        field<&QuotedLineInput::price>(
            "price", {.zh = "单价", .en = "Price", .required = true, .min = 0.0001, .max = 100'000'000, .unit = "¥"}),
        field<&QuotedLineInput::offered>("offered", {.zh = "品牌型号", .en = "Brand and model", .length_max = 100}));
}
static_assert(fully_described<QuotedLineInput>);

/// POST …/offers/{id}/quotation: the newest replaces the one before.
struct QuotationInput {
    std::optional<bool> tax_included;
    std::optional<std::int64_t> tax_permille;
    Money delivery_fee;
    std::int64_t delivery_days = 0;
    std::int64_t warranty_months = 0;
    std::string note;
    std::vector<QuotedLineInput> lines;
};
constexpr auto describe(Of<QuotationInput>) {
    return view(
        "SourcingQuotationInput", "", "报价", "Quotation",
        field<&QuotationInput::tax_included>("tax_included", {.zh = "含税", .en = "Tax included"}),
        field<&QuotationInput::tax_permille>("tax_permille",
                                             {.zh = "税率千分数", .en = "Tax permille", .min = 0, .max = 300}),
        field<&QuotationInput::delivery_fee>(
            "delivery_fee", {.zh = "运费", .en = "Delivery fee", .min = 0, .max = 100'000'000, .unit = "¥"}),
        field<&QuotationInput::delivery_days>(
            "delivery_days", {.zh = "交货天数", .en = "Days of delivery", .required = true, .min = 0, .max = 1000}),
        field<&QuotationInput::warranty_months>("warranty_months",
                                                {.zh = "质保月数", .en = "Months of warranty", .min = 0, .max = 240}),
        field<&QuotationInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 1000}),
        field<&QuotationInput::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<QuotationInput>);

struct DeclareInput {
    bool conflicted = false;
    std::string note;
};
constexpr auto describe(Of<DeclareInput>) {
    return view("SourcingDeclareInput", "", "利益冲突声明", "Declaration",
                field<&DeclareInput::conflicted>("conflicted", {.zh = "有利益冲突", .en = "Conflicted"}),
                field<&DeclareInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 300}));
}
static_assert(fully_described<DeclareInput>);

struct PointsInput {
    std::int64_t quotation_id = 0;
    std::int64_t criterion_id = 0;
    Decimal<2> points;
};
constexpr auto describe(Of<PointsInput>) {
    return view(
        "SourcingPoints", "", "打分", "Points",
        field<&PointsInput::quotation_id>("quotation_id",
                                          {.zh = "报价", .en = "Quotation", .required = true, .min = 1}),
        field<&PointsInput::criterion_id>("criterion_id",
                                          {.zh = "评分项", .en = "Criterion", .required = true, .min = 1}),
        field<&PointsInput::points>("points", {.zh = "得分", .en = "Points", .required = true, .min = 0, .max = 100}));
}
static_assert(fully_described<PointsInput>);

/// All points of a member at once.
struct ScoreInput {
    std::vector<PointsInput> points;
};
constexpr auto describe(Of<ScoreInput>) {
    return view("SourcingScoreInput", "", "评分", "Scores",
                field<&ScoreInput::points>("points", {.zh = "打分", .en = "Points"}));
}
static_assert(fully_described<ScoreInput>);

struct JudgeInput {
    bool is_split = false;
    std::string note;
};
constexpr auto describe(Of<JudgeInput>) {
    return view("SourcingJudgeInput", "", "拆分核查", "Judgement of a split",
                field<&JudgeInput::is_split>("is_split", {.zh = "确认拆分", .en = "Split purchase"}),
                field<&JudgeInput::note>(
                    "note", {.zh = "核查说明", .en = "What was found", .required = true, .length_max = 500}));
}
static_assert(fully_described<JudgeInput>);

struct ObjectionInput {
    std::int64_t vendor_id = 0;
    std::string text;
};
constexpr auto describe(Of<ObjectionInput>) {
    return view("SourcingObjectionInput", "", "质疑", "Objection",
                field<&ObjectionInput::vendor_id>(
                    "vendor_id", {.zh = "供应商", .en = "Supplier", .min = 0, .references = "organization_vendor"}),
                field<&ObjectionInput::text>(
                    "text", {.zh = "质疑内容", .en = "Objection", .required = true, .length_max = 1000}));
}
static_assert(fully_described<ObjectionInput>);

struct AnswerInput {
    bool upheld = false;
    std::string text;
};
constexpr auto describe(Of<AnswerInput>) {
    return view(
        "SourcingAnswerInput", "", "质疑答复", "Answer to an objection",
        field<&AnswerInput::upheld>("upheld", {.zh = "质疑成立", .en = "Upheld"}),
        field<&AnswerInput::text>("text", {.zh = "答复", .en = "Answer", .required = true, .length_max = 1000}));
}
static_assert(fully_described<AnswerInput>);

struct FindingInput {
    std::optional<std::int64_t> version;
    std::string note;
};
constexpr auto describe(Of<FindingInput>) {
    return view("SourcingFindingInput", "", "问题处理", "Step of a finding",
                field<&FindingInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&FindingInput::note>("note", {.zh = "说明", .en = "Note", .required = true, .length_max = 500}));
}
static_assert(fully_described<FindingInput>);

}  // namespace zs::sourcing