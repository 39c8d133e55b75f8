#include "domains/warnings/rules.h"

#include "core/text.h"

namespace zs::warnings::rules {
namespace {

/// -1: does not fit; otherwise how much of it is named.
int closeness(const Fault& row, std::string_view type_code, std::string_view measure, const Evidence& seen) {
    if (!row.active || row.sign != seen.sign) return -1;
    int named = 0;
    const auto fits = [&](bool open, bool same, int worth) {
        if (!open && !same) return false;
        named += open ? 0 : worth;
        return true;
    };
    if (!fits(row.type_code.empty(), row.type_code == type_code, 4)) return -1;
    if (!fits(row.measure.empty(), row.measure == measure, 2)) return -1;
    if (!fits(row.direction == Direction::any, row.direction == seen.direction, 1)) return -1;
    return named;
}

}  // namespace

const Fault* match(std::span<const Fault> table, std::string_view type_code, std::string_view measure,
                   const Evidence& seen) {
    const Fault* best = nullptr;
    int best_named = -1;
    for (const auto& row : table)
        if (const int named = closeness(row, type_code, measure, seen); named > best_named) {
            best = &row;
            best_named = named;
        }
    return best;
}

std::string_view cause_of(std::string_view fault_code) { return fault_code.substr(0, fault_code.find('.')); }

Urgency urgency_of(Urgency by_table, const std::optional<Instant>& limit_at, Instant at) {
    if (!limit_at) return by_table;
    const Duration left = *limit_at - at;
    if (left <= std::chrono::hours(24)) return Urgency::now;
    if (left <= std::chrono::hours(72)) return std::max(by_table, Urgency::soon);
    return by_table;
}

bool has_grown(const Warning& told, const Warning& now, Duration pause) {
    const Instant told_last = told.grew_at.value_or(told.told_at);
    if (now.seen_at - told_last < pause) return false;
    if (now.urgency > told.urgency || now.strength >= 2 * told.strength) return true;
    return told.limit_at && now.limit_at && (*now.limit_at - now.seen_at) * 2 < *told.limit_at - told_last;
}

void renew(Warning& warning, const Evidence& seen) {
    warning.seen_at = seen.at;
    warning.since = std::min(warning.since, seen.since);
    warning.strength = seen.strength;
    warning.value = seen.value;
    warning.expected = seen.expected;
    warning.slope_per_day = seen.slope_per_day;
    if (!seen.until) return;  // what was foretold stays until something newer is
    warning.limit_value = seen.limit;
    warning.limit_at = seen.at + seen.until->expected;
    warning.limit_from = seen.at + seen.until->earliest;
    warning.limit_until = std::nullopt;
    if (seen.until->latest) warning.limit_until = seen.at + *seen.until->latest;
}

bool is_over(const Warning& warning, Instant judged_until, Duration expire) {
    const bool waits = warning.state == WarningState::open || warning.state == WarningState::watched;
    return waits && judged_until - warning.seen_at >= expire;
}

std::vector<AskedField> asked_fields(WarningAction action) {
    switch (action) {
        case WarningAction::refute:
        case WarningAction::dismiss:
            return {{"reason", true}};
        case WarningAction::confirm_other:
            return {{"actual_cause", true}, {"note", false}};
        case WarningAction::fade:
            return {};
        default:
            return {{"note", false}};
    }
}

Status check_input(WarningAction action, const WarningInput& input, Instant now) {
    std::vector<FieldError> errors;
    for (const auto& field : asked_fields(action)) {
        const auto& given = field.name == "reason" ? input.reason : input.actual_cause;
        if (field.required && text::trim(given).empty())
            errors.push_back({std::string(field.name), "field.required", {}});
    }
    constexpr Duration clock_error = std::chrono::minutes(10);
    if (input.happened_at && *input.happened_at > now + clock_error)
        errors.push_back({"happened_at", "warnings.in_the_future", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace zs::warnings::rules
