// Pure decisions of maintenance: windows, compliance, counters, what an action asks for.
#pragma once
#include "domains/maintenance/entities.h"

namespace zs::maintenance::rules {

/// Share of the interval and days at least by which an order may be early or late (dated parameters).
struct WindowRule {
    std::int64_t percent = 10;
    std::int64_t days_min = 3;
};
/// Days of an interval, months and years as they are on average.
std::int64_t interval_days(std::int64_t count, equipment::IntervalUnit unit);
/// src: domain rules §2.3: ±10 % of the interval, at least ±3 days; the activity's own window wins.
std::int64_t window_days(const Activity& activity, const WindowRule& rule);
/// Done within the window around its due day.
bool is_compliant(Date due, Date done, std::int64_t window);
/// A counter that ran at least `every` since the last time.
bool counter_is_due(double last, double every, double reading);

/// All field errors of an action's input.
Status check_input(OrderAction action, const OrderInput& input, Instant now);
struct Asked {
    std::string_view name;
    bool required = false;
};
/// What the web app asks for.
std::vector<Asked> asked_fields(OrderAction action);

}  // namespace zs::maintenance::rules
