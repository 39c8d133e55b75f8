#include "platform/gs1/lint_time.h"

#include <algorithm>

#include "core/time.h"

namespace zs::gs1 {
namespace {

int value_of(std::string_view two_or_four_digits) {
    int value = 0;
    for (const char c : two_or_four_digits) value = value * 10 + (c - '0');
    return value;
}

struct Codes {
    std::string_view too_short, too_long;
};

Verdict sized(std::string_view data, std::size_t size, Codes codes) {
    if (data.size() < size) return Flaw{codes.too_short, 0, data.size()};
    if (data.size() > size) return Flaw{codes.too_long, 0, data.size()};
    return lint_digits(data);
}

Verdict below(std::string_view data, std::size_t at, int limit, std::string_view code) {
    if (value_of(data.substr(at, 2)) < limit) return {};
    return Flaw{code, at, 2};
}

/// Years of two digits are years from 2000 on: only leap days depend on it, and 1900 and 2100 are out of reach.
Verdict date(std::string_view data, std::size_t year_digits, int first_day) {
    if (auto flaw = sized(data, year_digits + 4, {"date_too_short", "date_too_long"})) return flaw;
    const int year = value_of(data.substr(0, year_digits)) + (year_digits == 2 ? 2000 : 0);
    const int month = value_of(data.substr(year_digits, 2)), day = value_of(data.substr(year_digits + 2));
    if (month < 1 || month > 12) return Flaw{"illegal_month", year_digits, 2};
    if (day < first_day || (day > 0 && !is_real({year, month, day}))) return Flaw{"illegal_day", year_digits + 2, 2};
    return {};
}

}  // namespace

Verdict lint_hour(std::string_view data, const PrefixSource&) {
    if (auto flaw = sized(data, 2, {"hour_too_short", "hour_too_long"})) return flaw;
    return below(data, 0, 24, "illegal_hour");
}

Verdict lint_minute(std::string_view data, const PrefixSource&) {
    if (auto flaw = sized(data, 2, {"minute_too_short", "minute_too_long"})) return flaw;
    return below(data, 0, 60, "illegal_minute");
}

Verdict lint_second(std::string_view data, const PrefixSource&) {
    if (auto flaw = sized(data, 2, {"second_too_short", "second_too_long"})) return flaw;
    return below(data, 0, 60, "illegal_second");
}

Verdict lint_hour_minute(std::string_view data, const PrefixSource&) {
    if (auto flaw = sized(data, 4, {"hour_with_minute_too_short", "hour_with_minute_too_long"})) return flaw;
    if (auto flaw = below(data, 0, 24, "illegal_hour")) return flaw;
    return below(data, 2, 60, "illegal_minute");
}

Verdict lint_short_date(std::string_view data, const PrefixSource&) { return date(data, 2, 1); }
Verdict lint_short_date_or_month(std::string_view data, const PrefixSource&) { return date(data, 2, 0); }
Verdict lint_long_date(std::string_view data, const PrefixSource&) { return date(data, 4, 1); }
Verdict lint_long_date_or_month(std::string_view data, const PrefixSource&) { return date(data, 4, 0); }

}  // namespace zs::gs1
