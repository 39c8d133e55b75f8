// Generators, UPS, lifts, transformers.
#include <algorithm>

#include "app/plant/models.h"

namespace zs::plant {
namespace {

constexpr double transformer_kva = 1250;

/// Load in shares of the rating: people by day, chillers in the heat.
double load_share(const Moment& now, int number) {
    const double heat = std::clamp((now.outside - 18) / 18, 0.0, 1.0);
    const double cold = std::clamp((6 - now.outside) / 12, 0.0, 1.0);
    return 0.17 + 0.02 * number + 0.24 * now.activity + 0.16 * heat + 0.07 * cold;
}

/// The first Tuesday of a month at ten, half an hour under load.
bool test_run(const Moment& now) {
    return now.day_of_week == 2 && civil(now.date).day <= 7 && now.hour >= 10 && now.hour < 10.5;
}

}  // namespace

void generator(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const bool runs = test_run(now);
    const auto day = civil(now.date).day;
    const int month = civil(now.date).month;
    // Each test run burns two per cent; filled up in spring and autumn.
    const double burnt = 2.0 * ((month + 1) % 6) + (day > 7 ? 2.0 : 0);
    out[0] = 94 - burnt + 0.3 * wave(mix(seed, 1), now.at_ms, 12 * hour_ms);
    out[1] = (runs ? 28.2 : 27.1) + 0.03 * wave(mix(seed, 2), now.at_ms, 3 * hour_ms) +
             0.015 * white(mix(seed, 3), now.at_ms) - 0.006 * (now.outside - 16);
    out[2] = runs ? 1 : 0;
}

void ups(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const double load = 34 + 4 * machine.number + 14 * now.activity + 1.2 * wave(mix(seed, 1), now.at_ms, hour_ms);
    out[0] = 99 + 0.5 * wave(mix(seed, 2), now.at_ms, 8 * hour_ms);
    out[1] = load + 0.5 * white(mix(seed, 3), now.at_ms);
    out[2] = 24 + 0.08 * (now.outside - 16) + 0.03 * load + 0.3 * wave(mix(seed, 4), now.at_ms, 3 * hour_ms) +
             0.08 * white(mix(seed, 5), now.at_ms) + 7 * machine.of(FaultKind::battery_fade);
    out[3] = 0;
}

void lift(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const double traffic = std::clamp((now.activity - 0.3) / 0.7, 0.03, 1.0);
    out[0] = std::abs(3.0 + 0.7 * white(mix(seed, 1), now.at_ms) + 0.3 * wave(mix(seed, 2), now.at_ms, 2 * hour_ms));
    out[1] = 3.2 + 0.08 * share(mix(seed, 3)) + 0.07 * white(mix(seed, 4), now.at_ms) +
             0.03 * wave(mix(seed, 5), now.at_ms, 5 * hour_ms) + 0.2 * machine.of(FaultKind::levelling_drift);
    out[2] = 28 + 0.35 * (now.outside - 16) + 22 * traffic + 1.5 * wave(mix(seed, 6), now.at_ms, 50 * minute_ms) +
             0.3 * white(mix(seed, 7), now.at_ms) + 5 * machine.of(FaultKind::door_drag);
    out[3] = 0;
}

void transformer(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const int number = machine.number;
    const double load = load_share(now, number) + 0.012 * wave(mix(seed, 1), now.at_ms, 20 * minute_ms);
    out[0] = 34 + 0.5 * now.outside + 75 * load * load + 0.8 * wave(mix(seed, 2), now.at_ms, 2 * hour_ms) +
             0.2 * white(mix(seed, 3), now.at_ms);
    out[1] = 100 * load + 0.5 * white(mix(seed, 4), now.at_ms);
    out[2] = 2'000'000 + 350'000 * number + machine.tally.until(now.at_ms, [&](Instant hour) {
        return transformer_kva * load_share(moment_at(now.seed, hour, Duration(hour_ms)), number);
    });
}

}  // namespace zs::plant
