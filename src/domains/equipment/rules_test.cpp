// Decisions of equipment against worked examples.
#include "domains/equipment/rules.h"

#include <gtest/gtest.h>

namespace zs::equipment::rules {
namespace {

DeviceType scored(std::int64_t function, std::int64_t risk, std::int64_t maintenance) {
    DeviceType type;
    type.function_score = function;
    type.risk_score = risk;
    type.maintenance_score = maintenance;
    return type;
}

TEST(Risk, AnAnaesthesiaMachineIsDueEveryFourMonths) {
    const auto risk = risk_of(scored(10, 5, 5), {});
    EXPECT_EQ(risk.score, 20);
    EXPECT_EQ(risk.risk_class, RiskClass::high);
    EXPECT_EQ(risk.months, 4);
}

TEST(Risk, ThresholdsBelongToTheHigherClass) {
    EXPECT_EQ(risk_of(scored(9, 5, 5), {}).risk_class, RiskClass::high);
    EXPECT_EQ(risk_of(scored(8, 5, 5), {}).risk_class, RiskClass::medium);
    EXPECT_EQ(risk_of(scored(7, 4, 1), {}).months, 12);
    EXPECT_EQ(risk_of(scored(6, 4, 1), {}).risk_class, RiskClass::outside);
    EXPECT_EQ(risk_of(scored(6, 4, 1), {.include_at = 11}).risk_class, RiskClass::low);
}

TEST(Risk, TheIntervalOfTheTypeWins) {
    auto type = scored(10, 5, 5);
    type.maintenance_months = 3;
    EXPECT_EQ(risk_of(type, {}).months, 3);
}

TEST(DueDates, MonthsEndOnTheirLastDay) {
    EXPECT_EQ(advance(date_of({2026, 1, 31}), 1, IntervalUnit::month), date_of({2026, 2, 28}));
    EXPECT_EQ(advance(date_of({2024, 2, 29}), 1, IntervalUnit::year), date_of({2025, 2, 28}));
    EXPECT_EQ(advance(date_of({2026, 11, 30}), 3, IntervalUnit::month), date_of({2027, 2, 28}));
    EXPECT_EQ(advance(date_of({2026, 12, 20}), 15, IntervalUnit::day), date_of({2027, 1, 4}));
}

DueClock yearly(CountedFrom from) {
    DueClock clock;
    clock.kind = DueKind::statutory;
    clock.interval_count = 1;
    clock.interval_unit = IntervalUnit::year;
    clock.counted_from = from;
    clock.next_due = date_of({2026, 3, 10});
    return clock;
}

TEST(DueDates, CountFromDoneOrFromDue) {
    const Date late = date_of({2026, 4, 2});
    EXPECT_EQ(next_due(yearly(CountedFrom::done), late), date_of({2027, 4, 2}));
    EXPECT_EQ(next_due(yearly(CountedFrom::due), late), date_of({2027, 3, 10}));
    EXPECT_EQ(next_due(yearly(CountedFrom::due), date_of({2027, 3, 10})), date_of({2028, 3, 10}));
}

TEST(DueDates, LevelsCountDownAndTheDueDayItselfIsInTime) {
    const auto clock = yearly(CountedFrom::done);
    const auto level = [&](int days) { return level_of(clock, clock.next_due + -days, {}); };
    EXPECT_EQ(level(61), DueLevel::later);
    EXPECT_EQ(level(60), DueLevel::first);
    EXPECT_EQ(level(30), DueLevel::second);
    EXPECT_EQ(level(7), DueLevel::last);
    EXPECT_EQ(level(0), DueLevel::last);
    EXPECT_EQ(level(-1), DueLevel::overdue);
}

TEST(DueDates, OnlyInspectionsBlock) {
    auto clock = yearly(CountedFrom::done);
    EXPECT_FALSE(blocks(clock, clock.next_due));
    EXPECT_TRUE(blocks(clock, clock.next_due + 1));
    clock.window_days = 5;
    EXPECT_FALSE(blocks(clock, clock.next_due + 5));
    clock.last_result = DueResult::failed;
    EXPECT_TRUE(blocks(clock, clock.next_due + -100));
    clock.kind = DueKind::insurance;
    EXPECT_FALSE(blocks(clock, clock.next_due + 100));
}

TEST(Reliability, TheWorkedExampleOfAYear) {
    const Instant from{0}, to{std::int64_t{8760} * 3'600'000};
    std::vector<Downtime> downtimes;
    for (int i = 0; i < 3; ++i) {
        Downtime down;
        down.began_at = {(i + 1) * std::int64_t{1000} * 3'600'000};
        down.ended_at = down.began_at + std::chrono::hours(4);
        downtimes.push_back(down);
    }
    downtimes.emplace_back().failure = false;  // an ordered stop since the beginning
    const auto found = reliability_of(downtimes, from, to);
    EXPECT_EQ(found.failures, 3);
    EXPECT_DOUBLE_EQ(*found.mtbf_h, 2916);
    EXPECT_DOUBLE_EQ(*found.mttr_h, 4);
    EXPECT_NEAR(*found.availability, 0.9986, 0.0001);
}

TEST(Reliability, NothingFailedIsNotInfinity) {
    const auto found = reliability_of({}, {0}, {3'600'000});
    EXPECT_FALSE(found.mtbf_h);
    EXPECT_FALSE(found.mttr_h);
    EXPECT_DOUBLE_EQ(*found.availability, 1);
    EXPECT_FALSE(reliability_of({}, {5}, {5}).availability);
}

TEST(Codes, AreTrimmedAndCountOnce) {
    EXPECT_EQ(codes_of(" a, b ,,a"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(codes_of("").empty());
}

}  // namespace
}  // namespace zs::equipment::rules
