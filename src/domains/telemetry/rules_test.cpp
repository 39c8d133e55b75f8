#include "domains/telemetry/rules.h"

#include <gtest/gtest.h>

namespace zs::telemetry::rules {
namespace {

constexpr Instant now{1'750'000'000'000};

Point pressure() {
    Point point;
    point.low = 0;
    point.high = 1000;
    point.period_s = 10;
    return point;
}

TEST(TelemetryRules, tags_are_sorted_and_checked) {
    EXPECT_EQ(sorted_tags("b=2,a=1"), "a=1,b=2");
    EXPECT_EQ(sorted_tags(""), "");
    EXPECT_EQ(sorted_tags("room=A\\ 1"), "room=A\\ 1");
    for (const char* wrong : {"a", "a=", "=b", "a=1,", "a=1,a=2", "a=1 b=2", "a=1\nb"})
        EXPECT_FALSE(sorted_tags(wrong)) << wrong;
}

TEST(TelemetryRules, the_newest_reading_is_judged) {
    using history::Sample;
    const auto at = now.unix_ms - 30'000;
    EXPECT_EQ(judge(pressure(), std::nullopt, false, now), (Verdict{Quality::bad, Reason::no_data}));
    EXPECT_EQ(judge(pressure(), Sample{at, 400}, false, now), (Verdict{Quality::good, Reason::none}));
    EXPECT_EQ(judge(pressure(), Sample{at - 1, 400}, false, now), (Verdict{Quality::bad, Reason::stale}));
    EXPECT_EQ(judge(pressure(), Sample{at, 1001}, false, now), (Verdict{Quality::bad, Reason::out_of_range}));
    EXPECT_EQ(judge(pressure(), Sample{at, 400}, true, now), (Verdict{Quality::uncertain, Reason::flat}));
    EXPECT_EQ(judge(pressure(), Sample{at, 400, history::Quality::uncertain}, false, now),
              (Verdict{Quality::uncertain, Reason::none}));
}

TEST(TelemetryRules, the_step_of_a_trend_is_round) {
    EXPECT_EQ(round_step_s(600, 600), 1);
    EXPECT_EQ(round_step_s(86'400, 600), 300);
    EXPECT_EQ(round_step_s(7 * 86'400, 600), 1800);
    EXPECT_EQ(round_step_s(365 * 86'400, 600), 86'400);
}

TEST(TelemetryRules, clocks_and_late_readings) {
    EXPECT_EQ(age_of(now.unix_ms + 600'000, now, false), Age::acceptable);
    EXPECT_EQ(age_of(now.unix_ms + 600'001, now, true), Age::ahead);
    EXPECT_EQ(age_of(now.unix_ms - 86'400'001, now, false), Age::too_old);
    EXPECT_EQ(age_of(now.unix_ms - 86'400'001, now, true), Age::acceptable);
}

}  // namespace
}  // namespace zs::telemetry::rules
