// Numbers of xlsx cells as text.
#include "platform/documents/xlsx_number.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "core/time.h"

namespace zs::documents {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr double serial_end = 2'958'466;      // 10000-01-01
constexpr int unix_epoch_serial = 25'569;     // 1970-01-01
constexpr int serial_of_false_leap_day = 60;  // Excel's 1900-02-29

/// The format's first section without literals, conditions and colours; [h], [mm], [s] become 'E' (elapsed).
std::string format_letters(std::string_view code) {
    std::string letters;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            while (++i < code.size() && code[i] != '"') {
            }
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) letters += 'E';
            i = end;
        } else {
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return letters;
}

std::string plain_number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e18) return fmt::format("{:.0f}", value);
    std::string shortest = fmt::format("{:.15g}", value);
    if (shortest.find('e') == std::string::npos) return shortest;
    if (std::abs(value) >= 1) return shortest;  // beyond 10^15: nothing exact to show
    std::string fixed = fmt::format("{:.20f}", value);
    fixed.erase(fixed.find_last_not_of('0') + 1);
    if (fixed.ends_with('.')) fixed.pop_back();
    return fixed == "-0" ? "0" : fixed;
}

std::string clock_text(std::int64_t time_ms) {
    std::string text =
        fmt::format("{:02}:{:02}:{:02}", time_ms / 3'600'000, time_ms / 60'000 % 60, time_ms / 1000 % 60);
    if (time_ms % 1000 != 0) text += fmt::format(".{:03}", time_ms % 1000);
    return text;
}

/// Text of a day count, nullopt outside the calendar.
std::optional<std::string> date_text(double serial, NumberKind kind, int days_offset) {
    if (!(serial >= 0) || serial + days_offset >= serial_end) return std::nullopt;
    const auto total_ms = static_cast<std::int64_t>(std::llround(serial * static_cast<double>(day_ms)));
    if (kind == NumberKind::elapsed || (kind == NumberKind::time && total_ms < day_ms)) return clock_text(total_ms);
    int days = static_cast<int>(total_ms / day_ms) + days_offset;
    if (days == 0) return clock_text(total_ms % day_ms);  // a time in a date format
    if (days_offset == 0 && days < serial_of_false_leap_day) ++days;
    const std::string date = to_text(Date{days - unix_epoch_serial});
    const std::int64_t time_ms = total_ms % day_ms;
    if (time_ms == 0 && kind == NumberKind::date) return date;
    return date + "T" + clock_text(time_ms);
}

std::optional<unsigned> hex4(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The code unit of "_xHHHH_" at `index`.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t index) {
    if (text.size() < index + 7 || text[index] != '_' || text[index + 1] != 'x' || text[index + 6] != '_')
        return std::nullopt;
    return hex4(text.substr(index + 2, 4));
}

void append_utf8(std::string& out, unsigned point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0U | (point >> 6U));
        out += static_cast<char>(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0U | (point >> 12U));
        out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (point & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (point >> 18U));
        out += static_cast<char>(0x80U | ((point >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (point & 0x3FU));
    }
}

}  // namespace

NumberKind kind_of_format(std::string_view code) {
    const std::string letters = format_letters(code);
    if (letters == "general") return NumberKind::number;
    if (letters.find('E') != std::string::npos) return NumberKind::elapsed;
    const bool year_or_day = letters.find_first_of("yd") != std::string::npos;
    const bool clock = letters.find_first_of("hs") != std::string::npos;
    const bool month_or_minute = letters.find('m') != std::string::npos;
    if (year_or_day) return clock ? NumberKind::date_time : NumberKind::date;
    if (clock) return NumberKind::time;
    // "e" is the year of Chinese and Japanese formats, but the exponent in 0.00E+00
    if (letters.find_first_of("0#?") != std::string::npos) return NumberKind::number;
    return month_or_minute || letters.find('e') != std::string::npos ? NumberKind::date : NumberKind::number;
}

NumberKind kind_of_builtin_format(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return NumberKind::date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return NumberKind::time;
    if (id == 22) return NumberKind::date_time;
    return id == 46 ? NumberKind::elapsed : NumberKind::number;
}

std::string number_text(std::string_view stored, NumberKind kind, int days_offset) {
    const bool digits = !stored.empty() && stored.find_first_not_of("0123456789") == std::string_view::npos;
    if (kind == NumberKind::number && digits) return std::string(stored);  // exact, however long
    double value = 0;
    const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value))
        return std::string(stored);
    if (kind != NumberKind::number)
        if (auto date = date_text(value, kind, days_offset)) return *date;
    return plain_number(value);
}

std::string unescape_xlsx(std::string_view text) {
    if (text.find("_x") == std::string_view::npos) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto unit = escaped_unit(text, i);
        if (!unit) {
            out += text[i++];
            continue;
        }
        i += 7;
        const bool high = *unit >= 0xD800 && *unit < 0xDC00;
        const auto low = high ? escaped_unit(text, i) : std::nullopt;
        if (low && *low >= 0xDC00 && *low < 0xE000) {
            append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
            i += 7;
        } else {
            const bool lone = *unit >= 0xD800 && *unit < 0xE000;
            append_utf8(out, lone || *unit == 0 ? 0xFFFDU : *unit);
        }
    }
    return out;
}

}  // namespace zs::documents
