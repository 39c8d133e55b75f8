#include "domains/early_warning/week_slope.h"

#include <algorithm>
#include <cmath>

namespace zs::early_warning {
namespace {

constexpr double compared_needed = 14;  // slopes before anything is told
constexpr double rate = 1.0 / 30;       // of forgetting the usual size, a day
constexpr double clip = 3;              // a steep day teaches at most so many usual sizes
constexpr double clear_ratio = 5;
constexpr double one_sided_95 = 1.645;
constexpr double days_max = 3650;

Duration days(double count) {
    return Duration{static_cast<std::int64_t>(std::clamp(count, 0.0, days_max) * 86'400'000)};
}

}  // namespace

void WeekSlope::observe_day(double mean) {
    if (!usable(mean)) return;
    const auto at = [&](std::size_t back) {
        return days_[(static_cast<std::size_t>(count_) + kept - 1 - back) % kept];
    };
    days_[static_cast<std::size_t>(count_) % kept] = mean;
    ++count_;
    if (count_ < kept) return;
    std::array<double, looked_at> differences{};
    for (std::size_t i = 0; i < looked_at; ++i) differences[i] = (at(i) - at(i + lag)) / static_cast<double>(lag);
    std::nth_element(differences.begin(), differences.begin() + looked_at / 2, differences.end());
    slope_ = differences[looked_at / 2];
    level_ = (at(0) + at(1) + at(2)) / 3 + slope_;
    ++compared_;
    const double floor = 1e-9 + 1e-5 * std::abs(mean), size = std::max(std::abs(slope_), floor);
    const double taught = compared_ > compared_needed ? std::min(size, clip * usual_) : size;
    usual_ += std::max(rate, 1 / compared_) * (taught - usual_);
}

double WeekSlope::surprise() const { return compared_ > compared_needed && usual_ > 0 ? std::abs(slope_) / usual_ : 0; }

std::optional<TimeToLimit> WeekSlope::until(double limit) const {
    const double gap = limit - level_;
    if (surprise() < clear_ratio || gap * slope_ <= 0) return std::nullopt;
    const double away = std::abs(gap), pace = std::abs(slope_), slow = pace - one_sided_95 * usual_;
    TimeToLimit found{
        .expected = days(away / pace), .earliest = days(away / (pace + one_sided_95 * usual_)), .latest = {}};
    if (slow > 0 && away / slow < days_max) found.latest = days(away / slow);
    return found;
}

}  // namespace zs::early_warning
