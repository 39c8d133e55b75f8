// Working-time arithmetic.
#include "platform/base/calendar.h"

#include <algorithm>

#include "core/result.h"

namespace zs {
namespace {

/// Ten years around the clock. A longer wait is a mistake, and would walk through the days for very long.
constexpr std::int64_t minutes_max = 5'256'000;

bool is_sensible(ServiceHours hours) {
    return hours.start_minute >= 0 && hours.start_minute < hours.end_minute && hours.end_minute <= 1440;
}

}  // namespace

void Calendar::set_exception(Date day, DayKind kind, std::string_view name) {
    exceptions_.insert_or_assign(day, Exception{kind, std::string(name)});
}

bool Calendar::is_working_day(Date day) const {
    if (const auto found = exceptions_.find(day); found != exceptions_.end())
        return found->second.kind == DayKind::working;
    return weekday(day) <= 5;
}

std::string_view Calendar::name(Date day) const {
    const auto found = exceptions_.find(day);
    return found == exceptions_.end() ? std::string_view() : std::string_view(found->second.name);
}

Instant Calendar::add_working_minutes(Instant from, std::int64_t minutes, ServiceHours hours) const {
    ZS_ASSERT(minutes >= 0 && minutes <= minutes_max && is_sensible(hours));
    Duration left = std::chrono::minutes(minutes);
    for (Date day = local_date(from, zone_);; day = day + 1) {
        if (!is_working_day(day)) continue;
        const Instant opens = start_of_day(day, zone_) + std::chrono::minutes(hours.start_minute);
        const Instant closes = start_of_day(day, zone_) + std::chrono::minutes(hours.end_minute);
        const Instant at = std::max(from, opens);
        if (at >= closes) continue;
        if (at + left <= closes) return at + left;
        left -= closes - at;
    }
}

std::int64_t Calendar::working_minutes_between(Instant from, Instant to, ServiceHours hours) const {
    ZS_ASSERT(is_sensible(hours));
    Duration sum{0};
    for (Date day = local_date(from, zone_); from < to && day <= local_date(to, zone_); day = day + 1) {
        if (!is_working_day(day)) continue;
        const Instant opens = start_of_day(day, zone_) + std::chrono::minutes(hours.start_minute);
        const Instant closes = start_of_day(day, zone_) + std::chrono::minutes(hours.end_minute);
        const Instant begin = std::max(from, opens);
        const Instant end = std::min(to, closes);
        if (begin < end) sum += end - begin;
    }
    return sum.count() / 60'000;
}

}  // namespace zs
