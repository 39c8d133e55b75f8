// What lists and figures show: a device and a due clock with the names around them.
#pragma once
#include "domains/equipment/due.h"

namespace zs::equipment {

/// A line of the list of devices.
struct DeviceRow {
    Id<Device> id;
    std::int64_t version = 0;
    std::string asset_no;
    std::string name;
    std::int64_t type_id = 0;
    std::string type;
    std::string classes;
    DeviceState state = DeviceState::standby;
    std::string brand;
    std::string model;
    std::string serial;
    std::optional<std::int64_t> room_id;
    std::optional<std::string> room;
    std::optional<std::int64_t> floor_id;
    std::optional<std::string> floor;
    std::optional<std::string> building;
    std::int64_t campus_id = 0;
    std::optional<std::int64_t> department_id;
    std::optional<std::string> department;
    std::optional<std::int64_t> crew_id;
    std::optional<std::int64_t> vendor_id;
    std::optional<Date> next_due;
    bool locked = false;
    std::optional<Instant> ran_anyway_at;
    std::optional<Instant> down_since;
    std::optional<Date> warranty_until;
    std::optional<Date> in_service_on;
    Money price;
    std::string search_key;
};
inline constexpr std::string_view device_row_from =
    "equipment_device d JOIN equipment_device_type t ON t.id = d.type_id "
    "LEFT JOIN space_room r ON r.id = d.room_id LEFT JOIN space_floor fl ON fl.id = r.floor_id "
    "LEFT JOIN space_building b ON b.id = fl.building_id "
    "LEFT JOIN organization_department dp ON dp.id = d.department_id";
constexpr auto describe(Of<DeviceRow>) {
    return view(
        "EquipmentDeviceRow", device_row_from, "设备", "Device",
        field<&DeviceRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "d.id"}),
        field<&DeviceRow::version>("version", {.zh = "版本", .en = "Version", .sql = "d.version"}),
        field<&DeviceRow::asset_no>("asset_no",
                                    {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&DeviceRow::name>("name", {.zh = "名称", .en = "Name", .sql = "d.name", .searchable = true}),
        field<&DeviceRow::type_id>(
            "type_id", {.zh = "类型号", .en = "Type id", .references = "equipment_device_type", .sql = "d.type_id"}),
        field<&DeviceRow::type>(
            "type", {.zh = "类型", .en = "Type", .sql = "t.name", .sql_en = "t.name_en", .searchable = true}),
        field<&DeviceRow::classes>(
            "classes", {.zh = "分类",
                        .en = "Classes",
                        .sql = "CASE WHEN d.classes = '' THEN t.classes ELSE t.classes || ',' || d.classes END"}),
        field<&DeviceRow::state>("state", {.zh = "状态", .en = "State", .sql = "d.state"}),
        field<&DeviceRow::brand>("brand", {.zh = "品牌", .en = "Brand", .sql = "d.brand"}),
        field<&DeviceRow::model>("model", {.zh = "型号", .en = "Model", .sql = "d.model", .searchable = true}),
        field<&DeviceRow::serial>("serial",
                                  {.zh = "出厂编号", .en = "Serial number", .sql = "d.serial", .searchable = true}),
        field<&DeviceRow::room_id>("room_id",
                                   {.zh = "房间号", .en = "Room id", .references = "space_room", .sql = "d.room_id"}),
        field<&DeviceRow::room>("room", {.zh = "房间", .en = "Room", .sql = "r.name", .sql_en = "r.name_en"}),
        field<&DeviceRow::floor_id>(
            "floor_id", {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "r.floor_id"}),
        field<&DeviceRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "fl.name", .sql_en = "fl.name_en"}),
        field<&DeviceRow::building>("building",
                                    {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&DeviceRow::campus_id>(
            "campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus", .sql = "d.campus_id"}),
        field<&DeviceRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "d.department_id"}),
        field<&DeviceRow::department>("department",
                                      {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}),
        field<&DeviceRow::crew_id>(
            "crew_id", {.zh = "班组号", .en = "Crew id", .references = "organization_crew", .sql = "d.crew_id"}),
        field<&DeviceRow::vendor_id>(
            "vendor_id",
            {.zh = "维保单位号", .en = "Vendor id", .references = "organization_vendor", .sql = "d.vendor_id"}),
        field<&DeviceRow::next_due>("next_due", {.zh = "最近到期", .en = "Next due", .sql = "d.next_due"}),
        field<&DeviceRow::locked>("locked", {.zh = "检验锁定", .en = "Locked", .sql = "d.locked"}),
        field<&DeviceRow::ran_anyway_at>("ran_anyway_at",
                                         {.zh = "停用期间运行", .en = "Ran while stopped", .sql = "d.ran_anyway_at"}),
        field<&DeviceRow::down_since>("down_since", {.zh = "停机自", .en = "Down since", .sql = "d.down_since"}),
        field<&DeviceRow::warranty_until>("warranty_until",
                                          {.zh = "保修至", .en = "Warranty until", .sql = "d.warranty_until"}),
        field<&DeviceRow::in_service_on>("in_service_on",
                                         {.zh = "启用日期", .en = "In service since", .sql = "d.in_service_on"}),
        field<&DeviceRow::price>("price", {.zh = "购置价", .en = "Price", .unit = "CNY", .sql = "d.price"}),
        field<&DeviceRow::search_key>("search_key",
                                      {.zh = "检索码", .en = "Search key", .sql = "d.search_key", .searchable = true}));
}
static_assert(fully_described<DeviceRow>);

/// A due clock with its device.
struct DueRow {
    Id<DueClock> id;
    std::int64_t version = 0;
    std::int64_t device_id = 0;
    std::string asset_no;
    std::string device;
    DeviceState state = DeviceState::standby;
    bool locked = false;
    DueKind kind = DueKind::maintenance;
    std::string title;
    std::string holder;
    Date next_due;
    DueLevel level = DueLevel::later;
    std::optional<Date> last_done;
    DueResult last_result = DueResult::passed;
    std::int64_t interval_count = 0;
    IntervalUnit interval_unit = IntervalUnit::month;
    std::int64_t window_days = 0;
    std::string agency;
    bool active = true;
    std::optional<std::int64_t> room_id;
    std::optional<std::string> room;
    std::optional<std::int64_t> floor_id;
    std::optional<std::string> floor;
    std::optional<std::string> building;
    std::int64_t campus_id = 0;
    std::optional<std::int64_t> department_id;
    std::optional<std::string> department;
    std::optional<std::int64_t> crew_id;
    std::optional<std::int64_t> vendor_id;
};
inline constexpr std::string_view due_row_from =
    "equipment_due_clock c JOIN equipment_device d ON d.id = c.device_id "
    "LEFT JOIN space_room r ON r.id = d.room_id LEFT JOIN space_floor fl ON fl.id = r.floor_id "
    "LEFT JOIN space_building b ON b.id = fl.building_id "
    "LEFT JOIN organization_department dp ON dp.id = d.department_id";
constexpr auto describe(Of<DueRow>) {
    return view(
        "EquipmentDueRow", due_row_from, "到期项", "Due clock",
        field<&DueRow::id>("id", {.zh = "编号", .en = "ID", .key = true, .sql = "c.id"}),
        field<&DueRow::version>("version", {.zh = "版本", .en = "Version", .sql = "c.version"}),
        field<&DueRow::device_id>(
            "device_id", {.zh = "设备号", .en = "Device id", .references = "equipment_device", .sql = "c.device_id"}),
        field<&DueRow::asset_no>("asset_no",
                                 {.zh = "资产编号", .en = "Asset number", .sql = "d.asset_no", .searchable = true}),
        field<&DueRow::device>("device", {.zh = "设备", .en = "Device", .sql = "d.name", .searchable = true}),
        field<&DueRow::state>("state", {.zh = "设备状态", .en = "State", .sql = "d.state"}),
        field<&DueRow::locked>("locked", {.zh = "检验锁定", .en = "Locked", .sql = "d.locked"}),
        field<&DueRow::kind>("kind", {.zh = "类别", .en = "Kind", .sql = "c.kind"}),
        field<&DueRow::title>("title", {.zh = "项目", .en = "Title", .sql = "c.title", .searchable = true}),
        field<&DueRow::holder>("holder", {.zh = "持证人", .en = "Holder", .sql = "c.holder", .searchable = true}),
        field<&DueRow::next_due>("next_due", {.zh = "下次到期", .en = "Next due", .sql = "c.next_due"}),
        field<&DueRow::level>("level", {.zh = "临近程度", .en = "How near", .sql = "c.level"}),
        field<&DueRow::last_done>("last_done", {.zh = "上次完成", .en = "Last done", .sql = "c.last_done"}),
        field<&DueRow::last_result>("last_result", {.zh = "上次结论", .en = "Last result", .sql = "c.last_result"}),
        field<&DueRow::interval_count>("interval_count", {.zh = "周期", .en = "Interval", .sql = "c.interval_count"}),
        field<&DueRow::interval_unit>("interval_unit",
                                      {.zh = "周期单位", .en = "Interval unit", .sql = "c.interval_unit"}),
        field<&DueRow::window_days>("window_days", {.zh = "宽限", .en = "Window", .unit = "d", .sql = "c.window_days"}),
        field<&DueRow::agency>("agency", {.zh = "检验单位", .en = "Agency", .sql = "c.agency"}),
        field<&DueRow::active>("active", {.zh = "启用", .en = "Active", .sql = "c.active"}),
        field<&DueRow::room_id>("room_id",
                                {.zh = "房间号", .en = "Room id", .references = "space_room", .sql = "d.room_id"}),
        field<&DueRow::room>("room", {.zh = "房间", .en = "Room", .sql = "r.name", .sql_en = "r.name_en"}),
        field<&DueRow::floor_id>("floor_id",
                                 {.zh = "楼层号", .en = "Floor id", .references = "space_floor", .sql = "r.floor_id"}),
        field<&DueRow::floor>("floor", {.zh = "楼层", .en = "Floor", .sql = "fl.name", .sql_en = "fl.name_en"}),
        field<&DueRow::building>("building", {.zh = "楼栋", .en = "Building", .sql = "b.name", .sql_en = "b.name_en"}),
        field<&DueRow::campus_id>("campus_id",
                                  {.zh = "院区", .en = "Campus", .references = "space_campus", .sql = "d.campus_id"}),
        field<&DueRow::department_id>(
            "department_id",
            {.zh = "科室号", .en = "Department id", .references = "organization_department", .sql = "d.department_id"}),
        field<&DueRow::department>("department",
                                   {.zh = "科室", .en = "Department", .sql = "dp.name", .sql_en = "dp.name_en"}),
        field<&DueRow::crew_id>(
            "crew_id", {.zh = "班组号", .en = "Crew id", .references = "organization_crew", .sql = "d.crew_id"}),
        field<&DueRow::vendor_id>(
            "vendor_id",
            {.zh = "维保单位号", .en = "Vendor id", .references = "organization_vendor", .sql = "d.vendor_id"}));
}
static_assert(fully_described<DueRow>);

}  // namespace zs::equipment
