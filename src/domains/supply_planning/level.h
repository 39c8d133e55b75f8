// The stock levels of an item in a store.
#pragma once
#include "domains/materials/entities.h"
#include "domains/supply_planning/states.h"

namespace zs::supply_planning {

/// When to order and how much, as of the last computation, with everything that explains it.
struct Level {
    Id<Level> id;
    Id<materials::Item> item_id;
    Id<materials::Store> store_id;
    Period period = Period::week;
    std::int64_t history_days = 0;  // of the ledger that were read
    Quantity used;                  // within them, what was short included
    std::string method;             // of the forecast
    double use_per_day = 0;         // expected
    double sd_per_day = 0;
    double wait_days = 0;  // from order to receipt
    double wait_sd_days = 0;
    double deliveries = 0;  // that it was learned from, aged
    double service = 0;     // promised share of units handed out at once, 0 … 1
    Quantity expected;      // while waiting
    Quantity safety;
    Quantity order_point;  // 0: nothing is expected
    Quantity quantity;     // of one order
    Quantity order_up_to;
    BoundBy binding = BoundBy::none;
    UnitPrice price;
    Instant computed_at;
};
constexpr auto describe(Of<Level>) {
    return entity("supply_planning_level", "补货水平", "Stock level",
                  field<&Level::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Level::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
                  field<&Level::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
                  field<&Level::period>("period", {.zh = "预测周期", .en = "Period"}),
                  field<&Level::history_days>("history_days", {.zh = "历史天数", .en = "Days of history"}),
                  field<&Level::used>("used", {.zh = "期内用量", .en = "Used"}),
                  field<&Level::method>("method", {.zh = "方法", .en = "Method"}),
                  field<&Level::use_per_day>("use_per_day", {.zh = "预计日用量", .en = "Expected use a day"}),
                  field<&Level::sd_per_day>("sd_per_day", {.zh = "日用量波动", .en = "Its spread"}),
                  field<&Level::wait_days>("wait_days", {.zh = "到货天数", .en = "Days to receipt"}),
                  field<&Level::wait_sd_days>("wait_sd_days", {.zh = "到货波动", .en = "Spread of days"}),
                  field<&Level::deliveries>("deliveries", {.zh = "依据到货次数", .en = "Deliveries behind it"}),
                  field<&Level::service>("service", {.zh = "供应承诺", .en = "Promise"}),
                  field<&Level::expected>("expected", {.zh = "等待期预计用量", .en = "Expected while waiting"}),
                  field<&Level::safety>("safety", {.zh = "安全库存", .en = "Safety stock"}),
                  field<&Level::order_point>("order_point", {.zh = "订货点", .en = "Order point"}),
                  field<&Level::quantity>("quantity", {.zh = "订货量", .en = "Order quantity"}),
                  field<&Level::order_up_to>("order_up_to", {.zh = "最高库存", .en = "Highest stock"}),
                  field<&Level::binding>("binding", {.zh = "订货量依据", .en = "Quantity settled by"}),
                  field<&Level::price>("price", {.zh = "单价", .en = "Price", .unit = "¥"}),
                  field<&Level::computed_at>("computed_at", {.zh = "计算时间", .en = "Computed"}));
}
static_assert(fully_described<Level>);

}  // namespace zs::supply_planning
