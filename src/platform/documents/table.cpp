// Finding columns, telling files apart, and the meaning of cell text.
#include "platform/documents/table.h"

#include <array>
#include <charconv>

#include "core/text.h"
#include "platform/documents/csv.h"
#include "platform/documents/xlsx_read.h"

namespace zs::documents {
namespace {

std::string header_key(std::string_view title) {
    std::string_view trimmed = text::trim(title);
    while (trimmed.ends_with('*')) trimmed = text::trim(trimmed.substr(0, trimmed.size() - 1));
    return text::lower_ascii(trimmed);
}

/// Takes a run of 1 to `digits_max` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t digits_max) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < digits_max && text[digits] >= '0' && text[digits] <= '9') ++digits;
    int value = 0;
    if (digits == 0 || std::from_chars(text.data(), text.data() + digits, value).ec != std::errc()) return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool take_any(std::string_view& text, std::initializer_list<std::string_view> prefixes) {
    for (const auto prefix : prefixes)
        if (take(text, prefix)) return true;
    return false;
}

/// Takes 2026-11-24, 2026/11/24, 2026.11.24 or 2026年11月24日 from the front.
std::optional<Date> take_date(std::string_view& text) {
    const bool four_digits = text.size() > 4 && (text[4] < '0' || text[4] > '9');
    const auto year = four_digits ? take_number(text, 4) : std::nullopt;
    if (!year || !take_any(text, {"-", "/", ".", "年"})) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take_any(text, {"-", "/", ".", "月"})) return std::nullopt;
    const auto day = take_number(text, 2);
    const CivilDate date{*year, *month, day.value_or(0)};
    if (*year < 1900 || !is_real(date)) return std::nullopt;  // 31 April
    take(text, "日");
    return date_of(date);
}

/// Takes "9:53", "09:53:00" or "09:53:00.123" as milliseconds since midnight.
std::optional<std::int64_t> take_time(std::string_view& text) {
    const auto hour = take_number(text, 2);
    if (!hour || !take_any(text, {":", "："})) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    std::int64_t time_ms = (std::int64_t{*hour} * 60 + *minute) * 60'000;
    if (!take_any(text, {":", "："})) return time_ms;
    const auto second = take_number(text, 2);
    if (!second || *second > 59) return std::nullopt;
    time_ms += std::int64_t{*second} * 1000;
    if (take(text, ".")) {
        std::int64_t unit_ms = 100;
        std::size_t digits = 0;
        for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits) {
            time_ms += (text.front() - '0') * unit_ms;
            unit_ms /= 10;
        }
        if (digits == 0) return std::nullopt;
    }
    return time_ms;
}

/// Day and local time of a whole text; time 0 when there is only a day.
std::optional<std::pair<Date, std::int64_t>> parse_local(std::string_view cell) {
    std::string_view rest = text::trim(cell);
    const auto date = take_date(rest);
    if (!date) return std::nullopt;
    if (rest.empty()) return std::pair{*date, std::int64_t{0}};
    if (!take_any(rest, {"T", " "})) return std::nullopt;
    rest = text::trim(rest);
    const auto time_ms = take_time(rest);
    if (!time_ms || !rest.empty()) return std::nullopt;
    return std::pair{*date, *time_ms};
}

}  // namespace

std::optional<std::size_t> Table::column(std::initializer_list<std::string_view> names) const {
    for (const auto name : names) {
        const std::string wanted = header_key(name);
        for (std::size_t i = 0; i < header.size(); ++i)
            if (header_key(header[i]) == wanted) return i;
    }
    return std::nullopt;
}

Result<Table> read_table(std::string_view bytes, const Limits& limits) {
    using namespace std::string_view_literals;
    const bool zip = bytes.starts_with("PK\x03\x04"sv);
    const bool ole = bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv);  // old .xls, or xlsx with a password
    return zip || ole ? read_xlsx(bytes, limits) : read_csv(bytes, limits);
}

std::string_view error_column_title(Language language) { return language == Language::zh ? "错误" : "Error"; }

void drop_error_column(Table& table) {
    if (table.header.empty()) return;
    const std::string& last = table.header.back();
    if (last != error_column_title(Language::zh) && last != error_column_title(Language::en)) return;
    table.header.pop_back();
    const std::size_t columns = table.header.size();
    for (Row& row : table.rows)
        if (row.cells.size() > columns) row.cells.resize(columns);
}

std::optional<Date> parse_cell_date(std::string_view text) {
    const auto local = parse_local(text);
    if (!local || local->second != 0) return std::nullopt;
    return local->first;
}

std::optional<Instant> parse_cell_instant(std::string_view text, Zone zone) {
    if (const auto local = parse_local(text)) return start_of_day(local->first, zone) + Duration{local->second};
    return parse_instant(text::trim(text));
}

std::optional<bool> parse_cell_boolean(std::string_view text) {
    const std::string word = text::lower_ascii(text::trim(text));
    for (const std::string_view yes : {"是", "yes", "true", "y", "1", "√", "✓"})
        if (word == yes) return true;
    for (const std::string_view no : {"否", "no", "false", "n", "0", "×"})
        if (word == no) return false;
    return std::nullopt;
}

std::string_view boolean_text(bool value, Language language) {
    if (language == Language::zh) return value ? "是" : "否";
    return value ? "Yes" : "No";
}

}  // namespace zs::documents
