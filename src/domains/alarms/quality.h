// How good the alarms themselves are, against EEMUA 191 / ISA-18.2, and what would mend them. Pure.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "domains/alarms/states.h"

namespace zs::alarms::quality {

/// One alarm as shown to people; times in ms, 0 = not (yet).
struct Fact {
    std::int64_t id = 0, point_id = 0;
    std::int64_t raised_ms = 0, cleared_ms = 0, seen_ms = 0;
    Priority priority = Priority::low;
    Verdict verdict = Verdict::open;
    bool life_support = false;
    std::string rule_code, name, name_en, device_name;
};
/// An alarm must be acknowledged within this to be in time.
struct Limits {
    std::int64_t high_minutes = 3, medium_minutes = 10;
};
struct Span {
    std::int64_t from_ms = 0, to_ms = 0;
};

struct Flood {
    std::int64_t from_ms = 0, to_ms = 0, alarms = 0;
};
/// One rule on one point.
struct Actor {
    std::string rule_code, name, name_en, device_name;
    std::int64_t point_id = 0;
    std::int64_t alarms = 0;
    std::int64_t chattering = 0;  // alarms that were at least the third within a minute
    std::int64_t stale = 0;       // stood for more than 24 h
    std::int64_t fleeting = 0;    // over within a minute
    std::int64_t judged = 0, not_real = 0, limit_wrong = 0;
};
enum class Fix { off_delay, on_delay, limit, stale, top };
constexpr auto options(Of<Fix>) {
    return std::array{Option{"off_delay", "加大死区或恢复延时", "Wider dead band or longer off delay"},
                      Option{"on_delay", "加长报警延时", "Longer on delay"},
                      Option{"limit", "复核限值", "Review the limit"},
                      Option{"stale", "修复, 或停用监测", "Repair, or take out of service"},
                      Option{"top", "先治理这一条", "Mend this one first"}};
}
/// `seconds`: the delay that would have avoided most of them; 0 where it is no delay.
struct Advice {
    Fix fix = Fix::top;
    std::string rule_code, name, name_en, device_name;
    std::int64_t alarms = 0, avoidable = 0, seconds = 0;
};

struct Report {
    std::int64_t alarms = 0, high = 0, medium = 0, low = 0;
    double per_ten_minutes = 0, per_day = 0;
    std::int64_t peak_ten_minutes = 0;
    double flood_share = 0;  // of the time
    std::vector<Flood> floods;
    std::int64_t chattering = 0, stale = 0, standing = 0;
    double top_share = 0;  // of the ten most frequent
    std::vector<Actor> top;
    std::int64_t to_see = 0, seen_in_time = 0, judged = 0, not_real = 0;
    std::vector<Advice> advice;
};

/// `facts` in the order of raising, of the span (or still standing in it).
Report analyse(std::span<const Fact> facts, Span span, const Limits& limits);
/// A flood begins with more than 10 alarms in 10 minutes and ends with fewer than 5 (EEMUA 191).
std::vector<Flood> floods_of(std::span<const Fact> facts);

}  // namespace zs::alarms::quality
