// What lists and figures of deliveries show.
#pragma once
#include "domains/purchasing/entities.h"

namespace zs::purchasing {

struct DeliveryRow {
    Id<Delivery> id;
    std::string number;
    DeliveryState state = DeliveryState::announced;
    std::string order_number;
    std::string vendor;
    std::string store;
    std::string note_number;
    Date arrives_on;
    bool two_people = false;
    Money value;
    std::string inspector;
    std::optional<Instant> accepted_at;
    std::int64_t order_id = 0;
    std::int64_t vendor_id = 0;
};
inline constexpr std::string_view delivery_row_from =
    "purchasing_delivery d JOIN purchasing_order o ON o.id = d.order_id JOIN organization_vendor v ON v.id = "
    "d.vendor_id JOIN materials_store s ON s.id = o.store_id";
constexpr auto describe(Of<DeliveryRow>) {
    return view(
        "PurchasingDeliveryRow", delivery_row_from, "送货验收单", "Delivery",
        field<&DeliveryRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "d.id"}),
        field<&DeliveryRow::number>("number", {.zh = "单号", .en = "Number", .sql = "d.number", .searchable = true}),
        field<&DeliveryRow::state>("state", {.zh = "状态", .en = "State", .sql = "d.state"}),
        field<&DeliveryRow::order_number>("order_number",
                                          {.zh = "订单号", .en = "Order", .sql = "o.number", .searchable = true}),
        field<&DeliveryRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&DeliveryRow::store>("store", {.zh = "收货库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&DeliveryRow::note_number>(
            "note_number", {.zh = "送货单号", .en = "Delivery note", .sql = "d.note_number", .searchable = true}),
        field<&DeliveryRow::arrives_on>("arrives_on", {.zh = "到货日", .en = "Arrives on", .sql = "d.arrives_on"}),
        field<&DeliveryRow::two_people>("two_people", {.zh = "须双人验收", .en = "Two people", .sql = "d.two_people"}),
        field<&DeliveryRow::value>("value", {.zh = "验收金额", .en = "Accepted", .unit = "¥", .sql = "d.value"}),
        field<&DeliveryRow::inspector>("inspector", {.zh = "验收人", .en = "Inspected by", .sql = "d.inspector"}),
        field<&DeliveryRow::accepted_at>("accepted_at", {.zh = "入库时间", .en = "Accepted", .sql = "d.accepted_at"}),
        field<&DeliveryRow::order_id>(
            "order_id", {.zh = "订单", .en = "Order id", .references = "purchasing_order", .sql = "d.order_id"}),
        field<&DeliveryRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "d.vendor_id"}));
}
static_assert(fully_described<DeliveryRow>);

/// A line of an accepted or refused delivery: what was brought, what was paid for it, whether in time.
struct BoughtRow {
    Id<DeliveryLine> id;
    std::optional<Instant> inspected_at;
    std::string number;
    std::string vendor;
    std::string code;
    std::string name;
    Quantity accepted;
    Quantity rejected;
    std::string unit;
    UnitPrice price;
    UnitPrice reference;
    Money saving;
    Defect defect = Defect::none;
    Date arrives_on;
    Date wanted_on;
    std::optional<Date> confirmed_on;
    std::int64_t delivery_id = 0;
    std::int64_t item_id = 0;
    std::int64_t vendor_id = 0;
};
inline constexpr std::string_view bought_row_from =
    "purchasing_delivery_line l JOIN purchasing_delivery d ON d.id = l.delivery_id JOIN purchasing_order_line x ON "
    "x.id = l.order_line_id JOIN purchasing_order o ON o.id = d.order_id JOIN organization_vendor v ON v.id = "
    "d.vendor_id JOIN materials_store s ON s.id = o.store_id JOIN materials_item i ON i.id = l.item_id LEFT JOIN "
    "materials_category c ON c.id = i.category_id";
constexpr auto describe(Of<BoughtRow>) {
    return view(
        "PurchasingBoughtRow", bought_row_from, "验收明细", "Line accepted",
        field<&BoughtRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "l.id"}),
        field<&BoughtRow::inspected_at>("inspected_at", {.zh = "验收时间", .en = "Inspected", .sql = "d.inspected_at"}),
        field<&BoughtRow::number>("number", {.zh = "单号", .en = "Number", .sql = "d.number", .searchable = true}),
        field<&BoughtRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&BoughtRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&BoughtRow::name>(
            "name", {.zh = "名称", .en = "Name", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&BoughtRow::accepted>("accepted", {.zh = "合格数量", .en = "Accepted", .sql = "l.accepted"}),
        field<&BoughtRow::rejected>("rejected", {.zh = "拒收数量", .en = "Rejected", .sql = "l.rejected"}),
        field<&BoughtRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "x.unit"}),
        field<&BoughtRow::price>("price", {.zh = "单价", .en = "Price", .unit = "¥", .sql = "x.price"}),
        field<&BoughtRow::reference>("reference",
                                     {.zh = "市场参考价", .en = "Market price", .unit = "¥", .sql = "x.reference"}),
        field<&BoughtRow::saving>("saving", {.zh = "节约金额", .en = "Saved", .unit = "¥", .sql = "l.saving"}),
        field<&BoughtRow::defect>("defect", {.zh = "拒收原因", .en = "Why rejected", .sql = "l.defect"}),
        field<&BoughtRow::arrives_on>("arrives_on", {.zh = "到货日", .en = "Arrived", .sql = "d.arrives_on"}),
        field<&BoughtRow::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on", .sql = "x.wanted_on"}),
        field<&BoughtRow::confirmed_on>("confirmed_on",
                                        {.zh = "答复到货", .en = "Promised for", .sql = "o.confirmed_on"}),
        field<&BoughtRow::delivery_id>("delivery_id", {.zh = "验收单号", .en = "Delivery id", .sql = "d.id"}),
        field<&BoughtRow::item_id>(
            "item_id", {.zh = "物资号", .en = "Item id", .references = "materials_item", .sql = "l.item_id"}),
        field<&BoughtRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "d.vendor_id"}));
}
static_assert(fully_described<BoughtRow>);

}  // namespace zs::purchasing
