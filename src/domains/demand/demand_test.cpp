// Forecasts: what is known exactly, what must hold for any series, and what is refused.
#include "domains/demand/demand.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "domains/demand/season.h"
#include "domains/demand/smoothing.h"
#include "support/seed.h"

namespace zs::demand {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

TEST(Smoothing, ALevelOfConstantsIsTheConstant) {
    const std::vector<double> constant(20, 7);
    EXPECT_NEAR(smooth_level(constant, 3).forecast[2], 7, 1e-9);
    EXPECT_NEAR(smooth_damped_trend(constant, 3).forecast[2], 7, 1e-3);
    EXPECT_NEAR(theta(constant, 3, 2).forecast[2], 7, 1e-9);
    EXPECT_NEAR(recent_mean(constant, 3, 5).forecast[2], 7, 1e-9);
}

TEST(Smoothing, AStepIsFollowedAndNoiseIsNot) {
    std::vector<double> step(40, 10);
    std::fill(step.begin() + 20, step.end(), 30);
    EXPECT_NEAR(smooth_level(step, 1).forecast[0], 30, 0.1);
    std::vector<double> noise;
    for (int at = 0; at < 60; ++at) noise.push_back(at % 2 == 0 ? 8 : 12);
    EXPECT_NEAR(smooth_level(noise, 1).forecast[0], 10, 0.3);
}

TEST(Smoothing, ThetaGoesOnWithHalfTheSlopeAndDampingFlattens) {
    std::vector<double> line;
    for (int at = 0; at < 40; ++at) line.push_back(100 + 2.0 * at);
    const auto told = theta(line, 12, 2).forecast;
    EXPECT_NEAR(told[11] - told[0], 11 * 1.0, 1e-6);
    const auto damped = smooth_damped_trend(line, 12).forecast;
    EXPECT_GT(damped[0], 178);
    EXPECT_LT(damped[11] - damped[10], damped[1] - damped[0]);
}

/// The smallest sum of squares, found by brute force over level and alpha.
TEST(Smoothing, TheBestStartingLevelIsFound) {
    test::Random random;
    for (int turn = 0; turn < 20; ++turn) {
        std::vector<double> values;
        for (int at = 0; at < 12; ++at) values.push_back(static_cast<double>(random.integer(0, 50)));
        const auto found = smooth_level(values, 1);
        for (double level = 0; level <= 50; level += 1) {
            double state = level, squares = 0;
            for (const double value : values) {
                squares += (value - state) * (value - state);
                state += found.alpha * (value - state);
            }
            EXPECT_GE(squares, found.squares - 1e-6);
        }
    }
}

TEST(IntermittentDemand, CrostonSbaAndTsb) {
    // 6 units in every third period.
    std::vector<double> values;
    for (int at = 0; at < 60; ++at) values.push_back(at % 3 == 2 ? 6 : 0);
    EXPECT_NEAR(intermittent_rate(values, Intermittent::croston, 0.1), 2, 1e-9);
    EXPECT_NEAR(intermittent_rate(values, Intermittent::sba, 0.1), 1.9, 1e-9);
    EXPECT_NEAR(intermittent_rate(values, Intermittent::tsb, 0.1), 2, 0.4);
    EXPECT_EQ(intermittent_rate(std::vector<double>(10, 0), Intermittent::sba, 0.1), 0);
    // An item that nobody uses any more: TSB fades, Croston does not.
    values.insert(values.end(), 40, 0.0);
    EXPECT_LT(intermittent_rate(values, Intermittent::tsb, 0.1), 0.1);
    EXPECT_GT(intermittent_rate(values, Intermittent::croston, 0.1), 1);
}

std::vector<double> seasonal(double level, int years) {
    std::vector<double> values;
    for (int at = 0; at < 12 * years; ++at) values.push_back(level * (1 + 0.5 * std::sin(at * 3.14159265 / 6)));
    return values;
}

TEST(Season, IsFoundAndDrawnTowardsNoneByNoise) {
    const auto clear = seasonal(100, 6);
    const auto indices = shrink_season(estimate_season(clear, 12, 0), 12, nullptr);
    EXPECT_NEAR(indices[3], 1.5, 0.03);
    EXPECT_NEAR(indices[9], 0.5, 0.03);
    test::Random random;
    std::vector<double> noise;
    for (int at = 0; at < 72; ++at) noise.push_back(static_cast<double>(random.integer(50, 150)));
    double apart = 0;
    for (const double index : shrink_season(estimate_season(noise, 12, 0), 12, nullptr))
        apart += std::abs(index - 1) / 12;
    EXPECT_LT(apart, 0.1);
    EXPECT_TRUE(estimate_season(std::span(noise).first(29), 12, 0).indices.empty());
}

TEST(Season, APatternOfManySeriesHelpsAShortOne) {
    std::vector<std::vector<double>> table(10, seasonal(100, 5));
    const auto shared = learn_shared_season(table, 12);
    ASSERT_EQ(shared.indices.size(), 12U);
    EXPECT_NEAR(shared.indices[3], 1.5, 0.05);
    EXPECT_TRUE(learn_shared_season(std::span(table).first(3), 12).indices.empty());
    const auto year = seasonal(40, 1);
    const auto told = forecast(year, {.horizon = 12, .season = 12, .shared = &shared});
    ASSERT_TRUE(told.has_value());
    EXPECT_GT(told->point[3], 1.6 * told->point[9]);
}

TEST(Forecast, FollowsASeason) {
    const auto told = forecast(seasonal(100, 6), {});
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(told->method, "mixed");
    EXPECT_NEAR(told->point[3], 150, 8);
    EXPECT_NEAR(told->point[9], 50, 8);
}

TEST(Forecast, GapsAndShortSeries) {
    auto series = seasonal(100, 6);
    for (const std::size_t at : {5U, 20U, 21U, 40U}) series[at] = missing;
    series.insert(series.begin(), 3, missing);  // the season begins elsewhere
    const auto gaps = forecast(series, {});
    ASSERT_TRUE(gaps.has_value());
    EXPECT_NEAR(gaps->point[3], 150, 12);
    series.push_back(missing);  // one month is not in yet: the forecast begins after it
    const auto later = forecast(series, {});
    EXPECT_NEAR(later->point[2], gaps->point[3], 1e-9);
    EXPECT_EQ(later->point.size(), 12U);
    for (const std::vector<double>& few : {std::vector<double>{5}, {5, 7}, {5, 7, 6, 5, 6}, {0, 0, 4}}) {
        const auto told = forecast(few, {.horizon = 4});
        ASSERT_TRUE(told.has_value());
        EXPECT_EQ(told->method, "short");
        EXPECT_EQ(told->point.size(), 4U);
        EXPECT_LT(told->lower[0], told->upper[0]);
    }
    EXPECT_EQ(forecast(std::vector<double>(30, 0), {})->method, "empty");
    EXPECT_EQ(forecast(std::vector<double>(30, 0), {})->upper[11], 0);
}

TEST(Forecast, Refusals) {
    EXPECT_EQ(forecast({}, {}).error().key, "demand.no_values");
    EXPECT_EQ(forecast(std::vector<double>{missing, missing}, {}).error().key, "demand.no_values");
    const auto negative = forecast(std::vector<double>{1, -2, 3}, {});
    ASSERT_FALSE(negative.has_value());
    EXPECT_EQ(negative.error().key, "demand.negative");
    EXPECT_EQ(negative.error().params[0].value, "2");
    EXPECT_EQ(forecast(std::vector<double>{1, std::numeric_limits<double>::infinity()}, {}).error().key,
              "demand.not_finite");
}

TEST(ForecastProperty, NumbersAreInOrderAndScaleWithTheUnit) {
    test::Random random;
    for (int turn = 0; turn < 300; ++turn) {
        std::vector<double> series;
        const auto length = random.integer(1, 90), top = random.integer(1, 300);
        const bool rare = random.chance(30);
        for (auto at = length; at > 0; --at)
            series.push_back(random.chance(10)
                                 ? missing
                                 : (rare && random.chance(70) ? 0.0 : static_cast<double>(random.integer(0, top))));
        const Settings settings{static_cast<int>(random.integer(1, 24)), random.chance(50) ? 12 : 1};
        const auto told = forecast(series, settings);
        if (!told) {
            EXPECT_EQ(told.error().key, "demand.no_values");
            continue;
        }
        auto thousandths = series;
        for (auto& value : thousandths) value *= 1000;
        const auto scaled = forecast(thousandths, settings);
        ASSERT_EQ(told->point.size(), static_cast<std::size_t>(settings.horizon));
        for (std::size_t step = 0; step < told->point.size(); ++step) {
            EXPECT_GE(told->lower[step], 0);
            EXPECT_LE(told->lower[step], told->point[step] + 1e-9);
            EXPECT_LE(told->point[step], told->upper[step] + 1e-9);
            EXPECT_GE(told->mean[step], told->point[step] - 1e-9);
            EXPECT_TRUE(std::isfinite(told->sd[step]) && told->sd[step] >= 0);
            EXPECT_LT(told->point[step], 20.0 * static_cast<double>(top)) << "seed above, turn " << turn;
        }
        if (told->method == "mixed") {
            EXPECT_NEAR(scaled->point[0] / 1000, told->point[0], 1e-6 * (1 + told->point[0]));
        }
    }
}

TEST(ForecastProperty, FourOfFiveValuesLieInTheInterval) {
    test::Random random;
    int inside = 0, all = 0;
    for (int turn = 0; turn < 60; ++turn) {
        std::poisson_distribution<int> use(static_cast<double>(random.integer(5, 80)));
        std::vector<double> series;
        for (int at = 0; at < 72; ++at) series.push_back(use(random.engine()));
        const auto told = forecast(series, {});
        for (std::size_t step = 0; step < 12; ++step, ++all) {
            const double came = use(random.engine());
            inside += told->lower[step] <= came && came <= told->upper[step];
        }
    }
    EXPECT_GT(inside, all * 74 / 100);
    EXPECT_LT(inside, all * 90 / 100);
}

}  // namespace
}  // namespace zs::demand
