// Pure decisions about work orders.
#include "domains/repair/rules.h"

#include <algorithm>

#include "core/limits.h"
#include "core/text.h"

namespace zs::repair::rules {

Priority priority_of(space::AreaClass area, std::int64_t impact, bool safety) {
    using enum space::AreaClass;
    const std::int64_t level = std::clamp<std::int64_t>(impact, 1, 3);
    switch (area) {
        case a:
            return level <= 2 ? Priority::p1 : Priority::p2;
        case b:
            if (level == 1) return safety ? Priority::p1 : Priority::p2;
            return level == 2 ? Priority::p2 : Priority::p3;
        case c:
            return level == 1 ? Priority::p2 : level == 2 ? Priority::p3 : Priority::p4;
    }
    return Priority::p3;
}

std::optional<ClockKind> clock_kind(std::string_view text) {
    if (text == "around_the_clock") return ClockKind::around_the_clock;
    if (text == "service_hours") return ClockKind::service_hours;
    if (text == "working_days") return ClockKind::working_days;
    return std::nullopt;
}

namespace {

/// Service hours run every day of the week: people live in a hospital on Sundays too.
Instant add_service_minutes(Instant from, std::int64_t minutes, Zone zone, ServiceHours hours) {
    Date day = local_date(from, zone);
    Instant at = from;
    Duration left = std::chrono::minutes(minutes);
    for (;;) {
        const Instant opens = start_of_day(day, zone) + std::chrono::minutes(hours.start_minute);
        const Instant closes = start_of_day(day, zone) + std::chrono::minutes(hours.end_minute);
        at = std::max(at, opens);
        if (at + left <= closes) return at + left;
        if (at < closes) left -= closes - at;
        day = day + 1;
    }
}

}  // namespace

Instant add_minutes(Instant from, std::int64_t minutes, ClockKind clock, const Calendar& calendar, ServiceHours hours) {
    switch (clock) {
        case ClockKind::around_the_clock:
            return from + std::chrono::minutes(minutes);
        case ClockKind::service_hours:
            return add_service_minutes(from, minutes, calendar.zone(), hours);
        case ClockKind::working_days:
            return calendar.add_working_minutes(from, minutes, hours);
    }
    return from;
}

void set_due_times(WorkOrder& order, const TimeLimits& limits, const Calendar& calendar, ServiceHours hours) {
    const auto due = [&](std::int64_t minutes) {
        return add_minutes(order.reported_at, minutes, limits.clock, calendar, hours);
    };
    order.accept_due_at = due(limits.accept_minutes);
    order.dispatch_due_at = due(limits.dispatch_minutes);
    order.take_due_at = due(limits.take_minutes);
    order.arrive_due_at = due(limits.arrive_minutes);
    order.restore_due_at = due(limits.restore_minutes) + Duration(order.held_ms);
}

void extend_after_hold(WorkOrder& order, Duration held) {
    order.held_ms += held.count();
    if (order.restore_due_at) order.restore_due_at = *order.restore_due_at + held;
}

std::optional<Instant> next_due(const WorkOrder& order) {
    switch (order.state) {
        case OrderState::reported:
            return order.accept_due_at;
        case OrderState::accepted:
        case OrderState::pooled:
            return order.dispatch_due_at;
        case OrderState::dispatched:
            return order.take_due_at;
        case OrderState::taken:
            return order.arrive_due_at;
        case OrderState::working:
        case OrderState::on_hold:
            return order.restore_due_at;
        case OrderState::restored:
            return order.confirm_due_at;
        case OrderState::confirmed:
        case OrderState::closed:
        case OrderState::cancelled:
        case OrderState::merged:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<ReasonKind> reason_kind(OrderAction action) {
    switch (action) {
        case OrderAction::hold:
            return ReasonKind::hold;
        case OrderAction::refuse:
            return ReasonKind::refuse;
        case OrderAction::cancel:
            return ReasonKind::cancel;
        default:
            return std::nullopt;
    }
}

std::vector<AskedField> asked_fields(OrderAction action) {
    switch (action) {
        case OrderAction::dispatch:
            return {{"person_id", true}, {"reason", false}, {"note", false}};
        case OrderAction::send_to_vendor:
            return {{"vendor_id", true}, {"note", false}};
        case OrderAction::refuse:
        case OrderAction::cancel:
            return {{"reason", true}, {"note", false}};
        case OrderAction::hold:
            return {{"reason", true}, {"note", false}, {"device_down", false}};
        case OrderAction::arrive:
            return {{"scanned", false}, {"photos_before", false}, {"device_down", false}};
        case OrderAction::finish:
            return {{"cause", true},          {"remedy", true},    {"labour_minutes", true}, {"suspected", false},
                    {"actual_cause", false},  {"note", false},     {"parts", false},         {"photos_after", false},
                    {"photos_before", false}, {"signature", false}};
        case OrderAction::confirm:
            return {{"score", false}, {"note", false}};
        case OrderAction::reopen:
            return {{"note", true}};
        case OrderAction::merge:
            return {{"into_id", true}};
        case OrderAction::split:
            return {{"fault_id", true}, {"title", false}, {"note", false}};
        case OrderAction::reprioritize:
            return {{"priority", true}, {"note", true}};
        case OrderAction::comment:
            return {{"note", true}};
        case OrderAction::accept:
        case OrderAction::offer:
        case OrderAction::grab:
        case OrderAction::take:
        case OrderAction::resume:
        case OrderAction::file:
            return {};
    }
    return {};
}

namespace {

bool present(const ActionInput& input, std::string_view name) {
    if (name == "person_id") return input.person_id.has_value();
    if (name == "vendor_id") return input.vendor_id.has_value();
    if (name == "into_id") return input.into_id.has_value();
    if (name == "priority") return input.priority.has_value();
    if (name == "fault_id") return input.fault_id.has_value();
    if (name == "labour_minutes") return input.labour_minutes.has_value();
    if (name == "reason") return !input.reason.empty();
    if (name == "note") return !input.note.empty();
    if (name == "cause") return !input.cause.empty();
    if (name == "remedy") return !input.remedy.empty();
    return true;
}

}  // namespace

Status check_input(OrderAction action, const ActionInput& input) {
    std::vector<FieldError> errors;
    for (const auto& field : asked_fields(action))
        if (field.required && !present(input, field.name))
            errors.push_back({std::string(field.name), "field.required", {}});
    const bool explains = action != OrderAction::finish || input.suspected != Suspected::other;
    if (!explains && text::trim(input.actual_cause).empty()) errors.push_back({"actual_cause", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

namespace {
constexpr std::chrono::minutes clock_tolerance{limits::phone_clock_minutes};
}

Result<Instant> action_time(const WorkOrder& order, std::optional<Instant> happened_at, Instant now) {
    Instant last = order.reported_at;
    for (const auto& step : {order.accepted_at, order.dispatched_at, order.taken_at, order.arrived_at,
                             order.restored_at, order.confirmed_at, order.held_since})
        if (step) last = std::max(last, *step);
    if (!happened_at || *happened_at > now) return std::max(now, last);  // a clock set back makes no step the earlier
    if (*happened_at + clock_tolerance < last) return fail_field("happened_at", "repair.happened_before_last_step");
    return std::max(*happened_at, last);
}

bool papers_complete(const WorkOrder& order) {
    const bool explained = !order.cause.empty() && !order.remedy.empty();
    return explained && (order.labour_minutes > 0 || order.vendor_id != 0);
}

std::optional<std::int64_t> limit_minutes(OrderState state, const TimeLimits& limits) {
    switch (state) {
        case OrderState::reported:
            return limits.accept_minutes;
        case OrderState::accepted:
        case OrderState::pooled:
            return limits.dispatch_minutes;
        case OrderState::dispatched:
            return limits.take_minutes;
        case OrderState::taken:
            return limits.arrive_minutes;
        case OrderState::working:
        case OrderState::on_hold:
            return limits.restore_minutes;
        default:
            return std::nullopt;
    }
}

EscalationTimes escalation_times(const WorkOrder& order, Instant began, const TimeLimits& limits,
                                 const EscalationSteps& steps, const Calendar& calendar, ServiceHours hours) {
    const std::int64_t minutes = limit_minutes(order.state, limits).value_or(0);
    const Instant due = order.due_at.value_or(began);
    const bool holds_count = order.state == OrderState::working || order.state == OrderState::on_hold;
    const auto at = [&](std::int64_t percent) {
        if (percent == 100) return due;
        const Instant reached = add_minutes(began, minutes * percent / 100, limits.clock, calendar, hours);
        return holds_count ? reached + Duration(order.held_ms) : reached;
    };
    return {at(steps.leader_percent), at(steps.supervisor_percent), at(steps.head_percent), due};
}

std::int64_t escalation_level(Priority priority, const EscalationTimes& times, Instant now) {
    if (priority == Priority::p1 && now >= times.breach_at) return 4;
    if (now >= times.head_at) return 3;
    if (now >= times.supervisor_at) return 2;
    return now >= times.leader_at ? 1 : 0;
}

}  // namespace zs::repair::rules
