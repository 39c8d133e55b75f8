// Decisions of reliability against the worked examples of the domain rules.
#include "domains/reliability/rules.h"

#include <gtest/gtest.h>

namespace zs::reliability::rules {
namespace {

const Instant begin = start_of_day(date_of({2025, 1, 1}), Zone{});
const Instant end = start_of_day(date_of({2026, 1, 1}), Zone{});

equipment::Downtime down(int day, double hours, bool failure = true) {
    equipment::Downtime one;
    one.began_at = begin + std::chrono::hours(24 * day);
    one.ended_at = one.began_at + std::chrono::minutes(static_cast<int>(hours * 60));
    one.failure = failure;
    return one;
}

TEST(Figures, FollowTheWorkedExample) {
    const auto observed = observe({down(10, 4), down(100, 4), down(300, 4)}, begin, end, 1);
    EXPECT_DOUBLE_EQ(observed.service_h, 8760);
    const auto figures = figures_of(observed);
    EXPECT_DOUBLE_EQ(*figures.mtbf_h, 2916);
    EXPECT_DOUBLE_EQ(*figures.mttr_h, 4);
    EXPECT_NEAR(*figures.availability, 0.9986, 0.00005);
    EXPECT_NEAR(*figures.intact_time, 1 - 12.0 / 8760, 1e-9);
}

TEST(Figures, WithoutFailuresSayAtLeast) {
    const auto observed = observe({down(5, 8, false)}, begin, end, 1);
    EXPECT_EQ(observed.failures, 0);
    EXPECT_DOUBLE_EQ(observed.operating_h, 8760);
    const auto figures = figures_of(observed);
    EXPECT_FALSE(figures.mtbf_h);
    EXPECT_FALSE(figures.mttr_h);
    EXPECT_DOUBLE_EQ(*figures.availability, 1);
    EXPECT_FALSE(figures_of(observe({}, end, begin, 1)).availability);
}

TEST(Figures, CutDownTimesToThePeriodAndCountRunningHours) {
    auto before = down(-1, 30);  // began the day before, lasts until six in the morning
    auto open = down(360, 1);
    open.ended_at.reset();
    const auto observed = observe({before, open}, begin, end, 0.25);
    EXPECT_EQ(observed.failures, 1);
    EXPECT_DOUBLE_EQ(observed.down_h, 6 + 5 * 24);
    EXPECT_DOUBLE_EQ(observed.operating_h, (8760 - 126) * 0.25);
}

TEST(Risk, AnAnaesthesiaMachineIsDueEveryFourMonths) {
    equipment::DeviceType type;
    type.function_score = 10;
    type.risk_score = 5;
    type.maintenance_score = 5;
    type.maintenance_months = 6;
    const auto risk = risk_of(type, {}, 0);
    EXPECT_EQ(risk.score, 20);
    EXPECT_EQ(risk.months, 4);
    EXPECT_EQ(risk_of(type, {}, -2).months, 6);  // 18: a good history asks for less
}

TEST(Risk, HistoryCountsByMonthsAFailure) {
    struct Case {
        std::int64_t failures;
        double months;
        std::int64_t term;
    };
    const Case cases[] = {{5, 30, 2}, {4, 30, 1}, {2, 30, 0}, {1, 24, -1}, {1, 31, -2}, {0, 30, -2}, {0, 12, 0}};
    for (const auto& one : cases) EXPECT_EQ(history_term(one.failures, one.months, {}), one.term) << one.failures;
}

TEST(Score, AddsItsTermsAndNamesWhatItDoesNotKnow) {
    AgeingFacts facts;
    facts.age_years = 7.5;
    facts.life_years = 5;  // 1.5 lives: full
    facts.failures = 2;    // half
    facts.repair_cost_share = 0.4;
    facts.availability = 0.975;  // half of the way to 95 %
    const auto score = score_of(facts, {});
    EXPECT_DOUBLE_EQ(score.terms[0].points(), 25);
    EXPECT_DOUBLE_EQ(score.terms[1].points(), 10);
    EXPECT_DOUBLE_EQ(score.terms[2].points(), 8);
    EXPECT_NEAR(score.terms[3].points(), 5, 1e-9);
    EXPECT_NEAR(score.total, 48, 1e-9);
    EXPECT_DOUBLE_EQ(score.known, 75);
    EXPECT_EQ(score.advice, Advice::keep);
    facts.safety = 1;
    EXPECT_EQ(score_of(facts, {}).advice, Advice::overhaul);  // 63
    facts.parts = 1;
    EXPECT_EQ(score_of(facts, {}).advice, Advice::renew);  // 73
    facts = {};
    EXPECT_DOUBLE_EQ(score_of(facts, {}).known, 20);
}

TEST(RepairOrReplace, ComparesWithHalfOfWhatIsLeft) {
    const auto half = repair_or_replace({.cost = 25'000, .replacement = 100'000, .age_years = 5, .life_years = 10});
    EXPECT_DOUBLE_EQ(half.limit, 25'000);
    EXPECT_FALSE(half.replace);
    EXPECT_TRUE(repair_or_replace({.cost = 25'001, .replacement = 100'000, .age_years = 5, .life_years = 10}).replace);
    const auto old = repair_or_replace({.cost = 4'000, .replacement = 100'000, .age_years = 12, .life_years = 10});
    EXPECT_DOUBLE_EQ(old.remaining, 0);
    EXPECT_DOUBLE_EQ(old.limit, 5'000);
    EXPECT_FALSE(old.replace);
}

TEST(NetValue, FallsByTheSameEachMonth) {
    const Money price{48'000'000};
    const Date bought = date_of({2024, 3, 20});
    EXPECT_EQ(net_value(price, bought, 5, date_of({2024, 3, 31})).units, 47'200'000);
    EXPECT_EQ(net_value(price, bought, 5, date_of({2024, 4, 1})).units, 46'400'000);
    EXPECT_EQ(net_value(price, bought, 5, date_of({2035, 1, 1})).units, 0);
    EXPECT_EQ(net_value(price, bought, 5, date_of({2023, 1, 1})).units, price.units);
}

}  // namespace
}  // namespace zs::reliability::rules
