// Decisions of maintenance against worked examples.
#include "domains/maintenance/rules.h"

#include <gtest/gtest.h>

namespace zs::maintenance::rules {
namespace {

using equipment::IntervalUnit;

Activity every(std::int64_t count, IntervalUnit unit, std::int64_t own = 0) {
    Activity activity;
    activity.interval_count = count;
    activity.interval_unit = unit;
    activity.window_days = own;
    return activity;
}

TEST(Window, IsATenthOfTheIntervalAndThreeDaysAtLeast) {
    struct Case {
        std::int64_t count;
        IntervalUnit unit;
        std::int64_t own, window;
    };
    const Case cases[] = {{15, IntervalUnit::day, 0, 3},  {1, IntervalUnit::month, 0, 3},
                          {3, IntervalUnit::month, 0, 9}, {6, IntervalUnit::month, 0, 18},
                          {1, IntervalUnit::year, 0, 37}, {1, IntervalUnit::year, 5, 5}};
    for (const auto& one : cases)
        EXPECT_EQ(window_days(every(one.count, one.unit, one.own), {}), one.window) << one.count;
    EXPECT_EQ(window_days(every(1, IntervalUnit::year), {.percent = 5, .days_min = 3}), 18);
}

TEST(Window, CountsBothWays) {
    const Date due = date_of({2026, 5, 20});
    EXPECT_TRUE(is_compliant(due, due + 3, 3));
    EXPECT_TRUE(is_compliant(due, due + -3, 3));
    EXPECT_FALSE(is_compliant(due, due + 4, 3));
    EXPECT_FALSE(is_compliant(due, due + -4, 3));
}

TEST(Counters, AreDueWhenTheyRanLongEnough) {
    EXPECT_FALSE(counter_is_due(1000, 500, 1499));
    EXPECT_TRUE(counter_is_due(1000, 500, 1500));
    EXPECT_FALSE(counter_is_due(0, 0, 1e6));
}

TEST(Input, NamesEverythingThatIsMissing) {
    const auto excluded = check_input(OrderAction::exclude, {}, {});
    ASSERT_FALSE(excluded);
    EXPECT_EQ(excluded.error().fields.size(), 2U);
    EXPECT_FALSE(check_input(OrderAction::plan, {}, {}));
    EXPECT_TRUE(check_input(OrderAction::start, {}, {}));
    OrderInput early;
    early.happened_at = Instant{600'000};
    EXPECT_FALSE(check_input(OrderAction::start, early, Instant{0}));
}

}  // namespace
}  // namespace zs::maintenance::rules
