// Alarms, what happened to each, and what holds some of them back.
#pragma once
#include "domains/alarms/rule.h"
#include "domains/equipment/entities.h"
#include "domains/telemetry/entities.h"

namespace zs::alarms {

/// One stretch of time in which a rule's condition stood. Names and owner are those of the moment it was raised.
struct Alarm {
    Id<Alarm> id;
    std::int64_t version = 0;
    Id<Rule> rule_id;  // the edition that raised it
    std::string rule_code;
    std::string name;
    std::string name_en;
    RuleKind kind = RuleKind::high;
    Priority priority = Priority::low;
    bool life_support = false;
    Id<telemetry::Point> point_id;
    std::string measure;
    std::string unit;
    std::int64_t device_id = 0;
    std::string device_code;
    std::string device_name;
    std::string place;
    std::string place_en;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::int64_t crew_id = 0;
    AlarmState state = AlarmState::active_unseen;
    Overlay overlay = Overlay::none;
    std::int64_t root_id = 0;  // the alarm that explains this one
    std::int64_t consequences = 0;
    double limit_value = 0;
    double value = 0;      // when it was raised
    double extreme = 0;    // the worst since
    Instant raised_at;     // by the reading
    Instant noted_at;      // by the server
    Instant attention_at;  // from when escalation counts: raised, or returned from a hold
    std::optional<Instant> cleared_at;
    std::optional<Instant> seen_at;
    std::string seen_by;
    std::int64_t stage = 0;  // how far it was escalated
    std::int64_t order_id = 0;
    std::string order_number;
    std::optional<Instant> order_ended_at;
    std::string order_end;
    Verdict verdict = Verdict::open;
    std::string verdict_note;
    std::string verdict_by;
};
constexpr auto describe(Of<Alarm>) {
    using zs::field;
    return entity(
        "alarms_alarm", "报警", "Alarm",
        field<&Alarm::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Alarm::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Alarm::rule_id>("rule_id", {.zh = "规则", .en = "Rule", .references = "alarms_rule"}),
        field<&Alarm::rule_code>("rule_code", {.zh = "规则代码", .en = "Rule code"}),
        field<&Alarm::name>("name", {.zh = "报警", .en = "Alarm", .searchable = true}),
        field<&Alarm::name_en>("name_en", {.zh = "英文名", .en = "English name"}),
        field<&Alarm::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Alarm::priority>("priority", {.zh = "优先级", .en = "Priority"}),
        field<&Alarm::life_support>("life_support", {.zh = "生命支持", .en = "Life support"}),
        field<&Alarm::point_id>("point_id", {.zh = "点位", .en = "Point", .references = "telemetry_point"}),
        field<&Alarm::measure>("measure", {.zh = "测量量", .en = "Measured quantity"}),
        field<&Alarm::unit>("unit", {.zh = "单位", .en = "Unit"}),
        field<&Alarm::device_id>("device_id", {.zh = "设备号", .en = "Device id"}),
        field<&Alarm::device_code>("device_code", {.zh = "设备代码", .en = "Device code", .searchable = true}),
        field<&Alarm::device_name>("device_name", {.zh = "设备", .en = "Device", .searchable = true}),
        field<&Alarm::place>("place", {.zh = "位置", .en = "Place"}),
        field<&Alarm::place_en>("place_en", {.zh = "位置(英)", .en = "Place in English"}),
        field<&Alarm::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Alarm::department_id>("department_id",
                                     {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Alarm::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
        field<&Alarm::state>("state", {.zh = "状态", .en = "State"}),
        field<&Alarm::overlay>("overlay", {.zh = "抑制", .en = "Held back"}),
        field<&Alarm::root_id>("root_id", {.zh = "根源报警", .en = "Root alarm"}),
        field<&Alarm::consequences>("consequences", {.zh = "引起的报警", .en = "Consequences"}),
        field<&Alarm::limit_value>("limit_value", {.zh = "限值", .en = "Limit"}),
        field<&Alarm::value>("value", {.zh = "报警值", .en = "Value"}),
        field<&Alarm::extreme>("extreme", {.zh = "最差值", .en = "Worst value"}),
        field<&Alarm::raised_at>("raised_at", {.zh = "报警时间", .en = "Raised"}),
        field<&Alarm::noted_at>("noted_at", {.zh = "记录时间", .en = "Noted"}),
        field<&Alarm::attention_at>("attention_at", {.zh = "计时起点", .en = "Counts from"}),
        field<&Alarm::cleared_at>("cleared_at", {.zh = "恢复时间", .en = "Cleared"}),
        field<&Alarm::seen_at>("seen_at", {.zh = "确认时间", .en = "Acknowledged"}),
        field<&Alarm::seen_by>("seen_by", {.zh = "确认人", .en = "Acknowledged by"}),
        field<&Alarm::stage>("stage", {.zh = "升级级数", .en = "Escalated"}),
        field<&Alarm::order_id>("order_id", {.zh = "工单", .en = "Order id"}),
        field<&Alarm::order_number>("order_number", {.zh = "单号", .en = "Order"}),
        field<&Alarm::order_ended_at>("order_ended_at", {.zh = "工单结束", .en = "Order ended"}),
        field<&Alarm::order_end>("order_end", {.zh = "工单结果", .en = "How the order ended"}),
        field<&Alarm::verdict>("verdict", {.zh = "判定", .en = "Verdict"}),
        field<&Alarm::verdict_note>("verdict_note", {.zh = "判定说明", .en = "Note on the verdict"}),
        field<&Alarm::verdict_by>("verdict_by", {.zh = "判定人", .en = "Judged by"}));
}
static_assert(fully_described<Alarm>);

/// What happened to an alarm: never changed, never deleted.
struct Entry {
    Id<Entry> id;
    Id<Alarm> alarm_id;
    Instant at;
    std::string action;  // "raise", "clear", "acknowledge", "shelve", "suppress", "return", "escalate", "order" …
    std::string actor_name;
    std::string note;
};
constexpr auto describe(Of<Entry>) {
    using zs::field;
    return entity("alarms_entry", "报警轨迹", "AlarmEntry",
                  field<&Entry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Entry::alarm_id>("alarm_id", {.zh = "报警", .en = "Alarm", .references = "alarms_alarm"}),
                  field<&Entry::at>("at", {.zh = "时间", .en = "At"}),
                  field<&Entry::action>("action", {.zh = "动作", .en = "Action"}),
                  field<&Entry::actor_name>("actor_name", {.zh = "操作人", .en = "By"}),
                  field<&Entry::note>("note", {.zh = "说明", .en = "Note"}));
}
static_assert(fully_described<Entry>);

/// A rule on a point held back by people: shelved for hours with a reason, or out of service with a second person's
/// approval.
struct Hold {
    Id<Hold> id;
    std::int64_t version = 0;
    HoldKind kind = HoldKind::shelved;
    HoldState state = HoldState::running;
    Id<telemetry::Point> point_id;
    std::string rule_code;
    std::string name;
    std::string name_en;
    std::string device_code;
    std::string device_name;
    std::int64_t campus_id = 0;
    std::int64_t department_id = 0;
    std::int64_t crew_id = 0;
    std::string reason;
    Instant from_at;
    Instant until_at;
    std::optional<Instant> ended_at;
    std::string held_by;
    std::int64_t by_user_id = 0;
    std::string approved_by;
    std::string ended_by;
};
constexpr auto describe(Of<Hold>) {
    using zs::field;
    return entity("alarms_hold", "搁置与停用", "AlarmHold",
                  field<&Hold::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Hold::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Hold::kind>("kind", {.zh = "类别", .en = "Kind"}),
                  field<&Hold::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Hold::point_id>("point_id", {.zh = "点位", .en = "Point", .references = "telemetry_point"}),
                  field<&Hold::rule_code>("rule_code", {.zh = "规则代码", .en = "Rule code"}),
                  field<&Hold::name>("name", {.zh = "报警", .en = "Alarm", .searchable = true}),
                  field<&Hold::name_en>("name_en", {.zh = "英文名", .en = "English name"}),
                  field<&Hold::device_code>("device_code", {.zh = "设备代码", .en = "Device code"}),
                  field<&Hold::device_name>("device_name", {.zh = "设备", .en = "Device", .searchable = true}),
                  field<&Hold::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
                  field<&Hold::department_id>(
                      "department_id", {.zh = "科室", .en = "Department", .references = "organization_department"}),
                  field<&Hold::crew_id>("crew_id", {.zh = "班组", .en = "Crew", .references = "organization_crew"}),
                  field<&Hold::reason>("reason", {.zh = "原因", .en = "Reason"}),
                  field<&Hold::from_at>("from_at", {.zh = "开始", .en = "From"}),
                  field<&Hold::until_at>("until_at", {.zh = "自动恢复", .en = "Returns by itself"}),
                  field<&Hold::ended_at>("ended_at", {.zh = "结束", .en = "Ended"}),
                  field<&Hold::held_by>("held_by", {.zh = "申请人", .en = "By"}),
                  field<&Hold::by_user_id>("by_user_id", {.zh = "用户", .en = "User"}),
                  field<&Hold::approved_by>("approved_by", {.zh = "批准人", .en = "Approved by"}),
                  field<&Hold::ended_by>("ended_by", {.zh = "结束人", .en = "Ended by"}));
}
static_assert(fully_described<Hold>);

/// One row: at this moment everything that had come was evaluated, and what came of it written down. `newest`: the
/// newest reading of each point then, "point=ms;point=ms;…".
struct Progress {
    Id<Progress> id;
    Instant evaluated_until;
    std::string newest;
};
constexpr auto describe(Of<Progress>) {
    return entity("alarms_progress", "报警计算进度", "AlarmProgress",
                  zs::field<&Progress::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  zs::field<&Progress::evaluated_until>("evaluated_until", {.zh = "已计算至", .en = "Evaluated until"}),
                  zs::field<&Progress::newest>("newest", {.zh = "各点最新读数", .en = "Newest reading of each point"}));
}
static_assert(fully_described<Progress>);

}  // namespace zs::alarms
