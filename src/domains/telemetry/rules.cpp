#include "domains/telemetry/rules.h"

#include <algorithm>
#include <array>

namespace zs::telemetry::rules {
namespace {

constexpr std::int64_t ahead_ms_max = 10 * 60'000;
constexpr std::int64_t late_ms_max = 24 * 3'600'000;
constexpr int stale_periods = 3;  // domain rule: no news for three periods is no longer news

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == ',' || c == '=' || c == ' ') out += '\\';
        out += c;
    }
}

}  // namespace

std::optional<std::string> sorted_tags(std::string_view text) {
    if (text.empty()) return std::string();
    const std::string line = "m," + std::string(text) + " f=1";
    line_protocol::Parser parser(line, line_protocol::Precision::ns, 0);
    if (parser.next() != line_protocol::Parser::Step::point || parser.point().fields.size() != 1) return std::nullopt;
    return tags_of(parser.point());
}

std::string tags_of(const line_protocol::Point& line) {
    auto tags = line.tags;
    std::sort(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    std::string out;
    for (const auto& [name, value] : tags) {
        if (!out.empty()) out += ',';
        append_escaped(out, name);
        out += '=';
        append_escaped(out, value);
    }
    return out;
}

std::string series_key(std::string_view measurement, std::string_view tags, std::string_view field) {
    std::string key(measurement);
    key += '\n';
    key += tags;
    key += '\n';
    key += field;
    return key;
}

history::Quality quality_of(double value, const std::optional<double>& low, const std::optional<double>& high) {
    const bool outside = (low && value < *low) || (high && value > *high);
    return outside ? history::Quality::bad : history::Quality::good;
}

Verdict judge(const Point& point, const std::optional<history::Sample>& newest, bool unchanged, Instant now) {
    if (!newest) return {Quality::bad, Reason::no_data};
    if (now.unix_ms - newest->at_ms > stale_periods * point.period_s * 1000) return {Quality::bad, Reason::stale};
    if (quality_of(newest->value, point.low, point.high) == history::Quality::bad)
        return {Quality::bad, Reason::out_of_range};
    if (unchanged) return {Quality::uncertain, Reason::flat};
    return {newest->quality == history::Quality::good ? Quality::good : Quality::uncertain, Reason::none};
}

std::int64_t round_step_s(std::int64_t span_s, std::int64_t steps) {
    static constexpr std::array<std::int64_t, 16> lengths = {
        1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 7 * 86400, 30 * 86400};
    for (const auto length : lengths)
        if (span_s / length <= steps) return length;
    return lengths.back();
}

Age age_of(std::int64_t at_ms, Instant now, bool replay) {
    if (at_ms > now.unix_ms + ahead_ms_max) return Age::ahead;
    if (!replay && at_ms < now.unix_ms - late_ms_max) return Age::too_old;
    return at_ms < 0 ? Age::too_old : Age::acceptable;
}

}  // namespace zs::telemetry::rules
