// What lists of orders show.
#pragma once
#include "domains/purchasing/entities.h"

namespace zs::purchasing {

struct OrderRow {
    Id<Order> id;
    std::string number;
    OrderState state = OrderState::draft;
    std::string vendor;
    std::string store;
    std::int64_t lines = 0;
    Money value;
    Date wanted_on;
    std::optional<Date> confirmed_on;
    Instant created_at;
    std::optional<Instant> sent_at;
    std::int64_t vendor_id = 0;
    std::int64_t store_id = 0;
    std::int64_t contract_id = 0;
};
inline constexpr std::string_view order_row_from =
    "purchasing_order o JOIN organization_vendor v ON v.id = o.vendor_id JOIN materials_store s ON s.id = o.store_id";
constexpr auto describe(Of<OrderRow>) {
    return view(
        "PurchasingOrderRow", order_row_from, "采购订单", "Purchase order",
        field<&OrderRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&OrderRow::number>("number", {.zh = "订单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&OrderRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&OrderRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&OrderRow::store>("store", {.zh = "收货库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&OrderRow::lines>("lines", {.zh = "行数", .en = "Lines", .sql = "o.lines"}),
        field<&OrderRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "o.value"}),
        field<&OrderRow::wanted_on>("wanted_on", {.zh = "要求到货", .en = "Wanted on", .sql = "o.wanted_on"}),
        field<&OrderRow::confirmed_on>("confirmed_on",
                                       {.zh = "答复到货", .en = "Promised for", .sql = "o.confirmed_on"}),
        field<&OrderRow::created_at>("created_at", {.zh = "制单时间", .en = "Written", .sql = "o.created_at"}),
        field<&OrderRow::sent_at>("sent_at", {.zh = "发出时间", .en = "Sent", .sql = "o.sent_at"}),
        field<&OrderRow::vendor_id>(
            "vendor_id",
            {.zh = "供应商号", .en = "Supplier id", .references = "organization_vendor", .sql = "o.vendor_id"}),
        field<&OrderRow::store_id>(
            "store_id", {.zh = "库房号", .en = "Store id", .references = "materials_store", .sql = "o.store_id"}),
        field<&OrderRow::contract_id>(
            "contract_id",
            {.zh = "合同号", .en = "Contract id", .references = "purchasing_contract", .sql = "o.contract_id"}));
}
static_assert(fully_described<OrderRow>);

}  // namespace zs::purchasing
