// Drift: a line through the recent past, and when it meets a limit.
#pragma once
#include <optional>

#include "core/time.h"
#include "domains/early_warning/finding.h"

namespace zs::early_warning {

/// When a limit is met: 90 of 100 such intervals should contain it.
struct TimeToLimit {
    Duration expected{}, earliest{};
    std::optional<Duration> latest;  // none: the line may as well turn away
};

/// Least squares with weights that fade over `memory`; the state is six sums around the last instant.
class Drift {
public:
    explicit Drift(Duration memory = std::chrono::hours(7 * 24)) : memory_ms_(static_cast<double>(memory.count())) {}
    Finding observe(Instant at, double value);
    /// None while the line does not clearly lead there.
    std::optional<TimeToLimit> until(double limit) const;
    /// Units a day.
    double slope_per_day() const { return line().slope; }

private:
    struct Line {
        double level = 0, slope = 0;  // now, a day
        double level_variance = 0, covariance = 0,
               slope_variance = 0;  // widened for readings that depend on each other
        bool known = false;
        bool clear() const;
    };
    Line line() const;

    double memory_ms_;
    Instant last_{};
    double weight_ = 0, t_ = 0, tt_ = 0, y_ = 0, ty_ = 0, yy_ = 0;  // weighted sums; t in days before now, so ≤ 0
    double origin_ = 0;                                             // first value: keeps the sums small
    double last_residual_ = 0, residual_square_ = 0, residual_product_ = 0;
    double count_ = 0;
};

}  // namespace zs::early_warning
