// Chillers, air handlers, cold rooms, boilers.
#include <algorithm>

#include "app/plant/models.h"

namespace zs::plant {
namespace {

constexpr double turn = 6.283185307179586;
constexpr double chiller_kw = 1000;  // cooling
constexpr double flow_m3h = 172;
constexpr double water_heat = 1.163;  // kWh per m³ and K

/// Cooling that the hospital wants, in chillers at full load: theatres and machines always, people in the heat.
double wanted(const Moment& now, int chillers) {
    const double heat = std::clamp((now.outside - 14) / 22, 0.0, 1.0);
    return chillers * (0.14 + 0.66 * heat * (0.55 + 0.45 * now.activity));
}

/// The lead changes every four weeks; each runs to 85 % before the next starts.
double load_of(const Moment& now, int number, int chillers) {
    const double total = wanted(now, chillers);
    const int running = std::clamp(static_cast<int>(std::ceil(total / 0.85)), 1, chillers);
    const int turn_of = (number + now.date.days / 28) % chillers;
    return turn_of < running ? std::min(1.0, total / running) : 0;
}

}  // namespace

void chiller(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const auto at = now.at_ms;
    double load = load_of(now, machine.number, machine.siblings);
    const bool runs = load > 0;
    if (runs) load = std::clamp(load + 0.03 * wave(mix(seed, 1), at, 15 * minute_ms), 0.1, 1.05);
    const double lack = machine.of(FaultKind::refrigerant_loss);
    const double tower = std::max(18.0, now.wet_bulb + 4);
    const double cop = 5.6 - 0.09 * (tower - 26) - 0.8 * (1 - load) * (1 - load);
    const double delta = load * chiller_kw / (water_heat * flow_m3h);
    const double supply = 7.0 + 0.12 * wave(mix(seed, 2), at, 12 * minute_ms) + 0.05 * white(mix(seed, 3), at);
    out[0] = supply;
    out[1] = supply + (runs ? delta : 4.5) + 0.05 * white(mix(seed, 4), at);
    out[2] = runs ? flow_m3h + 1.5 * white(mix(seed, 5), at) : 0;
    out[3] = runs ? load * chiller_kw / cop * (1 + 0.22 * lack) + 0.8 * white(mix(seed, 6), at) : 0;
    out[4] = tower + 0.15 * white(mix(seed, 7), at);
    out[5] = tower + (runs ? 5.2 * load + 0.8 * lack : 0.3) + 0.15 * white(mix(seed, 8), at);
    out[6] = runs ? 1.9 + 0.6 * load + 0.06 * wave(mix(seed, 9), at, 2 * hour_ms) + 0.09 * white(mix(seed, 10), at)
                  : 0.2 + 0.03 * white(mix(seed, 10), at);
    out[7] = 100 * load;
    const int number = machine.number, chillers = machine.siblings;
    out[8] = 6000 + 2100 * number + machine.tally.until(at, [&](Instant hour) {
        return load_of(moment_at(now.seed, hour, Duration(hour_ms)), number, chillers) > 0 ? 1.0 : 0.0;
    });
}

void air_handler(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const auto at = now.at_ms;
    const bool day = now.hour > 7 && now.hour < 18 && now.day_of_week <= 5;
    const double speed = day ? 1.0 : 0.86;
    // Filters are changed every hundred days; until then they load up by half.
    const double days = static_cast<double>(at) / static_cast<double>(day_ms) + 100 * share(mix(seed, 1));
    const double dust = days / 100 - std::floor(days / 100);
    const double clogged = machine.of(FaultKind::filter_clogging);
    const double stuck = machine.of(FaultKind::sticking_valve);
    const double slip = std::sin(turn * static_cast<double>(at % (50 * minute_ms)) / (50.0 * minute_ms)) > 0 ? 1 : -1;
    out[0] = (98 + 42 * dust) * speed * speed + 1.5 * wave(mix(seed, 2), at, hour_ms) + 1.2 * white(mix(seed, 3), at);
    out[1] = 15 + 0.2 * wave(mix(seed, 4), at, 25 * minute_ms) + 0.08 * white(mix(seed, 5), at) + 0.9 * stuck * slip;
    out[2] = 11.5 * speed * speed * speed * (1 + 0.08 * dust + 0.15 * clogged) + 0.06 * white(mix(seed, 6), at);
    const double need = 22 + 1.6 * std::max(0.0, now.outside - 8) + (day ? 8 : 0);
    out[3] = need + 2.5 * wave(mix(seed, 7), at, 30 * minute_ms) + 14 * stuck * slip;
}

void cold_room(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const double lack = machine.of(FaultKind::refrigerant_loss);
    const double shift = 30 * share(mix(seed, 1));
    const double minutes = static_cast<double>(now.at_ms % day_ms) / minute_ms + shift;
    const double x = minutes / 24 - std::floor(minutes / 24);  // the compressor's cycle
    const double on_share = std::min(1.0, 0.42 + 0.006 * (now.outside - 16) + 0.4 * lack);
    const bool on = x < on_share;
    const double swing = on ? 0.6 - 1.2 * x / on_share : -0.6 + 1.2 * (x - on_share) / (1 - on_share);
    const double since_defrost = std::fmod(minutes, 360.0);
    const double defrost = since_defrost < 20 ? 0.8 * std::sin(turn / 2 * since_defrost / 20) : 0;
    const bool open = share(mix(mix(seed, 2), static_cast<std::uint64_t>(now.at_ms / (10 * minute_ms)))) <
                      0.10 * (now.activity - 0.3);
    out[0] = 4.0 + swing + defrost + (open ? 0.5 : 0) + 0.05 * white(mix(seed, 3), now.at_ms);
    out[1] = on ? 1.35 + 0.006 * (now.outside - 16) + 0.02 * white(mix(seed, 4), now.at_ms) : 0.05;
}

void boiler(const Moment& now, Machine& machine, std::span<double> out) {
    const auto seed = machine.seed;
    const auto at = now.at_ms;
    const double load = 0.35 + 0.4 * now.activity + 0.25 * std::clamp((18 - now.outside) / 18, 0.0, 1.0);
    const double x = static_cast<double>((at + machine.number * 4 * minute_ms) % (11 * minute_ms)) / (11.0 * minute_ms);
    out[0] =
        0.70 + 0.025 * std::sin(turn * x) + 0.004 * wave(mix(seed, 1), at, hour_ms) + 0.002 * white(mix(seed, 2), at);
    out[1] = 52 + 5 * std::sin(turn * (x + 0.3)) + 0.8 * white(mix(seed, 3), at);
    out[2] = 150 + 26 * load + 1.5 * wave(mix(seed, 4), at, hour_ms) + 1.2 * white(mix(seed, 5), at);
}

}  // namespace zs::plant
