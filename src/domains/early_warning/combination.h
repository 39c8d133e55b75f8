// Several points of one device at the same time: each may be usual and all together not.
#pragma once
#include <array>
#include <span>

#include "core/time.h"
#include "domains/early_warning/finding.h"
#include "domains/early_warning/statistics.h"

namespace zs::early_warning {

/// Mahalanobis distance under a forgetting mean and covariance of up to `size_max` points.
class Combination {
public:
    static constexpr std::size_t size_max = 12;
    explicit Combination(std::size_t size) : size_(std::min(size, size_max)) {}
    /// `values` has one value a point, always in the same order. A set with an unusable value is skipped.
    Finding observe(Instant at, std::span<const double> values);
    /// The point that fits the others least in the last set, and what the others let expect of it.
    std::size_t culprit() const { return culprit_; }

private:
    using Vector = std::array<double, size_max>;
    using Matrix = std::array<Vector, size_max>;
    double distance(const Vector& away);
    void learn(const Vector& away);

    std::size_t size_, culprit_ = 0;
    Instant last_{};
    double count_ = 0, culprit_residual_ = 0;
    Vector mean_{};
    Matrix covariance_{};
    Tail tail_;
};

}  // namespace zs::early_warning
