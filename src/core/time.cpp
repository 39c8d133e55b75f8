// Calendar arithmetic (proleptic Gregorian, any year) and the texts of instants and dates.
#include "core/time.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/result.h"

namespace zs {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t instant_ms_max = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
constexpr std::int64_t floor_rest(std::int64_t a, std::int64_t b) { return a - floor_divide(a, b) * b; }

/// Digits of a number that has at most so many. Pages of orders carry hundreds of instants.
void put(char* at, int digits, std::int64_t number) {
    for (int i = digits - 1; i >= 0; --i, number /= 10) at[i] = static_cast<char>('0' + number % 10);
}

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(std::int64_t year, int month) {
    if (month == 2) return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Reads exactly `count` digits from the front of `text`, or answers false.
bool take_digits(std::string_view& text, std::size_t count, int& out) {
    if (text.size() < count) return false;
    out = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        out = out * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return true;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

bool take_date(std::string_view& text, CivilDate& out) {
    return take_digits(text, 4, out.year) && take(text, '-') && take_digits(text, 2, out.month) && take(text, '-') &&
           take_digits(text, 2, out.day) && is_real(out);
}

/// "09:53:25" with an optional fraction, as milliseconds since midnight; digits past the third are dropped.
bool take_time_of_day(std::string_view& text, std::int64_t& out_ms) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!take_digits(text, 2, hour) || !take(text, ':') || !take_digits(text, 2, minute) || !take(text, ':') ||
        !take_digits(text, 2, second) || hour > 23 || minute > 59 || second > 59)
        return false;
    int fraction_ms = 0;
    if (take(text, '.')) {
        int weight = 100;
        std::size_t digits = 0;
        for (int digit = 0; digits < 9 && take_digits(text, 1, digit); ++digits, weight /= 10)
            fraction_ms += digit * weight;
        if (digits == 0) return false;
    }
    out_ms = ((std::int64_t{hour} * 60 + minute) * 60 + second) * 1000 + fraction_ms;
    return true;
}

/// "Z", "+08:00" or "-03:30", which must end the text.
bool take_offset(std::string_view& text, int& out_minutes) {
    out_minutes = 0;
    if (take(text, 'Z') || take(text, 'z')) return text.empty();
    const bool east = take(text, '+');
    if (!east && !take(text, '-')) return false;
    int hour = 0;
    int minute = 0;
    if (!take_digits(text, 2, hour) || !take(text, ':') || !take_digits(text, 2, minute) || hour > 23 || minute > 59)
        return false;
    out_minutes = (hour * 60 + minute) * (east ? 1 : -1);
    return text.empty();
}

}  // namespace

bool is_real(CivilDate date) {
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// Both directions follow Howard Hinnant, "chrono-compatible low-level date algorithms": years begin on 1 March, so that
// the leap day ends a year, and 400 years are 146097 days.
CivilDate civil(Date date) {
    const std::int64_t shifted = std::int64_t{date.days} + 719'468;  // days since 0000-03-01
    const std::int64_t era = floor_divide(shifted, 146'097);
    const std::int64_t day_of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    const int month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

Date date_of(CivilDate civil) {
    ZS_ASSERT(is_real(civil));
    const std::int64_t year = std::int64_t{civil.year} - (civil.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t month_from_march = civil.month > 2 ? civil.month - 3 : civil.month + 9;
    const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {static_cast<std::int32_t>(era * 146'097 + day_of_era - 719'468)};
}

int weekday(Date date) { return static_cast<int>(floor_rest(std::int64_t{date.days} + 3, 7)) + 1; }

Date local_date(Instant at, Zone zone) {
    return {static_cast<std::int32_t>(floor_divide(at.unix_ms + zone.offset_minutes * ms_per_minute, ms_per_day))};
}

Instant start_of_day(Date date, Zone zone) {
    return {std::int64_t{date.days} * ms_per_day - zone.offset_minutes * ms_per_minute};
}

int minute_of_day(Instant at, Zone zone) {
    return static_cast<int>(floor_rest(at.unix_ms + zone.offset_minutes * ms_per_minute, ms_per_day) / ms_per_minute);
}

std::string to_text(Instant at) {
    const CivilDate date = civil(local_date(at, Zone{0}));
    const std::int64_t ms = floor_rest(at.unix_ms, ms_per_day);
    std::string text = "0000-00-00T00:00:00.000Z";
    put(&text[0], 4, std::clamp<std::int64_t>(date.year, 0, 9999));
    put(&text[5], 2, date.month);
    put(&text[8], 2, date.day);
    put(&text[11], 2, ms / 3'600'000);
    put(&text[14], 2, ms / ms_per_minute % 60);
    put(&text[17], 2, ms / 1000 % 60);
    put(&text[20], 3, ms % 1000);
    return text;
}

std::string to_text(Date date) {
    const CivilDate parts = civil(date);
    return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

std::string local_text(Instant at, Zone zone) {
    const int minute = minute_of_day(at, zone);
    return fmt::format("{} {:02}:{:02}", to_text(local_date(at, zone)), minute / 60, minute % 60);
}

std::optional<Instant> parse_instant(std::string_view text) {
    CivilDate date;
    std::int64_t time_ms = 0;
    int offset_minutes = 0;
    if (!take_date(text, date) || (!take(text, 'T') && !take(text, 't')) || !take_time_of_day(text, time_ms) ||
        !take_offset(text, offset_minutes))
        return std::nullopt;
    const Instant at = start_of_day(date_of(date), Zone{offset_minutes}) + Duration{time_ms};
    if (at.unix_ms < 0 || at.unix_ms > instant_ms_max) return std::nullopt;
    return at;
}

std::optional<Date> parse_date(std::string_view text) {
    CivilDate date;
    if (!take_date(text, date) || !text.empty()) return std::nullopt;
    return date_of(date);
}

}  // namespace zs
