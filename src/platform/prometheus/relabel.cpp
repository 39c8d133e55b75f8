// Functions of labels and of times.
#include <fmt/format.h>
#include <re2/re2.h>

#include <chrono>
#include <cmath>

#include "platform/prometheus/table.h"

namespace zs::prometheus {
namespace {

constexpr int groups_max = 16;

/// $1, ${1}, $name and ${name} of the replacement, as Go's Expand; unknown ones are empty.
std::string expanded(std::string_view replacement, const re2::RE2& pattern,
                     const std::vector<re2::StringPiece>& found) {
    std::string out;
    while (!replacement.empty()) {
        if (replacement.front() != '$' || replacement.size() == 1) {
            out += replacement.front();
            replacement.remove_prefix(1);
            continue;
        }
        if (replacement[1] == '$') {
            out += '$';
            replacement.remove_prefix(2);
            continue;
        }
        const bool braces = replacement[1] == '{';
        const auto rest = replacement.substr(braces ? 2 : 1);
        std::size_t length = 0;
        while (length < rest.size() &&
               (std::isalnum(static_cast<unsigned char>(rest[length])) != 0 || rest[length] == '_'))
            ++length;
        if (length == 0 || (braces && (length >= rest.size() || rest[length] != '}'))) {
            out += '$';
            replacement.remove_prefix(1);
            continue;
        }
        const std::string name(rest.substr(0, length));
        std::size_t group = found.size();
        if (name.find_first_not_of("0123456789") == std::string::npos && name.size() < 4)
            group = static_cast<std::size_t>(std::stoi(name));
        else if (const auto named = pattern.NamedCapturingGroups().find(name);
                 named != pattern.NamedCapturingGroups().end())
            group = static_cast<std::size_t>(named->second);
        if (group < found.size()) out.append(found[group].data(), found[group].size());
        replacement = rest.substr(length + (braces ? 1 : 0));
    }
    return out;
}

Outcome<Rows> replace(Rows rows, const std::vector<std::string>& texts) {
    const auto &target = texts[0], &replacement = texts[1], &source = texts[2];
    if (!is_label_name(target))
        return cannot(fmt::format("invalid destination label name in label_replace(): {}", target));
    auto matcher = make_matcher("", Match::like, texts[3]);
    if (!matcher) return cannot(fmt::format("invalid regular expression in label_replace(): {}", texts[3]));
    const auto& pattern = *matcher->pattern;
    const int groups = std::min(groups_max, pattern.NumberOfCapturingGroups() + 1);
    for (auto& row : rows) {
        const std::string value(value_of(row.labels, source));
        std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups));
        if (pattern.Match(value, 0, value.size(), re2::RE2::ANCHOR_BOTH, found.data(), groups))
            set(row.labels, target, expanded(replacement, pattern, found));
    }
    return settle(std::move(rows));
}

Outcome<Rows> join(Rows rows, const std::vector<std::string>& texts) {
    if (!is_label_name(texts[0]))
        return cannot(fmt::format("invalid destination label name in label_join(): {}", texts[0]));
    for (auto& row : rows) {
        std::string joined;
        for (std::size_t i = 2; i < texts.size(); ++i) {
            if (i > 2) joined += texts[1];
            joined += value_of(row.labels, texts[i]);
        }
        set(row.labels, texts[0], joined);
    }
    return settle(std::move(rows));
}

}  // namespace

Outcome<Rows> relabel(std::string_view function, Rows rows, const std::vector<std::string>& texts) {
    return function == "label_replace" ? replace(std::move(rows), texts) : join(std::move(rows), texts);
}

double part_of_time(std::string_view function, double seconds) {
    namespace chrono = std::chrono;
    constexpr double seconds_max = 1e11;
    if (!(std::abs(seconds) < seconds_max)) return std::nan("");
    const auto whole = static_cast<std::int64_t>(std::trunc(seconds));
    const chrono::sys_seconds at{chrono::seconds(whole)};
    const auto day = chrono::floor<chrono::days>(at);
    const chrono::year_month_day date{day};
    const auto in_day = whole - chrono::duration_cast<chrono::seconds>(day.time_since_epoch()).count();
    if (function == "minute") return static_cast<double>(in_day / 60 % 60);
    const std::int64_t hour = in_day / 3600;
    if (function == "hour") return static_cast<double>(hour);
    if (function == "day_of_week") return static_cast<double>(chrono::weekday{day}.c_encoding());
    if (function == "day_of_month") return static_cast<double>(static_cast<unsigned>(date.day()));
    if (function == "month") return static_cast<double>(static_cast<unsigned>(date.month()));
    if (function == "year") return static_cast<double>(static_cast<int>(date.year()));
    const chrono::year_month_day_last last{date.year(), chrono::month_day_last{date.month()}};
    return static_cast<double>(static_cast<unsigned>(last.day()));
}

}  // namespace zs::prometheus
