// Decisions about work orders, by table.
#include "domains/repair/rules.h"

#include <gtest/gtest.h>

namespace zs::repair {
namespace {

using space::AreaClass;

Instant at(int year, int month, int day, int hour, int minute = 0) {
    return start_of_day(date_of({year, month, day}), Zone{}) + std::chrono::minutes(hour * 60 + minute);
}

struct PriorityCase {
    AreaClass area;
    std::int64_t impact;
    bool safety;
    Priority expected;
};
constexpr PriorityCase priorities[] = {
    {AreaClass::a, 1, false, Priority::p1}, {AreaClass::a, 2, false, Priority::p1},
    {AreaClass::a, 3, false, Priority::p2}, {AreaClass::b, 1, true, Priority::p1},
    {AreaClass::b, 1, false, Priority::p2}, {AreaClass::b, 2, true, Priority::p2},
    {AreaClass::b, 3, false, Priority::p3}, {AreaClass::c, 1, true, Priority::p2},
    {AreaClass::c, 2, false, Priority::p3}, {AreaClass::c, 3, false, Priority::p4},
    {AreaClass::c, 9, false, Priority::p4},  // out of range counts as the mildest
};
TEST(Priorities, ComeFromAreaAndImpact) {
    for (const auto& one : priorities)
        EXPECT_EQ(rules::priority_of(one.area, one.impact, one.safety), one.expected)
            << static_cast<int>(one.area) << " impact " << one.impact << " safety " << one.safety;
}

struct ClockCase {
    rules::ClockKind clock = {};
    Instant from;
    std::int64_t minutes = 0;
    Instant expected;
};
TEST(Clocks, CountOnlyTheirOwnMinutes) {
    using enum rules::ClockKind;
    Calendar calendar{Zone{}};
    for (const auto& day : published_holidays()) calendar.set_exception(day.date, day.kind, day.name);
    const ServiceHours hours{480, 1050};  // 08:00-17:30
    const ClockCase cases[] = {
        {around_the_clock, at(2026, 9, 30, 23), 120, at(2026, 10, 1, 1)},
        {service_hours, at(2026, 9, 26, 17), 60, at(2026, 9, 27, 8, 30)},  // Saturday counts: wards live on
        {service_hours, at(2026, 9, 26, 20), 30, at(2026, 9, 27, 8, 30)},  // closed: from the next opening
        {service_hours, at(2026, 9, 26, 7), 30, at(2026, 9, 26, 8, 30)},   // before opening
        {working_days, at(2026, 9, 30, 17), 60, at(2026, 10, 8, 8, 30)},   // over the National Day holiday
        {working_days, at(2026, 9, 21, 9), 60, at(2026, 9, 21, 10)},
    };
    for (const auto& one : cases)
        EXPECT_EQ(to_text(rules::add_minutes(one.from, one.minutes, one.clock, calendar, hours)), to_text(one.expected))
            << static_cast<int>(one.clock) << " from " << to_text(one.from);
}

TEST(Holds, MoveTheRestoreLimitByTheirLength) {
    WorkOrder order;
    order.restore_due_at = at(2026, 9, 21, 12);
    rules::extend_after_hold(order, std::chrono::minutes(45));
    EXPECT_EQ(to_text(*order.restore_due_at), to_text(at(2026, 9, 21, 12, 45)));
    EXPECT_EQ(order.held_ms, 45 * 60'000);
}

TEST(Inputs, NameEveryMissingFieldAtOnce) {
    const auto status = rules::check_input(OrderAction::finish, {});
    ASSERT_FALSE(status);
    std::vector<std::string> fields;
    for (const auto& field : status.error().fields) fields.push_back(field.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"cause", "remedy", "labour_minutes"}));
}

TEST(ActionTime, BelievesAPhoneOnlyBetweenTheLastStepAndNow) {
    WorkOrder order;
    order.reported_at = at(2026, 9, 21, 9);
    order.taken_at = at(2026, 9, 21, 10);
    const Instant now = at(2026, 9, 21, 12);
    EXPECT_EQ(rules::action_time(order, std::nullopt, now)->unix_ms, now.unix_ms);
    EXPECT_EQ(rules::action_time(order, at(2026, 9, 21, 11), now)->unix_ms, at(2026, 9, 21, 11).unix_ms);
    EXPECT_EQ(rules::action_time(order, at(2026, 9, 21, 13), now)->unix_ms, now.unix_ms);  // its clock is fast
    EXPECT_EQ(rules::action_time(order, at(2026, 9, 21, 9, 57), now)->unix_ms, at(2026, 9, 21, 10).unix_ms);  // slow
    EXPECT_EQ(rules::action_time(order, at(2026, 9, 21, 9, 30), now).error().fields.front().key,
              "repair.happened_before_last_step");
    const Instant set_back = at(2026, 9, 21, 8);
    EXPECT_EQ(rules::action_time(order, std::nullopt, set_back)->unix_ms, at(2026, 9, 21, 10).unix_ms);
}

struct EscalationCase {
    Priority priority;
    int used_minutes;  // of a limit of 100
    std::int64_t expected;
};
constexpr EscalationCase escalations[] = {
    {Priority::p3, 79, 0},  {Priority::p3, 80, 1},  {Priority::p3, 100, 2},
    {Priority::p3, 149, 2}, {Priority::p3, 150, 3}, {Priority::p1, 80, 1},
    {Priority::p1, 99, 1},  {Priority::p1, 100, 4}, {Priority::p2, 400, 3},
};
TEST(Escalation, FollowsTheShareOfTheLimit) {
    const Instant began = at(2026, 9, 21, 9);
    rules::TimeLimits limits;
    limits.take_minutes = 100;
    const Calendar calendar{Zone{}};
    for (const auto& one : escalations) {
        WorkOrder order;
        order.state = OrderState::dispatched;
        order.due_at = began + std::chrono::minutes(100);
        const auto times = rules::escalation_times(order, began, limits, {}, calendar, {480, 1050});
        EXPECT_EQ(rules::escalation_level(one.priority, times, began + std::chrono::minutes(one.used_minutes)),
                  one.expected)
            << one.used_minutes;
    }
}

TEST(Escalation, CountsOnTheClockOfTheLimit) {
    const Calendar calendar{Zone{}};
    const ServiceHours hours{480, 1050};  // 08:00-17:30
    rules::TimeLimits limits;
    limits.clock = rules::ClockKind::service_hours;
    limits.arrive_minutes = 240;
    WorkOrder order;
    order.state = OrderState::taken;
    order.reported_at = at(2026, 9, 21, 16);
    order.due_at = rules::add_minutes(order.reported_at, 240, limits.clock, calendar, hours);
    const auto times = rules::escalation_times(order, order.reported_at, limits, {}, calendar, hours);
    EXPECT_EQ(to_text(times.leader_at), to_text(at(2026, 9, 22, 9, 42)));  // 90 min on the first day, 102 on the next
    EXPECT_EQ(to_text(times.supervisor_at), to_text(at(2026, 9, 22, 10, 30)));
    EXPECT_EQ(to_text(times.head_at), to_text(at(2026, 9, 22, 12, 30)));
    EXPECT_EQ(rules::escalation_level(Priority::p3, times, at(2026, 9, 22, 4)), 0);  // nobody is woken
}

TEST(Escalation, HoldsThatStopTheClockMoveEveryShare) {
    const Calendar calendar{Zone{}};
    rules::TimeLimits limits;
    limits.restore_minutes = 100;
    WorkOrder order;
    order.state = OrderState::working;
    order.held_ms = 60 * 60'000;
    order.due_at = at(2026, 9, 21, 9) + std::chrono::minutes(160);
    const auto times = rules::escalation_times(order, at(2026, 9, 21, 9), limits, {}, calendar, {480, 1050});
    EXPECT_EQ(to_text(times.leader_at), to_text(at(2026, 9, 21, 11, 20)));
    EXPECT_EQ(to_text(times.supervisor_at), to_text(*order.due_at));
}

TEST(Papers, AreCompleteWithCauseRemedyAndLabourOrVendor) {
    WorkOrder order;
    order.cause = "worn";
    EXPECT_FALSE(rules::papers_complete(order));
    order.remedy = "replaced";
    EXPECT_FALSE(rules::papers_complete(order));
    order.vendor_id = 3;
    EXPECT_TRUE(rules::papers_complete(order));
    order.vendor_id = 0;
    order.labour_minutes = 20;
    EXPECT_TRUE(rules::papers_complete(order));
}

}  // namespace
}  // namespace zs::repair
