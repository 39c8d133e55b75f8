// Calls against a contract with deliveries in windows (JIT): how much for which delivery.
#pragma once
#include <span>
#include <vector>

#include "core/time.h"
#include "domains/replenishment/distribution.h"

namespace zs::replenishment {

/// A weekly window: Monday = 1 … Sunday = 7, and until which minute of which day before it must be called.
struct DeliveryWindow {
    int weekday = 1;
    int from_minute = 8 * 60, to_minute = 10 * 60;
    int call_days_before = 1;
};
struct CallItem {
    double on_hand = 0;
    double on_call = 0;  // called and not delivered yet, coming before the first window below
    DailyUse use;        // expected use of a day and its spread
    double pack = 1;
    double emergency_par = 0;  // never planned to fall below: own reserve of vital items
    double contract_left = 0;  // units that the contract still allows; negative: no bound
    double delivery_max = 0;   // units of one delivery; 0: no bound
    Service service;
};
struct Call {
    Date call_by;  // last day to call
    Date delivery;
    int from_minute = 0, to_minute = 0;
    double units = 0;
    double cover_until_days = 0;    // days from today that the stock then lasts, as expected
    bool short_of_promise = false;  // bound by contract or delivery, or the window comes too late
};

/// Calls for the deliveries within `days` after `today`. Each delivery is called as large as the promise needs until
/// the next delivery comes, so the stock before a delivery is the emergency par plus what spread asks for. A window
/// whose day for calling is past is left out. Deliveries of nothing are left out.
std::vector<Call> plan_calls(const CallItem& item, std::span<const DeliveryWindow> windows, Date today, int days);

}  // namespace zs::replenishment
