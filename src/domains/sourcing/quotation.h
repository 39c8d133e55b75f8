// What suppliers quote, by which criteria it is judged, and the committee that judges. Sealed until the close.
#pragma once
#include "domains/sourcing/project.h"

namespace zs::sourcing {
/// Nobody but its supplier reads it before the project is opened.
struct Quotation {
    Id<Quotation> id;
    std::int64_t version = 0;
    Id<Project> project_id;
    Id<organization::Vendor> vendor_id;
    QuotationState state = QuotationState::submitted;
    bool tax_included = true;
    std::int64_t tax_permille = 130;
    Money delivery_fee;
    std::int64_t delivery_days = 0;
    std::int64_t warranty_months = 0;
    std::string note;
    Money total;     // tax and delivery included
    Money compared;  // made alike: warranty too
    Instant submitted_at;
    std::string submitter;
};
constexpr auto describe(Of<Quotation>) {
    return entity(
        "sourcing_quotation", "报价", "Quotation",
        field<&Quotation::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Quotation::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Quotation::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Quotation::vendor_id>("vendor_id",
                                     {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Quotation::state>("state", {.zh = "状态", .en = "State"}),
        field<&Quotation::tax_included>("tax_included", {.zh = "含税", .en = "Tax included"}),
        field<&Quotation::tax_permille>("tax_permille", {.zh = "税率千分数", .en = "Tax permille"}),
        field<&Quotation::delivery_fee>("delivery_fee", {.zh = "运费", .en = "Delivery fee", .unit = "¥"}),
        field<&Quotation::delivery_days>("delivery_days", {.zh = "交货天数", .en = "Days of delivery"}),
        field<&Quotation::warranty_months>("warranty_months", {.zh = "质保月数", .en = "Months of warranty"}),
        field<&Quotation::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Quotation::total>("total", {.zh = "报价合计", .en = "Total", .unit = "¥"}),
        field<&Quotation::compared>("compared", {.zh = "评审价", .en = "Compared price", .unit = "¥"}),
        field<&Quotation::submitted_at>("submitted_at", {.zh = "提交时间", .en = "Submitted"}),
        field<&Quotation::submitter>("submitter", {.zh = "提交人", .en = "Submitted by"}));
}
static_assert(fully_described<Quotation>);

struct QuotationLine {
    Id<QuotationLine> id;
    Id<Quotation> quotation_id;
    Id<Line> line_id;
    std::string unit;
    Quantity per_unit{1000};
    UnitPrice price;
    std::string offered;
};
constexpr auto describe(Of<QuotationLine>) {
    return entity(
        "sourcing_quotation_line", "报价明细", "Quotation line",
        field<&QuotationLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&QuotationLine::quotation_id>("quotation_id",
                                            {.zh = "报价", .en = "Quotation", .references = "sourcing_quotation"}),
        field<&QuotationLine::line_id>("line_id", {.zh = "采购明细", .en = "Line", .references = "sourcing_line"}),
        field<&QuotationLine::unit>("unit", {.zh = "报价单位", .en = "Unit"}),
        field<&QuotationLine::per_unit>("per_unit", {.zh = "每单位含基本单位数", .en = "Base units in one"}),
        field<&QuotationLine::price>("price", {.zh = "单价", .en = "Price", .unit = "¥"}),
        field<&QuotationLine::offered>("offered", {.zh = "品牌型号", .en = "Brand and model"}));
}
static_assert(fully_described<QuotationLine>);

/// Weights of a project sum to 100. The price is scored by formula, the others by the committee.
struct Criterion {
    Id<Criterion> id;
    Id<Project> project_id;
    std::string name;
    std::int64_t weight = 0;
    bool is_price = false;
};
constexpr auto describe(Of<Criterion>) {
    return entity(
        "sourcing_criterion", "评分项", "Criterion",
        field<&Criterion::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Criterion::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Criterion::name>("name", {.zh = "评分项", .en = "Criterion"}),
        field<&Criterion::weight>("weight", {.zh = "分值", .en = "Weight"}),
        field<&Criterion::is_price>("is_price", {.zh = "价格分", .en = "Price"}));
}
static_assert(fully_described<Criterion>);

struct Member {
    Id<Member> id;
    std::int64_t version = 0;
    Id<Project> project_id;
    std::int64_t user_id = 0;
    std::string name;
    bool drawn = false;
    Conflict conflict = Conflict::undeclared;
    std::string conflict_note;
    std::optional<Instant> declared_at;
    std::optional<Instant> scored_at;
};
constexpr auto describe(Of<Member>) {
    return entity(
        "sourcing_member", "评审成员", "Member of the committee",
        field<&Member::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Member::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Member::project_id>("project_id", {.zh = "项目", .en = "Project", .references = "sourcing_project"}),
        field<&Member::user_id>("user_id", {.zh = "用户", .en = "User"}),
        field<&Member::name>("name", {.zh = "姓名", .en = "Name"}),
        field<&Member::drawn>("drawn", {.zh = "抽取", .en = "Drawn by lot"}),
        field<&Member::conflict>("conflict", {.zh = "利益冲突", .en = "Conflict of interest"}),
        field<&Member::conflict_note>("conflict_note", {.zh = "回避理由", .en = "What conflict"}),
        field<&Member::declared_at>("declared_at", {.zh = "声明时间", .en = "Declared"}),
        field<&Member::scored_at>("scored_at", {.zh = "评分时间", .en = "Scored"}));
}
static_assert(fully_described<Member>);

struct Score {
    Id<Score> id;
    Id<Member> member_id;
    Id<Quotation> quotation_id;
    Id<Criterion> criterion_id;
    Decimal<2> points;
};
constexpr auto describe(Of<Score>) {
    return entity("sourcing_score", "评分", "Score",
                  field<&Score::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Score::member_id>("member_id", {.zh = "成员", .en = "Member"}),
                  field<&Score::quotation_id>("quotation_id",
                                              {.zh = "报价", .en = "Quotation", .references = "sourcing_quotation"}),
                  field<&Score::criterion_id>("criterion_id",
                                              {.zh = "评分项", .en = "Criterion", .references = "sourcing_criterion"}),
                  field<&Score::points>("points", {.zh = "得分", .en = "Points"}));
}
static_assert(fully_described<Score>);

}  // namespace zs::sourcing