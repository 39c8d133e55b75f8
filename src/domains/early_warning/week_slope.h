// The change a day, measured against the same weekday a week before: blind to the rhythm of days and weeks.
#pragma once
#include <array>
#include <optional>

#include "domains/early_warning/drift.h"

namespace zs::early_warning {

/// Give it the mean of each whole day. Robust: the median of five differences over a week, against their usual size.
class WeekSlope {
public:
    void observe_day(double mean);
    /// Usual sizes of the slope that it has now; 5 or more is clear. 0 while less than four weeks are known.
    double surprise() const;
    double slope_per_day() const { return slope_; }
    /// None while the slope is not clear or leads away. From the middle of the last day.
    std::optional<TimeToLimit> until(double limit) const;

private:
    static constexpr std::size_t kept = 12, lag = 7, looked_at = 5;
    std::array<double, kept> days_{};  // a ring
    double count_ = 0, slope_ = 0, usual_ = 0, compared_ = 0, level_ = 0;
};

}  // namespace zs::early_warning
