// Weighted line and Fieller's interval for where it meets a limit.
#include "domains/early_warning/drift.h"

#include <algorithm>
#include <cmath>

namespace zs::early_warning {
namespace {

constexpr double day_ms = 86'400'000;
constexpr double readings_needed = 24;
constexpr double share_of_memory = 0.25;  // of the memory that must be seen before a line is drawn
constexpr double clear_ratio = 5;         // slope over its error
constexpr double one_sided_95 = 1.645;    // both sides: 90 %
constexpr double residual_rate = 1.0 / 200;
constexpr double dependence_max = 0.99;
constexpr double days_max = 3650;

Duration days(double count) { return Duration{static_cast<std::int64_t>(std::clamp(count, 0.0, days_max) * day_ms)}; }

}  // namespace

Finding Drift::observe(Instant at, double value) {
    if (!usable(value) || (count_ > 0 && at <= last_)) return {};
    if (count_ < 1) origin_ = value;
    const double elapsed = count_ > 0 ? static_cast<double>((at - last_).count()) : 0, shift = elapsed / day_ms;
    tt_ += shift * (shift * weight_ - 2 * t_);  // the origin of time moves on to the new instant
    ty_ -= shift * y_;
    t_ -= shift * weight_;
    const double fade = std::exp(-elapsed / memory_ms_);
    for (double* sum : {&weight_, &t_, &tt_, &y_, &ty_, &yy_}) *sum *= fade;
    const double y = value - origin_;
    const Line before = line();
    if (before.known) {
        const double residual = y - before.level;
        residual_square_ += residual_rate * (residual * residual - residual_square_);
        residual_product_ += residual_rate * (residual * last_residual_ - residual_product_);
        last_residual_ = residual;
    }
    weight_ += 1;
    y_ += y;
    yy_ += y * y;
    ++count_;
    last_ = at;
    const Line now = line();
    Finding found{.expected = (before.known ? before.level : y) + origin_};
    if (now.known && now.slope_variance > 0)
        found.judge(Kind::drift, std::abs(now.slope) / std::sqrt(now.slope_variance), clear_ratio);
    return found;
}

bool Drift::Line::clear() const { return known && slope * slope > clear_ratio * clear_ratio * slope_variance; }

Drift::Line Drift::line() const {
    Line found;
    if (count_ < readings_needed) return found;
    const double mean_t = t_ / weight_, mean_y = y_ / weight_;
    const double spread_t = tt_ / weight_ - mean_t * mean_t;
    const double seen = share_of_memory * memory_ms_ / day_ms;
    if (spread_t * 12 < seen * seen) return found;  // even spacing over d days has variance d²/12
    found.known = true;
    found.slope = (ty_ / weight_ - mean_t * mean_y) / spread_t;
    found.level = mean_y - found.slope * mean_t;
    const double left = (yy_ - found.level * y_ - found.slope * ty_) / weight_;
    const double noise = std::max(left, 1e-12 * (1 + origin_ * origin_));
    const double dependence =
        residual_square_ > 0 ? std::clamp(residual_product_ / residual_square_, 0.0, dependence_max) : 0;
    const double variance = noise * (1 + dependence) / (1 - dependence) / weight_;
    found.slope_variance = variance / spread_t;
    found.covariance = -mean_t * found.slope_variance;
    found.level_variance = variance + mean_t * mean_t * found.slope_variance;
    return found;
}

/// Solves (limit − level − slope·x)² = z²·variance(x): the line's own uncertainty, not that of one reading.
std::optional<TimeToLimit> Drift::until(double limit) const {
    const Line now = line();
    const double gap = limit - origin_ - now.level;
    if (!now.clear() || gap * now.slope <= 0) return std::nullopt;
    constexpr double z2 = one_sided_95 * one_sided_95;
    const double a = now.slope * now.slope - z2 * now.slope_variance;
    const double b = -gap * now.slope - z2 * now.covariance;  // half of the linear term
    const double c = gap * gap - z2 * now.level_variance;
    const double root = std::sqrt(std::max(0.0, b * b - a * c));
    TimeToLimit found{.expected = days(gap / now.slope), .earliest = days((-b - root) / a), .latest = std::nullopt};
    if (c <= 0) found.earliest = Duration{0};  // the level may have passed the limit already
    if (const double latest = (-b + root) / a; latest < days_max) found.latest = days(latest);
    return found;
}

}  // namespace zs::early_warning
