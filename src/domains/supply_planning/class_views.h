// What lists of classes show.
#pragma once
#include "domains/supply_planning/entities.h"

namespace zs::supply_planning {

struct ItemClassRow {
    std::int64_t id = 0;
    std::int64_t item_id = 0;
    std::string code;
    std::string name;
    std::string search_key;
    std::string name_en;
    std::string specification;
    std::string unit;
    materials::Abc abc = materials::Abc::none;
    materials::Ved ved = materials::Ved::desirable;
    materials::Fsn fsn = materials::Fsn::none;
    std::int64_t attention = 3;
    Money issued_value;
    Money mean_value;
    double value_share = 0;
    double turns = 0;
    std::int64_t idle_days = 0;
    std::optional<std::string> category;
    std::optional<std::string> vendor;
    Date computed_on;
};
inline constexpr std::string_view item_class_row_from =
    "supply_planning_item_class k JOIN materials_item i ON i.id = k.item_id LEFT JOIN materials_category c ON c.id = "
    "i.category_id LEFT JOIN organization_vendor v ON v.id = i.vendor_id";
constexpr auto describe(Of<ItemClassRow>) {
    return view(
        "SupplyPlanningItemClassRow", item_class_row_from, "物资分类", "Item classes",
        field<&ItemClassRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "k.id"}),
        field<&ItemClassRow::item_id>("item_id", {.zh = "物资号", .en = "Item id", .sql = "k.item_id"}),
        field<&ItemClassRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&ItemClassRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name"}),
        field<&ItemClassRow::search_key>(
            "search_key", {.zh = "检索码", .en = "Search key", .sql = "i.search_key", .searchable = true}),
        field<&ItemClassRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "i.name_en"}),
        field<&ItemClassRow::specification>("specification",
                                            {.zh = "规格型号", .en = "Specification", .sql = "i.specification"}),
        field<&ItemClassRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&ItemClassRow::abc>("abc", {.zh = "ABC 分类", .en = "ABC", .sql = "k.abc"}),
        field<&ItemClassRow::ved>("ved", {.zh = "重要性", .en = "VED", .sql = "k.ved"}),
        field<&ItemClassRow::fsn>("fsn", {.zh = "周转分类", .en = "FSN", .sql = "k.fsn"}),
        field<&ItemClassRow::attention>("attention", {.zh = "管理级别", .en = "Attention", .sql = "k.attention"}),
        field<&ItemClassRow::issued_value>("issued_value",
                                           {.zh = "年领用金额", .en = "Used", .unit = "¥", .sql = "k.issued_value"}),
        field<&ItemClassRow::mean_value>("mean_value",
                                         {.zh = "平均库存", .en = "Mean stock", .unit = "¥", .sql = "k.mean_value"}),
        field<&ItemClassRow::value_share>("value_share",
                                          {.zh = "金额占比", .en = "Share of value", .sql = "k.value_share"}),
        field<&ItemClassRow::turns>("turns", {.zh = "年周转次数", .en = "Turns a year", .sql = "k.turns"}),
        field<&ItemClassRow::idle_days>("idle_days",
                                        {.zh = "未动天数", .en = "Days without movement", .sql = "k.idle_days"}),
        field<&ItemClassRow::category>("category",
                                       {.zh = "类别", .en = "Category", .sql = "c.name", .sql_en = "c.name_en"}),
        field<&ItemClassRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name"}),
        field<&ItemClassRow::computed_on>("computed_on",
                                          {.zh = "计算日期", .en = "Computed on", .sql = "k.computed_on"}));
}
static_assert(fully_described<ItemClassRow>);

struct ClassChangeRow {
    std::int64_t id = 0;
    std::int64_t item_id = 0;
    Date changed_on;
    std::string code;
    std::string name;
    std::string name_en;
    std::string specification;
    ClassKind what = ClassKind::abc;
    std::string before;
    std::string after;
    std::string reason;
    std::string reason_en;
};
inline constexpr std::string_view class_change_row_from =
    "supply_planning_class_change g JOIN materials_item i ON i.id = g.item_id";
constexpr auto describe(Of<ClassChangeRow>) {
    return view("SupplyPlanningClassChangeRow", class_change_row_from, "分类变更", "Class changes",
                field<&ClassChangeRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "g.id"}),
                field<&ClassChangeRow::item_id>("item_id", {.zh = "物资号", .en = "Item id", .sql = "g.item_id"}),
                field<&ClassChangeRow::changed_on>("changed_on", {.zh = "日期", .en = "Date", .sql = "g.changed_on"}),
                field<&ClassChangeRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
                field<&ClassChangeRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name", .searchable = true}),
                field<&ClassChangeRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "i.name_en"}),
                field<&ClassChangeRow::specification>(
                    "specification", {.zh = "规格型号", .en = "Specification", .sql = "i.specification"}),
                field<&ClassChangeRow::what>("what", {.zh = "分类", .en = "Class of", .sql = "g.what"}),
                field<&ClassChangeRow::before>("before", {.zh = "原", .en = "Before", .sql = "g.before"}),
                field<&ClassChangeRow::after>("after", {.zh = "现", .en = "Now", .sql = "g.after"}),
                field<&ClassChangeRow::reason>("reason", {.zh = "依据", .en = "Why in Chinese", .sql = "g.reason"}),
                field<&ClassChangeRow::reason_en>("reason_en", {.zh = "依据英文", .en = "Why", .sql = "g.reason_en"}));
}
static_assert(fully_described<ClassChangeRow>);

}  // namespace zs::supply_planning
