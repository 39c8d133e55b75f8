// Regression of the last day on the profile of the days before.
#include "domains/early_warning/periodicity.h"

#include <cmath>

namespace zs::early_warning {
namespace {

constexpr std::int64_t slot_ms = 30 * 60 * 1000, day_ms = 86'400'000;
constexpr std::int64_t days_needed = 4;
constexpr double rhythm_needed = 0.5;  // share of the spread that the profile explained
constexpr double loss_told = 0.5;      // of the amplitude
constexpr double slow_days = 14;
constexpr double slot_rate = 0.01;

}  // namespace

double Periodicity::amplitude() const { return square_ > 0 ? product_ / square_ : 1; }

Finding Periodicity::observe(Instant at, double value) {
    if (!usable(value) || (count_ > 0 && at <= last_)) return {};
    if (count_ < 1) {
        first_ = last_ = at;
        mean_ = profile_mean_ = value;
    }
    ++count_;
    const Instant local = at + std::chrono::minutes(zone_.offset_minutes);
    const auto place = static_cast<std::size_t>(std::max<std::int64_t>(0, local.unix_ms) / slot_ms) % slots;
    Slot& slot = day_[place];
    const double usual = slot.count > 0 ? static_cast<double>(slot.mean) : value;
    const double elapsed = static_cast<double>((at - last_).count()) / static_cast<double>(day_ms);
    const double fast = 1 - std::exp(-elapsed), slow = 1 - std::exp(-elapsed / slow_days);
    last_ = at;
    Finding found{.expected = usual};
    if (at - first_ > Duration{day_ms}) {  // before, the profile is not whole
        mean_ += fast * (value - mean_);
        profile_mean_ += fast * (usual - profile_mean_);
        const double away = value - mean_, usual_away = usual - profile_mean_;
        product_ += fast * (away * usual_away - product_);
        square_ += fast * (usual_away * usual_away - square_);
        const double residual = away - usual_away;
        total_ += slow * (away * away - total_);
        explained_ += slow * (away * away - residual * residual - explained_);
    }
    if (at - first_ > Duration{days_needed * day_ms} && explained_ > rhythm_needed * total_ && total_ > 0)
        found.judge(Kind::periodicity_lost, 1 - amplitude(), loss_told);
    slot.add(value, slot_rate);
    return found;
}

}  // namespace zs::early_warning
