// The cumulative sum of clipped distances of day means.
#include "domains/early_warning/day_level.h"

#include <algorithm>
#include <cmath>

namespace zs::early_warning {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr double learned = 10;         // days before anything is told
constexpr double rate = 1.0 / 45;      // of forgetting, a day
constexpr double slack = 0.6;          // spreads that a day may be away without counting
constexpr double clip = 4;             // a wild day counts at most so many spreads: two are needed
constexpr double worth_telling = 6.5;  // spreads, summed
constexpr double learns_below = 4;     // a sum above this teaches nothing: what grows must not become the rule …
constexpr double patience_days = 21;   // … for so long; then the new level is the usual one
constexpr double dependence_max = 0.9;

}  // namespace

double DayLevel::spread() const {
    const double dependence = variance_ > 0 ? std::clamp(product_ / variance_, 0.0, dependence_max) : 0;
    const double young = 1 + 3 / std::max(1.0, days_);  // few days show too little of the spread
    const double floor = 1e-9 + 1e-4 * std::abs(mean_);
    return young * std::max(floor, std::sqrt(variance_ * (1 + dependence) / (1 - dependence)));
}

void DayLevel::close_day(double mean) {
    ++days_;
    last_mean_ = mean;
    if (days_ == 1) mean_ = mean;
    const double away = mean - mean_;
    double taught = away;
    if (days_ > learned) {
        const double z = std::clamp(away / spread(), -clip, clip);
        up_ = std::max(0.0, up_ + z - slack);
        down_ = std::max(0.0, down_ - z - slack);
        const double sum = std::max(up_, down_);
        told_days_ = sum > learns_below ? told_days_ + 1 : 0;
        if (told_days_ > patience_days) {
            mean_ = mean;
            up_ = down_ = told_days_ = 0;
            return;
        }
        if (sum > learns_below) return;
        taught = z * spread();
    }
    const double pace = std::max(rate, 1 / days_);
    mean_ += pace * taught;
    variance_ = (1 - pace) * (variance_ + pace * taught * taught);
    product_ += pace * (taught * last_away_ - product_);
    last_away_ = taught;
}

int DayLevel::direction() const {
    if (std::max(up_, down_) < worth_telling) return 0;
    return up_ > down_ ? 1 : -1;
}

Finding DayLevel::observe(Instant at, double value) {
    if (!usable(value) || (n_ + days_ > 0 && at <= last_)) return {};
    last_ = at;
    const std::int64_t day = (at.unix_ms + std::int64_t{zone_.offset_minutes} * 60'000) / day_ms;
    if (day != day_ && n_ > 0) {
        close_day(sum_ / n_);
        sum_ = n_ = 0;
    }
    day_ = day;
    sum_ += value;
    ++n_;
    Finding found{.expected = days_ > 0 ? mean_ : value};
    if (days_ > learned) found.judge(Kind::level_shift, std::max(up_, down_), worth_telling);
    return found;
}

}  // namespace zs::early_warning
