// How the machines behave: one function a type writes its measures in the order of the catalogue.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "app/plant/noise.h"
#include "app/plant/plant.h"

namespace zs::plant {

/// What holds for the whole hospital at one instant.
struct Moment {
    std::int64_t at_ms = 0;
    std::int64_t step_ms = 0;
    Date date;            // local
    int day_of_week = 1;  // Monday = 1
    double hour = 0;      // local, 0-24
    double outside = 0;   // °C
    double wet_bulb = 0;  // °C
    double humidity = 0;  // %
    double activity = 0;  // 0.3 at night to 1 on a weekday's morning
    std::uint64_t seed = 0;
};
Moment moment_at(std::uint64_t seed, Instant at, Duration step);

/// Sums something by the hour since 2023, so that counters can be read at any instant.
class Tally {
public:
    /// `in_hour(instant)` is what one hour that begins then adds.
    template <class InHour>
    double until(std::int64_t at_ms, const InHour& in_hour) {
        const std::int64_t hours = at_ms < begin_ms ? 0 : (at_ms - begin_ms) / hour_ms;
        while (std::ssize(sums_) < hours + 2)
            sums_.push_back(sums_.back() + in_hour(Instant{begin_ms + (std::ssize(sums_) - 1) * hour_ms}));
        const auto whole = static_cast<std::size_t>(hours);
        const double part = static_cast<double>((at_ms - begin_ms) % hour_ms) / static_cast<double>(hour_ms);
        return sums_[whole] + (at_ms < begin_ms ? 0 : part * (sums_[whole + 1] - sums_[whole]));
    }

private:
    static constexpr std::int64_t begin_ms = 1'672'502'400'000;  // 2023-01-01 in China
    std::vector<double> sums_ = {0};
};

/// One anaesthetic.
struct Case {
    double from = 0, to = 0;  // hours of the day
    double tidal = 0, rate = 0, peep = 0, oxygen = 0, agent = 0, flow = 0, co2 = 0;
};

/// A device with what its model remembers.
struct Machine {
    std::uint64_t seed = 0;
    int number = 0;
    int siblings = 1;                        // of its type
    std::array<double, fault_kinds> wear{};  // 0: sound, 1: at the hard limit
    double of(FaultKind kind) const { return wear[static_cast<std::size_t>(kind)]; }
    Tally tally;
    Date cases_of;
    std::vector<Case> cases;
};

using Model = void (*)(const Moment&, Machine&, std::span<double>);

void anaesthesia(const Moment& now, Machine& machine, std::span<double> out);
void theatre_air(const Moment& now, Machine& machine, std::span<double> out);
void oxygen_plant(const Moment& now, Machine& machine, std::span<double> out);
void oxygen_tank(const Moment& now, Machine& machine, std::span<double> out);
void reserve_bank(const Moment& now, Machine& machine, std::span<double> out);
void gas_area(const Moment& now, Machine& machine, std::span<double> out);
void vacuum_plant(const Moment& now, Machine& machine, std::span<double> out);
void chiller(const Moment& now, Machine& machine, std::span<double> out);
void air_handler(const Moment& now, Machine& machine, std::span<double> out);
void cold_room(const Moment& now, Machine& machine, std::span<double> out);
void boiler(const Moment& now, Machine& machine, std::span<double> out);
void generator(const Moment& now, Machine& machine, std::span<double> out);
void ups(const Moment& now, Machine& machine, std::span<double> out);
void lift(const Moment& now, Machine& machine, std::span<double> out);
void transformer(const Moment& now, Machine& machine, std::span<double> out);

}  // namespace zs::plant
