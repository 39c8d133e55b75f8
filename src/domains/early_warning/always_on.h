// The always-on detector: a few additions a value, for every raw reading as it is stored.
#pragma once
#include "core/time.h"
#include "domains/early_warning/finding.h"

namespace zs::early_warning {

/// Spike, extreme value, level shift and frozen value of one series, by forgetting means only: no root, no logarithm.
class AlwaysOn {
public:
    Finding observe(Instant at, double value);

private:
    void learn(double value, double step);

    Instant last_{};
    double last_value_ = 0, count_ = 0;
    double mean_ = 0, distance_ = 0;  // usual value, mean distance from it
    double step_ = 0;                 // mean size of a step
    double up_ = 0, down_ = 0;        // cumulative sums (Page 1954) of clipped distances
    double run_ = 0, longest_run_ = 0;
};

}  // namespace zs::early_warning
