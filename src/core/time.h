// Instants (UTC milliseconds), civil dates, and the hospital's fixed zone. Reading the clock lives in platform/base.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zs {

using Duration = std::chrono::milliseconds;

struct Instant {
    std::int64_t unix_ms = 0;
    friend auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant at, Duration by) { return {at.unix_ms + by.count()}; }
    friend constexpr Instant operator-(Instant at, Duration by) { return {at.unix_ms - by.count()}; }
    friend constexpr Duration operator-(Instant a, Instant b) { return Duration{a.unix_ms - b.unix_ms}; }
};

/// Civil day as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    friend auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date date, int by) { return {date.days + by}; }
    friend constexpr int operator-(Date a, Date b) { return a.days - b.days; }
};

struct CivilDate {
    int year = 1970;
    int month = 1;  // 1-12
    int day = 1;    // 1-31
};

/// Fixed offset from UTC; China has known no summer time since 1991, so no rule table is needed.
struct Zone {
    int offset_minutes = 480;
};

CivilDate civil(Date date);
/// A day that exists.
bool is_real(CivilDate date);
/// Of a real day only.
Date date_of(CivilDate civil);
/// Monday = 1 … Sunday = 7 (GB/T 7408).
int weekday(Date date);
Date local_date(Instant at, Zone zone);
Instant start_of_day(Date date, Zone zone);
/// Minutes since local midnight, 0-1439.
int minute_of_day(Instant at, Zone zone);

/// "2026-11-24T01:53:25.123Z"
std::string to_text(Instant at);
/// "2026-11-24"
std::string to_text(Date date);
/// "2026-11-24 09:53" in the zone, for people.
std::string local_text(Instant at, Zone zone);
/// RFC 3339 with any offset, seconds fraction optional, years 1970-9999; nullopt for anything else.
std::optional<Instant> parse_instant(std::string_view text);
/// "YYYY-MM-DD", a real day; nullopt for anything else.
std::optional<Date> parse_date(std::string_view text);

}  // namespace zs
