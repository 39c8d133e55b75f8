// Page's cumulative sums and two ratios.
#include "domains/early_warning/always_on.h"

#include <algorithm>
#include <cmath>

namespace zs::early_warning {
namespace {

constexpr double rate = 1.0 / 2000;
constexpr double learned = 100;                          // values before anything is told
constexpr double spike_ratio = 15, extreme_ratio = 12;   // times the mean step, the mean distance
constexpr double slack = 1.5, clip = 6, shift_sum = 60;  // cumulative sum, in mean distances
constexpr double frozen_ratio = 4, frozen_least = 90;    // times the longest run before, values
constexpr double run_fading = 0.9999;
constexpr double least_taught = 0.05;  // of a distance: what was constant may begin to move
constexpr double tiny = 1e-12;

}  // namespace

Finding AlwaysOn::observe(Instant at, double value) {
    if (!usable(value) || (count_ > 0 && at <= last_)) return {};
    const double step = count_ > 0 ? std::abs(value - last_value_) : 0;
    if (count_ > 0 && value == last_value_) {
        ++run_;
    } else {
        longest_run_ = std::max(longest_run_ * run_fading, run_);
        run_ = 0;
    }
    Finding found{.expected = count_ > 0 ? mean_ : value};
    if (count_ > learned) {
        const double floor = tiny + 1e-6 * std::abs(mean_), away = (value - mean_) / (distance_ + floor);
        const double clipped = std::clamp(away, -clip, clip);
        up_ = std::max(0.0, up_ + clipped - slack);
        down_ = std::max(0.0, down_ - clipped - slack);
        const auto tell = [&](Kind kind, double ratio, double worth) {
            if (const double surprise = ratio / worth; surprise > found.surprise) {
                found.surprise = surprise;
                found.kind = kind;
            }
        };
        const double jump = step / (step_ + floor);
        tell(Kind::spike, jump, spike_ratio);
        tell(jump >= spike_ratio ? Kind::spike : Kind::extreme, std::abs(away), extreme_ratio);
        tell(Kind::level_shift, std::max(up_, down_), shift_sum);
        tell(Kind::frozen, run_, std::max(frozen_least, frozen_ratio * longest_run_));
        found.score = score_of(found.surprise, 1);
        if (std::max(up_, down_) > 2 * shift_sum) {  // told; the new level is the usual one from now on
            mean_ = value;
            up_ = down_ = 0;
        }
    }
    learn(value, step);
    last_ = at;
    return found;
}

void AlwaysOn::learn(double value, double step) {
    ++count_;
    const double pace = std::max(rate, 1 / count_);
    const double raw = count_ > 1 ? value - mean_ : 0;  // one wild value teaches little
    const double limit = count_ > learned ? std::max(clip * distance_, least_taught * std::abs(raw)) : HUGE_VAL;
    const double away = std::clamp(raw, -limit, limit);
    mean_ = count_ > 1 ? mean_ + pace * away : value;
    distance_ += pace * (std::abs(away) - distance_);
    const double step_limit = count_ > learned ? std::max(spike_ratio * step_, least_taught * step) : HUGE_VAL;
    step_ += pace * (std::min(step, step_limit) - step_);
    last_value_ = value;
}

}  // namespace zs::early_warning
