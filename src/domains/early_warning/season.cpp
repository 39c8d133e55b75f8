// Profiles of the day and of the week.
#include "domains/early_warning/season.h"

namespace zs::early_warning {
namespace {

constexpr std::int64_t slot_ms = 30 * 60 * 1000;
constexpr float day_known = 6, week_known = 1;  // values in a slot before it is asked
constexpr double day_rate = 0.02, week_rate = 0.1;
constexpr double clearly_better = 0.8;  // the week must beat the day by this to be preferred
constexpr double enough_weeks = 100;    // values compared before it may

}  // namespace

void Slot::add(double value, double rate) {
    ++count;
    const double step = std::max(rate, 1 / static_cast<double>(count)), difference = value - static_cast<double>(mean);
    mean = static_cast<float>(static_cast<double>(mean) + step * difference);
    variance = static_cast<float>((1 - step) * (static_cast<double>(variance) + step * difference * difference));
}

SeasonResidual Season::observe(Instant at, double value, double floor) {
    const std::int64_t slot = at.unix_ms >= 0 ? at.unix_ms / slot_ms : 0;
    Slot& day = day_[static_cast<std::size_t>(slot) % day_slots];
    Slot& week = week_[static_cast<std::size_t>(slot) % week_slots];
    const double day_mean = static_cast<double>(day.mean), week_mean = static_cast<double>(week.mean);
    const bool week_fits = week.count > week_known;
    const bool by_week =
        week_fits && week_error_.count() > enough_weeks && week_error_.mean() < clearly_better * day_error_.mean();
    SeasonResidual found{
        .known = day.count > day_known, .expected = by_week ? week_mean : day_mean, .from_day = value - day_mean};
    if (found.known) {
        const double own = static_cast<double>(by_week ? std::max(day.variance / 4, week.variance) : day.variance);
        const double spread = std::sqrt((own + residual_.variance()) / 2), residual = value - found.expected;
        found.statistic = std::abs(residual) / std::max(spread, floor);
        residual_.add(residual);
        if (week_fits) {  // far-off values say nothing about which profile is better
            day_error_.add(std::min(std::abs(found.from_day), 3 * spread));
            week_error_.add(std::min(std::abs(value - week_mean), 3 * spread));
        }
    } else {
        found.expected = value;
        found.from_day = 0;
    }
    day.add(value, day_rate);
    week.add(value, week_rate);
    return found;
}

}  // namespace zs::early_warning
