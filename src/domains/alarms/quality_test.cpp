// The quality of alarms against worked examples.
#include "domains/alarms/quality.h"

#include <gtest/gtest.h>

namespace zs::alarms::quality {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 1440 * minute;

Fact fact(std::int64_t raised_ms, std::int64_t lasted_ms, std::string code = "a") {
    Fact one;
    one.raised_ms = raised_ms;
    one.cleared_ms = lasted_ms < 0 ? 0 : raised_ms + lasted_ms;
    one.rule_code = std::move(code);
    one.point_id = 1;
    return one;
}

TEST(Floods, BeginAboveTenAndEndBelowFive) {
    std::vector<Fact> facts;
    for (int i = 0; i < 10; ++i) facts.push_back(fact(i * 30'000, 1000));
    EXPECT_TRUE(floods_of(facts).empty()) << "ten are none";
    facts.push_back(fact(10 * 30'000, 1000));
    const auto floods = floods_of(facts);
    ASSERT_EQ(floods.size(), 1U);
    EXPECT_EQ(floods[0].from_ms, 0);
    EXPECT_EQ(floods[0].alarms, 11);
    // Alarms at 0, 30 … 300 s: the seventh leaves the window at 180 s + 10 min, then four are left.
    EXPECT_EQ(floods[0].to_ms, 180'000 + 10 * minute);
}

TEST(Analysis, CountsRateSplitAndTop) {
    std::vector<Fact> facts;
    for (int i = 0; i < 144; ++i) facts.push_back(fact(i * 10 * minute, minute * 2, i % 2 == 0 ? "a" : "b"));
    facts[0].priority = Priority::high;
    facts[1].priority = Priority::medium;
    const auto report = analyse(facts, {0, day}, {});
    EXPECT_EQ(report.alarms, 144);
    EXPECT_DOUBLE_EQ(report.per_ten_minutes, 1);
    EXPECT_DOUBLE_EQ(report.per_day, 144);
    EXPECT_EQ(report.high, 1);
    EXPECT_EQ(report.low, 142);
    EXPECT_EQ(report.flood_share, 0);
    ASSERT_EQ(report.top.size(), 2U);
    EXPECT_EQ(report.top[0].alarms, 72);
    EXPECT_DOUBLE_EQ(report.top_share, 1);
}

TEST(Advice, FitsWhatIsWrong) {
    std::vector<Fact> chatter;
    for (int i = 0; i < 9; ++i) chatter.push_back(fact(i * 15'000, 7'000));
    auto report = analyse(chatter, {0, day}, {});
    EXPECT_EQ(report.chattering, 1);
    ASSERT_GE(report.advice.size(), 2U);
    EXPECT_EQ(report.advice[0].fix, Fix::on_delay) << "nine were over within a minute";
    EXPECT_EQ(report.advice[0].seconds, 10) << "7 s, rounded up to 5";
    EXPECT_EQ(report.advice[1].fix, Fix::off_delay);
    EXPECT_EQ(report.advice[1].seconds, 10) << "8 s between clearing and the next";
    for (auto& one : chatter) one.life_support = true;
    report = analyse(chatter, {0, day}, {});
    for (const auto& one : report.advice) EXPECT_NE(one.fix, Fix::on_delay) << "life support waits for nothing";

    const auto standing = analyse(std::vector{fact(-2 * day, -1)}, {0, day}, {});
    EXPECT_EQ(standing.stale, 1);
    EXPECT_EQ(standing.alarms, 0) << "not of this period";
    ASSERT_EQ(standing.advice.size(), 1U);
    EXPECT_EQ(standing.advice[0].fix, Fix::stale);

    std::vector<Fact> judged;
    for (int i = 0; i < 4; ++i) {
        judged.push_back(fact(i * 60 * minute, 20 * minute));
        judged.back().verdict = i < 2 ? Verdict::limit : Verdict::real;
    }
    const auto wrong = analyse(judged, {0, day}, {});
    EXPECT_EQ(wrong.judged, 4);
    EXPECT_EQ(wrong.not_real, 2);
    ASSERT_EQ(wrong.advice.size(), 1U);
    EXPECT_EQ(wrong.advice[0].fix, Fix::limit);
}

TEST(Answers, CountWhenTheirTimeIsOver) {
    std::vector<Fact> facts;
    for (int i = 0; i < 3; ++i) {
        facts.push_back(fact(i * minute, -1));
        facts.back().priority = Priority::high;
    }
    facts[0].seen_ms = 2 * minute;
    facts[1].seen_ms = 9 * minute;
    const auto report = analyse(facts, {0, 4 * minute}, {});
    EXPECT_EQ(report.to_see, 2) << "the third still has time";
    EXPECT_EQ(report.seen_in_time, 1);
}

}  // namespace
}  // namespace zs::alarms::quality
