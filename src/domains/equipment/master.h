// Classes and types of devices: what a device is, before it is one.
#pragma once
#include "domains/equipment/states.h"
#include "platform/entity/entity.h"

namespace zs::equipment {

/// 分类: a device may have any number of them. Of a class with `locks`, no device may run with an overdue or failed
/// statutory inspection (特种设备).
struct DeviceClass {
    Id<DeviceClass> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    bool locks = false;
};
constexpr auto describe(Of<DeviceClass>) {
    return entity("equipment_device_class", "设备分类", "Device class",
                  field<&DeviceClass::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&DeviceClass::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&DeviceClass::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&DeviceClass::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&DeviceClass::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&DeviceClass::locks>("locks", {.zh = "检验逾期停用", .en = "Stopped when overdue"}));
}
static_assert(fully_described<DeviceClass>);

/// The three scores are Fennigkoh and Smith (1989); the thresholds are the dated parameters equipment.risk.*.
struct DeviceType {
    Id<DeviceType> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::string generic_name;
    std::string classes;  // comma-separated codes of device classes; every device of the type has them
    std::string trade;    // who repairs it
    std::int64_t function_score = 2;
    std::int64_t risk_score = 1;
    std::int64_t maintenance_score = 1;
    std::int64_t life_years = 10;
    std::int64_t maintenance_months = 0;  // 0: as the risk says
    bool active = true;
};
constexpr auto describe(Of<DeviceType>) {
    return entity(
        "equipment_device_type", "设备类型", "Device type",
        field<&DeviceType::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&DeviceType::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&DeviceType::code>("code",
                                 {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&DeviceType::name>("name",
                                 {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&DeviceType::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&DeviceType::generic_name>("generic_name",
                                         {.zh = "通用名", .en = "Generic name", .length_max = 80, .searchable = true}),
        field<&DeviceType::classes>(
            "classes",
            {.zh = "分类代码", .en = "Class codes", .length_max = 200, .codes_of = "equipment_device_class"}),
        field<&DeviceType::trade>("trade",
                                  {.zh = "工种", .en = "Trade", .length_max = 40, .codes_of = "organization_trade"}),
        field<&DeviceType::function_score>("function_score",
                                           {.zh = "功能分", .en = "Function score", .min = 2, .max = 10}),
        field<&DeviceType::risk_score>("risk_score", {.zh = "风险分", .en = "Risk score", .min = 1, .max = 5}),
        field<&DeviceType::maintenance_score>("maintenance_score",
                                              {.zh = "维护需求分", .en = "Maintenance score", .min = 1, .max = 5}),
        field<&DeviceType::life_years>("life_years",
                                       {.zh = "使用年限", .en = "Life", .min = 1, .max = 100, .unit = "a"}),
        field<&DeviceType::maintenance_months>(
            "maintenance_months",
            {.zh = "保养周期", .en = "Maintenance interval", .min = 0, .max = 120, .unit = "month"}),
        field<&DeviceType::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<DeviceType>);

}  // namespace zs::equipment
