// What the list of levels shows: levels against what is there and on its way now.
#pragma once
#include "domains/supply_planning/level.h"

namespace zs::supply_planning {

struct LevelRow {
    std::int64_t id = 0;
    std::int64_t item_id = 0;
    std::int64_t store_id = 0;
    std::string code;
    std::string name;
    std::string search_key;
    std::string name_en;
    std::string specification;
    std::string unit;
    std::string store;
    std::string store_en;
    std::optional<std::string> vendor;
    materials::Abc abc = materials::Abc::none;
    materials::Ved ved = materials::Ved::desirable;
    Quantity on_hand;
    Quantity on_way;  // accepted orders not received, transfers not taken in
    Quantity order_point;
    Quantity order_up_to;
    Quantity quantity;
    double use_per_day = 0;
    double wait_days = 0;
    double cover_days = 0;  // of what is there, as expected; -1: nothing is expected
    bool below = false;
    double service = 0;
    Instant computed_at;
};
inline constexpr std::string_view level_row_from =
    "supply_planning_level k JOIN materials_item i ON i.id = k.item_id JOIN materials_store s ON s.id = k.store_id "
    "LEFT JOIN organization_vendor v ON v.id = i.vendor_id LEFT JOIN (SELECT item_id, place_id, CAST(SUM(CASE WHEN "
    "account = 'store' THEN quantity ELSE 0 END) AS BIGINT) AS on_hand, CAST(SUM(CASE WHEN account = 'transit' THEN "
    "quantity ELSE 0 END) AS BIGINT) AS in_transit FROM materials_balance GROUP BY item_id, place_id) b ON b.item_id = "
    "k.item_id AND b.place_id = k.store_id LEFT JOIN (SELECT l.item_id, p.store_id, CAST(SUM(l.quantity - l.received) "
    "AS BIGINT) AS ordered FROM supply_planning_proposal_line l JOIN supply_planning_proposal p ON p.id = "
    "l.proposal_id WHERE l.closed = 0 AND p.state = 'accepted' AND p.kind <> 'transfer' AND l.quantity > l.received "
    "GROUP BY l.item_id, p.store_id) q ON q.item_id = k.item_id AND q.store_id = k.store_id";
constexpr auto describe(Of<LevelRow>) {
    constexpr std::string_view on_hand = "COALESCE(b.on_hand, 0)";
    return view(
        "SupplyPlanningLevelRow", level_row_from, "补货水平", "Stock levels",
        field<&LevelRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "k.id"}),
        field<&LevelRow::item_id>("item_id", {.zh = "物资号", .en = "Item id", .sql = "k.item_id"}),
        field<&LevelRow::store_id>(
            "store_id", {.zh = "所在库房", .en = "In store", .references = "materials_store", .sql = "k.store_id"}),
        field<&LevelRow::code>("code", {.zh = "代码", .en = "Code", .sql = "i.code", .searchable = true}),
        field<&LevelRow::name>("name", {.zh = "名称", .en = "Name", .sql = "i.name"}),
        field<&LevelRow::search_key>("search_key",
                                     {.zh = "检索码", .en = "Search key", .sql = "i.search_key", .searchable = true}),
        field<&LevelRow::name_en>("name_en", {.zh = "英文名", .en = "English name", .sql = "i.name_en"}),
        field<&LevelRow::specification>("specification",
                                        {.zh = "规格型号", .en = "Specification", .sql = "i.specification"}),
        field<&LevelRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&LevelRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name"}),
        field<&LevelRow::store_en>("store_en", {.zh = "库房英文名", .en = "Store in English", .sql = "s.name_en"}),
        field<&LevelRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&LevelRow::abc>("abc", {.zh = "ABC 分类", .en = "ABC", .sql = "i.abc"}),
        field<&LevelRow::ved>("ved", {.zh = "重要性", .en = "VED", .sql = "i.ved"}),
        field<&LevelRow::on_hand>("on_hand", {.zh = "现有", .en = "On hand", .sql = on_hand}),
        field<&LevelRow::on_way>(
            "on_way", {.zh = "在途", .en = "On its way", .sql = "COALESCE(b.in_transit, 0) + COALESCE(q.ordered, 0)"}),
        field<&LevelRow::order_point>("order_point", {.zh = "订货点", .en = "Order point", .sql = "k.order_point"}),
        field<&LevelRow::order_up_to>("order_up_to", {.zh = "最高库存", .en = "Highest stock", .sql = "k.order_up_to"}),
        field<&LevelRow::quantity>("quantity", {.zh = "订货量", .en = "Order quantity", .sql = "k.quantity"}),
        field<&LevelRow::use_per_day>("use_per_day",
                                      {.zh = "预计日用量", .en = "Expected use a day", .sql = "k.use_per_day"}),
        field<&LevelRow::wait_days>("wait_days", {.zh = "到货天数", .en = "Days to receipt", .sql = "k.wait_days"}),
        field<&LevelRow::cover_days>("cover_days",
                                     {.zh = "可用天数",
                                      .en = "Days it lasts",
                                      .sql = "CASE WHEN k.use_per_day > 0 THEN CAST(COALESCE(b.on_hand, 0) AS DOUBLE "
                                             "PRECISION) / 1000 / k.use_per_day ELSE -1 END"}),
        field<&LevelRow::below>("below", {.zh = "低于订货点",
                                          .en = "Below its order point",
                                          .sql = "CASE WHEN k.order_point > 0 AND COALESCE(b.on_hand, 0) + "
                                                 "COALESCE(b.in_transit, 0) + COALESCE(q.ordered, 0) <= k.order_point "
                                                 "THEN 1 ELSE 0 END"}),
        field<&LevelRow::service>("service", {.zh = "供应承诺", .en = "Promise", .sql = "k.service"}),
        field<&LevelRow::computed_at>("computed_at", {.zh = "计算时间", .en = "Computed", .sql = "k.computed_at"}));
}
static_assert(fully_described<LevelRow>);

}  // namespace zs::supply_planning
