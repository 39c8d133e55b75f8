// Contracts, market prices, what acceptance asks for.
#pragma once
#include "domains/materials/entities.h"
#include "domains/purchasing/states.h"

namespace zs::purchasing {

/// An agreement with a supplier; its lines give orders their prices.
struct Contract {
    Id<Contract> id;
    std::int64_t version = 0;
    std::string number;
    std::string title;
    Id<organization::Vendor> vendor_id;
    ContractKind kind = ContractKind::fixed_price;
    Date valid_from;
    Date valid_to;
    std::string delivery_days;
    std::string delivery_hours;
    std::int64_t lead_days = 0;
    std::int64_t payment_days = 0;
    Money order_min;
    std::string file;
    std::string note;
    bool active = true;
    std::int64_t told_days = 0;
    OriginKind source_kind = OriginKind::none;  // drafted from an award: not in force until a buyer completed it
    std::int64_t source_id = 0;
    std::string source;
    std::int64_t warranty_months = 0;
};
constexpr auto describe(Of<Contract>) {
    return entity(
        "purchasing_contract", "采购合同", "Contract",
        field<&Contract::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Contract::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Contract::number>(
            "number", {.zh = "合同号", .en = "Number", .required = true, .length_max = 60, .searchable = true}),
        field<&Contract::title>("title",
                                {.zh = "标题", .en = "Title", .required = true, .length_max = 100, .searchable = true}),
        field<&Contract::vendor_id>(
            "vendor_id", {.zh = "供应商", .en = "Supplier", .required = true, .references = "organization_vendor"}),
        field<&Contract::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Contract::valid_from>("valid_from", {.zh = "生效日", .en = "Valid from", .required = true}),
        field<&Contract::valid_to>("valid_to", {.zh = "到期日", .en = "Valid to", .required = true}),
        field<&Contract::delivery_days>(
            "delivery_days",
            {.zh = "送货日 (星期, 如 1,3,5)", .en = "Delivery days (1 Monday … 7: 1,3,5)", .length_max = 20}),
        field<&Contract::delivery_hours>("delivery_hours",
                                         {.zh = "送货时段", .en = "Delivery hours", .length_max = 40}),
        field<&Contract::lead_days>("lead_days", {.zh = "交货天数", .en = "Lead time in days", .min = 0, .max = 365}),
        field<&Contract::payment_days>("payment_days",
                                       {.zh = "账期天数", .en = "Payment term in days", .min = 0, .max = 365}),
        field<&Contract::order_min>("order_min", {.zh = "起订金额", .en = "Smallest order", .min = 0, .unit = "¥"}),
        field<&Contract::file>("file",
                               {.zh = "合同照片", .en = "Photo of the contract", .length_max = 80, .file = true}),
        field<&Contract::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}),
        field<&Contract::active>("active", {.zh = "启用", .en = "Active"}),
        field<&Contract::told_days>("told_days", {.zh = "已提醒天数", .en = "Told at days left", .read_only = true}),
        field<&Contract::source_kind>("source_kind", {.zh = "来源类别", .en = "Kind of origin", .read_only = true}),
        field<&Contract::source_id>("source_id", {.zh = "来源号", .en = "Origin id", .read_only = true}),
        field<&Contract::source>("source", {.zh = "来源", .en = "Drafted from", .read_only = true}),
        field<&Contract::warranty_months>(
            "warranty_months", {.zh = "质保月数", .en = "Months of warranty", .min = 0, .max = 240, .unit = "mo"}));
}
static_assert(fully_described<Contract>);

struct ContractLine {
    Id<ContractLine> id;
    std::int64_t version = 0;
    Id<Contract> contract_id;
    Id<materials::Item> item_id;
    std::string unit;
    UnitPrice price;
    std::optional<Quantity> quantity_limit;
    bool active = true;
};
constexpr auto describe(Of<ContractLine>) {
    return entity(
        "purchasing_contract_line", "合同价格", "Contract price",
        field<&ContractLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&ContractLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&ContractLine::contract_id>(
            "contract_id", {.zh = "合同", .en = "Contract", .required = true, .references = "purchasing_contract"}),
        field<&ContractLine::item_id>("item_id",
                                      {.zh = "物资", .en = "Item", .required = true, .references = "materials_item"}),
        field<&ContractLine::unit>(
            "unit", {.zh = "单位 (空: 基本单位)", .en = "Unit (empty: the base unit)", .length_max = 10}),
        field<&ContractLine::price>(
            "price", {.zh = "单价", .en = "Price", .required = true, .min = 0, .max = 100'000'000, .unit = "¥"}),
        field<&ContractLine::quantity_limit>("quantity_limit", {.zh = "数量上限", .en = "Quantity limit", .min = 0}),
        field<&ContractLine::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<ContractLine>);

/// What an item costs elsewhere: for one base unit, from a day on.
struct MarketPrice {
    Id<MarketPrice> id;
    std::int64_t version = 0;
    Id<materials::Item> item_id;
    Date from_on;
    UnitPrice price;
    std::string source;
};
constexpr auto describe(Of<MarketPrice>) {
    return entity(
        "purchasing_market_price", "市场参考价", "Market price",
        field<&MarketPrice::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&MarketPrice::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&MarketPrice::item_id>("item_id",
                                     {.zh = "物资", .en = "Item", .required = true, .references = "materials_item"}),
        field<&MarketPrice::from_on>("from_on", {.zh = "自何日起", .en = "From", .required = true}),
        field<&MarketPrice::price>("price", {.zh = "参考价 (每基本单位)",
                                             .en = "Price of a base unit",
                                             .required = true,
                                             .min = 0,
                                             .max = 100'000'000,
                                             .unit = "¥"}),
        field<&MarketPrice::source>("source", {.zh = "来源", .en = "Source", .required = true, .length_max = 120}));
}
static_assert(fully_described<MarketPrice>);

/// What must be there when goods of a category arrive.
struct AcceptanceRule {
    Id<AcceptanceRule> id;
    std::int64_t version = 0;
    Id<materials::Category> category_id;
    std::string certificate;
    LicenceKind licence = LicenceKind::none;
    std::optional<Decimal<1>> temperature_min;
    std::optional<Decimal<1>> temperature_max;
    std::int64_t shelf_life_days = 0;
    bool two_people = false;
    std::string source;
};
constexpr auto describe(Of<AcceptanceRule>) {
    return entity(
        "purchasing_acceptance_rule", "验收要求", "Acceptance rule",
        field<&AcceptanceRule::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&AcceptanceRule::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&AcceptanceRule::category_id>(
            "category_id",
            {.zh = "物资类别", .en = "Item category", .required = true, .references = "materials_category"}),
        field<&AcceptanceRule::certificate>("certificate", {.zh = "必备证明", .en = "Certificate", .length_max = 60}),
        field<&AcceptanceRule::licence>("licence", {.zh = "供应商证照", .en = "Licence of the supplier"}),
        field<&AcceptanceRule::temperature_min>(
            "temperature_min", {.zh = "最低温度", .en = "Lowest temperature", .min = -100, .max = 100, .unit = "°C"}),
        field<&AcceptanceRule::temperature_max>(
            "temperature_max", {.zh = "最高温度", .en = "Highest temperature", .min = -100, .max = 100, .unit = "°C"}),
        field<&AcceptanceRule::shelf_life_days>(
            "shelf_life_days",
            {.zh = "最短剩余效期", .en = "Days it must still keep", .min = 0, .max = 3650, .unit = "d"}),
        field<&AcceptanceRule::two_people>("two_people", {.zh = "双人验收", .en = "Two people accept"}),
        field<&AcceptanceRule::source>("source", {.zh = "依据", .en = "Source", .length_max = 120}));
}
static_assert(fully_described<AcceptanceRule>);

}  // namespace zs::purchasing
