// The maintenance manual of a device type: activities with their task lists, and every edition that ever held.
#pragma once
#include "domains/equipment/equipment.h"
#include "domains/maintenance/states.h"
#include "domains/maintenance/tasks.h"

namespace zs::maintenance {

struct Activity {
    Id<Activity> id;
    std::int64_t version = 0;
    Id<equipment::DeviceType> type_id;
    std::string name;
    std::string name_en;
    IntervalKind interval_kind = IntervalKind::calendar;
    std::int64_t interval_count = 6;
    equipment::IntervalUnit interval_unit = equipment::IntervalUnit::month;
    double every = 0;              // running hours or meter units between two
    std::string counter;           // which counter of the device
    std::string condition;         // condition: what must be seen, in words
    std::int64_t window_days = 0;  // 0: as the parameters say
    std::string trade;
    std::string skills;
    std::int64_t minutes = 60;
    std::string tools;
    std::string parts;
    std::string safety;
    JsonText tasks{"[]"};
    std::int64_t edition = 1;
    bool active = true;
};
constexpr auto describe(Of<Activity>) {
    return entity(
        "maintenance_activity", "保养项目", "Maintenance activity",
        field<&Activity::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Activity::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Activity::type_id>("type_id", {.zh = "设备类型",
                                              .en = "Device type",
                                              .required = true,
                                              .create_only = true,
                                              .references = "equipment_device_type"}),
        field<&Activity::name>("name",
                               {.zh = "名称", .en = "Name", .required = true, .length_max = 80, .searchable = true}),
        field<&Activity::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 120}),
        field<&Activity::interval_kind>("interval_kind", {.zh = "周期规则", .en = "Interval rule"}),
        field<&Activity::interval_count>("interval_count", {.zh = "周期", .en = "Interval", .min = 1, .max = 3650}),
        field<&Activity::interval_unit>("interval_unit", {.zh = "周期单位", .en = "Interval unit"}),
        field<&Activity::every>("every", {.zh = "每隔", .en = "Every", .min = 0, .max = 1e9}),
        field<&Activity::counter>("counter", {.zh = "计数器", .en = "Counter", .length_max = 40}),
        field<&Activity::condition>("condition", {.zh = "触发状态", .en = "Condition", .length_max = 200}),
        field<&Activity::window_days>("window_days", {.zh = "宽限", .en = "Window", .min = 0, .max = 180, .unit = "d"}),
        field<&Activity::trade>("trade", {.zh = "工种", .en = "Trade", .length_max = 40}),
        field<&Activity::skills>("skills", {.zh = "资质要求", .en = "Skills", .length_max = 200}),
        field<&Activity::minutes>("minutes", {.zh = "工时", .en = "Minutes", .min = 1, .max = 10000, .unit = "min"}),
        field<&Activity::tools>("tools", {.zh = "工具", .en = "Tools", .length_max = 300}),
        field<&Activity::parts>("parts", {.zh = "备件耗材", .en = "Parts", .length_max = 300}),
        field<&Activity::safety>("safety", {.zh = "安全提示", .en = "Safety", .length_max = 500}),
        field<&Activity::tasks>("tasks", {.zh = "检查项", .en = "Tasks", .read_only = true}),
        field<&Activity::edition>("edition", {.zh = "版次", .en = "Edition", .read_only = true}),
        field<&Activity::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Activity>);

/// An activity as it was until it was changed. Never changed itself.
struct Edition {
    Id<Edition> id;
    Id<Activity> activity_id;
    std::int64_t edition = 1;
    Instant until;
    std::string actor_name;
    JsonText content;
};
constexpr auto describe(Of<Edition>) {
    return entity("maintenance_edition", "保养手册版次", "Edition of a manual",
                  field<&Edition::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Edition::activity_id>(
                      "activity_id", {.zh = "保养项目", .en = "Activity", .references = "maintenance_activity"}),
                  field<&Edition::edition>("edition", {.zh = "版次", .en = "Edition"}),
                  field<&Edition::until>("until_at", {.zh = "有效至", .en = "Until"}),
                  field<&Edition::actor_name>("actor_name", {.zh = "修改人", .en = "Changed by"}),
                  field<&Edition::content>("content", {.zh = "内容", .en = "Content"}));
}
static_assert(fully_described<Edition>);

/// The task list of an activity as it is sent: PUT …/activities/{id}/tasks.
struct TaskListInput {
    std::optional<std::int64_t> version;
    Tasks tasks;
};
constexpr auto describe(Of<TaskListInput>) {
    return view("MaintenanceTaskListInput", "", "检查项清单", "Task list",
                field<&TaskListInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&TaskListInput::tasks>("tasks", {.zh = "检查项", .en = "Tasks"}));
}

/// One device in one activity's care: the due clock of the archive for calendars, the reading of the last time for
/// counters.
struct Plan {
    Id<Plan> id;
    Id<equipment::Device> device_id;
    Id<Activity> activity_id;
    std::int64_t clock_id = 0;  // equipment_due_clock; 0 = not by calendar
    double last_reading = 0;
};
constexpr auto describe(Of<Plan>) {
    return entity(
        "maintenance_plan", "保养安排", "Maintenance plan",
        field<&Plan::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Plan::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Plan::activity_id>("activity_id",
                                  {.zh = "保养项目", .en = "Activity", .references = "maintenance_activity"}),
        field<&Plan::clock_id>("clock_id", {.zh = "到期项", .en = "Clock", .references = "equipment_due_clock"}),
        field<&Plan::last_reading>("last_reading", {.zh = "上次读数", .en = "Last reading"}));
}
static_assert(fully_described<Plan>);

/// Newest reading of a counter of a device.
struct Reading {
    Id<Reading> id;
    Id<equipment::Device> device_id;
    std::string counter;
    double value = 0;
    Instant at;
};
constexpr auto describe(Of<Reading>) {
    return entity(
        "maintenance_reading", "计数器读数", "Counter reading",
        field<&Reading::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Reading::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Reading::counter>("counter", {.zh = "计数器", .en = "Counter"}),
        field<&Reading::value>("value", {.zh = "读数", .en = "Value"}),
        field<&Reading::at>("at", {.zh = "时间", .en = "At"}));
}
static_assert(fully_described<Reading>);

/// Every reading of a counter, so that running hours of a period can be told. Never changed.
struct CounterEntry {
    Id<CounterEntry> id;
    Id<equipment::Device> device_id;
    std::string counter;
    double value = 0;
    Instant at;
};
constexpr auto describe(Of<CounterEntry>) {
    return entity(
        "maintenance_counter_entry", "计数器记录", "Counter entry",
        field<&CounterEntry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&CounterEntry::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&CounterEntry::counter>("counter", {.zh = "计数器", .en = "Counter"}),
        field<&CounterEntry::value>("value", {.zh = "读数", .en = "Value"}),
        field<&CounterEntry::at>("at", {.zh = "时间", .en = "At"}));
}
static_assert(fully_described<CounterEntry>);

}  // namespace zs::maintenance
