// Episodes and their sentences.
#include "domains/early_warning/warning.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace zs::early_warning {
namespace {

constexpr double unusual_score = 0.35;  // an episode begins here …
constexpr double told_score = 0.5;      // … and is told here
constexpr Duration over_after = std::chrono::hours(6);

struct Advice {
    std::string_view cause, check;
};
constexpr std::array<Advice, 12> advices{{
    {"unknown", "look"},
    {"disturbance", "compare"},
    {"disturbance", "compare"},
    {"sensor_stuck", "sensor"},
    {"operation_changed", "operation"},
    {"loose_or_control", "control"},
    {"operation_changed", "operation"},
    {"operation_changed", "operation"},
    {"wear", "trend"},
    {"control_stopped", "control"},
    {"sensor_drift", "compare"},
    {"operation_changed", "device"},
}};

/// Four digits tell enough, and no row of zeros.
std::string number(double value) { return fmt::format("{:.4g}", value); }

std::string hours(Duration time) {
    return fmt::format("{:.0f}", std::max(1.0, std::round(static_cast<double>(time.count()) / 3'600'000)));
}

Sentence until_limit(const Warning& warning, std::string_view unit) {
    Params params{{"limit", number(*warning.limit)},
                  {"unit", std::string(unit)},
                  {"hours", hours(warning.until->expected)},
                  {"from", hours(warning.until->earliest)}};
    if (!warning.until->latest) return {"early_warning.until_open", std::move(params)};
    params.push_back({"to", hours(*warning.until->latest)});
    return {"early_warning.until", std::move(params)};
}

}  // namespace

std::optional<Warning> Episode::follow(Instant at, double value, const Finding& finding) {
    if (open_ && at - last_unusual_ > over_after) open_ = false;
    const bool unusual = std::max(finding.score, score_of(finding.surprise, finding.scale)) >= unusual_score;
    if (!unusual) return std::nullopt;
    if (!open_) {
        open_ = true;
        since_ = at;
        told_score_ = 0;
        told_kind_ = Kind::none;
    }
    last_unusual_ = at;
    const bool more = finding.score >= told_score && finding.score > told_score_ && finding.kind != told_kind_;
    if (!more) return std::nullopt;
    told_score_ = finding.score;
    told_kind_ = finding.kind;
    return Warning{.kind = finding.kind,
                   .score = finding.score,
                   .value = value,
                   .expected = finding.expected,
                   .since = since_,
                   .told = at,
                   .cause_key = std::string(default_cause(finding.kind)),
                   .check_key = std::string(default_check(finding.kind))};
}

std::string_view default_cause(Kind kind) { return advices[static_cast<std::size_t>(kind)].cause; }
std::string_view default_check(Kind kind) { return advices[static_cast<std::size_t>(kind)].check; }

std::vector<Sentence> explain(const Warning& warning, std::string_view point, std::string_view unit, Zone zone) {
    std::vector<Sentence> sentences{{fmt::format("early_warning.what_{}", key_of(warning.kind)),
                                     {{"point", std::string(point)},
                                      {"value", number(warning.value)},
                                      {"expected", number(warning.expected)},
                                      {"unit", std::string(unit)}}},
                                    {"early_warning.since", {{"at", local_text(warning.since, zone)}}},
                                    {fmt::format("early_warning.cause_{}", warning.cause_key), {}}};
    if (warning.limit && warning.until) sentences.push_back(until_limit(warning, unit));
    sentences.push_back({fmt::format("early_warning.check_{}", warning.check_key), {}});
    return sentences;
}

}  // namespace zs::early_warning
