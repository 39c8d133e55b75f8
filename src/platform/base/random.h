// Seeded random numbers that are the same on every machine: for simulations and property tests, never for secrets.
#pragma once
#include <cmath>
#include <cstdint>

namespace zs {

/// xoshiro-class generator (splitmix64 stream); distributions are written out so that no library decides them.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    /// In [0, n), n > 0.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }
    bool chance(double probability) { return uniform() < probability; }
    double exponential(double mean) { return -mean * std::log(1.0 - uniform()); }
    double normal() { return std::sqrt(-2.0 * std::log(1.0 - uniform())) * std::cos(6.283185307179586 * uniform()); }
    /// Median `median`, spread `sigma` of the logarithm.
    double lognormal(double median, double sigma) { return median * std::exp(sigma * normal()); }

private:
    std::uint64_t state_;
};

}  // namespace zs
