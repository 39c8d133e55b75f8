// Civil time arithmetic and text. Days ↔ civil dates after Howard Hinnant's public-domain derivation.
#include "core/time.h"

#include <fmt/format.h>

#include "core/text.h"

namespace zs {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/// `count` digits at `text[at]`; -1 if they are not all digits.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Offset in minutes of "Z", "+08:00", "-0330"; nullopt otherwise.
std::optional<int> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, 4, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

Date date_of(CivilDate civil) {
    const int y = civil.year - (civil.month <= 2 ? 1 : 0);
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int month_from_march = (civil.month + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {era * 146097 + day_of_era - 719468};
}

CivilDate civil(Date date) {
    const int z = date.days + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int day_of_era = z - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

int weekday(Date date) { return static_cast<int>((date.days % 7 + 10) % 7) + 1; }  // 1970-01-01 was a Thursday

Date local_date(Instant at, Zone zone) {
    return {static_cast<std::int32_t>(floor_divide(at.unix_ms + std::int64_t{zone.offset_minutes} * 60'000, day_ms))};
}

Instant start_of_day(Date date, Zone zone) {
    return {std::int64_t{date.days} * day_ms - std::int64_t{zone.offset_minutes} * 60'000};
}

int minute_of_day(Instant at, Zone zone) {
    return static_cast<int>((at - start_of_day(local_date(at, zone), zone)).count() / 60'000);
}

std::string to_text(Date date) {
    const auto parts = civil(date);
    return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

std::string to_text(Instant at) {
    const Date date = local_date(at, Zone{0});
    const std::int64_t ms = at.unix_ms - std::int64_t{date.days} * day_ms;
    const auto parts = civil(date);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.year, parts.month, parts.day, ms / 3'600'000,
                       ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

std::string local_text(Instant at, Zone zone) {
    const int minutes = minute_of_day(at, zone);
    return fmt::format("{} {:02}:{:02}", to_text(local_date(at, zone)), minutes / 60, minutes % 60);
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return date_of({year, month, day});
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    if (!date || date->days < 0 || text[13] != ':' || text[16] != ':') return std::nullopt;
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    std::size_t at = 19;
    int milliseconds = 0;
    if (text[at] == '.') {
        int weight = 100;
        const std::size_t first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10)
            milliseconds += (text[at] - '0') * weight;
        if (at == first || at - first > 9) return std::nullopt;
    }
    const auto offset = parse_offset(text.substr(at));
    if (!offset) return std::nullopt;
    const std::int64_t seconds = (std::int64_t{hour} * 60 + minute - *offset) * 60 + second;
    return Instant{std::int64_t{date->days} * day_ms + seconds * 1000 + milliseconds};
}

}  // namespace zs
