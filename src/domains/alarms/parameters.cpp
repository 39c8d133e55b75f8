// Defaults of the dated parameters of alarms, and what people are told.
#include "domains/alarms/parameters.h"

namespace zs::alarms {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    constexpr std::string_view eemua = "EEMUA 191";
    return {{"alarms.escalation.high_duty_minutes", "1", "min", "高优先级未确认: 再呼当班",
             "High, unanswered: call the crew again", design},
            {"alarms.escalation.high_leader_minutes", "3", "min", "高优先级未确认: 呼班长",
             "High, unanswered: call the leader", design},
            {"alarms.escalation.high_head_minutes", "5", "min", "高优先级未确认: 呼科长",
             "High, unanswered: call the head", design},
            {"alarms.escalation.medium_minutes", "10", "min", "中优先级未确认: 呼班长",
             "Medium, unanswered: call the leader", design},
            {"alarms.acknowledge.high_minutes", "3", "min", "高优先级应在此时间内确认", "High: acknowledged within",
             design},
            {"alarms.acknowledge.medium_minutes", "10", "min", "中优先级应在此时间内确认",
             "Medium: acknowledged within", design},
            {"alarms.target.high_share", "5", "%", "高优先级占比目标", "Target share of high priority", eemua},
            {"alarms.target.seen_in_time", "95", "%", "报警及时确认率目标", "Target of alarms acknowledged in time",
             design},
            {"alarms.target.false_share", "20", "%", "误报率上限", "Highest share of false alarms", design}};
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                         std::vector<notify::Audience> audiences, bool asks = false) {
        return notify::NoticeKind{event, zh, en, text, "alarms_alarm", "/alarms/", std::move(audiences), asks};
    };
    const std::vector<notify::Audience> people = {
        {crew, "alarms.acknowledge"}, {overseer, "alarms.acknowledge"}, {department, "alarms.view"}};
    return {
        kind("alarms.alarm_raised", "新报警", "New alarm", "alarms.notice.raised", people),
        kind("alarms.alarm_returned", "报警恢复监视", "Alarm no longer held back", "alarms.notice.returned", people),
        kind("alarms.alarm_waiting", "报警无人确认", "Alarm not acknowledged", "alarms.notice.waiting",
             {{crew, "alarms.acknowledge"}, {overseer, "alarms.acknowledge"}}),
        kind("alarms.alarm_escalated", "报警升级", "Alarm escalated", "alarms.notice.escalated",
             {{ladder, "alarms.view"}}, true)};
}

}  // namespace zs::alarms
