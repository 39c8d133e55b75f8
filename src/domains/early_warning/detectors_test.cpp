// The detectors beside the full set: faults put into invented series, restarts, and whatever may come in.
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "domains/early_warning/early_warning.h"
#include "domains/early_warning/generated_resources.h"

namespace zs::early_warning {
namespace {

constexpr int day = 288;  // values five minutes apart

Instant at(int i) { return {1'767'225'600'000 + static_cast<std::int64_t>(i) * 300'000}; }
double wave(int i) { return std::sin(2 * 3.14159265 * i / day); }

struct Noise {
    std::mt19937_64 random;
    explicit Noise(std::uint64_t seed) : random(seed) {}
    double operator()(double spread) { return std::normal_distribution<>(0, spread)(random); }
};

TEST(AlwaysOn, TellsInjectedFaultsByTheirKind) {
    struct Case {
        const char* name;
        Kind kind;
        std::function<double(double usual, int since)> fault;
        int patience;
    };
    const Case cases[]{
        {"spike", Kind::spike, [](double usual, int since) { return since == 0 ? usual + 30 : usual; }, 1},
        {"level", Kind::level_shift, [](double usual, int) { return usual + 4; }, 60},
        {"frozen", Kind::frozen, [](double, int) { return 50.0; }, 120},
    };
    for (const auto& one : cases) {
        Noise noise(5);
        AlwaysOn detector;
        Kind told = Kind::none;
        constexpr int begin = 4000;
        for (int i = 0; i < begin + one.patience; ++i) {
            const double usual = 50 + noise(1);
            const auto found = detector.observe(at(i), i < begin ? usual : one.fault(usual, i - begin));
            if (i < begin) {
                EXPECT_LT(found.score, 0.5) << one.name << i;
            }
            if (i >= begin && found.score >= 0.5 && told == Kind::none) told = found.kind;
        }
        EXPECT_EQ(key_of(told), key_of(one.kind)) << one.name;
    }
}

TEST(AlwaysOn, GetsUsedToANewLevel) {
    Noise noise(6);
    AlwaysOn detector;
    for (int i = 0; i < 12'000; ++i) {
        const double score = detector.observe(at(i), (i < 4000 ? 50 : 58) + noise(1)).score;
        if (i > 8000) {
            EXPECT_LT(score, 0.5) << i;
        }
    }
}

TEST(Drift, MeetsTheLimitWhenItSays) {
    Drift drift;
    Noise noise(11);
    constexpr double slope = 0.5, limit = 20;  // a day; from 10 on it takes 20 days
    for (int i = 0; i < 10 * 24; ++i) drift.observe(at(12 * i), 10 + slope * i / 24 + noise(0.3));
    const auto until = drift.until(limit);
    ASSERT_TRUE(until.has_value());
    constexpr double day_ms = 86'400'000;
    EXPECT_NEAR(static_cast<double>(until->expected.count()) / day_ms, 10, 1);
    EXPECT_LT(until->earliest, until->expected);
    ASSERT_TRUE(until->latest.has_value());
    EXPECT_GT(*until->latest, until->expected);
    EXPECT_NEAR(drift.slope_per_day(), slope, 0.05);
    EXPECT_FALSE(drift.until(5).has_value());  // it leads the other way
}

TEST(Drift, TheIntervalHoldsTheTruthAboutAsOftenAsItSays) {
    int inside = 0, asked = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Drift drift;
        Noise noise(seed);
        double slow = 0;  // readings that depend on each other, as real ones do
        for (int i = 0; i < 10 * 24; ++i) {
            slow = 0.7 * slow + noise(0.3);
            drift.observe(at(12 * i), 10 + 0.5 * i / 24 + slow);
        }
        const auto until = drift.until(20);
        if (!until) continue;
        ++asked;
        constexpr std::int64_t truth = (20 * 24 - (10 * 24 - 1)) * std::int64_t{3'600'000};
        inside += until->earliest.count() <= truth && (!until->latest || until->latest->count() >= truth) ? 1 : 0;
    }
    EXPECT_GT(asked, 250);
    EXPECT_GT(inside, asked * 80 / 100);
}

TEST(Drift, NoiseLeadsNowhere) {
    int told = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Drift drift;
        Noise noise(seed);
        for (int i = 0; i < 10 * 24; ++i) drift.observe(at(12 * i), 10 + noise(1));
        told += drift.until(20).has_value() || drift.until(0).has_value() ? 1 : 0;
    }
    EXPECT_LE(told, 2);
}

TEST(Periodicity, TellsTheLostRhythmAndNotANoisyOne) {
    Noise noise(12);
    Periodicity detector;
    double worst_before = 0, after = 0;
    for (int i = 0; i < 12 * day; ++i) {
        const double value = 20 + (i < 10 * day ? 5 * wave(i) : 0) + noise(1);
        const double score = detector.observe(at(i), value).score;
        (i < 10 * day ? worst_before : after) = std::max(i < 10 * day ? worst_before : after, score);
    }
    EXPECT_LT(worst_before, 0.5);
    EXPECT_GE(after, 0.5);
}

TEST(Periodicity, WhatHasNoRhythmLosesNone) {
    Noise noise(13);
    Periodicity detector;
    for (int i = 0; i < 10 * day; ++i) EXPECT_LT(detector.observe(at(i), 20 + noise(1)).score, 0.5);
}

TEST(Agreement, TellsTheSensorThatDrifts) {
    Noise noise(14);
    Agreement pair;
    double before = 0, after = 0;
    for (int i = 0; i < 12 * day; ++i) {
        const double truth = 20 + 3 * wave(i) + noise(0.2), off = i < 10 * day ? 0 : 0.01 * (i - 10 * day);
        const double score = pair.observe(at(i), truth + noise(0.1), 2 * truth + 1 + noise(0.1) + off).score;
        if (i > 3 * day) (i < 10 * day ? before : after) = std::max(i < 10 * day ? before : after, score);
    }
    EXPECT_GE(after, 0.5);
    EXPECT_GT(after, before);
    EXPECT_GT(pair.explained(), 0.5);
}

TEST(Combination, TellsWhatOnlyTheWholeShows) {
    Noise noise(15);
    Combination device(4);
    double before = 0, after = 0;
    constexpr int begin = 10 * day + 60;
    for (int i = 0; i < begin + 30; ++i) {
        const double load = 10 * wave(i), second = i < begin ? load : -load;  // within its usual range all the time
        const std::array<double, 4> values{load + noise(0.3), second + noise(0.3), 5 + noise(1), load * 2 + noise(0.3)};
        const auto found = device.observe(at(i), values);
        if (i >= 2000) (i < begin ? before : after) = std::max(i < begin ? before : after, found.score);
        if (i > begin + 10) {
            EXPECT_EQ(device.culprit(), 1U);
        }
        if (i > begin + 10) {
            EXPECT_NEAR(found.expected, load, 2);
        }
    }
    EXPECT_GE(after, 0.5);
    EXPECT_GT(after, before);
}

template <class Detector>
void restart_changes_nothing(Detector whole, std::function<double(Detector&, int, double)> observe) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    Noise noise(seed);
    Detector stopped = whole, resumed = whole;
    for (int i = 0; i < 3000; ++i) {
        const double value = 20 + 5 * wave(i) + noise(1);
        const double expected = observe(whole, i, value);
        if (i == 1234) {
            ASSERT_TRUE(restore(save(stopped), resumed));
            ASSERT_FALSE(restore(save(stopped) + "x", resumed));
            ASSERT_FALSE(restore(std::string{'\2', '\0', '\0', '\0'} + save(stopped).substr(4), resumed));
        }
        EXPECT_EQ(observe(i < 1234 ? stopped : resumed, i, value), expected) << i;
    }
}

TEST(Detectors, ARestartChangesNothing) {
    const auto plain = [](auto& one, int i, double value) { return one.observe(at(i), value).surprise; };
    restart_changes_nothing<FullSet>(FullSet{}, plain);
    restart_changes_nothing<AlwaysOn>(AlwaysOn{}, plain);
    restart_changes_nothing<Drift>(Drift{}, plain);
    restart_changes_nothing<Periodicity>(Periodicity{}, plain);
    restart_changes_nothing<Agreement>(
        Agreement{}, [](auto& one, int i, double value) { return one.observe(at(i), value, 2 * value).surprise; });
    restart_changes_nothing<Combination>(Combination{2}, [](auto& one, int i, double value) {
        return one.observe(at(i), std::array{value, -value}).surprise;
    });
}

TEST(Detectors, ScoresStayBetweenZeroAndOneWhateverComes) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    Noise noise(seed);
    constexpr double odd[]{0, -0.0, HUGE_VAL, -HUGE_VAL, 1e308, 5e-324, 1e29, -1e29, 7, 7, 7};
    AlwaysOn always;
    Drift drift;
    Periodicity periodicity;
    Agreement agreement;
    Combination combination(3);
    std::int64_t now = 0;
    for (int i = 0; i < 20'000; ++i) {
        now += std::uniform_int_distribution<std::int64_t>(-600'000, 3'600'000)(noise.random);
        const bool strange = noise.random() % 4 == 0;
        const double value = !strange                  ? noise(100)
                             : noise.random() % 8 == 0 ? std::nan("")
                                                       : odd[noise.random() % std::size(odd)];
        for (const Finding& found : {always.observe({now}, value), drift.observe({now}, value),
                                     periodicity.observe({now}, value), agreement.observe({now}, value, noise(1)),
                                     combination.observe({now}, std::array{value, noise(1), 4.0})}) {
            ASSERT_TRUE(found.score >= 0 && found.score <= 1) << i << key_of(found.kind);
            ASSERT_TRUE(std::isfinite(found.expected)) << i << key_of(found.kind);
        }
    }
}

TEST(Episode, TellsOnceAndSinceWhen) {
    Episode episode;
    Finding quiet, low, high;
    low.judge(Kind::season, 2.5, 3.5);
    high.judge(Kind::season, 5, 3.5);
    EXPECT_FALSE(episode.follow(at(0), 1, quiet).has_value());
    EXPECT_FALSE(episode.follow(at(1), 1, low).has_value());
    const auto told = episode.follow(at(2), 9, high);
    ASSERT_TRUE(told.has_value());
    EXPECT_EQ(told->since, at(1));
    EXPECT_EQ(told->told, at(2));
    EXPECT_FALSE(episode.follow(at(3), 9, high).has_value());
    EXPECT_TRUE(episode.follow(at(200), 9, high).has_value());  // long after it was over
}

TEST(Warning, IsToldInFiveSentences) {
    Warning warning{.kind = Kind::drift, .score = 0.8, .value = 120, .expected = 119.96, .since = at(0), .limit = 150};
    warning.until = TimeToLimit{std::chrono::hours(60), std::chrono::hours(48), std::chrono::hours(80)};
    warning.cause_key = default_cause(Kind::drift);
    warning.check_key = default_check(Kind::drift);
    const auto sentences = explain(warning, "leak", "mL/min", Zone{});
    ASSERT_EQ(sentences.size(), 5U);
    EXPECT_EQ(sentences[0].key, "early_warning.what_drift");
    EXPECT_EQ(sentences[0].params[2].value, "120");
    EXPECT_EQ(sentences[1].params[0].value, "2026-01-01 08:00");
    EXPECT_EQ(sentences[2].key, "early_warning.cause_wear");
    EXPECT_EQ(sentences[3].key, "early_warning.until");
    EXPECT_EQ(sentences[4].key, "early_warning.check_trend");
    warning.until->latest.reset();
    EXPECT_EQ(explain(warning, "leak", "mL/min", Zone{})[3].key, "early_warning.until_open");
}

TEST(Warning, EverySentenceHasAText) {
    const std::string_view texts = generated_messages();
    for (int i = 0; i <= static_cast<int>(Kind::combination); ++i) {
        const Warning warning{.kind = static_cast<Kind>(i),
                              .cause_key = std::string(default_cause(static_cast<Kind>(i))),
                              .check_key = std::string(default_check(static_cast<Kind>(i)))};
        for (const auto& sentence : explain(warning, "x", "", Zone{}))
            EXPECT_NE(texts.find('"' + sentence.key + '"'), std::string_view::npos) << sentence.key;
    }
}

}  // namespace
}  // namespace zs::early_warning
