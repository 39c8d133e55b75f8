// The catalogue: categories, items, what an article is made of.
#pragma once
#include "domains/materials/states.h"
#include "domains/organization/entities.h"
#include "platform/entity/entity.h"

namespace zs::materials {

struct Category {
    Id<Category> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    Valuation valuation = Valuation::moving_average;
    bool active = true;
};
constexpr auto describe(Of<Category>) {
    return entity("materials_category", "物资类别", "Item category",
                  field<&Category::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Category::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Category::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Category::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Category::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Category::valuation>("valuation", {.zh = "计价方法", .en = "Valuation"}),
                  field<&Category::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Category>);

/// One line of the catalogue. Quantities everywhere are in the base unit; `units` names larger ones ("盒=12,箱=144").
struct Item {
    Id<Item> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string specification;
    std::optional<Id<Category>> category_id;
    std::string unit;
    std::string units;
    bool divisible = false;  // the base unit may be a fraction: litres, kilograms
    std::string storage;     // how it must be kept
    bool lot_managed = false;
    bool expiry_managed = false;
    bool serial_managed = false;  // one code, one piece
    bool high_value = false;
    bool exchange_required = false;  // 以旧换新: a new one only against the old one
    Ved ved = Ved::desirable;
    Abc abc = Abc::none;
    Fsn fsn = Fsn::none;
    std::optional<Id<organization::Vendor>> vendor_id;
    std::string barcodes;
    std::string substitutes;
    UnitPrice price;  // agreed or expected, for estimates before there is a receipt
    std::string search_key;
    bool active = true;
};
constexpr auto describe(Of<Item>) {
    return entity(
        "materials_item", "物资", "Item",
        field<&Item::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Item::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Item::code>("code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40}),
        field<&Item::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 100}),
        field<&Item::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 120}),
        field<&Item::specification>("specification", {.zh = "规格型号", .en = "Specification", .length_max = 200}),
        field<&Item::category_id>("category_id", {.zh = "类别", .en = "Category", .references = "materials_category"}),
        field<&Item::unit>("unit", {.zh = "单位", .en = "Unit", .required = true, .length_max = 10}),
        field<&Item::units>("units", {.zh = "其他单位", .en = "Other units", .length_max = 120}),
        field<&Item::divisible>("divisible", {.zh = "可拆零", .en = "Fractions allowed"}),
        field<&Item::storage>("storage", {.zh = "储存条件", .en = "Storage", .length_max = 200}),
        field<&Item::lot_managed>("lot_managed", {.zh = "批号管理", .en = "By lot"}),
        field<&Item::expiry_managed>("expiry_managed", {.zh = "效期管理", .en = "By expiry"}),
        field<&Item::serial_managed>("serial_managed", {.zh = "一物一码", .en = "By serial number"}),
        field<&Item::high_value>("high_value", {.zh = "高值", .en = "High value"}),
        field<&Item::exchange_required>("exchange_required", {.zh = "以旧换新", .en = "Old for new"}),
        field<&Item::ved>("ved", {.zh = "重要性", .en = "VED"}),
        field<&Item::abc>("abc", {.zh = "ABC 分类", .en = "ABC", .read_only = true}),
        field<&Item::fsn>("fsn", {.zh = "周转分类", .en = "FSN", .read_only = true}),
        field<&Item::vendor_id>("vendor_id",
                                {.zh = "默认供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Item::barcodes>("barcodes", {.zh = "条码", .en = "Barcodes", .length_max = 400, .searchable = true}),
        field<&Item::substitutes>(
            "substitutes", {.zh = "替代品", .en = "Substitutes", .length_max = 200, .codes_of = "materials_item"}),
        field<&Item::price>("price", {.zh = "参考价", .en = "Expected price", .min = 0, .unit = "¥"}),
        field<&Item::search_key>("search_key",
                                 {.zh = "检索码", .en = "Search key", .read_only = true, .searchable = true}),
        field<&Item::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Item>);

/// One part of a kit or self-made article: so much of it for one piece of the article.
struct RecipeLine {
    Id<RecipeLine> id;
    std::int64_t version = 0;
    Id<Item> article_id;
    Id<Item> part_id;
    Quantity quantity;
};
constexpr auto describe(Of<RecipeLine>) {
    return entity(
        "materials_recipe", "自制配方", "Recipe line",
        field<&RecipeLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&RecipeLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&RecipeLine::article_id>(
            "article_id", {.zh = "成品", .en = "Article", .required = true, .references = "materials_item"}),
        field<&RecipeLine::part_id>("part_id",
                                    {.zh = "用料", .en = "Part", .required = true, .references = "materials_item"}),
        field<&RecipeLine::quantity>("quantity", {.zh = "用量", .en = "Quantity", .required = true, .min = 0.001}));
}
static_assert(fully_described<RecipeLine>);

}  // namespace zs::materials
