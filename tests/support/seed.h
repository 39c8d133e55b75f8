// Seeds of property tests: the same on every run, another with ZS_SEED=…, and printed so that a failure can be
// repeated.
#pragma once
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace zs::test {

/// The number in ZS_SEED, or a fixed one. Printed and recorded with the running test.
inline std::uint64_t seed() {
    const char* const given = std::getenv("ZS_SEED");
    const std::uint64_t value = given != nullptr ? std::strtoull(given, nullptr, 10) : 20'261'124;
    std::cout << "ZS_SEED=" << value << '\n';
    ::testing::Test::RecordProperty("seed", std::to_string(value));
    return value;
}

/// Random numbers of one property test; construct one per test.
class Random {
public:
    explicit Random(std::uint64_t from = seed()) : engine_(from) {}
    /// A number in [first, last].
    std::int64_t integer(std::int64_t first, std::int64_t last) {
        return std::uniform_int_distribution<std::int64_t>(first, last)(engine_);
    }
    std::size_t index(std::size_t size) { return std::uniform_int_distribution<std::size_t>(0, size - 1)(engine_); }
    bool chance(int percent) { return integer(1, 100) <= percent; }
    /// Any 64 bits.
    std::uint64_t bits() { return engine_(); }
    std::mt19937_64& engine() { return engine_; }

private:
    std::mt19937_64 engine_;
};

}  // namespace zs::test
