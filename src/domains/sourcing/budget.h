// What departments may spend: categories of purchases and budget lines.
#pragma once
#include "domains/organization/organization.h"
#include "domains/sourcing/states.h"
#include "platform/entity/entity.h"

namespace zs::sourcing {
/// What is bought: thresholds depend on its kind, sums that look like a split are made over it.
struct Category {
    Id<Category> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    Kind kind = Kind::goods;
    std::optional<Date> framework_until;  // last day
    bool active = true;
};
constexpr auto describe(Of<Category>) {
    return entity("sourcing_category", "采购品目", "Purchase category",
                  field<&Category::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Category::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Category::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Category::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Category::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Category::kind>("kind", {.zh = "类型", .en = "Kind"}),
                  field<&Category::framework_until>("framework_until",
                                                    {.zh = "框架协议有效期至", .en = "Framework agreement until"}),
                  field<&Category::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Category>);

/// What a department may spend on a category in a year. What is reserved and spent is the sum over its projects.
struct BudgetLine {
    Id<BudgetLine> id;
    std::int64_t version = 0;
    Id<organization::Department> department_id;
    Id<Category> category_id;
    std::int64_t year = 0;
    Money amount;
    std::string note;
};
constexpr auto describe(Of<BudgetLine>) {
    return entity(
        "sourcing_budget_line", "采购预算", "Budget line",
        field<&BudgetLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&BudgetLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&BudgetLine::department_id>(
            "department_id",
            {.zh = "科室", .en = "Department", .required = true, .references = "organization_department"}),
        field<&BudgetLine::category_id>(
            "category_id", {.zh = "品目", .en = "Category", .required = true, .references = "sourcing_category"}),
        field<&BudgetLine::year>("year", {.zh = "年度", .en = "Year", .required = true, .min = 2000, .max = 2100}),
        field<&BudgetLine::amount>("amount",
                                   {.zh = "预算金额", .en = "Amount", .required = true, .min = 0, .unit = "¥"}),
        field<&BudgetLine::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}));
}
static_assert(fully_described<BudgetLine>);

inline constexpr std::string_view budget_row_from =
    "sourcing_budget_line b JOIN organization_department d ON d.id = b.department_id JOIN sourcing_category c ON c.id "
    "= "
    "b.category_id LEFT JOIN (SELECT budget_line_id, CAST(SUM(reserved) AS BIGINT) AS reserved, CAST(SUM(spent) AS "
    "BIGINT) "
    "AS spent, COUNT(*) AS projects FROM sourcing_project GROUP BY budget_line_id) u ON u.budget_line_id = b.id";
struct BudgetRow {
    Id<BudgetLine> id;
    std::int64_t year = 0;
    std::string department;
    std::string category;
    Money amount;
    Money reserved;
    Money spent;
    Money rest;
    std::int64_t projects = 0;
    std::string note;
    std::int64_t department_id = 0;
    std::int64_t category_id = 0;
};
constexpr auto describe(Of<BudgetRow>) {
    return view(
        "SourcingBudgetRow", budget_row_from, "预算执行", "Budget",
        field<&BudgetRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "b.id"}),
        field<&BudgetRow::year>("year", {.zh = "年度", .en = "Year", .sql = "b.year"}),
        field<&BudgetRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&BudgetRow::category>(
            "category", {.zh = "品目", .en = "Category", .sql = "c.name", .sql_en = "c.name_en", .searchable = true}),
        field<&BudgetRow::amount>("amount", {.zh = "预算", .en = "Amount", .unit = "¥", .sql = "b.amount"}),
        field<&BudgetRow::reserved>("reserved",
                                    {.zh = "占用", .en = "Reserved", .unit = "¥", .sql = "COALESCE(u.reserved, 0)"}),
        field<&BudgetRow::spent>("spent", {.zh = "已签约", .en = "Spent", .unit = "¥", .sql = "COALESCE(u.spent, 0)"}),
        field<&BudgetRow::rest>("left", {.zh = "剩余",
                                         .en = "Left",
                                         .unit = "¥",
                                         .sql = "(b.amount - COALESCE(u.reserved, 0) - COALESCE(u.spent, 0))"}),
        field<&BudgetRow::projects>("projects", {.zh = "项目数", .en = "Projects", .sql = "COALESCE(u.projects, 0)"}),
        field<&BudgetRow::note>("note", {.zh = "备注", .en = "Note", .sql = "b.note"}),
        field<&BudgetRow::department_id>("department_id", {.zh = "所属科室",
                                                           .en = "Of department",
                                                           .references = "organization_department",
                                                           .sql = "b.department_id"}),
        field<&BudgetRow::category_id>(
            "category_id",
            {.zh = "所属品目", .en = "Of category", .references = "sourcing_category", .sql = "b.category_id"}));
}
static_assert(fully_described<BudgetRow>);

}  // namespace zs::sourcing