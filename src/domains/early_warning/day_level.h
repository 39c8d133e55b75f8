// Whole days against the days before: what moves by less than a day's own scatter, but stays moved.
#pragma once
#include "core/time.h"
#include "domains/early_warning/finding.h"

namespace zs::early_warning {

/// Page's two-sided cumulative sum of the means of days; a day is judged with the first value of the next.
class DayLevel {
public:
    explicit DayLevel(Zone zone = {}) : zone_(zone) {}
    /// Kind level_shift; values not newer than the last one and such that no sensor means teach nothing.
    Finding observe(Instant at, double value);
    /// Where the days have moved: 1 up, -1 down, 0 as usual.
    int direction() const;
    /// Days judged so far, and the mean of the last one.
    double days() const { return days_; }
    double last_mean() const { return last_mean_; }

private:
    void close_day(double mean);
    double spread() const;

    Zone zone_;
    Instant last_{};
    std::int64_t day_ = 0;
    double sum_ = 0, n_ = 0;
    double days_ = 0, mean_ = 0, variance_ = 0, last_away_ = 0, product_ = 0, last_mean_ = 0;
    double up_ = 0, down_ = 0, told_days_ = 0;
};

}  // namespace zs::early_warning
