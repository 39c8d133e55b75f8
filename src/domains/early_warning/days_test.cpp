// Detectors of whole days: small lasting moves, slopes under a weekly rhythm, and silence otherwise.
#include <gtest/gtest.h>

#include <limits>

#include "domains/early_warning/early_warning.h"
#include "support/seed.h"

namespace zs::early_warning {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
const Instant begin{1'767'196'800'000};  // 2026-01-01 in China

/// Days that `value(day, noise)` makes, four readings each.
template <class Value>
double strongest(DayLevel& level, test::Random& random, int from, int to, const Value& value) {
    std::normal_distribution<double> noise(0, 1);
    double most = 0;
    for (int quarter = from * 4; quarter < to * 4; ++quarter) {
        const Instant at{begin.unix_ms + quarter * day_ms / 4};
        most = std::max(most, level.observe(at, value(quarter / 4, noise(random.engine()))).score);
    }
    return most;
}

TEST(DayLevel, TellsASmallMoveThatStays) {
    test::Random random;
    DayLevel level;
    EXPECT_LT(strongest(level, random, 0, 60, [](int, double noise) { return 10 + noise; }), 0.5);
    EXPECT_EQ(level.direction(), 0);
    EXPECT_GE(strongest(level, random, 60, 75, [](int, double noise) { return 8.8 + noise; }), 0.5);
    EXPECT_EQ(level.direction(), -1);
}

TEST(DayLevel, IsSeldomMistaken) {
    test::Random random;
    int told = 0;
    for (int series = 0; series < 100; ++series) {
        DayLevel level;
        told += strongest(level, random, 0, 365, [](int, double noise) { return 10 + noise; }) >= 0.5 ? 1 : 0;
    }
    EXPECT_LE(told, 12);  // in a hundred years
}

TEST(DayLevel, LearnsNothingFromWhatNoSensorMeans) {
    test::Random random;
    DayLevel level;
    strongest(level, random, 0, 30, [](int, double noise) { return 10 + noise; });
    const auto before = save(level);
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double value : {std::nan(""), infinity, -infinity, 1e31})
        EXPECT_EQ(level.observe(Instant{begin.unix_ms + 400 * day_ms}, value).score, 0);
    EXPECT_EQ(level.observe(begin, 500).score, 0);
    EXPECT_EQ(save(level), before);
}

double week(int day) { return day % 7 < 5 ? 20 : 0; }

TEST(WeekSlope, SeesAGrowingFaultUnderAWeeklyRhythm) {
    test::Random random;
    std::normal_distribution<double> noise(0, 1);
    WeekSlope slope;
    for (int day = 0; day < 60; ++day) {
        slope.observe_day(100 + week(day) + noise(random.engine()));
        EXPECT_LT(slope.surprise(), 5) << day;
    }
    EXPECT_FALSE(slope.until(250));
    for (int day = 60; day < 72; ++day) slope.observe_day(100 + week(day) + 5 * (day - 60) + noise(random.engine()));
    EXPECT_GE(slope.surprise(), 5);
    EXPECT_NEAR(slope.slope_per_day(), 5, 1.2);
    const auto until = slope.until(250);
    ASSERT_TRUE(until);
    EXPECT_NEAR(static_cast<double>(until->expected.count()) / day_ms, 18, 8);
    EXPECT_LT(until->earliest, until->expected);
    EXPECT_FALSE(slope.until(50));
}

TEST(WeekSlope, AChangedFilterIsNoFault) {
    WeekSlope slope;
    for (int day = 0; day < 300; ++day) {
        slope.observe_day(100 + week(day) + 0.4 * (day % 90));
        EXPECT_TRUE(slope.surprise() < 5 || slope.slope_per_day() < 0) << day;
    }
}

}  // namespace
}  // namespace zs::early_warning
