// What lists and figures show: a maintenance order and an activity with the names around them.
#pragma once
#include "domains/maintenance/entities.h"

namespace zs::maintenance {

struct OrderRow {
    Id<Order> id;
    std::int64_t version = 0;
    std::string number;
    std::string title;
    std::string title_en;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    std::int64_t type_id = 0;
    OrderState state = OrderState::planned;
    Date due_on;
    std::int64_t window_days = 0;
    std::optional<Date> planned_on;
    std::optional<Date> done_on;
    bool compliant = false;
    bool overdue = false;
    std::int64_t abnormal = 0;
    equipment::DueResult result = equipment::DueResult::passed;
    Exclusion exclusion = Exclusion::none;
    std::int64_t minutes = 0;
    std::int64_t labour_minutes = 0;
    std::int64_t person_id = 0;
    std::string person;
    std::int64_t repair_id = 0;
    std::string repair_number;
    std::optional<std::int64_t> room_id;
    std::optional<std::string> room;
    std::optional<std::string> floor;
    std::optional<std::string> building;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::optional<std::string> department;
    std::int64_t crew_id = 0;
    std::optional<std::string> crew;
    std::int64_t vendor_id = 0;
    std::optional<std::string> vendor;
};
inline constexpr std::string_view order_row_from =
    "maintenance_order o JOIN equipment_device d ON d.id = o.device_id "
    "LEFT JOIN space_room r ON r.id = d.room_id LEFT JOIN space_floor fl ON fl.id = r.floor_id "
    "LEFT JOIN space_building b ON b.id = fl.building_id "
    "LEFT JOIN organization_department dp ON dp.id = o.department_id "
    "LEFT JOIN organization_crew c ON c.id = o.crew_id LEFT JOIN organization_vendor v ON v.id = o.vendor_id";
constexpr auto describe(Of<OrderRow>) {
    return view(
        "MaintenanceOrderRow", order_row_from, "保养工单", "Maintenance order",
        field<&OrderRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "o.id"}),
        field<&OrderRow::version>("version", {.zh = "版本", .en = "Version", .sql = "o.version"}),
        field<&OrderRow::number>("number", {.zh = "单号", .en = "Number", .sql = "o.number", .searchable = true}),
        field<&OrderRow::title>("title", {.zh = "项目", .en = "Title", .sql = "o.title", .searchable = true}),
        field<&OrderRow::title_en>("title_en", {.zh = "英文", .en = "English title", .sql = "o.title_en"}),
        field<&OrderRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "o.device_id"}),
        field<&OrderRow::asset_no>("asset_no",
                                   {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&OrderRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&OrderRow::type_id>(
            "type_id", {.zh = "类型", .en = "Type", .references = "equipment_device_type", .sql = "d.type_id"}),
        field<&OrderRow::state>("state", {.zh = "状态", .en = "State", .sql = "o.state"}),
        field<&OrderRow::due_on>("due_on", {.zh = "应做", .en = "Due", .sql = "o.due_on"}),
        field<&OrderRow::window_days>("window_days",
                                      {.zh = "允许偏差", .en = "Window", .unit = "d", .sql = "o.window_days"}),
        field<&OrderRow::planned_on>("planned_on", {.zh = "计划", .en = "Planned", .sql = "o.planned_on"}),
        field<&OrderRow::done_on>("done_on", {.zh = "完成", .en = "Done", .sql = "o.done_on"}),
        field<&OrderRow::compliant>("compliant", {.zh = "在窗口内", .en = "Within the window", .sql = "o.compliant"}),
        field<&OrderRow::overdue>("overdue", {.zh = "逾期", .en = "Overdue", .sql = "o.overdue"}),
        field<&OrderRow::abnormal>("abnormal", {.zh = "异常项", .en = "Abnormal", .sql = "o.abnormal"}),
        field<&OrderRow::result>("result", {.zh = "结论", .en = "Result", .sql = "o.result"}),
        field<&OrderRow::exclusion>("exclusion", {.zh = "不计原因", .en = "Excluded because", .sql = "o.exclusion"}),
        field<&OrderRow::minutes>("minutes", {.zh = "定额工时", .en = "Minutes", .unit = "min", .sql = "o.minutes"}),
        field<&OrderRow::labour_minutes>("labour_minutes",
                                         {.zh = "实际工时", .en = "Labour", .unit = "min", .sql = "o.labour_minutes"}),
        field<&OrderRow::person_id>("person_id", {.zh = "人员号", .en = "Person id", .sql = "o.person_id"}),
        field<&OrderRow::person>("person", {.zh = "保养人", .en = "By", .sql = "o.person", .searchable = true}),
        field<&OrderRow::repair_id>("repair_id", {.zh = "维修工单号", .en = "Repair order id", .sql = "o.repair_id"}),
        field<&OrderRow::repair_number>("repair_number",
                                        {.zh = "维修单号", .en = "Repair order", .sql = "o.repair_number"}),
        field<&OrderRow::room_id>("room_id",
                                  {.zh = "房间号", .en = "Room id", .references = "space_room", .sql = "d.room_id"}),
        field<&OrderRow::room>("room", {.zh = "房间", .en = "Room", .sql = "r.name", .sql_en = "r.name_en"}),
        field<&OrderRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "fl.name", .sql_en = "fl.name_en"}),
        field<&OrderRow::building>("building",
                                   {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&OrderRow::campus_id>("campus_id",
                                    {.zh = "院区", .en = "Campus", .references = "space_campus", .sql = "o.campus_id"}),
        field<&OrderRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "o.department_id"}),
        field<&OrderRow::department>("department",
                                     {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}),
        field<&OrderRow::crew_id>(
            "crew_id", {.zh = "班组号", .en = "Crew id", .references = "organization_crew", .sql = "o.crew_id"}),
        field<&OrderRow::crew>("crew", {.zh = "班组", .en = "Crew", .sql = "c.name", .sql_en = "c.name_en"}),
        field<&OrderRow::vendor_id>(
            "vendor_id",
            {.zh = "维保单位号", .en = "Vendor id", .references = "organization_vendor", .sql = "o.vendor_id"}),
        field<&OrderRow::vendor>("vendor", {.zh = "维保单位", .en = "Vendor", .sql = "v.name"}));
}
static_assert(fully_described<OrderRow>);

}  // namespace zs::maintenance
