// What is usual at this hour: profiles of the day and of the week, learned as the values come.
#pragma once
#include <array>
#include <cstdint>

#include "core/time.h"
#include "domains/early_warning/statistics.h"

namespace zs::early_warning {

/// Mean and spread of one piece of a day or week; as small as it can be, there are many.
struct Slot {
    float mean = 0, variance = 0, count = 0;
    void add(double value, double rate);
};

/// A value against the profile.
struct SeasonResidual {
    bool known = false;    // the profile has seen this hour often enough
    double expected = 0;   // by the profile that has been better lately
    double statistic = 0;  // distance from it in spreads
    double from_day = 0;   // value minus the day's profile
};

class Season {
public:
    /// `floor` is the smallest spread that counts.
    SeasonResidual observe(Instant at, double value, double floor);

private:
    static constexpr std::size_t day_slots = 48, week_slots = 7 * day_slots;
    std::array<Slot, day_slots> day_{};
    std::array<Slot, week_slots> week_{};
    Moments residual_{1.0 / 1000}, day_error_{1.0 / 500}, week_error_{1.0 / 500};
};

}  // namespace zs::early_warning
