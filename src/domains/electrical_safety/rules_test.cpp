// Decisions of surveys as tables.
#include "domains/electrical_safety/rules.h"

#include <gtest/gtest.h>

namespace zs::electrical_safety::rules {
namespace {

Date day(int month, int day_of_month) { return date_of({2026, month, day_of_month}); }

TEST(Ids, AreReadStrictly) {
    EXPECT_EQ(ids_of("3, 5,5"), (std::set<std::int64_t>{3, 5}));
    EXPECT_TRUE(ids_of("  ")->empty());
    for (const auto* wrong : {"a", "3;5", "-1", "0", "3,,5", "3,"}) EXPECT_FALSE(ids_of(wrong)) << wrong;
}

TEST(Tasks, AreThoseOfTheTargetWithTheLimitsOfTheDay) {
    const Limits limits{.leakage_ma = 25, .insulation_mohm = 1, .socket_earth_ohm = 3, .trip_ms = 200};
    const auto checks = standard_checks();
    const auto circuit = tasks_for(checks, Target::circuit, limits);
    ASSERT_EQ(circuit.size(), 6U);
    EXPECT_EQ(circuit[0].high, 25);
    EXPECT_FALSE(circuit[0].low);
    EXPECT_EQ(circuit[1].low, 1);
    EXPECT_FALSE(circuit[1].high);
    EXPECT_EQ(circuit[2].high, 3);
    EXPECT_EQ(circuit[3].high, 200);
    EXPECT_FALSE(circuit[4].high);
    EXPECT_EQ(tasks_for(checks, Target::department, limits).size(), 5U);
    EXPECT_EQ(tasks_for(checks, Target::appliance, limits).size(), 3U);
    EXPECT_TRUE(tasks_for({}, Target::circuit, limits).empty());
}

TEST(Checks, ReadBackAsTheyWereStored) {
    const auto checks = standard_checks();
    const auto again = checks_of(stored(checks));
    ASSERT_EQ(again.size(), checks.size());
    EXPECT_EQ(stored(again), stored(checks));
}

TEST(Checks, TellAllThatIsWrong) {
    Checks checks(2);
    checks[1].task.title = "绝缘";
    checks[1].limit = Limit::insulation;  // a pass-or-fail item has no number
    const auto finished = finish_checks(checks);
    ASSERT_FALSE(finished);
    ASSERT_EQ(finished.error().fields.size(), 2U);
    EXPECT_EQ(finished.error().fields[0].field, "checks[0].task.title");
    EXPECT_EQ(finished.error().fields[1].field, "checks[1].limit");
}

TEST(Due, FollowsTheGrade) {
    const Days days{.general = 0, .serious = 7, .major = 30};
    EXPECT_EQ(due_of(Severity::general, day(11, 30), days), day(11, 30));
    EXPECT_EQ(due_of(Severity::serious, day(11, 30), days), day(12, 7));
    EXPECT_EQ(due_of(Severity::major, day(11, 30), days), day(12, 30));
}

TEST(Subjects, AreTheSameInEverySurvey) {
    Line line;
    EXPECT_EQ(subject_of(line, 4), "department:4");
    line.target = Target::circuit;
    line.circuit_id = 7;
    EXPECT_EQ(subject_of(line, 4), "circuit:7");
    line.target = Target::appliance;
    line.appliance_id = 9;
    EXPECT_EQ(subject_of(line, 4), "appliance:9");
}

TEST(Loads, AreOverAboveTheRatingOnly) {
    EXPECT_FALSE(is_overloaded(8.8, 8.8));
    EXPECT_TRUE(is_overloaded(8.9, 8.8));
    EXPECT_FALSE(is_overloaded(8.9, 0));  // nobody knows its rating
    EXPECT_EQ(overload_text(9.6, 8.8, Language::zh), "超负荷: 登记负荷 9.6 kW, 额定 8.8 kW");
}

TEST(Lines, SayWhyTheyWereNotChecked) {
    const Instant now{1'800'000'000'000};
    struct Case {
        Target target;
        LineState found;
        std::string_view reason;
        std::int64_t ahead_minutes;
        std::size_t errors;
    };
    const Case cases[] = {
        {Target::circuit, LineState::checked, "", 0, 0},   {Target::circuit, LineState::waiting, "", 0, 1},
        {Target::appliance, LineState::missing, "", 0, 1}, {Target::appliance, LineState::missing, "已搬走", 0, 0},
        {Target::circuit, LineState::skipped, " ", 0, 1},  {Target::department, LineState::missing, "?", 0, 1},
        {Target::circuit, LineState::checked, "", 4, 0},   {Target::circuit, LineState::checked, "", 6, 1},
    };
    for (const auto& one : cases) {
        Line line;
        line.target = one.target;
        LineInput input;
        input.found = one.found;
        input.reason = one.reason;
        input.happened_at = now + std::chrono::minutes(one.ahead_minutes);
        const auto checked = check_line(line, input, now);
        EXPECT_EQ(checked ? 0 : checked.error().fields.size(), one.errors);
    }
}

TEST(Lines, TheSameStepTwiceIsOneStep) {
    Line line;
    line.request_key = "a";
    EXPECT_FALSE(is_again(line, "a"));  // nothing was recorded yet
    line.state = LineState::checked;
    EXPECT_TRUE(is_again(line, "a"));
    EXPECT_FALSE(is_again(line, "b"));
    line.request_key = "";
    EXPECT_FALSE(is_again(line, ""));
}

TEST(Campaigns, NeedTheirDaysInOrder) {
    NewCampaign input;
    EXPECT_EQ(check_campaign(input).error().fields.size(), 4U);
    input.name = "年度普查";
    input.edition_id = 1;
    input.starts_on = day(11, 1);
    input.due_on = day(10, 1);
    EXPECT_EQ(check_campaign(input).error().fields[0].key, "electrical_safety.ends_before_it_begins");
    input.due_on = day(11, 1);
    EXPECT_TRUE(check_campaign(input));
    input.departments = "1,x";
    EXPECT_EQ(check_campaign(input).error().fields[0].field, "departments");
}

}  // namespace
}  // namespace zs::electrical_safety::rules
