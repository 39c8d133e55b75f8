// Pure decisions about work orders: (facts, now) → decision. No database, no clock.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "domains/repair/commands.h"
#include "domains/repair/workflow.h"
#include "platform/base/calendar.h"

namespace zs::repair::rules {

/// P1-P4 = area class × impact, the higher of the two views (domain rules §1 [design default]). A safety fault with
/// impact 1 in a B area (leaks, live parts, people trapped) is P1, any other impact-1 fault there P2.
/// impact: 1 out of use or dangerous, 2 limited, 3 inconvenient.
Priority priority_of(space::AreaClass area, std::int64_t impact, bool safety);

/// Which minutes count against a limit.
enum class ClockKind { around_the_clock, service_hours, working_days };
std::optional<ClockKind> clock_kind(std::string_view text);

/// Minutes allowed for each of the six timed steps, counted from reporting (confirm: from restoring).
struct TimeLimits {
    std::int64_t accept_minutes = 0;
    std::int64_t dispatch_minutes = 0;
    std::int64_t take_minutes = 0;
    std::int64_t arrive_minutes = 0;
    std::int64_t restore_minutes = 0;
    std::int64_t confirm_minutes = 0;
    ClockKind clock = ClockKind::around_the_clock;
};

/// The moment `minutes` of this clock after `from`. Service hours are `hours` of every day; working days are `hours` of
/// working days of the calendar.
Instant add_minutes(Instant from, std::int64_t minutes, ClockKind clock, const Calendar& calendar, ServiceHours hours);
/// Sets the due times of an order that was reported at order.reported_at (all but confirm).
void set_due_times(WorkOrder& order, const TimeLimits& limits, const Calendar& calendar, ServiceHours hours);
/// After a hold that stopped the clock for `held`: the restore limit moves by the same time.
void extend_after_hold(WorkOrder& order, Duration held);

/// The step whose limit runs now: its due time, or nullopt in states without one.
std::optional<Instant> next_due(const WorkOrder& order);

/// What an action must carry; every missing or wrong field at once.
Status check_input(OrderAction action, const ActionInput& input);
/// Codes of ReasonKind that an action's `reason` comes from; nullopt when it needs none.
std::optional<ReasonKind> reason_kind(OrderAction action);
/// Names of ActionInput fields that the action asks for, required ones first, for the web app's dialogs.
struct AskedField {
    std::string_view name;
    bool required = false;
};
std::vector<AskedField> asked_fields(OrderAction action);

/// When an action took place: `happened_at` of an offline phone, if it is not in the future and not before the order's
/// last step (error repair.happened_before_last_step; a clock up to five minutes slow counts as the last step's time);
/// otherwise `now`.
Result<Instant> action_time(const WorkOrder& order, std::optional<Instant> happened_at, Instant now);

/// Papers are complete when cause, remedy and labour are there (vendor orders: cause and remedy).
bool papers_complete(const WorkOrder& order);

/// Shares of a limit after which an order goes up the ladder; from parameters.
struct EscalationSteps {
    std::int64_t leader_percent = 80;
    std::int64_t supervisor_percent = 100;
    std::int64_t head_percent = 150;
};
/// When each level is owed.
struct EscalationTimes {
    Instant leader_at, supervisor_at, head_at;
    Instant breach_at;  // the limit itself
};
/// Minutes allowed for the step that an order in this state waits for; nullopt in states without a limit of work.
std::optional<std::int64_t> limit_minutes(OrderState state, const TimeLimits& limits);
/// The shares are counted on the limit's own clock: 80 % of a limit in service hours is not reached at night. `began`
/// is when the limit began to run (the report, or the latest rework).
EscalationTimes escalation_times(const WorkOrder& order, Instant began, const TimeLimits& limits,
                                 const EscalationSteps& steps, const Calendar& calendar, ServiceHours hours);
/// Level owed at `now`: 0 none, 1 crew leader, 2 supervisor, 3 head of general affairs, 4 vice president (a P1 breach,
/// at once).
std::int64_t escalation_level(Priority priority, const EscalationTimes& times, Instant now);

}  // namespace zs::repair::rules
