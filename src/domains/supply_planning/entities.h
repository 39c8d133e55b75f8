// What supply planning keeps of items: classes and their changes.
#pragma once
#include "domains/materials/entities.h"
#include "domains/supply_planning/states.h"

namespace zs::supply_planning {

/// What the twelve months before `computed_on` say of an item.
struct ItemClass {
    Id<ItemClass> id;
    Id<materials::Item> item_id;
    materials::Abc abc = materials::Abc::none;
    materials::Ved ved = materials::Ved::desirable;
    materials::Fsn fsn = materials::Fsn::none;
    std::int64_t attention = 3;   // by ABC × VED: 1 most
    Money issued_value;           // used by departments within the year
    Money mean_value;             // own stock, mean of the evenings of the year
    double value_share = 0;       // of all that was used, 0 … 1
    double cumulative_share = 0;  // with all items of larger value
    double turns = 0;             // a year
    std::int64_t idle_days = 0;   // since the last movement
    Date computed_on;
};
constexpr auto describe(Of<ItemClass>) {
    return entity("supply_planning_item_class", "物资分类", "Item class",
                  field<&ItemClass::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&ItemClass::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
                  field<&ItemClass::abc>("abc", {.zh = "ABC 分类", .en = "ABC"}),
                  field<&ItemClass::ved>("ved", {.zh = "重要性", .en = "VED"}),
                  field<&ItemClass::fsn>("fsn", {.zh = "周转分类", .en = "FSN"}),
                  field<&ItemClass::attention>("attention", {.zh = "管理级别", .en = "Attention"}),
                  field<&ItemClass::issued_value>("issued_value", {.zh = "年领用金额", .en = "Used", .unit = "¥"}),
                  field<&ItemClass::mean_value>("mean_value", {.zh = "平均库存", .en = "Mean stock", .unit = "¥"}),
                  field<&ItemClass::value_share>("value_share", {.zh = "金额占比", .en = "Share of value"}),
                  field<&ItemClass::cumulative_share>("cumulative_share", {.zh = "累计占比", .en = "Cumulative share"}),
                  field<&ItemClass::turns>("turns", {.zh = "年周转次数", .en = "Turns a year"}),
                  field<&ItemClass::idle_days>("idle_days", {.zh = "未动天数", .en = "Days without movement"}),
                  field<&ItemClass::computed_on>("computed_on", {.zh = "计算日期", .en = "Computed on"}));
}
static_assert(fully_described<ItemClass>);

/// One class that is another than before, and why. Never changed.
struct ClassChange {
    Id<ClassChange> id;
    Id<materials::Item> item_id;
    ClassKind what = ClassKind::abc;
    std::string before;  // "A", "F", "dead"; empty: it had none
    std::string after;
    std::string reason;
    std::string reason_en;
    Date changed_on;
};
constexpr auto describe(Of<ClassChange>) {
    return entity("supply_planning_class_change", "分类变更", "Class change",
                  field<&ClassChange::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&ClassChange::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
                  field<&ClassChange::what>("what", {.zh = "分类", .en = "Class of"}),
                  field<&ClassChange::before>("before", {.zh = "原", .en = "Before"}),
                  field<&ClassChange::after>("after", {.zh = "现", .en = "Now"}),
                  field<&ClassChange::reason>("reason", {.zh = "依据", .en = "Why in Chinese"}),
                  field<&ClassChange::reason_en>("reason_en", {.zh = "依据英文", .en = "Why"}),
                  field<&ClassChange::changed_on>("changed_on", {.zh = "日期", .en = "Date"}));
}
static_assert(fully_described<ClassChange>);

}  // namespace zs::supply_planning
