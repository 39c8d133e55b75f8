// How long one value takes: the always-on detector and the full set (with a share of the pairs and the combination).
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <random>
#include <vector>

#include "domains/early_warning/early_warning.h"

namespace {

using namespace zs;
using namespace zs::early_warning;
constexpr std::size_t series_count = 200, rounds = 3000;

/// Nanoseconds for each call of `observe(series, at, value)` over series in turn, as a server meets them.
template <class Observe>
double measure(const std::vector<double>& values, Observe observe) {
    const auto begin = std::chrono::steady_clock::now();
    double sum = 0;
    for (std::size_t round = 0; round < rounds; ++round)
        for (std::size_t one = 0; one < series_count; ++one) {
            const Instant at{1'767'225'600'000 + static_cast<std::int64_t>(round) * 300'000};
            sum += observe(one, at, values[round * series_count + one]);
        }
    const double spent = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
    if (!std::isfinite(sum)) fmt::print(stderr, "not finite\n");
    return spent / static_cast<double>(rounds * series_count);
}

}  // namespace

int main() {
    std::mt19937_64 random(1);
    std::normal_distribution<> noise(0, 1);
    std::vector<double> values(series_count * rounds);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t turn = i / series_count;
        values[i] = 20 + 5 * std::sin(static_cast<double>(turn) / 45.8) + noise(random);
    }
    std::vector<AlwaysOn> always(series_count);
    std::vector<FullSet> full(series_count);
    std::vector<Drift> drift(series_count);
    std::vector<Periodicity> periodicity(series_count);
    std::vector<Agreement> agreement(series_count);
    std::vector<Combination> combination(series_count, Combination(10));
    std::array<double, 10> device{};
    const auto told = [](const Finding& found) { return found.score; };
    const double always_ns = measure(values, [&](auto i, auto at, double v) { return told(always[i].observe(at, v)); });
    const double full_ns = measure(values, [&](auto i, auto at, double v) { return told(full[i].observe(at, v)); });
    const double drift_ns = measure(values, [&](auto i, auto at, double v) { return told(drift[i].observe(at, v)); });
    const double rhythm_ns =
        measure(values, [&](auto i, auto at, double v) { return told(periodicity[i].observe(at, v)); });
    const double pair_ns =
        measure(values, [&](auto i, auto at, double v) { return told(agreement[i].observe(at, v, 2 * v + 1)); });
    const double device_ns = measure(values, [&](auto i, auto at, double v) {
        device[i % device.size()] = v;
        return i % device.size() == 0 ? told(combination[i].observe(at, device)) : 0;  // once for ten points
    });
    fmt::print(
        "always_on {:.0f}\nfull_set {:.0f}\ndrift {:.0f}\nperiodicity {:.0f}\nagreement {:.0f}\n"
        "combination {:.0f}\nall {:.0f}\n",
        always_ns, full_ns, drift_ns, rhythm_ns, pair_ns, device_ns,
        full_ns + drift_ns + rhythm_ns + pair_ns + device_ns);
    fmt::print("bytes {} {}\n", sizeof(AlwaysOn), sizeof(FullSet) + sizeof(Drift) + sizeof(Periodicity));
}
