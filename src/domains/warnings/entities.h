// Warnings as people meet them, their steps, and what the detectors remember.
#pragma once
#include "domains/equipment/entities.h"
#include "domains/telemetry/entities.h"
#include "domains/warnings/table.h"

namespace zs::warnings {

/// One device, one probable cause: told once, grows while it gets worse, judged by whoever looked.
struct Warning {
    Id<Warning> id;
    std::int64_t version = 0;
    std::string number;
    Id<equipment::Device> device_id;
    std::int64_t point_id = 0;
    Id<Fault> fault_id;
    std::string cause_code;  // the fault's code up to the dot: one open warning a device and cause
    Sign sign = Sign::trend;
    std::string kind;  // of the finding: key of its sentence
    Direction direction = Direction::any;
    WarningState state = WarningState::open;
    Outcome outcome = Outcome::unjudged;
    Urgency urgency = Urgency::plan;
    std::string cause;  // as the table said it then
    std::string cause_en;
    std::string advice;
    std::string advice_en;
    double strength = 0;
    double value = 0;
    double expected = 0;
    double slope_per_day = 0;
    std::optional<double> limit_value;
    std::optional<Instant> limit_at;  // when the limit is met …
    std::optional<Instant> limit_from;
    std::optional<Instant> limit_until;  // … in 90 of 100 cases between these; none: perhaps not at all
    Instant since;                       // when it began
    Instant told_at;
    Instant seen_at;  // the sign was there last
    std::int64_t grew = 0;
    std::optional<Instant> grew_at;
    std::int64_t campus_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t order_id = 0;
    std::string order_number;
    std::optional<Instant> judged_at;
    std::string judged_by;
    std::string actual_cause;  // where it was another
    std::string reason;        // of a refusal or dismissal
    std::optional<Instant> ended_at;
};
constexpr auto describe(Of<Warning>) {
    return entity(
        "warnings_warning", "早期预警", "Early warning",
        field<&Warning::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Warning::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Warning::number>("number", {.zh = "单号", .en = "Number", .searchable = true}),
        field<&Warning::device_id>("device_id", {.zh = "设备", .en = "Device", .references = "equipment_device"}),
        field<&Warning::point_id>("point_id", {.zh = "点位", .en = "Point", .references = "telemetry_point"}),
        field<&Warning::fault_id>("fault_id",
                                  {.zh = "征兆", .en = "Row of the fault table", .references = "warnings_fault"}),
        field<&Warning::cause_code>("cause_code", {.zh = "原因代码", .en = "Code of the cause"}),
        field<&Warning::sign>("sign", {.zh = "征兆", .en = "Sign"}),
        field<&Warning::kind>("kind", {.zh = "发现", .en = "Finding"}),
        field<&Warning::direction>("direction", {.zh = "方向", .en = "Direction"}),
        field<&Warning::state>("state", {.zh = "状态", .en = "State"}),
        field<&Warning::outcome>("outcome", {.zh = "判定", .en = "Outcome"}),
        field<&Warning::urgency>("urgency", {.zh = "紧急程度", .en = "Urgency"}),
        field<&Warning::cause>("cause", {.zh = "可能原因", .en = "Probable cause", .searchable = true}),
        field<&Warning::cause_en>("cause_en", {.zh = "可能原因(英文)", .en = "In English"}),
        field<&Warning::advice>("advice", {.zh = "检查什么", .en = "What to check"}),
        field<&Warning::advice_en>("advice_en", {.zh = "检查什么(英文)", .en = "In English"}),
        field<&Warning::strength>("strength", {.zh = "强度", .en = "Strength"}),
        field<&Warning::value>("value", {.zh = "现值", .en = "Value"}),
        field<&Warning::expected>("expected", {.zh = "应为", .en = "Expected"}),
        field<&Warning::slope_per_day>("slope_per_day", {.zh = "每日变化", .en = "Change a day"}),
        field<&Warning::limit_value>("limit_value", {.zh = "限值", .en = "Limit"}),
        field<&Warning::limit_at>("limit_at", {.zh = "预计到限", .en = "Limit met"}),
        field<&Warning::limit_from>("limit_from", {.zh = "最早到限", .en = "At the earliest"}),
        field<&Warning::limit_until>("limit_until", {.zh = "最迟到限", .en = "At the latest"}),
        field<&Warning::since>("since", {.zh = "开始", .en = "Since"}),
        field<&Warning::told_at>("told_at", {.zh = "预警时间", .en = "Warned"}),
        field<&Warning::seen_at>("seen_at", {.zh = "最近出现", .en = "Seen last"}),
        field<&Warning::grew>("grew", {.zh = "加重次数", .en = "Grew worse"}),
        field<&Warning::grew_at>("grew_at", {.zh = "最近加重", .en = "Worse since"}),
        field<&Warning::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Warning::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&Warning::order_id>("order_id", {.zh = "维修工单号", .en = "Repair order id"}),
        field<&Warning::order_number>("order_number", {.zh = "维修单号", .en = "Repair order"}),
        field<&Warning::judged_at>("judged_at", {.zh = "判定时间", .en = "Judged"}),
        field<&Warning::judged_by>("judged_by", {.zh = "判定人", .en = "Judged by"}),
        field<&Warning::actual_cause>("actual_cause", {.zh = "实际原因", .en = "Actual cause"}),
        field<&Warning::reason>("reason", {.zh = "理由", .en = "Reason"}),
        field<&Warning::ended_at>("ended_at", {.zh = "结束", .en = "Ended"}));
}
static_assert(fully_described<Warning>);

/// One step of a warning: never changed, never deleted.
struct WarningEntry {
    Id<WarningEntry> id;
    Id<Warning> warning_id;
    Instant at;
    std::string action;  // WarningAction text, or "raise", "grow"
    std::string from_state;
    std::string to_state;
    std::string actor_name;
    std::string note;
};
constexpr auto describe(Of<WarningEntry>) {
    return entity("warnings_entry", "预警轨迹", "Warning timeline entry",
                  field<&WarningEntry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&WarningEntry::warning_id>("warning_id",
                                                   {.zh = "预警", .en = "Warning", .references = "warnings_warning"}),
                  field<&WarningEntry::at>("at", {.zh = "时间", .en = "At"}),
                  field<&WarningEntry::action>("action", {.zh = "动作", .en = "Action"}),
                  field<&WarningEntry::from_state>("from_state", {.zh = "原状态", .en = "From"}),
                  field<&WarningEntry::to_state>("to_state", {.zh = "新状态", .en = "To"}),
                  field<&WarningEntry::actor_name>("actor_name", {.zh = "操作人", .en = "By"}),
                  field<&WarningEntry::note>("note", {.zh = "说明", .en = "Note"}));
}
static_assert(fully_described<WarningEntry>);

/// State of detectors as bytes in base64, one row a device, pair or block of raw series.
struct Memory {
    Id<Memory> id;
    std::string holder;  // "device:12"
    Instant at;
    std::string bytes;
};
constexpr auto describe(Of<Memory>) {
    return entity("warnings_memory", "检测器状态", "Detector memory",
                  field<&Memory::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Memory::holder>("holder", {.zh = "所属", .en = "Holder", .read_only = true}),
                  field<&Memory::at>("at", {.zh = "保存时间", .en = "Saved", .read_only = true}),
                  field<&Memory::bytes>("bytes", {.zh = "内容", .en = "Bytes", .read_only = true, .secret = true}));
}
static_assert(fully_described<Memory>);

}  // namespace zs::warnings
