// Two sensors that should tell the same story.
#pragma once
#include "core/time.h"
#include "domains/early_warning/finding.h"
#include "domains/early_warning/statistics.h"

namespace zs::early_warning {

/// The second as a line of the first, learned as they come; told when the distance from the line lasts.
class Agreement {
public:
    Finding observe(Instant at, double first, double second);
    /// Share of the second's spread that the first explains.
    double explained() const;

private:
    Instant last_{};
    double count_ = 0, first_mean_ = 0, second_mean_ = 0, first_square_ = 0, second_square_ = 0, product_ = 0;
    double smooth_ = 0;
    Moments residual_{1.0 / 2000}, smooth_spread_{1.0 / 2000};
    Tail tail_;
};

}  // namespace zs::early_warning
