// What lists and figures of containers show.
#pragma once
#include "domains/ward_supplies/container.h"

namespace zs::ward_supplies {

/// What a department holds on a floor.
struct HoldingRow {
    std::int64_t id = 0;
    std::string department;
    std::string building;
    std::string floor;
    std::string item;
    std::string specification;
    std::int64_t held = 0;
    Money deposit;
    std::int64_t delivered = 0;
    std::int64_t returned = 0;
    std::int64_t corrected = 0;
    std::int64_t department_held = 0;
    std::optional<std::int64_t> containers_max;  // the department's own
    Instant newest_at;
    std::int64_t department_id = 0;
    std::int64_t floor_id = 0;
    std::int64_t item_id = 0;
};
inline constexpr std::string_view holding_row_from =
    "(SELECT MIN(t.id) AS id, t.department_id, t.floor_id, t.item_id, CAST(SUM(t.quantity) AS BIGINT) AS held, "
    "CAST(SUM(t.deposit) AS BIGINT) AS deposit, CAST(SUM(CASE WHEN t.kind = 'delivered' THEN t.quantity ELSE 0 END) AS "
    "BIGINT) AS delivered, CAST(SUM(CASE WHEN t.kind = 'returned' THEN -t.quantity ELSE 0 END) AS BIGINT) AS returned, "
    "CAST(SUM(CASE WHEN t.kind IN ('opening', 'correction') THEN t.quantity ELSE 0 END) AS BIGINT) AS corrected, "
    "MAX(t.at) AS newest_at FROM ward_supplies_container t GROUP BY t.department_id, t.floor_id, t.item_id) c JOIN "
    "(SELECT q.department_id AS of_department, CAST(SUM(q.quantity) AS BIGINT) AS held FROM ward_supplies_container q "
    "GROUP BY q.department_id) h ON h.of_department = c.department_id JOIN organization_department d ON d.id = "
    "c.department_id JOIN space_floor f ON f.id = c.floor_id JOIN space_building b ON b.id = f.building_id JOIN "
    "materials_item i ON i.id = c.item_id LEFT JOIN ward_supplies_ward w ON w.department_id = c.department_id";
constexpr auto describe(Of<HoldingRow>) {
    return view(
        "WardSuppliesHoldingRow", holding_row_from, "科室留桶", "Containers held",
        field<&HoldingRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "c.id"}),
        field<&HoldingRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&HoldingRow::building>("building",
                                     {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&HoldingRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "f.name", .sql_en = "f.name_en"}),
        field<&HoldingRow::item>(
            "item", {.zh = "物资", .en = "Item", .sql = "i.name", .sql_en = "i.name_en", .searchable = true}),
        field<&HoldingRow::specification>("specification",
                                          {.zh = "规格", .en = "Specification", .sql = "i.specification"}),
        field<&HoldingRow::held>("held", {.zh = "在科室", .en = "Held", .sql = "c.held"}),
        field<&HoldingRow::deposit>("deposit", {.zh = "押金", .en = "Deposits", .unit = "¥", .sql = "c.deposit"}),
        field<&HoldingRow::delivered>("delivered", {.zh = "送出", .en = "Delivered", .sql = "c.delivered"}),
        field<&HoldingRow::returned>("returned", {.zh = "收回", .en = "Taken back", .sql = "c.returned"}),
        field<&HoldingRow::corrected>("corrected", {.zh = "期初与更正", .en = "Counted", .sql = "c.corrected"}),
        field<&HoldingRow::department_held>("department_held",
                                            {.zh = "全科合计", .en = "Of the department", .sql = "h.held"}),
        field<&HoldingRow::containers_max>("containers_max",
                                           {.zh = "本科上限", .en = "Limit of its own", .sql = "w.containers_max"}),
        field<&HoldingRow::newest_at>("newest_at", {.zh = "最近变动", .en = "Last change", .sql = "c.newest_at"}),
        field<&HoldingRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "c.department_id"}),
        field<&HoldingRow::floor_id>(
            "floor_id", {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "c.floor_id"}),
        field<&HoldingRow::item_id>(
            "item_id", {.zh = "物资号", .en = "Item id", .references = "materials_item", .sql = "c.item_id"}));
}
static_assert(fully_described<HoldingRow>);

struct ContainerRow {
    Id<Container> id;
    Instant at;
    ContainerMove kind = ContainerMove::delivered;
    std::string department;
    std::string floor;
    std::string item;
    std::int64_t quantity = 0;
    Money deposit;
    std::string reason;
    std::string actor;
    std::int64_t department_id = 0;
    std::int64_t floor_id = 0;
    std::int64_t item_id = 0;
};
inline constexpr std::string_view container_row_from =
    "ward_supplies_container c JOIN organization_department d ON d.id = c.department_id JOIN space_floor f ON f.id = "
    "c.floor_id JOIN materials_item i ON i.id = c.item_id";
constexpr auto describe(Of<ContainerRow>) {
    return view(
        "WardSuppliesContainerRow", container_row_from, "空桶账", "Account of containers",
        field<&ContainerRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "c.id"}),
        field<&ContainerRow::at>("at", {.zh = "时间", .en = "At", .sql = "c.at"}),
        field<&ContainerRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "c.kind"}),
        field<&ContainerRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "d.name", .sql_en = "d.name_en", .searchable = true}),
        field<&ContainerRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "f.name", .sql_en = "f.name_en"}),
        field<&ContainerRow::item>("item", {.zh = "物资", .en = "Item", .sql = "i.name", .sql_en = "i.name_en"}),
        field<&ContainerRow::quantity>("quantity", {.zh = "数量", .en = "Quantity", .sql = "c.quantity"}),
        field<&ContainerRow::deposit>("deposit", {.zh = "押金", .en = "Deposit", .unit = "¥", .sql = "c.deposit"}),
        field<&ContainerRow::reason>("reason", {.zh = "原因", .en = "Reason", .sql = "c.reason"}),
        field<&ContainerRow::actor>("actor", {.zh = "经手人", .en = "By", .sql = "c.actor"}),
        field<&ContainerRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "c.department_id"}),
        field<&ContainerRow::floor_id>(
            "floor_id", {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "c.floor_id"}),
        field<&ContainerRow::item_id>(
            "item_id", {.zh = "物资号", .en = "Item id", .references = "materials_item", .sql = "c.item_id"}));
}
static_assert(fully_described<ContainerRow>);

struct ReturnRow {
    Id<EmptiesReturn> id;
    std::string number;
    Instant at;
    std::string vendor;
    std::string store;
    std::string item;
    std::int64_t quantity = 0;
    Money deposit;
    std::string receiver;
    std::string note;
    std::string actor;
};
inline constexpr std::string_view return_row_from =
    "ward_supplies_empties_return e JOIN materials_store s ON s.id = e.store_id JOIN organization_vendor v ON v.id = "
    "e.vendor_id JOIN materials_item i ON i.id = e.item_id";
constexpr auto describe(Of<ReturnRow>) {
    return view(
        "WardSuppliesReturnRow", return_row_from, "空桶退回单", "Returns of empties",
        field<&ReturnRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "e.id"}),
        field<&ReturnRow::number>("number", {.zh = "单号", .en = "Number", .sql = "e.number", .searchable = true}),
        field<&ReturnRow::at>("at", {.zh = "时间", .en = "At", .sql = "e.at"}),
        field<&ReturnRow::vendor>("vendor", {.zh = "供应商", .en = "Supplier", .sql = "v.name", .searchable = true}),
        field<&ReturnRow::store>("store", {.zh = "库房", .en = "Store", .sql = "s.name", .sql_en = "s.name_en"}),
        field<&ReturnRow::item>("item", {.zh = "物资", .en = "Item", .sql = "i.name", .sql_en = "i.name_en"}),
        field<&ReturnRow::quantity>("quantity", {.zh = "数量", .en = "Quantity", .sql = "e.quantity"}),
        field<&ReturnRow::deposit>("deposit", {.zh = "应退押金", .en = "Deposit due", .unit = "¥", .sql = "e.deposit"}),
        field<&ReturnRow::receiver>("receiver", {.zh = "供应商接收人", .en = "Received by", .sql = "e.receiver"}),
        field<&ReturnRow::note>("note", {.zh = "备注", .en = "Note", .sql = "e.note"}),
        field<&ReturnRow::actor>("actor", {.zh = "经手人", .en = "By", .sql = "e.actor"}));
}
static_assert(fully_described<ReturnRow>);

}  // namespace zs::ward_supplies
