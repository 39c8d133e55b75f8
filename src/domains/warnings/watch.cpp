// Decisions on top of the detectors: what must last how long before it is a sign.
#include "domains/warnings/watch.h"

#include <algorithm>
#include <cmath>

namespace zs::warnings {
namespace {

using early_warning::Kind;

constexpr double hour_ms = 3'600'000;
constexpr double gap_hours_max = 0.5;    // a longer silence is no unusual time
constexpr double forgive = 0.5;          // usual time takes away so much of what unusual time gave
constexpr double gate_minutes_max = 30;  // how long the gate's last word counts
constexpr double set_hours_max = 24;     // and that of a setting, which may be told only when it changes
constexpr double level_rate = 1.0 / 2000;
constexpr double flat_ratio = 4;      // times the longest flat stretch before
constexpr double quick_clear = 10;    // slope over its error, for the day's trend
constexpr double quick_values = 144;  // half a day of means before the day's trend is asked
constexpr double flat_fading = 0.999;
constexpr double together_rate = 1.0 / 24, together_surprise = 1.2;  // by chance the mean surprise is 0.43
constexpr double step_fast_rate = 1.0 / 12, step_slow_rate = 1.0 / 2016;

double hours_between(Instant from, Instant to) { return static_cast<double>((to - from).count()) / hour_ms; }

double hours_until(const early_warning::TimeToLimit& until) {
    return static_cast<double>(until.expected.count()) / hour_ms;
}

Direction direction_of(double difference) {
    if (difference > 0) return Direction::up;
    return difference < 0 ? Direction::down : Direction::any;
}

/// The limit that a slope leads to from `value`: the farther one where the nearer is passed already.
const std::optional<double>& limit_ahead(const Watched& point, double slope, double value) {
    if (slope > 0) {
        const bool passed = !point.high || value > *point.high;
        return passed && point.high_far ? point.high_far : point.high;
    }
    const bool passed = !point.low || value < *point.low;
    return passed && point.low_far ? point.low_far : point.low;
}

template <class Line>
std::optional<early_warning::TimeToLimit> time_to_limit(const Line& line, const Watched& point, double value,
                                                        double offset = 0) {
    const auto& limit = limit_ahead(point, line.slope_per_day(), value);
    return limit ? line.until(*limit - offset) : std::nullopt;
}

void widen(early_warning::TimeToLimit& until, const Tuning& tuning) {
    const auto share = [&](double of) {
        return Duration{static_cast<std::int64_t>(of * static_cast<double>(until.expected.count()))};
    };
    until.earliest = std::min(until.earliest, share(tuning.early_share));
    if (until.latest) *until.latest = std::max(*until.latest, share(tuning.late_share));
}

/// As seen from `passed` later.
std::optional<early_warning::TimeToLimit> later(std::optional<early_warning::TimeToLimit> until, Duration passed) {
    if (!until) return until;
    const auto shorten = [&](Duration& time) { time = std::max(Duration{0}, time - passed); };
    shorten(until->expected);
    shorten(until->earliest);
    if (until->latest) shorten(*until->latest);
    return until;
}

}  // namespace

bool Meter::follow(Instant at, double passed_hours, bool unusual, double need) {
    if (unusual && hours <= 0) since = at;
    hours = std::clamp(hours + (unusual ? passed_hours : -forgive * passed_hours), 0.0, 2 * need);
    if (hours >= need && unusual) on = true;
    if (hours <= 0) {
        on = false;
        told = {};
    }
    return on;
}

bool Lasting::follow(bool told, double distance) {
    if (told && std::abs(distance) > std::abs(away)) away = distance / 2;
    const bool lasts = away != 0 && distance * away > 0 && std::abs(distance) >= std::abs(away);
    if (!lasts) away = 0;
    return lasts;
}

DeviceWatch::DeviceWatch(std::vector<Watched> points, Zone zone, const Tuning& tuning)
    : points_(std::move(points)),
      zone_(zone),
      tuning_(tuning),
      states_(points_.size(), PointState(zone)),
      combination_(0),
      newest_(points_.size(), 0),
      newest_at_(points_.size()) {
    for (std::size_t i = 0; i < points_.size() && combined_.size() < early_warning::Combination::size_max; ++i)
        if (points_[i].combined) combined_.push_back(i);
    combination_ = early_warning::Combination(combined_.size());
}

void DeviceWatch::observe(Instant at, std::span<const Mean> means, std::vector<Evidence>& out) {
    if (at <= until_) return;
    until_ = at;
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (early_warning::usable(means[i].value)) {
            newest_[i] = means[i].value;
            newest_at_[i] = at;
        }
    for (std::size_t i = 0; i < points_.size(); ++i) {
        if (newest_at_[i] != at || !works(i, at)) continue;
        if (const auto mean = watched_of(i, at, means[i])) judge(i, at, *mean, out);
    }
    judge_together(at, out);
}

std::optional<Mean> DeviceWatch::watched_of(std::size_t point, Instant at, const Mean& mean) const {
    const auto& one = points_[point];
    if (one.set < 0) return mean;
    const auto place = static_cast<std::size_t>(one.set);
    if (newest_at_[place] == Instant{} || hours_between(newest_at_[place], at) > set_hours_max) return std::nullopt;
    const double set = newest_[place];
    if (one.set_percent && set == 0) return std::nullopt;
    const double unit = one.set_percent ? std::abs(set) / 100 : 1;
    return Mean{(mean.value - set) / unit, (mean.min - set) / unit, (mean.max - set) / unit};
}

void DeviceWatch::restate(Evidence& seen) const {
    const auto& one = points_[seen.point];
    if (one.set < 0 || seen.sign == Sign::combination) return;
    const double set = newest_[static_cast<std::size_t>(one.set)];
    const double unit = one.set_percent ? std::abs(set) / 100 : 1;
    seen.value = set + unit * seen.value;
    seen.expected = set + unit * seen.expected;
    seen.slope_per_day *= unit;
    if (seen.limit) *seen.limit = set + unit * *seen.limit;
}

bool DeviceWatch::works(std::size_t point, Instant at) {
    const auto& one = points_[point];
    if (one.gate < 0) return true;
    const auto gate = static_cast<std::size_t>(one.gate);
    return hours_between(newest_at_[gate], at) * 60 <= gate_minutes_max && newest_[gate] >= one.gate_least &&
           newest_[gate] <= one.gate_most;
}

/// At most once an hour each.
void DeviceWatch::tell(Meter& meter, Evidence seen, std::vector<Evidence>& out) const {
    if (!meter.on || (meter.told != Instant{} && hours_between(meter.told, seen.at) < 1)) return;
    meter.told = seen.at;
    seen.since = meter.since;
    restate(seen);
    out.push_back(seen);
}

void DeviceWatch::judge(std::size_t point, Instant at, const Mean& mean, std::vector<Evidence>& out) {
    auto& state = states_[point];
    if (state.count < 1) {
        state.first = at;
        state.level = mean.value;
    }
    const double passed = state.count < 1 ? 0 : std::min(hours_between(state.last, at), gap_hours_max);
    state.last = at;
    ++state.count;
    const auto found = state.full.observe(at, mean.value);
    Evidence seen{.point = point, .at = at, .value = mean.value, .expected = found.expected};
    judge_away(point, seen, found, passed, out);
    judge_trend(point, seen, passed, found.expected, out);
    const auto meter = [&](Sign sign) -> Meter& { return state.meters[static_cast<std::size_t>(sign)]; };
    const auto days = state.days.observe(at, mean.value);
    meter(Sign::gradual).follow(at, std::max(passed, 1e-6), days.score >= 0.5, 1e-6);
    if (days.score >= 0.5) {
        seen.sign = Sign::gradual;
        seen.kind = Kind::level_shift;
        seen.direction = state.days.direction() > 0 ? Direction::up : Direction::down;
        seen.expected = days.expected;
        seen.strength = days.surprise / days.scale;
        tell(meter(Sign::gradual), seen, out);
    }
    judge_flat(point, seen, mean, passed, out);
    const auto rhythm = state.rhythm.observe(at, mean.value);
    meter(Sign::rhythm).follow(at, passed, rhythm.score >= 0.5, tuning_.rhythm_hours);
    if (rhythm.score >= 0.5) {
        seen.sign = Sign::rhythm;
        seen.kind = Kind::periodicity_lost;
        seen.direction = Direction::any;
        seen.expected = rhythm.expected;
        seen.strength = rhythm.surprise / rhythm.scale;
        tell(meter(Sign::rhythm), seen, out);
    }
}

/// What the full set told of, as long as it lasts: another level, or another scatter.
void DeviceWatch::judge_away(std::size_t point, Evidence seen, const early_warning::Finding& found, double passed,
                             std::vector<Evidence>& out) {
    auto& state = states_[point];
    const double step = state.count > 1 ? std::abs(seen.value - state.last_value) : 0;
    state.last_value = seen.value;
    state.step_fast += step_fast_rate * (step - state.step_fast);
    state.step_slow += std::max(step_slow_rate, 1 / state.count) * (step - state.step_slow);
    const bool learned = hours_between(state.first, seen.at) >= 24 * tuning_.learning_days;
    const bool told = learned && found.surprise >= found.scale;
    const bool scatters = found.kind == Kind::spread;
    const double distance = seen.value - found.expected;
    const double scatter = std::log((state.step_fast + 1e-9) / (state.step_slow + 1e-9));
    const struct {
        Sign sign;
        bool lasts;
        double need;
    } both[] = {{Sign::shift, state.shifted.follow(told && !scatters && found.kind != Kind::spike, distance),
                 tuning_.shift_hours},
                {Sign::scatter, state.scattered.follow(told && scatters, scatter), tuning_.scatter_hours}};
    for (const auto& [sign, lasts, need] : both) {
        auto& meter = state.meters[static_cast<std::size_t>(sign)];
        meter.follow(seen.at, passed, lasts, need);
        if (!lasts) continue;
        seen.sign = sign;
        seen.kind = sign == Sign::scatter ? Kind::spread : scatters ? Kind::level_shift : found.kind;
        seen.direction = sign == Sign::shift ? direction_of(distance) : Direction::any;
        seen.strength = std::max(1.0, found.surprise / found.scale);
        tell(meter, seen, out);
    }
}

/// Whether the line leads to a limit within the horizon, or moves as fast as the table forbids.
bool DeviceWatch::slow_trend(std::size_t point, std::optional<early_warning::TimeToLimit> until,
                             double usual_horizon_days, Evidence& seen) const {
    const auto& one = points_[point];
    if (until && hours_until(*until) <= 24 * (one.horizon_days > 0 ? one.horizon_days : usual_horizon_days)) {
        seen.until = until;
        seen.limit = limit_ahead(one, seen.slope_per_day, seen.value);
        return true;
    }
    return one.rate_per_day > 0 && std::abs(seen.slope_per_day) >= one.rate_per_day;
}

/// The lines of weeks, for what takes days; and that of a day with the usual day taken out, for what takes hours.
void DeviceWatch::judge_trend(std::size_t point, Evidence seen, double passed, double expected,
                              std::vector<Evidence>& out) {
    auto& state = states_[point];
    const auto& one = points_[point];
    auto& meter = state.meters[static_cast<std::size_t>(Sign::trend)];
    state.level += std::max(level_rate, 1 / state.count) * (seen.value - state.level);
    const bool by_day = hours_between(state.first, seen.at) >= 24 * tuning_.learning_days;
    const double usual = by_day ? expected - state.level : 0;
    const auto quick = state.quick.observe(seen.at, seen.value - usual);
    const auto onset = state.onset.observe(seen.at, seen.value - usual);
    const auto slow = state.slow.observe(seen.at, seen.value - usual);
    if (state.days.days() > state.week_days) {  // a day is over: its mean stands for its middle
        state.week_days = state.days.days();
        state.week_at = seen.at - Duration{std::chrono::hours(12)};
        state.week.observe_day(state.days.last_mean());
    }
    seen.sign = Sign::trend;
    seen.kind = Kind::drift;
    double need = tuning_.trend_hours;
    const double clear = slow.scale;
    bool leads = false;
    if (onset.score >= 0.5) {
        seen.slope_per_day = state.onset.slope_per_day();
        seen.strength = onset.surprise / clear;
        seen.expected = onset.expected;
        leads = slow_trend(point, time_to_limit(state.onset, one, seen.value), tuning_.horizon_days, seen);
    }
    if (!leads && slow.score >= 0.5) {
        seen.slope_per_day = state.slow.slope_per_day();
        seen.strength = slow.surprise / clear;
        seen.expected = slow.expected;
        leads = slow_trend(point, time_to_limit(state.slow, one, seen.value), tuning_.horizon_days, seen);
    }
    if (!leads && state.week.surprise() >= clear) {
        seen.slope_per_day = state.week.slope_per_day();
        seen.strength = state.week.surprise() / clear;
        seen.expected = state.days.last_mean();
        leads = slow_trend(point, later(time_to_limit(state.week, one, seen.value), seen.at - state.week_at),
                           tuning_.week_horizon_days, seen);
    }
    if (!leads && state.count >= quick_values && quick.surprise >= quick_clear) {
        const double horizon = one.horizon_days > 0 ? 24 * one.horizon_days : tuning_.quick_horizon_hours;
        seen.slope_per_day = state.quick.slope_per_day();
        seen.strength = quick.surprise / quick_clear;
        seen.expected = quick.expected + usual;
        seen.until = time_to_limit(state.quick, one, seen.value, usual);
        seen.limit = limit_ahead(one, seen.slope_per_day, seen.value);
        leads = seen.until && hours_until(*seen.until) <= horizon;
        need = tuning_.quick_hours;
    }
    meter.follow(seen.at, passed, leads, need);
    if (!leads) return;
    seen.direction = direction_of(seen.slope_per_day);
    if (seen.until) widen(*seen.until, tuning_);
    tell(meter, seen, out);
}

/// Nothing but one value, for longer than ever.
void DeviceWatch::judge_flat(std::size_t point, Evidence seen, const Mean& mean, double passed,
                             std::vector<Evidence>& out) {
    auto& state = states_[point];
    auto& meter = state.meters[static_cast<std::size_t>(Sign::frozen)];
    if (state.count > 1 && mean.min == mean.max && mean.value == state.flat_value) {
        state.flat_hours += passed;
    } else {
        state.flat_longest = std::max(state.flat_longest * flat_fading, state.flat_hours);
        state.flat_hours = 0;
        state.flat_value = mean.value;
        meter = {};
    }
    const double need = std::max(tuning_.frozen_hours, flat_ratio * state.flat_longest);
    if (hours_between(state.first, seen.at) < 24 || state.flat_hours < need) return;
    if (!meter.on)
        meter = {state.flat_hours, true, seen.at - Duration{static_cast<std::int64_t>(state.flat_hours * hour_ms)}, {}};
    seen.sign = Sign::frozen;
    seen.kind = Kind::frozen;
    seen.direction = Direction::any;
    seen.strength = state.flat_hours / need;
    tell(meter, seen, out);
}

void DeviceWatch::judge_together(Instant at, std::vector<Evidence>& out) {
    if (combined_.size() < 2) return;
    std::array<double, early_warning::Combination::size_max> values{};
    for (std::size_t i = 0; i < combined_.size(); ++i) {
        if (newest_at_[combined_[i]] != at || !works(combined_[i], at)) return;
        values[i] = newest_[combined_[i]];
    }
    if (combination_first_ == Instant{}) combination_first_ = at;
    const double passed =
        combination_last_ == Instant{} ? 0 : std::min(hours_between(combination_last_, at), gap_hours_max);
    combination_last_ = at;
    const auto found = combination_.observe(at, {values.data(), combined_.size()});
    const auto culprit = combined_[combination_.culprit()];
    combination_surprise_ += together_rate * (found.surprise - combination_surprise_);
    const bool unusual = combination_surprise_ >= together_surprise &&
                         hours_between(combination_first_, at) >= 24 * tuning_.learning_days;
    combination_meter_.follow(at, passed, unusual, tuning_.combination_hours);
    if (!unusual) return;
    Evidence seen{.point = culprit, .sign = Sign::combination, .kind = Kind::combination};
    seen.at = at;
    seen.value = newest_[seen.point];
    seen.expected = found.expected;
    seen.strength = combination_surprise_ / together_surprise;
    seen.direction = direction_of(seen.value - seen.expected);
    tell(combination_meter_, seen, out);
}

void observe_pair(PairState& state, Instant at, double first, double second, const Tuning& tuning,
                  std::vector<Evidence>& out) {
    if (at <= state.last || !early_warning::usable(first) || !early_warning::usable(second)) return;
    const double passed = state.last == Instant{} ? 0 : std::min(hours_between(state.last, at), gap_hours_max);
    state.last = at;
    const auto found = state.agreement.observe(at, first, second);
    const bool unusual = state.apart.follow(found.score >= 0.5, second - found.expected);
    state.meter.follow(at, passed, unusual, tuning.disagreement_hours);
    const bool told_lately = state.meter.told != Instant{} && hours_between(state.meter.told, at) < 1;
    if (!unusual || !state.meter.on || told_lately) return;
    state.meter.told = at;
    Evidence seen{.sign = Sign::disagreement, .kind = Kind::disagreement, .since = state.meter.since, .at = at};
    seen.value = second;
    seen.expected = found.expected;
    seen.direction = direction_of(second - found.expected);
    seen.strength = std::max(1.0, found.surprise / found.scale);
    out.push_back(seen);
}

}  // namespace zs::warnings
