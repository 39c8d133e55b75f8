// Chance that depends on seed and time only: any instant can be asked, in any order, and always answers the same.
#pragma once
#include <cmath>
#include <cstdint>

namespace zs::plant {

/// One well mixed number of two (splitmix64).
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9E3779B97F4A7C15ULL * (b + 1);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}
/// In [0, 1).
constexpr double share(std::uint64_t hash) { return static_cast<double>(hash >> 11U) * 0x1.0p-53; }
/// Nearly normal, mean 0, deviation 1, never beyond ±3.5: the sum of four uniform numbers.
constexpr double bell(std::uint64_t hash) {
    const auto part = [hash](unsigned shift) { return static_cast<double>((hash >> shift) & 0xFFFFU); };
    return ((part(0) + part(16) + part(32) + part(48)) / 65536.0 - 2.0) * 1.7320508;
}
/// A new draw at every instant.
constexpr double white(std::uint64_t seed, std::int64_t at_ms) {
    return bell(mix(seed, static_cast<std::uint64_t>(at_ms)));
}
/// Wanders smoothly from draw to draw, one each `period_ms`.
constexpr double wave(std::uint64_t seed, std::int64_t at_ms, std::int64_t period_ms) {
    const auto step = at_ms / period_ms;
    const double x = static_cast<double>(at_ms - step * period_ms) / static_cast<double>(period_ms);
    const double blend = x * x * (3 - 2 * x);
    return (1 - blend) * white(seed, step) + blend * white(seed, step + 1);
}

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

}  // namespace zs::plant
