// Medical gases: oxygen plant, tank, reserve, areas, vacuum.
#include <algorithm>

#include "app/plant/models.h"

namespace zs::plant {
namespace {

constexpr double turn = 6.283185307179586;

/// Position in a cycle of `days` days, 0 to 1; every machine begins at another point.
double cycle(const Machine& machine, const Moment& now, double days) {
    const double at =
        static_cast<double>(now.at_ms) / static_cast<double>(day_ms) + days * share(mix(machine.seed, 99));
    return at / days - std::floor(at / days);
}

}  // namespace

void oxygen_plant(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const auto at = now.at_ms;
    const double share_of_train = machine.number % 2 == 0 ? 0.52 : 0.48;
    const double demand = 34 + 26 * now.activity + 2.5 * wave(now.seed, at, 40 * minute_ms);
    const double flow = demand * share_of_train;
    const double load = flow / 32;
    const double beds = std::sin(turn * static_cast<double>(at % (100 * second_ms)) / (100.0 * second_ms));
    const double wear = machine.of(FaultKind::sieve_wear);
    out[0] =
        95.0 - 0.5 * load + 0.10 * wave(mix(seed, 1), at, 3 * hour_ms) + 0.06 * beds + 0.04 * white(mix(seed, 2), at);
    out[1] = 418 - 6 * load + 5 * beds + 2 * wave(mix(seed, 3), at, hour_ms) + 1.0 * white(mix(seed, 4), at);
    out[2] = flow + 0.3 * white(mix(seed, 5), at);
    out[3] = -46 + 0.15 * (now.outside - 16) + 1.0 * wave(mix(seed, 6), at, 6 * hour_ms) +
             0.3 * white(mix(seed, 7), at) + 5 * wear;
    out[4] = std::max(0.0, 1.0 + 0.3 * wave(mix(seed, 8), at, 5 * hour_ms) + 0.1 * white(mix(seed, 9), at));
    out[5] = 74 + 0.3 * (now.outside - 16) + 9 * load + 0.8 * wave(mix(seed, 10), at, hour_ms) +
             0.3 * white(mix(seed, 11), at) + 3 * wear;
    out[6] = 9000 + 2600 * machine.number + machine.tally.until(at, [](Instant) { return 0.86; });
}

void oxygen_tank(const Moment& now, Machine& machine, std::span<double> out) {
    const double used = cycle(machine, now, 12);
    out[0] = 92 - 46 * used + 0.15 * white(mix(machine.seed, 1), now.at_ms);
    out[1] = 0.82 + 0.012 * wave(mix(machine.seed, 2), now.at_ms, 2 * hour_ms) + 0.001 * (now.outside - 16) +
             0.003 * white(mix(machine.seed, 3), now.at_ms);
}

void reserve_bank(const Moment& now, Machine& machine, std::span<double> out) {
    out[0] = 12.5 + 0.02 * (now.outside - 16) + 0.03 * wave(mix(machine.seed, 1), now.at_ms, 6 * hour_ms) +
             0.01 * white(mix(machine.seed, 2), now.at_ms);
}

void gas_area(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const auto at = now.at_ms;
    const double far = 2.0 * machine.number;  // the further down the pipe, the lower
    out[0] = 414 - far - 9 * now.activity + 3 * wave(now.seed, at, 30 * minute_ms) +
             2 * wave(mix(seed, 1), at, 8 * minute_ms) + 1.2 * white(mix(seed, 2), at);
    out[1] = 410 - far - 6 * now.activity + 2 * wave(mix(seed, 3), at, 12 * minute_ms) + 1.2 * white(mix(seed, 4), at);
    out[2] = 53 - 0.3 * far - 2.5 * now.activity + 0.8 * wave(mix(seed, 5), at, 10 * minute_ms) +
             0.3 * white(mix(seed, 6), at);
}

void vacuum_plant(const Moment& now, Machine& machine, std::span<double> out) {
    // Pumps start at the low end and stop at the high one; the busier the hospital, the quicker.
    const double minutes = 26 - 12 * now.activity;
    const double x = static_cast<double>(now.at_ms % (24 * hour_ms)) / (minutes * minute_ms);
    const double swing = std::abs(2 * (x - std::floor(x)) - 1);
    out[0] = 59 + 6 * swing + 0.3 * wave(mix(machine.seed, 1), now.at_ms, hour_ms) +
             0.2 * white(mix(machine.seed, 2), now.at_ms);
}

}  // namespace zs::plant
