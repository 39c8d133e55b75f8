// Pure decisions of maintenance.
#include "domains/maintenance/rules.h"

#include <algorithm>
#include <cstdlib>

#include "core/limits.h"

namespace zs::maintenance::rules {

std::int64_t interval_days(std::int64_t count, equipment::IntervalUnit unit) {
    switch (unit) {
        case equipment::IntervalUnit::day:
            return count;
        case equipment::IntervalUnit::month:
            return count * 365 / 12;
        case equipment::IntervalUnit::year:
            return count * 365;
    }
    return count;
}

std::int64_t window_days(const Activity& activity, const WindowRule& rule) {
    if (activity.window_days > 0) return activity.window_days;
    if (activity.interval_kind != IntervalKind::calendar) return rule.days_min;
    const auto days = interval_days(activity.interval_count, activity.interval_unit);
    return std::max(rule.days_min, (days * rule.percent + 50) / 100);
}

bool is_compliant(Date due, Date done, std::int64_t window) { return std::abs(done - due) <= window; }

bool counter_is_due(double last, double every, double reading) { return every > 0 && reading >= last + every; }

std::vector<Asked> asked_fields(OrderAction action) {
    switch (action) {
        case OrderAction::plan:
            return {{"planned_on", true}, {"note", false}};
        case OrderAction::assign:
            return {{"person_id", true}};
        case OrderAction::exclude:
            return {{"exclusion", true}, {"note", true}};
        case OrderAction::finish:
            return {{"answers", true}, {"labour_minutes", true}};
        case OrderAction::start:
        case OrderAction::reinstate:
            return {};
    }
    return {};
}

Status check_input(OrderAction action, const OrderInput& input, Instant now) {
    std::vector<FieldError> errors;
    const auto need = [&](std::string_view field, bool there) {
        if (!there) errors.push_back({std::string(field), "field.required", {}});
    };
    for (const auto& asked : asked_fields(action)) {
        if (!asked.required) continue;
        if (asked.name == "planned_on") need(asked.name, input.planned_on.has_value());
        if (asked.name == "person_id") need(asked.name, input.person_id.has_value());
        if (asked.name == "exclusion")
            need(asked.name, input.exclusion.has_value() && *input.exclusion != Exclusion::none);
        if (asked.name == "note") need(asked.name, !input.note.empty());
        if (asked.name == "labour_minutes") need(asked.name, input.labour_minutes.has_value());
    }
    if (input.happened_at && *input.happened_at > now + std::chrono::minutes(limits::phone_clock_minutes))
        errors.push_back({"happened_at", "maintenance.in_the_future", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace zs::maintenance::rules
