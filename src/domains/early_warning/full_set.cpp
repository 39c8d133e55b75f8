// The full set: measures, judges each measure by its history, joins them, and keeps silent after an alert.
#include "domains/early_warning/full_set.h"

namespace zs::early_warning {
namespace {

constexpr double worth_telling = 3.6;  // joined surprise that becomes score 0.5
constexpr double silence = 100;        // values after an alert that must be worse to be told again
constexpr double full_silence = 24;    // values right after one, in which nothing is told
constexpr double silencing = 2;        // surprise from which an alert silences
constexpr double floor_share = 0.003;  // of the long spread: smaller deviations mean nothing
constexpr double log_floor = 0.01;
constexpr double first_judged = 5;  // values before distances are formed
constexpr double season_smoothing = 1.0 / 12, hour_rate = 0.01;
constexpr float hour_known = 12;
constexpr std::int64_t hour_ms = 3'600'000, day_ms = 24 * hour_ms;

constexpr std::array kinds{Kind::season,      Kind::season_level, Kind::spread,
                           Kind::level_shift, Kind::spike,        Kind::extreme};

double distance(double value, const Moments& usual, double floor) {
    return std::abs(value - usual.mean()) / std::max(usual.deviation(), floor);
}

}  // namespace

Finding FullSet::observe(Instant at, double value) {
    const std::int64_t back = last_.unix_ms - at.unix_ms;
    if (!usable(value) || (count_ > 0 && back >= 0 && back < day_ms)) return {};
    Finding finding;
    const Statistics measured = measure(at, value, finding);
    double sum = 0, largest = 0;
    for (std::size_t i = 0; i < statistics; ++i) {
        const double surprise = std::max(0.0, tails_[i].surprise(measured[i]));
        sum += surprise * surprise * surprise;
        if (surprise > largest) {
            largest = surprise;
            finding.kind = kinds[i];
        }
    }
    finding.surprise = std::cbrt(sum);
    finding.scale = worth_telling;
    finding.score = quiet_score(finding.surprise);
    last_ = at;
    last_value_ = value;
    ++count_;
    return finding;
}

FullSet::Statistics FullSet::measure(Instant at, double value, Finding& finding) {
    const Instant local = at + std::chrono::minutes(zone_.offset_minutes);
    const bool judged = count_ > first_judged;
    const double floor = 1e-9 + 1e-6 * std::abs(scale_.mean()) + floor_share * scale_.deviation();
    Statistics found{};
    const auto season = season_.observe(local, value, floor);
    finding.expected = season.known ? season.expected : count_ > 0 ? scale_.mean() : value;
    if (season.known) {
        found[0] = season.statistic;
        season_mean_ += season_smoothing * (season.from_day - season_mean_);
        found[1] = std::abs(season_mean_) / std::max(season_level_.deviation(), floor);
        season_level_.add(season_mean_);
    }
    spread_window_.add(value);
    if (spread_window_.full()) {
        const double spread = std::log(std::sqrt(spread_window_.variance(spread_window_.mean())) + floor);
        found[2] = log_spread_.count() > 12 ? distance(spread, log_spread_, log_floor) : 0;
        log_spread_.add(spread);
    }
    found[3] = measure_level_of_hour(local, value, floor);
    const double step = count_ > 0 ? value - last_value_ : 0;
    found[4] = judged ? std::abs(step) / std::max(step_.deviation(), floor) : 0;
    step_.add(step);
    size_.add(std::abs(value));
    const double bent = std::asinh(value / std::max(1e-9, size_.mean() / 10));
    found[5] = judged ? distance(bent, bent_, log_floor) : 0;
    bent_.add(bent);
    scale_.add(value);
    return found;
}

/// The mean of the last values against the same mean at this hour on other days.
double FullSet::measure_level_of_hour(Instant local, double value, double floor) {
    level_window_.add(value);
    Slot& hour = hour_level_[static_cast<std::size_t>(std::max<std::int64_t>(0, local.unix_ms) / hour_ms % 24)];
    const double level = level_window_.mean(), residual = level - static_cast<double>(hour.mean);
    double found = 0;
    if (hour.count > hour_known) {
        found = std::abs(residual) / std::max(hour_residual_.deviation(), floor);
        hour_residual_.add(residual);
    }
    hour.add(level, hour_rate);
    return found;
}

/// One event is one alert: right after one that was worth telling nothing is told, then for a while only what is worse.
double FullSet::quiet_score(double surprise) {
    if (++told_since_ >= silence) told_ = 0;
    const bool just_told = told_ >= worth_telling && told_since_ <= full_silence;
    const double score = surprise > told_ && !just_told ? score_of(surprise, worth_telling) : 0;
    if (surprise >= told_ && surprise > silencing) {
        told_ = surprise;
        told_since_ = 0;
    }
    return score;
}

}  // namespace zs::early_warning
