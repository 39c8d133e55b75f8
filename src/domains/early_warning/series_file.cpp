// Reads a series; the first bad line is told by its number.
#include "domains/early_warning/series_file.h"

#include <charconv>

namespace zs::early_warning {
namespace {

constexpr std::size_t seconds_end = 19;  // "2026-11-25 08:00:00"

std::optional<Instant> parse_time(std::string_view text) {
    if (text.size() < seconds_end || (text[10] != ' ' && text[10] != 'T')) return std::nullopt;
    std::string standard(text);
    standard[10] = 'T';
    if (standard.find_first_of("Zz+-", seconds_end) == std::string::npos) standard += 'Z';
    return parse_instant(standard);
}

std::optional<double> parse_value(std::string_view text) {
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, value);
    if (stopped != end || text.empty()) return std::nullopt;
    if (problem == std::errc::result_out_of_range) return HUGE_VAL;  // too large for a number is no usable value either
    if (problem != std::errc{}) return std::nullopt;
    return value;
}

Result<SeriesRow> read_row(std::string_view text, std::size_t line) {
    const Params where{{"line", std::to_string(line)}};
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos)
        return fail(Code::invalid, "early_warning.columns", where);
    SeriesRow row{.time_text = text.substr(0, comma), .value_text = text.substr(comma + 1)};
    const auto at = parse_time(row.time_text);
    if (!at) return fail(Code::invalid, "early_warning.time", where);
    const auto value = parse_value(row.value_text);
    if (!value) return fail(Code::invalid, "early_warning.value", where);
    row.at = *at;
    row.value = *value;
    return row;
}

}  // namespace

Result<std::vector<SeriesRow>> read_series(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::vector<SeriesRow> rows;
    std::size_t line = 0;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        std::string_view text = bytes.substr(0, end);
        bytes = end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 1);
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (++line == 1) {
            if (text != "timestamp,value") return fail(Code::invalid, "early_warning.header");
            continue;
        }
        if (text.empty() && bytes.empty()) break;  // an empty last line
        auto row = read_row(text, line);
        if (!row) return tl::unexpected(row.error());
        rows.push_back(*row);
    }
    if (line == 0) return fail(Code::invalid, "early_warning.header");
    if (rows.empty()) return fail(Code::invalid, "early_warning.empty");
    return rows;
}

}  // namespace zs::early_warning
