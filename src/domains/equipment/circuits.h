// High-power appliances of the departments and the circuits that carry them.
#pragma once
#include "domains/organization/entities.h"
#include "domains/space/entities.h"
#include "platform/entity/entity.h"

namespace zs::equipment {

struct Circuit {
    Id<Circuit> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::optional<Id<organization::Department>> department_id;
    std::optional<Id<space::Room>> room_id;
    double rated_kw = 0;
    bool active = true;
};
constexpr auto describe(Of<Circuit>) {
    return entity(
        "equipment_circuit", "用电回路", "Circuit",
        field<&Circuit::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Circuit::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Circuit::code>(
            "code", {.zh = "回路编号", .en = "Circuit", .required = true, .length_max = 40, .searchable = true}),
        field<&Circuit::name>("name",
                              {.zh = "名称", .en = "Name", .required = true, .length_max = 80, .searchable = true}),
        field<&Circuit::department_id>("department_id",
                                       {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Circuit::room_id>("room_id", {.zh = "位置", .en = "Room", .references = "space_room"}),
        field<&Circuit::rated_kw>(
            "rated_kw",
            {.zh = "额定负荷", .en = "Rated load", .required = true, .min = 0.1, .max = 10000, .unit = "kW"}),
        field<&Circuit::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Circuit>);

struct Appliance {
    Id<Appliance> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::optional<Id<Circuit>> circuit_id;
    Id<organization::Department> department_id;
    std::optional<Id<space::Room>> room_id;
    std::int64_t power_w = 1000;
    std::int64_t quantity = 1;
    std::optional<Date> checked_on;
    std::string note;
    bool active = true;
};
constexpr auto describe(Of<Appliance>) {
    return entity(
        "equipment_appliance", "大功率电器", "High-power appliance",
        field<&Appliance::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Appliance::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Appliance::code>(
            "code", {.zh = "登记号", .en = "Number", .required = true, .length_max = 40, .searchable = true}),
        field<&Appliance::name>(
            "name", {.zh = "电器", .en = "Appliance", .required = true, .length_max = 80, .searchable = true}),
        field<&Appliance::circuit_id>("circuit_id", {.zh = "回路", .en = "Circuit", .references = "equipment_circuit"}),
        field<&Appliance::department_id>(
            "department_id",
            {.zh = "科室", .en = "Department", .required = true, .references = "organization_department"}),
        field<&Appliance::room_id>("room_id", {.zh = "位置", .en = "Room", .references = "space_room"}),
        field<&Appliance::power_w>(
            "power_w", {.zh = "功率", .en = "Power", .required = true, .min = 1, .max = 1000000, .unit = "W"}),
        field<&Appliance::quantity>("quantity", {.zh = "数量", .en = "Quantity", .min = 1, .max = 1000}),
        field<&Appliance::checked_on>("checked_on", {.zh = "用电检查", .en = "Safety checked on"}),
        field<&Appliance::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}),
        field<&Appliance::active>("active", {.zh = "在用", .en = "In use"}));
}
static_assert(fully_described<Appliance>);

}  // namespace zs::equipment
