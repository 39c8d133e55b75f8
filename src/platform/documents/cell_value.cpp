// What a cell means in its column.
#include "platform/documents/cell_value.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "core/decimal.h"
#include "core/text.h"
#include "platform/documents/table.h"

namespace zs::documents {
namespace {

constexpr int exact_digits = 15;  // what a double and Excel hold of any decimal
constexpr std::int64_t exact_integer_max = 999'999'999'999'999;

int significant_digits(std::string_view number) {
    int digits = 0;
    for (const char c : number)
        if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
    return digits;
}

Cell number_of(const std::string& text) {
    if (!is_plain_number(text) || significant_digits(text) > exact_digits) return text;
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Cell integer_of(const std::string& text) {
    const auto value = text::parse_integer(text);
    // "0012" is rather a code than a number, and must not lose its zeros
    if (!value || std::to_string(*value) != text || std::abs(*value) > exact_integer_max) return text;
    return *value;
}

Cell typed_text(const std::string& text, const SheetColumn& column, Zone zone) {
    switch (column.type) {
        case ColumnType::text:
        case ColumnType::choice:
            return text;
        case ColumnType::integer:
            return integer_of(text);
        case ColumnType::decimal:
        case ColumnType::real:
            return number_of(text);
        case ColumnType::instant:
            if (const auto at = parse_cell_instant(text, zone)) return *at;
            return text;
        case ColumnType::date:
            if (const auto date = parse_cell_date(text)) return *date;
            return text;
        case ColumnType::boolean:
            if (const auto value = parse_cell_boolean(text)) return *value;
            return text;
    }
    return text;
}

Cell typed_integer(std::int64_t value, const SheetColumn& column) {
    if (column.type == ColumnType::decimal) return number_of(decimal_text(value, column.scale));
    if (column.type == ColumnType::boolean && (value == 0 || value == 1)) return value == 1;
    if (value > exact_integer_max || value < -exact_integer_max) return std::to_string(value);
    return value;
}

std::string local_seconds(Instant at, Zone zone) {
    constexpr std::int64_t day_ms = 86'400'000;
    const Date date = local_date(at, zone);
    const std::int64_t time_ms = (at - start_of_day(date, zone)).count() % day_ms;
    std::string text = fmt::format("{} {:02}:{:02}:{:02}", to_text(date), time_ms / 3'600'000, time_ms / 60'000 % 60,
                                   time_ms / 1000 % 60);
    if (time_ms % 1000 != 0) text += fmt::format(".{:03}", time_ms % 1000);
    return text;
}

}  // namespace

bool is_plain_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const auto all_digits = [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (point == std::string_view::npos) return all_digits(text);
    return all_digits(text.substr(0, point)) && all_digits(text.substr(point + 1));
}

Cell typed_cell(const Cell& cell, const SheetColumn& column, Zone zone) {
    if (const auto* text = std::get_if<std::string>(&cell)) return typed_text(*text, column, zone);
    if (const auto* value = std::get_if<std::int64_t>(&cell)) return typed_integer(*value, column);
    if (const auto* value = std::get_if<double>(&cell); value != nullptr && !std::isfinite(*value))
        return std::monostate{};
    return cell;
}

std::string cell_text(const Cell& cell, const SheetColumn& column, Language language, Zone zone) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* value = std::get_if<std::int64_t>(&cell)) {
        if (column.type == ColumnType::decimal) return decimal_text(*value, column.scale);
        if (column.type == ColumnType::boolean) return std::string(boolean_text(*value != 0, language));
        return std::to_string(*value);
    }
    if (const auto* value = std::get_if<double>(&cell))
        return std::isfinite(*value) ? fmt::format("{:.15g}", *value) : std::string();
    if (const auto* value = std::get_if<bool>(&cell)) return std::string(boolean_text(*value, language));
    if (const auto* at = std::get_if<Instant>(&cell)) return local_seconds(*at, zone);
    if (const auto* date = std::get_if<Date>(&cell)) return to_text(*date);
    return {};
}

}  // namespace zs::documents
