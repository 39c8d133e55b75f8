// What the pages of electrical load show: a circuit with the sum of its appliances, an appliance with its names.
#pragma once
#include "domains/equipment/circuits.h"

namespace zs::equipment {

struct CircuitRow {
    Id<Circuit> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::optional<std::int64_t> department_id;
    std::optional<std::string> department;
    std::optional<std::int64_t> room_id;
    std::optional<std::string> room;
    double rated_kw = 0;
    double load_kw = 0;
    double load_percent = 0;
    std::int64_t appliances = 0;
    bool overloaded = false;
    bool active = true;
};
inline constexpr std::string_view circuit_row_from =
    "equipment_circuit c LEFT JOIN space_room r ON r.id = c.room_id "
    "LEFT JOIN organization_department dp ON dp.id = c.department_id";
constexpr auto describe(Of<CircuitRow>) {
    return view(
        "EquipmentCircuitRow", circuit_row_from, "用电回路", "Circuit",
        field<&CircuitRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "c.id"}),
        field<&CircuitRow::version>("version", {.zh = "版本", .en = "Version", .sql = "c.version"}),
        field<&CircuitRow::code>("code", {.zh = "回路编号", .en = "Circuit", .sql = "c.code", .searchable = true}),
        field<&CircuitRow::name>("name", {.zh = "名称", .en = "Name", .sql = "c.name", .searchable = true}),
        field<&CircuitRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "c.department_id"}),
        field<&CircuitRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en", .searchable = true}),
        field<&CircuitRow::room_id>("room_id",
                                    {.zh = "位置号", .en = "Room id", .references = "space_room", .sql = "c.room_id"}),
        field<&CircuitRow::room>("room", {.zh = "位置", .en = "Room", .sql = "r.name", .sql_en = "r.name_en"}),
        field<&CircuitRow::rated_kw>("rated_kw",
                                     {.zh = "额定负荷", .en = "Rated load", .unit = "kW", .sql = "c.rated_kw"}),
        field<&CircuitRow::load_kw>("load_kw",
                                    {.zh = "登记负荷",
                                     .en = "Registered load",
                                     .unit = "kW",
                                     .sql = "(SELECT COALESCE(SUM(a.power_w * a.quantity), 0) / 1000.0 FROM "
                                            "equipment_appliance a WHERE a.circuit_id = c.id AND a.active = 1)"}),
        field<&CircuitRow::load_percent>(
            "load_percent", {.zh = "负荷率",
                             .en = "Load",
                             .unit = "%",
                             .sql = "100.0 * (SELECT COALESCE(SUM(a.power_w * a.quantity), 0) / 1000.0 FROM "
                                    "equipment_appliance a WHERE a.circuit_id = c.id AND a.active = 1) / c.rated_kw"}),
        field<&CircuitRow::appliances>(
            "appliances",
            {.zh = "电器数",
             .en = "Appliances",
             .sql = "(SELECT COUNT(*) FROM equipment_appliance a WHERE a.circuit_id = c.id AND a.active = 1)"}),
        field<&CircuitRow::overloaded>(
            "overloaded",
            {.zh = "超负荷",
             .en = "Overloaded",
             .sql = "CASE WHEN (SELECT COALESCE(SUM(a.power_w * a.quantity), 0) / 1000.0 FROM equipment_appliance a "
                    "WHERE a.circuit_id = c.id AND a.active = 1) > c.rated_kw THEN 1 ELSE 0 END"}),
        field<&CircuitRow::active>("active", {.zh = "启用", .en = "Active", .sql = "c.active"}));
}
static_assert(fully_described<CircuitRow>);

struct ApplianceRow {
    Id<Appliance> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::optional<std::int64_t> circuit_id;
    std::optional<std::string> circuit;
    std::int64_t department_id = 0;
    std::optional<std::string> department;
    std::optional<std::string> room;
    std::int64_t power_w = 0;
    std::int64_t quantity = 1;
    std::optional<Date> checked_on;
    bool active = true;
};
inline constexpr std::string_view appliance_row_from =
    "equipment_appliance a LEFT JOIN equipment_circuit c ON c.id = a.circuit_id "
    "LEFT JOIN space_room r ON r.id = a.room_id LEFT JOIN organization_department dp ON dp.id = a.department_id";
constexpr auto describe(Of<ApplianceRow>) {
    return view(
        "EquipmentApplianceRow", appliance_row_from, "大功率电器", "High-power appliance",
        field<&ApplianceRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "a.id"}),
        field<&ApplianceRow::version>("version", {.zh = "版本", .en = "Version", .sql = "a.version"}),
        field<&ApplianceRow::code>("code", {.zh = "登记号", .en = "Number", .sql = "a.code", .searchable = true}),
        field<&ApplianceRow::name>("name", {.zh = "电器", .en = "Appliance", .sql = "a.name", .searchable = true}),
        field<&ApplianceRow::circuit_id>(
            "circuit_id",
            {.zh = "回路号", .en = "Circuit id", .references = "equipment_circuit", .sql = "a.circuit_id"}),
        field<&ApplianceRow::circuit>("circuit", {.zh = "回路", .en = "Circuit", .sql = "c.code", .searchable = true}),
        field<&ApplianceRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "a.department_id"}),
        field<&ApplianceRow::department>(
            "department",
            {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en", .searchable = true}),
        field<&ApplianceRow::room>("room", {.zh = "位置", .en = "Room", .sql = "r.name", .sql_en = "r.name_en"}),
        field<&ApplianceRow::power_w>("power_w", {.zh = "功率", .en = "Power", .unit = "W", .sql = "a.power_w"}),
        field<&ApplianceRow::quantity>("quantity", {.zh = "数量", .en = "Quantity", .sql = "a.quantity"}),
        field<&ApplianceRow::checked_on>("checked_on",
                                         {.zh = "用电检查", .en = "Safety checked on", .sql = "a.checked_on"}),
        field<&ApplianceRow::active>("active", {.zh = "在用", .en = "In use", .sql = "a.active"}));
}
static_assert(fully_described<ApplianceRow>);

}  // namespace zs::equipment
