#include "domains/alarms/quality.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

namespace zs::alarms::quality {
namespace {

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t window_ms = 10 * minute_ms;
constexpr std::int64_t day_ms = 1440 * minute_ms;
constexpr std::int64_t flood_begins = 10, flood_ends = 5, chatter = 3;
constexpr std::size_t top_count = 10, advice_max = 30;
constexpr std::int64_t delay_seconds_max = 600;

using Key = std::pair<std::string, std::int64_t>;

std::int64_t ended(const Fact& fact, Span span) { return fact.cleared_ms != 0 ? fact.cleared_ms : span.to_ms; }

/// The value below which `share` of them lie; 0 of none.
std::int64_t quantile(std::vector<std::int64_t> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)));
    return values[at];
}

std::int64_t rounded_seconds(std::int64_t ms) {
    const auto seconds = (ms + 5 * second_ms - 1) / (5 * second_ms) * 5;
    return std::clamp<std::int64_t>(seconds, 5, delay_seconds_max);
}

/// Alarms of one rule on one point with what lay between them.
struct Course {
    Actor actor;
    bool life_support = false;
    std::vector<std::int64_t> gaps_ms;      // from clearing to the next raising within ten minutes
    std::vector<std::int64_t> fleeting_ms;  // how long the short ones lasted
    std::deque<std::int64_t> minute;        // raised within the last minute
    std::int64_t cleared_ms = 0;
};

void add(Course& course, const Fact& fact, Span span) {
    auto& actor = course.actor;
    ++actor.alarms;
    while (!course.minute.empty() && course.minute.front() <= fact.raised_ms - minute_ms) course.minute.pop_front();
    course.minute.push_back(fact.raised_ms);
    if (static_cast<std::int64_t>(course.minute.size()) >= chatter) ++actor.chattering;
    if (course.cleared_ms != 0 && fact.raised_ms - course.cleared_ms < window_ms)
        course.gaps_ms.push_back(std::max<std::int64_t>(0, fact.raised_ms - course.cleared_ms));
    course.cleared_ms = fact.cleared_ms;
    const auto lasted = ended(fact, span) - fact.raised_ms;
    if (lasted > day_ms) ++actor.stale;
    if (fact.cleared_ms != 0 && lasted < minute_ms) {
        ++actor.fleeting;
        course.fleeting_ms.push_back(lasted);
    }
    if (fact.verdict == Verdict::open) return;
    ++actor.judged;
    actor.not_real += fact.verdict != Verdict::real;
    actor.limit_wrong += fact.verdict == Verdict::limit;
}

void advise(std::vector<Advice>& advice, const Course& course, std::int64_t all) {
    const auto& actor = course.actor;
    const auto say = [&](Fix fix, std::int64_t avoidable, std::int64_t seconds) {
        advice.push_back(
            {fix, actor.rule_code, actor.name, actor.name_en, actor.device_name, actor.alarms, avoidable, seconds});
    };
    const auto again = static_cast<std::int64_t>(course.gaps_ms.size());
    if (actor.chattering > 0 || again >= 5) say(Fix::off_delay, again, rounded_seconds(quantile(course.gaps_ms, 0.9)));
    // A life-critical alarm must not wait longer than 5 s, however often it fleets.
    if (actor.fleeting >= 5 && actor.fleeting * 2 >= actor.alarms && !course.life_support)
        say(Fix::on_delay, actor.fleeting, rounded_seconds(quantile(course.fleeting_ms, 0.75)));
    if (actor.limit_wrong >= 2 || (actor.judged >= 4 && actor.not_real * 2 >= actor.judged))
        say(Fix::limit, actor.not_real, 0);
    if (actor.stale > 0) say(Fix::stale, actor.stale, 0);
    if (all >= 20 && actor.alarms * 5 >= all) say(Fix::top, actor.alarms, 0);
}

void count_ten_minutes(Report& report, std::span<const Fact> facts, Span span) {
    const double windows = static_cast<double>(span.to_ms - span.from_ms) / static_cast<double>(window_ms);
    const double days = static_cast<double>(span.to_ms - span.from_ms) / static_cast<double>(day_ms);
    report.per_ten_minutes = windows > 0 ? static_cast<double>(report.alarms) / windows : 0;
    report.per_day = days > 0 ? static_cast<double>(report.alarms) / days : 0;
    std::deque<std::int64_t> window;
    for (const auto& fact : facts) {
        if (fact.raised_ms < span.from_ms) continue;
        while (!window.empty() && window.front() <= fact.raised_ms - window_ms) window.pop_front();
        window.push_back(fact.raised_ms);
        report.peak_ten_minutes = std::max(report.peak_ten_minutes, static_cast<std::int64_t>(window.size()));
    }
    std::int64_t flooded = 0;
    for (const auto& flood : report.floods)
        flooded += std::max<std::int64_t>(0, std::min(flood.to_ms, span.to_ms) - std::max(flood.from_ms, span.from_ms));
    if (span.to_ms > span.from_ms)
        report.flood_share = static_cast<double>(flooded) / static_cast<double>(span.to_ms - span.from_ms);
}

void count_answers(Report& report, const Fact& fact, Span span, const Limits& limits) {
    if (fact.verdict != Verdict::open) {
        ++report.judged;
        report.not_real += fact.verdict != Verdict::real;
    }
    if (fact.priority == Priority::low) return;
    const auto due =
        fact.raised_ms + (fact.priority == Priority::high ? limits.high_minutes : limits.medium_minutes) * minute_ms;
    const bool seen = fact.seen_ms != 0 && fact.seen_ms <= due;
    if (!seen && due > span.to_ms) return;  // there is still time
    ++report.to_see;
    report.seen_in_time += seen;
}

}  // namespace

std::vector<Flood> floods_of(std::span<const Fact> facts) {
    std::vector<Flood> floods;
    std::deque<std::int64_t> window;
    bool flooded = false;
    // The window thins out between alarms too: its end is when fewer than five are left in it.
    const auto thin_to = [&](std::int64_t now) {
        while (!window.empty() && window.front() <= now - window_ms) {
            const auto leaves = window.front() + window_ms;
            window.pop_front();
            if (flooded && static_cast<std::int64_t>(window.size()) < flood_ends) {
                floods.back().to_ms = leaves;
                flooded = false;
            }
        }
    };
    for (const auto& fact : facts) {
        thin_to(fact.raised_ms);
        window.push_back(fact.raised_ms);
        if (flooded) {
            ++floods.back().alarms;
        } else if (static_cast<std::int64_t>(window.size()) > flood_begins) {
            flooded = true;
            floods.push_back({window.front(), 0, static_cast<std::int64_t>(window.size())});
        }
    }
    if (!window.empty()) thin_to(window.back() + window_ms);
    return floods;
}

Report analyse(std::span<const Fact> facts, Span span, const Limits& limits) {
    Report report;
    std::map<Key, Course> courses;
    for (const auto& fact : facts) {
        if (fact.cleared_ms == 0) ++report.standing;
        if (ended(fact, span) - fact.raised_ms > day_ms) ++report.stale;
        if (fact.raised_ms < span.from_ms) continue;
        ++report.alarms;
        report.high += fact.priority == Priority::high;
        report.medium += fact.priority == Priority::medium;
        report.low += fact.priority == Priority::low;
        count_answers(report, fact, span, limits);
    }
    for (const auto& fact : facts) {
        auto& course = courses[{fact.rule_code, fact.point_id}];
        if (course.actor.alarms == 0) {
            course.actor = {fact.rule_code, fact.name, fact.name_en, fact.device_name, fact.point_id};
            course.life_support = fact.life_support;
        }
        add(course, fact, span);
    }
    report.floods = floods_of(facts);
    count_ten_minutes(report, facts, span);
    for (const auto& [key, course] : courses) {
        report.chattering += course.actor.chattering > 0;
        report.top.push_back(course.actor);
        advise(report.advice, course, report.alarms);
    }
    std::stable_sort(report.top.begin(), report.top.end(),
                     [](const Actor& a, const Actor& b) { return a.alarms > b.alarms; });
    if (report.top.size() > top_count) report.top.resize(top_count);
    std::int64_t of_top = 0;
    for (const auto& actor : report.top) of_top += actor.alarms;
    if (!facts.empty()) report.top_share = static_cast<double>(of_top) / static_cast<double>(facts.size());
    std::stable_sort(report.advice.begin(), report.advice.end(),
                     [](const Advice& a, const Advice& b) { return a.avoidable > b.avoidable; });
    if (report.advice.size() > advice_max) report.advice.resize(advice_max);
    return report;
}

}  // namespace zs::alarms::quality
