// Devices and what is kept about each: timeline, down-time, documents.
#pragma once
#include "domains/equipment/master.h"
#include "domains/organization/entities.h"
#include "domains/space/entities.h"
#include "platform/entity/entity.h"

namespace zs::equipment {

/// One line of the ledger (domain rules §2.1). Systems and their parts are a tree by `parent_id`.
struct Device {
    Id<Device> id;
    std::int64_t version = 0;
    std::string asset_no;
    std::string name;
    Id<DeviceType> type_id;
    std::string classes;                       // comma-separated codes besides those of the type
    DeviceState state = DeviceState::standby;  // afterwards only by actions
    std::optional<Id<Device>> parent_id;
    std::optional<Id<space::Room>> room_id;
    std::optional<Id<organization::Department>> department_id;
    std::optional<Id<organization::Person>> custodian_id;
    std::optional<Id<organization::Crew>> crew_id;
    std::string brand;
    std::string model;
    std::string serial;
    std::string udi;
    std::string registration_no;
    std::optional<Date> registration_until;
    std::string category_code;
    ManagementClass management_class = ManagementClass::none;
    std::string statutory_no;
    std::string rating;  // 载重/层站/速度, MPa, t/h, m³
    std::optional<double> power_kw;
    std::string voltage;
    std::string manufacturer;
    std::string supplier;
    std::optional<Id<organization::Vendor>> vendor_id;
    std::string contract_no;
    Money price;
    std::string funding;
    std::optional<Date> bought_on;
    std::optional<Date> accepted_on;
    std::optional<Date> in_service_on;
    std::optional<Date> warranty_until;
    std::optional<std::int64_t> life_years;
    std::string telemetry_id;
    std::string note;
    std::int64_t campus_id = 0;    // of the room
    std::optional<Date> next_due;  // earliest of its clocks
    bool locked = false;           // stopped because an inspection is overdue or failed
    std::optional<Instant> ran_anyway_at;
    std::optional<std::int64_t> place_code_id;
    std::optional<Instant> down_since;
    Instant registered_at;
    std::string search_key;
};
constexpr auto describe(Of<Device>) {
    return entity(
        "equipment_device", "设备", "Device",
        field<&Device::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Device::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Device::asset_no>(
            "asset_no",
            {.zh = "资产编号", .en = "Asset number", .required = true, .length_max = 40, .searchable = true}),
        field<&Device::name>("name",
                             {.zh = "名称", .en = "Name", .required = true, .length_max = 80, .searchable = true}),
        field<&Device::type_id>(
            "type_id", {.zh = "设备类型", .en = "Type", .required = true, .references = "equipment_device_type"}),
        field<&Device::classes>(
            "classes",
            {.zh = "另加分类", .en = "Further classes", .length_max = 200, .codes_of = "equipment_device_class"}),
        field<&Device::state>("state", {.zh = "状态", .en = "State", .create_only = true}),
        field<&Device::parent_id>("parent_id", {.zh = "上级设备", .en = "Part of", .references = "equipment_device"}),
        field<&Device::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}),
        field<&Device::department_id>("department_id",
                                      {.zh = "使用科室", .en = "Department", .references = "organization_department"}),
        field<&Device::custodian_id>("custodian_id",
                                     {.zh = "保管人", .en = "Custodian", .references = "organization_person"}),
        field<&Device::crew_id>("crew_id", {.zh = "维护班组", .en = "Crew", .references = "organization_crew"}),
        field<&Device::brand>("brand", {.zh = "品牌", .en = "Brand", .length_max = 60, .searchable = true}),
        field<&Device::model>("model", {.zh = "型号", .en = "Model", .length_max = 80, .searchable = true}),
        field<&Device::serial>("serial",
                               {.zh = "出厂编号", .en = "Serial number", .length_max = 80, .searchable = true}),
        field<&Device::udi>("udi", {.zh = "UDI", .en = "UDI-DI", .length_max = 80}),
        field<&Device::registration_no>("registration_no",
                                        {.zh = "医疗器械注册证号", .en = "Registration", .length_max = 80}),
        field<&Device::registration_until>("registration_until", {.zh = "注册证有效期", .en = "Registration until"}),
        field<&Device::category_code>("category_code",
                                      {.zh = "资产分类代码", .en = "GB/T 14885 code", .length_max = 20}),
        field<&Device::management_class>("management_class", {.zh = "器械管理类别", .en = "Management class"}),
        field<&Device::statutory_no>("statutory_no",
                                     {.zh = "特种设备登记证号", .en = "Statutory registration", .length_max = 80}),
        field<&Device::rating>("rating", {.zh = "额定参数", .en = "Rated values", .length_max = 200}),
        field<&Device::power_kw>("power_kw", {.zh = "功率", .en = "Power", .min = 0, .max = 100000, .unit = "kW"}),
        field<&Device::voltage>("voltage", {.zh = "电压", .en = "Voltage", .length_max = 40}),
        field<&Device::manufacturer>("manufacturer", {.zh = "生产厂家", .en = "Manufacturer", .length_max = 120}),
        field<&Device::supplier>("supplier", {.zh = "供应商", .en = "Supplier", .length_max = 120}),
        field<&Device::vendor_id>("vendor_id",
                                  {.zh = "维保单位", .en = "Service vendor", .references = "organization_vendor"}),
        field<&Device::contract_no>("contract_no", {.zh = "合同号", .en = "Contract", .length_max = 60}),
        field<&Device::price>("price", {.zh = "购置价", .en = "Price", .min = 0, .max = 1e11, .unit = "CNY"}),
        field<&Device::funding>("funding", {.zh = "资金来源", .en = "Funding", .length_max = 60}),
        field<&Device::bought_on>("bought_on", {.zh = "购置日期", .en = "Bought on"}),
        field<&Device::accepted_on>("accepted_on", {.zh = "验收日期", .en = "Accepted on"}),
        field<&Device::in_service_on>("in_service_on", {.zh = "启用日期", .en = "In service since"}),
        field<&Device::warranty_until>("warranty_until", {.zh = "保修至", .en = "Warranty until"}),
        field<&Device::life_years>("life_years", {.zh = "使用年限", .en = "Life", .min = 1, .max = 100, .unit = "a"}),
        field<&Device::telemetry_id>("telemetry_id", {.zh = "监测编号", .en = "Telemetry", .length_max = 80}),
        field<&Device::note>("note", {.zh = "备注", .en = "Note", .length_max = 1000}),
        field<&Device::campus_id>("campus_id",
                                  {.zh = "院区", .en = "Campus", .read_only = true, .references = "space_campus"}),
        field<&Device::next_due>("next_due", {.zh = "最近到期", .en = "Next due", .read_only = true}),
        field<&Device::locked>("locked", {.zh = "检验锁定", .en = "Locked", .read_only = true}),
        field<&Device::ran_anyway_at>("ran_anyway_at",
                                      {.zh = "停用期间运行", .en = "Ran while stopped", .read_only = true}),
        field<&Device::place_code_id>("place_code_id", {.zh = "设备码", .en = "Device code", .read_only = true}),
        field<&Device::down_since>("down_since", {.zh = "停机自", .en = "Down since", .read_only = true}),
        field<&Device::registered_at>("registered_at", {.zh = "建档时间", .en = "Registered", .read_only = true}),
        field<&Device::search_key>("search_key",
                                   {.zh = "检索码", .en = "Search key", .read_only = true, .searchable = true}));
}
static_assert(fully_described<Device>);

/// What happened to a device: never changed, never deleted.
struct DeviceEntry {
    Id<DeviceEntry> id;
    Id<Device> device_id;
    Instant at;
    std::string action;  // DeviceAction text, or "register", "move", "record_due", "lock", "unlock"
    std::string from_state;
    std::string to_state;
    std::int64_t actor_user_id = 0;
    std::string actor_name;
    std::string note;
    JsonText facts;
};
constexpr auto describe(Of<DeviceEntry>) {
    return entity(
        "equipment_device_entry", "设备轨迹", "Device timeline entry",
        field<&DeviceEntry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&DeviceEntry::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&DeviceEntry::at>("at", {.zh = "时间", .en = "At"}),
        field<&DeviceEntry::action>("action", {.zh = "动作", .en = "Action"}),
        field<&DeviceEntry::from_state>("from_state", {.zh = "原状态", .en = "From"}),
        field<&DeviceEntry::to_state>("to_state", {.zh = "新状态", .en = "To"}),
        field<&DeviceEntry::actor_user_id>("actor_user_id", {.zh = "用户", .en = "User"}),
        field<&DeviceEntry::actor_name>("actor_name", {.zh = "操作人", .en = "By"}),
        field<&DeviceEntry::note>("note", {.zh = "说明", .en = "Note"}),
        field<&DeviceEntry::facts>("facts", {.zh = "细节", .en = "Facts"}));
}
static_assert(fully_described<DeviceEntry>);

struct Downtime {
    Id<Downtime> id;
    Id<Device> device_id;
    Instant began_at;
    std::optional<Instant> ended_at;
    bool failure = true;      // false: an ordered stop, which is no failure
    std::int64_t ran_ms = 0;  // since the end of the last one, or since it went into service
    std::int64_t order_id = 0;
    std::string order_number;
    std::string reason;
};
constexpr auto describe(Of<Downtime>) {
    return entity(
        "equipment_downtime", "停机记录", "Down-time",
        field<&Downtime::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Downtime::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Downtime::began_at>("began_at", {.zh = "停机时间", .en = "Began"}),
        field<&Downtime::ended_at>("ended_at", {.zh = "恢复时间", .en = "Ended"}),
        field<&Downtime::failure>("failure", {.zh = "故障", .en = "Failure"}),
        field<&Downtime::ran_ms>("ran_ms", {.zh = "此前运行", .en = "Ran before", .unit = "ms"}),
        field<&Downtime::order_id>("order_id", {.zh = "工单", .en = "Work order"}),
        field<&Downtime::order_number>("order_number", {.zh = "单号", .en = "Order number"}),
        field<&Downtime::reason>("reason", {.zh = "原因", .en = "Reason"}));
}
static_assert(fully_described<Downtime>);

struct Document {
    Id<Document> id;
    Id<Device> device_id;
    DocumentKind kind = DocumentKind::photo;
    std::string title;
    std::string hash;
    std::string mime;
    std::int64_t bytes = 0;
    Instant at;
    std::string actor_name;
};
constexpr auto describe(Of<Document>) {
    return entity(
        "equipment_document", "设备资料", "Device document",
        field<&Document::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Document::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Document::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Document::title>("title", {.zh = "标题", .en = "Title", .length_max = 120}),
        field<&Document::hash>("hash", {.zh = "文件", .en = "File", .file = true}),
        field<&Document::mime>("mime", {.zh = "格式", .en = "Format"}),
        field<&Document::bytes>("bytes", {.zh = "大小", .en = "Size", .unit = "B"}),
        field<&Document::at>("at", {.zh = "时间", .en = "At"}),
        field<&Document::actor_name>("actor_name", {.zh = "上传人", .en = "By"}));
}
static_assert(fully_described<Document>);

}  // namespace zs::equipment
