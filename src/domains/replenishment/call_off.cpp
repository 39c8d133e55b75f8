#include "domains/replenishment/call_off.h"

#include <algorithm>
#include <cmath>

#include "domains/replenishment/quantity.h"

namespace zs::replenishment {
namespace {

struct Chance {
    int in_days = 0;
    const DeliveryWindow* window = nullptr;
};

/// Windows that can still be called, in order of time; two of one day are two chances.
std::vector<Chance> chances(std::span<const DeliveryWindow> windows, Date today, int days) {
    std::vector<Chance> found;
    for (int in_days = 0; in_days <= days; ++in_days)
        for (const auto& window : windows)
            if (weekday(today + in_days) == window.weekday && in_days >= window.call_days_before)
                found.push_back({in_days, &window});
    std::stable_sort(found.begin(), found.end(), [](const Chance& a, const Chance& b) {
        if (a.in_days != b.in_days) return a.in_days < b.in_days;
        return a.window->from_minute < b.window->from_minute;
    });
    return found;
}

/// Units that must be there in `days` days for the promise to hold until then.
double needed_for(const CallItem& item, double days) {
    const auto demand = demand_over(item.use, {days, 0});
    const double stock = item.service.kind == Service::Kind::cycle ? quantile(demand, item.service.level)
                                                                   : stock_for(demand, item.service, demand.mean);
    return stock + item.emergency_par;
}

}  // namespace

std::vector<Call> plan_calls(const CallItem& item, std::span<const DeliveryWindow> windows, Date today, int days) {
    // The last delivery has to last until a window that lies behind the horizon: a week is never without one.
    const auto found = chances(windows, today, days + 7);
    std::vector<Call> calls;
    double available = item.on_hand + item.on_call, left = item.contract_left;
    for (std::size_t at = 0; at < found.size() && found[at].in_days <= days; ++at) {
        const int until = at + 1 < found.size() ? found[at + 1].in_days : found[at].in_days + 7;
        const double wanted = whole_packs(std::max(0.0, needed_for(item, until) - available), item.pack);
        double units = wanted;
        if (item.delivery_max > 0) units = std::min(units, std::floor(item.delivery_max / item.pack) * item.pack);
        if (item.contract_left >= 0) units = std::min(units, std::floor(std::max(0.0, left) / item.pack) * item.pack);
        const bool late = at == 0 && needed_for(item, found[at].in_days) > available;
        available += units;
        left -= units;
        if (units <= 0 && !(wanted > 0)) continue;
        const auto& window = *found[at].window;
        calls.push_back({today + (found[at].in_days - window.call_days_before), today + found[at].in_days,
                         window.from_minute, window.to_minute, units,
                         item.use.per_day > 0 ? available / item.use.per_day : 0, late || units < wanted});
    }
    return calls;
}

}  // namespace zs::replenishment
