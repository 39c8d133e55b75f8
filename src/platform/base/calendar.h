// The hospital's calendar: zone, weekends, published holidays and make-up days. Pure.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/time.h"

namespace zs {

/// Daily hours in minutes since local midnight, 0 ≤ start < end ≤ 1440.
struct ServiceHours {
    int start_minute = 480;
    int end_minute = 1050;
};

class Calendar {
public:
    enum class DayKind { off, working };

    explicit Calendar(Zone zone) : zone_(zone) {}
    void set_exception(Date day, DayKind kind, std::string_view name);

    Zone zone() const { return zone_; }
    /// Monday to Friday, unless an exception says otherwise.
    bool is_working_day(Date day) const;
    /// Name of the exception ("国庆节"), or "".
    std::string_view name(Date day) const;
    /// The moment after `minutes` (0 to ten years) of working time have passed since `from`; only `hours` of working
    /// days count. With minutes = 0 it is `from` itself, or the next opening when `from` lies outside working time.
    Instant add_working_minutes(Instant from, std::int64_t minutes, ServiceHours hours) const;
    /// Working time between two instants in minutes, 0 when `to` ≤ `from`.
    std::int64_t working_minutes_between(Instant from, Instant to, ServiceHours hours) const;

private:
    struct Exception {
        DayKind kind;
        std::string name;
    };
    Zone zone_;
    std::map<Date, Exception> exceptions_;
};

/// A day of a published State Council holiday notice.
struct PublishedDay {
    Date date;
    Calendar::DayKind kind;
    std::string_view name;
};
/// Holidays and make-up working days of 2020-2026 (State Council notices, collected by holiday-cn, MIT licence).
std::span<const PublishedDay> published_holidays();

}  // namespace zs
