#include "domains/alarms/rules.h"

#include <array>
#include <cmath>

#include "core/text.h"

namespace zs::alarms::rules {

Priority priority_of(Harm harm, Onset onset) {
    using enum Priority;
    constexpr Priority table[3][3] = {{high, high, medium}, {high, medium, low}, {medium, low, low}};
    return table[static_cast<int>(harm)][static_cast<int>(onset)];
}

Damping damping_of(std::string_view unit) {
    struct Line {
        std::string_view units;
        Damping damping;
    };
    constexpr std::array lines{Line{" °C ", {1, 60, 60}}, Line{" kPa MPa cmH2O Pa mmHg ", {2, 15, 15}},
                               Line{" L/min m3/h mL/min mL ", {5, 15, 15}}, Line{" % L mm ", {5, 60, 60}}};
    const std::string wanted = " " + std::string(unit) + " ";
    for (const auto& line : lines)
        if (line.units.find(wanted) != std::string_view::npos) return line.damping;
    return {1, 15, 15};
}

std::vector<FieldError> check(const Rule& rule) {
    std::vector<FieldError> errors;
    const auto wrong = [&](std::string_view field, std::string_view key) {
        errors.push_back({std::string(field), std::string(key), {}});
    };
    if (rule.type_code.empty() == (rule.point_id == 0)) wrong("type_code", "alarms.type_or_point");
    if (!rule.type_code.empty() && rule.measure.empty()) wrong("measure", "field.required");
    const bool of_any = rule.kind == RuleKind::sensor || rule.kind == RuleKind::flat || rule.kind == RuleKind::stale;
    if (rule.measure == "*" && !of_any) wrong("measure", "alarms.one_measure");
    if (!std::isfinite(rule.limit_value)) wrong("limit_value", "field.not_a_number");
    if (rule.kind == RuleKind::stale && rule.limit_value < 1) wrong("limit_value", "alarms.periods");
    if (rule.kind == RuleKind::rate && rule.limit_value == 0) wrong("limit_value", "alarms.rate_zero");
    if (rule.kind == RuleKind::flat && rule.limit_value < 0) wrong("limit_value", "alarms.periods");
    const bool is_limit = rule.kind == RuleKind::high_high || rule.kind == RuleKind::high ||
                          rule.kind == RuleKind::low || rule.kind == RuleKind::low_low;
    if (!rule.relative_to.empty() && !is_limit) wrong("relative_to", "alarms.relative_kind");
    if (!rule.relative_to.empty() && rule.relative_to == rule.measure) wrong("relative_to", "alarms.relative_itself");
    if (rule.relative_percent && rule.relative_to.empty()) wrong("relative_to", "field.required");
    if (names(rule.parents, rule.code)) wrong("parents", "alarms.own_parent");
    if (rule.valid_to && *rule.valid_to <= rule.valid_from) wrong("valid_from", "alarms.ends_before");
    return errors;
}

bool names(std::string_view parents, std::string_view code) {
    for (const auto part : text::split(parents, ','))
        if (text::trim(part) == code) return true;
    return false;
}

bool may_shelve(const Alarm& alarm) { return !alarm.life_support; }

std::int64_t stage_of(Priority priority, std::int64_t waited_ms, const Ladder& ladder) {
    const auto minutes = waited_ms / 60'000;
    if (priority == Priority::medium) return minutes >= ladder.medium ? 2 : 0;
    if (priority == Priority::low) return 0;
    if (minutes >= ladder.high_head) return 3;
    if (minutes >= ladder.high_lead) return 2;
    return minutes >= ladder.high_duty ? 1 : 0;
}

std::string_view message_priority(Priority priority) {
    switch (priority) {
        case Priority::high:
            return "p1";
        case Priority::medium:
            return "p2";
        case Priority::low:
            return "p4";
    }
    return "p4";
}

bool is_suppressed(RuleKind kind, equipment::DeviceState state, bool under_maintenance) {
    if (under_maintenance) return true;
    switch (state) {
        case equipment::DeviceState::under_repair:
        case equipment::DeviceState::stopped:
        case equipment::DeviceState::to_be_scrapped:
        case equipment::DeviceState::scrapped:
            return true;
        case equipment::DeviceState::standby:
            return kind == RuleKind::flat || kind == RuleKind::stale;
        case equipment::DeviceState::in_use:
            return false;
    }
    return false;
}

}  // namespace zs::alarms::rules
