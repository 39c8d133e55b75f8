// Faults put into invented series: what is told, when, and what never happens whatever comes in.
#include "domains/early_warning/full_set.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>

namespace zs::early_warning {
namespace {

constexpr std::int64_t step_ms = 300'000;
constexpr int day = 288;

Instant at(int i) { return {1'767'225'600'000 + i * step_ms}; }

double daily(int i, std::mt19937_64& random) {
    return 20 + 5 * std::sin(2 * 3.14159265 * i / day) + std::normal_distribution<>(0, 0.5)(random);
}

struct Case {
    const char* name;
    std::function<double(double usual, int since)> fault;  // `since` counts from 0 when the fault begins
    int patience;                                          // values until it must be told
};

TEST(FullSet, TellsInjectedFaults) {
    const Case cases[]{
        {"spike", [](double usual, int since) { return since == 0 ? usual + 15 : usual; }, 1},
        {"level", [](double usual, int) { return usual + 6; }, 12},
        {"quiet", [](double, int) { return 20.0; }, day},
        {"noisy", [](double usual, int since) { return usual + (since % 2 == 0 ? 3 : -3); }, 24},
        {"day without its rhythm", [](double usual, int since) { return since < day ? 20 + usual * 0.01 : usual; },
         day},
    };
    for (const auto& one : cases) {
        std::mt19937_64 random(7);
        FullSet detector;
        constexpr int begin = 10 * day + 70;
        double before = 0, after = 0;
        for (int i = 0; i < begin + one.patience; ++i) {
            const double usual = daily(i, random);
            const double score = detector.observe(at(i), i < begin ? usual : one.fault(usual, i - begin)).score;
            if (i >= begin)
                after = std::max(after, score);
            else if (i > begin - 2 * day)
                before = std::max(before, score);
        }
        EXPECT_GE(after, 0.5) << one.name;
        EXPECT_GT(after, before) << one.name;
    }
}

TEST(FullSet, SaysWhatAndWhatWasExpected) {
    std::mt19937_64 random(8);
    FullSet detector;
    for (int i = 0; i < 10 * day; ++i) detector.observe(at(i), daily(i, random));
    const auto found = detector.observe(at(10 * day), 60);
    EXPECT_GE(found.score, 0.5);
    EXPECT_TRUE(found.kind == Kind::season || found.kind == Kind::spike || found.kind == Kind::extreme)
        << key_of(found.kind);
    EXPECT_NEAR(found.expected, 20, 1.5);
}

TEST(FullSet, OneEventIsOneAlert) {
    std::mt19937_64 random(9);
    FullSet detector;
    int told = 0;
    for (int i = 0; i < 12 * day; ++i) {
        const double usual = daily(i, random);
        const auto found = detector.observe(at(i), i < 11 * day ? usual : usual + 8);
        if (i >= 11 * day && found.score >= 0.5) ++told;
    }
    EXPECT_GE(told, 1);
    EXPECT_LE(told, 12);
}

TEST(FullSet, AFlatLineIsNeverUnusual) {
    FullSet detector;
    for (int i = 0; i < 4000; ++i) EXPECT_LT(detector.observe(at(i), 45).score, 0.5) << i;
}

TEST(FullSet, ScoresStayBetweenZeroAndOneWhateverComes) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    constexpr double odd[]{
        0, -0.0, std::numeric_limits<double>::quiet_NaN(), HUGE_VAL, -HUGE_VAL, 1e308, -1e308, 5e-324, 1e29, -1e29};
    FullSet detector;
    std::int64_t now = 0;
    for (int i = 0; i < 20'000; ++i) {
        now += std::uniform_int_distribution<std::int64_t>(-3'600'000, 7'200'000)(random);
        const bool strange = random() % 5 == 0;
        const double value = strange ? odd[random() % std::size(odd)] : std::normal_distribution<>(0, 1e3)(random);
        const auto found = detector.observe({now}, value);
        ASSERT_TRUE(found.score >= 0 && found.score <= 1) << i;
        ASSERT_TRUE(std::isfinite(found.expected)) << i;
    }
}

TEST(FullSet, WhatIsNoValueOrLateTeachesNothing) {
    std::mt19937_64 random(3);
    FullSet plain, disturbed;
    for (int i = 0; i < 3 * day; ++i) {
        const double value = daily(i, random);
        const double expected = plain.observe(at(i), value).surprise;
        EXPECT_EQ(disturbed.observe(at(i), value).surprise, expected);
        EXPECT_EQ(disturbed.observe(at(i), value + 1).score, 0);  // the same instant again
        EXPECT_EQ(disturbed.observe(at(i - 3), 1000).score, 0);   // late
        EXPECT_EQ(disturbed.observe(at(i), std::nan("")).score, 0);
    }
}

}  // namespace
}  // namespace zs::early_warning
