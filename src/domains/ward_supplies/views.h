// What lists and figures of rounds and accounts show.
#pragma once
#include "domains/ward_supplies/round.h"

namespace zs::ward_supplies {

struct StopRow {
    Id<Stop> id;
    std::string number;
    Date day;
    StopState state = StopState::planned;
    StopOrigin origin = StopOrigin::standing;
    std::int64_t position = 0;
    std::string department, department_en;
    std::string building, building_en;
    std::string floor, floor_en;
    std::string room, room_en;
    std::string item, item_en;
    std::string specification;
    std::string unit;
    Quantity planned;
    Quantity delivered;
    std::int64_t taken_back = 0;
    Quantity litres;
    Money value;
    std::string receiver;
    std::string reason;
    std::string note;
    std::string asked_by;
    std::string done_by;
    std::optional<Instant> done_at;
    bool on_day = false;
    std::string month;
    std::string store;
    std::int64_t department_id = 0;
    std::int64_t floor_id = 0;
    std::int64_t item_id = 0;
    std::int64_t document_id = 0;
};
inline constexpr std::string_view stop_row_from =
    "ward_supplies_stop o JOIN ward_supplies_round r ON r.id = o.round_id JOIN materials_store s ON s.id = r.store_id "
    "JOIN organization_department d ON d.id = o.department_id JOIN space_room m ON m.id = o.room_id JOIN space_floor f "
    "ON f.id = o.floor_id JOIN space_building b ON b.id = f.building_id JOIN materials_item i ON i.id = o.item_id";
/// Delivered on the day of its round or before; days are the hospital's.
inline constexpr std::string_view stop_on_day =
    "CASE WHEN o.state = 'delivered' AND (o.done_at + 28800000) / 86400000 <= r.day THEN 1 ELSE 0 END";
constexpr auto describe(Of<StopRow>) {
    return view(
        "WardSuppliesStopRow", stop_row_from, "配送点", "Stops",
        field<&StopRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&StopRow::number>("number", {.zh = "配送单", .en = "Round", .sql = "r.number", .searchable = true}),
        field<&StopRow::day>("day", {.zh = "日期", .en = "Day", .sql = "r.day"}),
        field<&StopRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&StopRow::origin>("origin", {.zh = "来源", .en = "Origin", .sql = "o.origin"}),
        field<&StopRow::position>("position", {.zh = "顺序", .en = "Position", .sql = "o.position"}),
        field<&StopRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&StopRow::department_en>("department_en", {.zh = "科室英文名", .en = "Department", .sql = "d.name_en"}),
        field<&StopRow::building>("building", {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&StopRow::building_en>("building_en", {.zh = "楼栋英文名", .en = "Building", .sql = "b.name_en"}),
        field<&StopRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "f.name", .sql_en = "f.name_en"}),
        field<&StopRow::floor_en>("floor_en", {.zh = "楼层英文名", .en = "Floor", .sql = "f.name_en"}),
        field<&StopRow::room>("room", {.zh = "房间", .en = "Room", .sql = "m.name", .sql_en = "m.name_en"}),
        field<&StopRow::room_en>("room_en", {.zh = "房间英文名", .en = "Room", .sql = "m.name_en"}),
        field<&StopRow::item>("item", {.zh = "物资", .en = "Item", .sql = "i.name", .sql_en = "i.name_en"}),
        field<&StopRow::item_en>("item_en", {.zh = "物资英文名", .en = "Item", .sql = "i.name_en"}),
        field<&StopRow::specification>("specification",
                                       {.zh = "规格", .en = "Specification", .sql = "i.specification"}),
        field<&StopRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&StopRow::planned>("planned", {.zh = "应送", .en = "Planned", .sql = "o.planned"}),
        field<&StopRow::delivered>("delivered", {.zh = "实送", .en = "Delivered", .sql = "o.delivered"}),
        field<&StopRow::taken_back>("taken_back", {.zh = "收回空桶", .en = "Taken back", .sql = "o.taken_back"}),
        field<&StopRow::litres>("litres", {.zh = "升数", .en = "Litres", .unit = "L", .sql = "o.litres"}),
        field<&StopRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "o.value"}),
        field<&StopRow::receiver>("receiver", {.zh = "接收人", .en = "Received by", .sql = "o.receiver"}),
        field<&StopRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "o.reason"}),
        field<&StopRow::note>("note", {.zh = "备注", .en = "Note", .sql = "o.note"}),
        field<&StopRow::asked_by>("asked_by", {.zh = "要货人", .en = "Asked by", .sql = "o.asked_by"}),
        field<&StopRow::done_by>("done_by", {.zh = "配送人", .en = "By", .sql = "o.done_by"}),
        field<&StopRow::done_at>("done_at", {.zh = "完成时间", .en = "Done", .sql = "o.done_at"}),
        field<&StopRow::on_day>("on_day", {.zh = "当日送达", .en = "On the day", .sql = stop_on_day}),
        field<&StopRow::month>("month", {.zh = "月份", .en = "Month", .sql = "o.month"}),
        field<&StopRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&StopRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "o.department_id"}),
        field<&StopRow::floor_id>("floor_id",
                                  {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "o.floor_id"}),
        field<&StopRow::item_id>("item_id",
                                 {.zh = "物资号", .en = "Item id", .references = "materials_item", .sql = "o.item_id"}),
        field<&StopRow::document_id>("document_id", {.zh = "出库单号", .en = "Document id", .sql = "o.document_id"}));
}
static_assert(fully_described<StopRow>);

/// What a department used of an item on a floor in a month.
struct AccountRow {
    std::int64_t id = 0;
    std::string month;
    std::string department;
    std::string building;
    std::string floor;
    std::string item;
    std::string specification;
    std::string unit;
    std::int64_t deliveries = 0;
    Quantity quantity;
    Quantity litres;
    Money value;
    std::int64_t taken_back = 0;
    std::int64_t department_id = 0;
    std::int64_t floor_id = 0;
    std::int64_t item_id = 0;
};
inline constexpr std::string_view account_row_from =
    "(SELECT MIN(t.id) AS id, t.month, t.department_id, t.floor_id, t.item_id, MIN(u.store_id) AS store_id, COUNT(*) "
    "AS deliveries, CAST(SUM(t.delivered) AS BIGINT) AS quantity, CAST(SUM(t.litres) AS BIGINT) AS litres, "
    "CAST(SUM(t.value) AS BIGINT) AS value, CAST(SUM(t.taken_back) AS BIGINT) AS taken_back FROM ward_supplies_stop t "
    "JOIN ward_supplies_round u ON u.id = t.round_id WHERE t.state = 'delivered' GROUP BY t.month, t.department_id, "
    "t.floor_id, t.item_id) o JOIN materials_store s ON s.id = o.store_id JOIN organization_department d ON d.id = "
    "o.department_id JOIN space_floor f ON f.id = o.floor_id JOIN space_building b ON b.id = f.building_id JOIN "
    "materials_item i ON i.id = o.item_id";
constexpr auto describe(Of<AccountRow>) {
    return view(
        "WardSuppliesAccountRow", account_row_from, "配送台账", "Accounts of deliveries",
        field<&AccountRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&AccountRow::month>("month", {.zh = "月份", .en = "Month", .sql = "o.month"}),
        field<&AccountRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&AccountRow::building>("building",
                                     {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&AccountRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "f.name", .sql_en = "f.name_en"}),
        field<&AccountRow::item>(
            "item", {.zh = "物资", .en = "Item", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&AccountRow::specification>("specification",
                                          {.zh = "规格", .en = "Specification", .sql = "i.specification"}),
        field<&AccountRow::unit>("unit", {.zh = "单位", .en = "Unit", .sql = "i.unit"}),
        field<&AccountRow::deliveries>("deliveries", {.zh = "次数", .en = "Deliveries", .sql = "o.deliveries"}),
        field<&AccountRow::quantity>("quantity", {.zh = "数量", .en = "Quantity", .sql = "o.quantity"}),
        field<&AccountRow::litres>("litres", {.zh = "升数", .en = "Litres", .unit = "L", .sql = "o.litres"}),
        field<&AccountRow::value>("value", {.zh = "金额", .en = "Value", .unit = "¥", .sql = "o.value"}),
        field<&AccountRow::taken_back>("taken_back", {.zh = "收回空桶", .en = "Taken back", .sql = "o.taken_back"}),
        field<&AccountRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "o.department_id"}),
        field<&AccountRow::floor_id>(
            "floor_id", {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "o.floor_id"}),
        field<&AccountRow::item_id>(
            "item_id", {.zh = "物资号", .en = "Item id", .references = "materials_item", .sql = "o.item_id"}));
}
static_assert(fully_described<AccountRow>);

}  // namespace zs::ward_supplies
