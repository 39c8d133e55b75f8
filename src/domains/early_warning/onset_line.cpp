#include "domains/early_warning/onset_line.h"

#include <algorithm>
#include <cmath>

namespace zs::early_warning {
namespace {

constexpr double rate = 1.0 / 4000;
constexpr double learned = 288;  // values before anything is looked for
constexpr double slack = 0.75, clip = 4;
constexpr double learns_below = 60;                         // a larger sum teaches nothing …
constexpr Duration patience = std::chrono::hours(28 * 24);  // … for so long; then it is the usual
constexpr double least_taught = 0.05;

}  // namespace

void OnsetLine::learn(double value, double away) {
    const double pace = std::max(rate, 1 / count_);
    const double limit = std::max(2 * std::sqrt(square_), least_taught * std::abs(away));
    const double taught = count_ > learned ? std::clamp(away, -limit, limit) : away;
    mean_ = count_ > 1 ? mean_ + pace * taught : value;
    square_ += pace * (taught * taught - square_);
}

Finding OnsetLine::observe(Instant at, double value) {
    if (!usable(value) || (count_ > 0 && at <= last_)) return {};
    last_ = at;
    ++count_;
    if (count_ <= learned) {
        learn(value, value - mean_);
        return {.expected = mean_};
    }
    const double away = value - mean_, spread = std::sqrt(square_) + 1e-9 + 1e-6 * std::abs(mean_);
    const double z = std::clamp(away / spread, -clip, clip);
    const auto follow = [&](double& sum, double by, Instant& since, Drift& line) {
        sum = std::max(0.0, sum + by - slack);
        if (sum <= 0) {
            line = fresh();
            since = at;
            return Finding{};
        }
        return line.observe(at, value);
    };
    const auto rising = follow(up_, z, up_since_, rise_), falling = follow(down_, -z, down_since_, fall_);
    if (std::max(up_, down_) < learns_below) {
        learn(value, away);
    } else if (at - onset() > patience) {
        mean_ = value;
        up_ = down_ = 0;
    }
    Finding found = rises() ? rising : falling;
    const bool wrong_way = rises() ? side().slope_per_day() < 0 : side().slope_per_day() > 0;
    if (wrong_way) found.judge(Kind::drift, 0, found.scale);
    return found;
}

}  // namespace zs::early_warning
