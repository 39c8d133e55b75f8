// Pure decisions about alarms: no database, no clock.
#pragma once
#include <optional>
#include <string_view>

#include "domains/alarms/entities.h"

namespace zs::alarms::rules {

/// IEC 60601-1-8, table 1: severe harm immediate or prompt is high, delayed medium; reversible harm high, medium, low;
/// minor harm medium, low, low (a delayed minor one may go without; here it stays low).
Priority priority_of(Harm harm, Onset onset);

/// Dead band in % of a range and delays in seconds by the kind of quantity, which the unit tells (EEMUA 191, domain
/// rules §3.4): temperature 1 % and 60 s, pressure 2 % and 15 s, flow 5 % and 15 s, level 5 % and 60 s.
struct Damping {
    double dead_band_percent = 0;
    std::int64_t on_delay_s = 0;
    std::int64_t off_delay_s = 0;
};
Damping damping_of(std::string_view unit);

/// What is wrong with a rule, field by field.
std::vector<FieldError> check(const Rule& rule);
/// Comma-separated `parents` has this code.
bool names(std::string_view parents, std::string_view code);
/// Shelving is refused for life support and the oxygen source (domain rules §3.4).
bool may_shelve(const Alarm& alarm);

/// When an unanswered alarm climbs, in minutes from attention_at: on duty, crew leader, head; medium: leader.
struct Ladder {
    std::int64_t high_duty = 1, high_lead = 3, high_head = 5, medium = 10;
};
/// Stage that an alarm nobody acknowledged has reached: 0 none, 1 on duty, 2 leader, 3 head. Low: never.
std::int64_t stage_of(Priority priority, std::int64_t waited_ms, const Ladder& ladder);
/// How messaging ranks it: high p1, medium p2, low p4.
std::string_view message_priority(Priority priority);

/// Held back: the device is not in operation. A flat or silent point of a device standing by is no news either.
bool is_suppressed(RuleKind kind, equipment::DeviceState state, bool under_maintenance);

}  // namespace zs::alarms::rules
