// Theatres: anaesthesia machines with their cases, and the air.
#include <algorithm>
#include <limits>

#include "app/plant/models.h"

namespace zs::plant {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

double between(std::uint64_t hash, double low, double high) { return low + (high - low) * share(hash); }

Case draw_case(std::uint64_t seed, double from) {
    Case one;
    one.from = from;
    one.to = from + std::clamp(1.7 * std::exp(0.5 * bell(mix(seed, 1))), 0.6, 6.0);
    one.tidal = 10 * std::round(between(mix(seed, 2), 38, 58));
    one.rate = std::round(between(mix(seed, 3), 11, 14));
    one.peep = 5;
    one.oxygen = between(mix(seed, 4), 40, 55);
    one.agent = between(mix(seed, 5), 1.8, 2.3);
    one.flow = between(mix(seed, 6), 1.6, 2.4);
    one.co2 = between(mix(seed, 7), 33, 38);
    return one;
}

/// A list from eight o'clock on weekdays; at weekends one case in five theatres.
void plan_day(Machine& machine, const Moment& now) {
    if (machine.cases_of == now.date && machine.cases_of.days != 0) return;
    machine.cases_of = now.date;
    machine.cases.clear();
    const auto seed = mix(machine.seed, static_cast<std::uint64_t>(now.date.days));
    if (now.day_of_week > 5) {
        if (share(seed) < 0.2) machine.cases.push_back(draw_case(mix(seed, 9), between(mix(seed, 8), 8, 18)));
        return;
    }
    if (share(seed) < 0.05) return;  // closed for cleaning
    double from = between(mix(seed, 10), 8.0, 8.6);
    for (std::uint64_t i = 0; i < 6 && from < 16; ++i) {
        machine.cases.push_back(draw_case(mix(seed, 20 + i), from));
        from = machine.cases.back().to + between(mix(seed, 30 + i), 0.4, 0.8);
    }
}

const Case* running_case(const Machine& machine, double hour) {
    for (const auto& one : machine.cases)
        if (hour >= one.from && hour < one.to) return &one;
    return nullptr;
}

/// Once a morning, some minutes apart from machine to machine.
bool self_test_in(const Moment& now, const Machine& machine) {
    const double at = 6.5 + 0.05 * machine.number;
    const double before = now.hour - static_cast<double>(now.step_ms) / static_cast<double>(hour_ms);
    return now.hour >= at && before < at;
}

void ventilate(const Moment& now, const Machine& machine, const Case& one, std::span<double> out) {
    const auto seed = machine.seed;
    const auto at = now.at_ms;
    const double minutes = (now.hour - one.from) * 60;
    const double left = (one.to - now.hour) * 60;
    const bool waking = left < 8;
    const bool inducing = minutes < 6;
    const double leak = machine.of(FaultKind::leak);
    const double tidal = one.tidal * (1 - 0.04 * leak) * (1 + 0.012 * wave(mix(seed, 1), at, 10 * minute_ms)) +
                         0.012 * one.tidal * white(mix(seed, 2), at);
    const bool cough = share(mix(mix(seed, 3), static_cast<std::uint64_t>(at / (2 * minute_ms)))) < 0.002;
    out[0] = one.peep + one.tidal / 42 + 0.8 * wave(mix(seed, 4), at, 20 * minute_ms) + 0.5 * white(mix(seed, 5), at) +
             (cough ? 11 : 0) + 2 * machine.of(FaultKind::sticking_valve);
    out[1] = one.peep + 0.15 * white(mix(seed, 6), at);
    out[2] = tidal;
    out[3] = tidal * (one.rate + 0.15 * white(mix(seed, 7), at)) / 1000;
    const double oxygen = (inducing || waking ? 92 : one.oxygen) + 0.8 * wave(mix(seed, 8), at, 15 * minute_ms);
    out[4] = oxygen * (1 - 0.2 * machine.of(FaultKind::oxygen_cell));
    out[5] = one.co2 + 1.2 * wave(mix(seed, 9), at, 12 * minute_ms) + 0.5 * white(mix(seed, 10), at);
    const auto lime_days = static_cast<double>(now.date.days % 10);  // soda lime is changed every ten days
    out[6] = std::max(0.0, 0.08 * lime_days + 0.3 * white(mix(seed, 11), at));
    const double uptake = waking ? std::max(0.0, left / 8) : std::min(1.0, minutes / 10);
    out[7] = one.agent * uptake + 0.04 * white(mix(seed, 12), at);
    out[8] = (inducing || waking ? 6 : one.flow) + 0.06 * white(mix(seed, 13), at);
    out[13] = one.peep;
    out[14] = one.tidal;
}

}  // namespace

void anaesthesia(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    plan_day(machine, now);
    const Case* one = running_case(machine, now.hour);
    for (std::size_t i = 0; i < 9; ++i) out[i] = nothing;
    out[13] = out[14] = nothing;
    if (one != nullptr) ventilate(now, machine, *one, out);
    out[9] = 408 - 8 * now.activity + 3 * wave(now.seed, now.at_ms, 30 * minute_ms) + 1.5 * white(seed, now.at_ms);
    const double own_leak = 38 + 14 * share(mix(seed, 20));
    out[10] = self_test_in(now, machine)
                  ? own_leak + 4 * bell(mix(mix(seed, 21), static_cast<std::uint64_t>(now.date.days)))
                  : nothing;
    out[11] = 99 + 0.6 * wave(mix(seed, 22), now.at_ms, 4 * hour_ms);
    // A new cell every year and a half: 63 mV at first, 57 at the end.
    const double age = std::fmod(static_cast<double>(now.date.days) + 550 * share(mix(seed, 23)), 550.0) / 550;
    out[12] = 63 - 6 * age + 0.2 * white(mix(seed, 24), now.at_ms) + 0.2 * wave(mix(seed, 25), now.at_ms, 6 * hour_ms);
}

void theatre_air(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const bool in_use = now.day_of_week <= 5 && now.hour > 7.5 && now.hour < 17.5;
    const bool door =
        share(mix(mix(seed, 1), static_cast<std::uint64_t>(now.at_ms / minute_ms))) < (in_use ? 0.03 : 0.001);
    out[0] = (in_use ? 10.4 : 9.6) + 0.4 * wave(mix(seed, 2), now.at_ms, 20 * minute_ms) +
             0.25 * white(mix(seed, 3), now.at_ms) - (door ? 4.0 : 0);
    out[1] = (in_use ? 22.2 : 23.0) + 0.25 * wave(mix(seed, 4), now.at_ms, 45 * minute_ms) +
             0.05 * white(mix(seed, 5), now.at_ms) + 0.015 * (now.outside - 16);
    out[2] = 48 + 0.08 * (now.humidity - 65) + 2 * wave(mix(seed, 6), now.at_ms, 2 * hour_ms) +
             0.5 * white(mix(seed, 7), now.at_ms);
}

}  // namespace zs::plant
