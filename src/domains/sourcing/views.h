// What lists and figures of sourcing show.
#pragma once
#include "domains/sourcing/price.h"
#include "domains/sourcing/project.h"

namespace zs::sourcing {

inline constexpr std::string_view project_row_from =
    "sourcing_project o JOIN organization_department d ON d.id = o.department_id JOIN sourcing_category c ON c.id = "
    "o.category_id LEFT JOIN organization_vendor v ON v.id = o.vendor_id";

struct ProjectRow {
    Id<Project> id;
    std::string number;
    std::string title;
    State state = State::requested;
    std::string department;
    std::string category;
    Money estimate;
    Route route = Route::direct;
    SplitJudgement split = SplitJudgement::none;
    Money split_year;
    Money split_rolling;
    std::string requester;
    Instant requested_at;
    Date wanted_on;
    std::optional<Instant> close_at;
    std::string buyer;
    std::optional<std::string> vendor;
    Money awarded;
    Money saving;
    std::optional<Instant> awarded_at;
    std::optional<Date> contract_due;
    std::optional<Date> contracted_on;
    bool result_late = false;
    bool contract_late = false;
    std::int64_t department_id = 0;
    std::int64_t category_id = 0;
    std::int64_t budget_line_id = 0;
};
constexpr auto describe(Of<ProjectRow>) {
    return view(
        "SourcingProjectRow", project_row_from, "采购项目", "Purchasing project",
        field<&ProjectRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&ProjectRow::number>("number", {.zh = "编号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&ProjectRow::title>("title", {.zh = "项目名称", .en = "Title", .sql = "o.title", .searchable = true}),
        field<&ProjectRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&ProjectRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&ProjectRow::category>("category",
                                     {.zh = "品目", .en = "Category", .sql = "c.name", .sql_en = "c.name_en"}),
        field<&ProjectRow::estimate>("estimate", {.zh = "估价", .en = "Estimate", .unit = "¥", .sql = "o.estimate"}),
        field<&ProjectRow::route>("route", {.zh = "采购方式", .en = "Route", .sql = "o.route"}),
        field<&ProjectRow::split>("split", {.zh = "拆分核查", .en = "Split check", .sql = "o.split"}),
        field<&ProjectRow::split_year>("split_year",
                                       {.zh = "年度累计", .en = "Sum of the year", .unit = "¥", .sql = "o.split_year"}),
        field<&ProjectRow::split_rolling>(
            "split_rolling", {.zh = "近一年累计", .en = "Sum of 365 days", .unit = "¥", .sql = "o.split_rolling"}),
        field<&ProjectRow::requester>("requester",
                                      {.zh = "申请人", .en = "Requested by", .sql = "o.requester", .searchable = true}),
        field<&ProjectRow::requested_at>("requested_at",
                                         {.zh = "申请时间", .en = "Requested", .sql = "o.requested_at"}),
        field<&ProjectRow::wanted_on>("wanted_on", {.zh = "需要日期", .en = "Wanted on", .sql = "o.wanted_on"}),
        field<&ProjectRow::close_at>("close_at", {.zh = "截止时间", .en = "Closes", .sql = "o.close_at"}),
        field<&ProjectRow::buyer>("buyer", {.zh = "采购人", .en = "Buyer", .sql = "o.buyer"}),
        field<&ProjectRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&ProjectRow::awarded>("awarded", {.zh = "成交金额", .en = "Awarded", .unit = "¥", .sql = "o.awarded"}),
        field<&ProjectRow::saving>("saving", {.zh = "节约金额", .en = "Saving", .unit = "¥", .sql = "o.saving"}),
        field<&ProjectRow::awarded_at>("awarded_at", {.zh = "成交时间", .en = "Awarded at", .sql = "o.awarded_at"}),
        field<&ProjectRow::contract_due>("contract_due",
                                         {.zh = "签约期限", .en = "Contract due", .sql = "o.contract_due"}),
        field<&ProjectRow::contracted_on>("contracted_on",
                                          {.zh = "签约日期", .en = "Signed on", .sql = "o.contracted_on"}),
        field<&ProjectRow::result_late>("result_late", {.zh = "公示逾期", .en = "Result late", .sql = "o.result_late"}),
        field<&ProjectRow::contract_late>("contract_late",
                                          {.zh = "签约逾期", .en = "Contract late", .sql = "o.contract_late"}),
        field<&ProjectRow::department_id>("department_id", {.zh = "所属科室",
                                                            .en = "Of department",
                                                            .references = "organization_department",
                                                            .sql = "o.department_id"}),
        field<&ProjectRow::category_id>(
            "category_id",
            {.zh = "所属品目", .en = "Of category", .references = "sourcing_category", .sql = "o.category_id"}),
        field<&ProjectRow::budget_line_id>("budget_line_id",
                                           {.zh = "预算号", .en = "Budget line id", .sql = "o.budget_line_id"}));
}
static_assert(fully_described<ProjectRow>);

inline constexpr std::string_view offer_row_from = "sourcing_project o";
/// What a supplier sees of a project: no estimate, no budget, no other supplier.
struct OfferRow {
    Id<Project> id;
    std::string number;
    std::string title;
    State state = State::published;
    Route route = Route::direct;
    std::optional<Instant> published_at;
    std::optional<Instant> close_at;
};
constexpr auto describe(Of<OfferRow>) {
    return view(
        "SourcingOfferRow", offer_row_from, "报价邀请", "Invitation to quote",
        field<&OfferRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&OfferRow::number>("number", {.zh = "编号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&OfferRow::title>("title", {.zh = "项目名称", .en = "Title", .sql = "o.title", .searchable = true}),
        field<&OfferRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&OfferRow::route>("route", {.zh = "采购方式", .en = "Route", .sql = "o.route"}),
        field<&OfferRow::published_at>("published_at", {.zh = "发布时间", .en = "Published", .sql = "o.published_at"}),
        field<&OfferRow::close_at>("close_at", {.zh = "截止时间", .en = "Closes", .sql = "o.close_at"}));
}
static_assert(fully_described<OfferRow>);

inline constexpr std::string_view finding_row_from =
    "sourcing_price_finding f JOIN sourcing_price_check k ON k.id = f.check_id";

struct FindingRow {
    Id<PriceFinding> id;
    std::string number;
    std::string institution;
    std::int64_t file_row = 0;
    std::string name;
    std::string category;
    Date sold_on;
    FindingKind kind = FindingKind::above_markup;
    FindingState state = FindingState::open;
    UnitPrice actual;
    UnitPrice most;
    UnitPrice excess_per_unit;
    Money excess;
    std::string source;
    std::string answer;
    std::string answerer;
    std::optional<Instant> answered_at;
    Instant checked_at;
    std::int64_t check_id = 0;
};
constexpr auto describe(Of<FindingRow>) {
    return view(
        "SourcingFindingRow", finding_row_from, "价格问题", "Price finding",
        field<&FindingRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "f.id"}),
        field<&FindingRow::number>("number", {.zh = "检查编号", .en = "Check", .sql = "k.number", .searchable = true}),
        field<&FindingRow::institution>("institution", {.zh = "机构", .en = "Institution", .sql = "k.institution"}),
        field<&FindingRow::file_row>("file_row", {.zh = "行号", .en = "Row", .sql = "f.file_row"}),
        field<&FindingRow::name>("name", {.zh = "名称", .en = "Name", .sql = "f.name", .searchable = true}),
        field<&FindingRow::category>("category", {.zh = "类别", .en = "Category", .sql = "f.category"}),
        field<&FindingRow::sold_on>("sold_on", {.zh = "日期", .en = "Day", .sql = "f.sold_on"}),
        field<&FindingRow::kind>("kind", {.zh = "问题", .en = "Finding", .sql = "f.kind"}),
        field<&FindingRow::state>("state", {.zh = "状态", .en = "State", .sql = "f.state"}),
        field<&FindingRow::actual>("actual", {.zh = "实际价", .en = "Actual", .unit = "¥", .sql = "f.actual"}),
        field<&FindingRow::most>("most", {.zh = "允许价", .en = "Allowed", .unit = "¥", .sql = "f.most"}),
        field<&FindingRow::excess_per_unit>(
            "excess_per_unit", {.zh = "单位超额", .en = "Excess each", .unit = "¥", .sql = "f.excess_per_unit"}),
        field<&FindingRow::excess>("excess", {.zh = "超额金额", .en = "Excess", .unit = "¥", .sql = "f.excess"}),
        field<&FindingRow::source>("source", {.zh = "依据", .en = "Source", .sql = "f.source"}),
        field<&FindingRow::answer>("answer", {.zh = "处理说明", .en = "Answer", .sql = "f.answer"}),
        field<&FindingRow::answerer>("answerer", {.zh = "处理人", .en = "Answered by", .sql = "f.answerer"}),
        field<&FindingRow::answered_at>("answered_at", {.zh = "处理时间", .en = "Answered", .sql = "f.answered_at"}),
        field<&FindingRow::checked_at>("checked_at", {.zh = "检查时间", .en = "Checked", .sql = "k.checked_at"}),
        field<&FindingRow::check_id>("check_id", {.zh = "检查号", .en = "Check id", .sql = "f.check_id"}));
}
static_assert(fully_described<FindingRow>);

}  // namespace zs::sourcing