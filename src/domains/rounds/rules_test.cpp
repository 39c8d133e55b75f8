// Decisions of rounds as tables.
#include "domains/rounds/rules.h"

#include <gtest/gtest.h>

namespace zs::rounds::rules {
namespace {

Instant at(int day, int hour, int minute = 0) {
    return start_of_day(date_of({2026, 11, day}), Zone{}) + std::chrono::minutes(hour * 60 + minute);
}

TEST(Times, AreReadStrictly) {
    EXPECT_EQ(minutes_of("16:00, 08:00,08:00"), (std::vector<int>{480, 960}));
    for (const auto* wrong : {"", "8", "24:00", "08:60", "08:00;16:00", "aa:bb", "08:00,"})
        EXPECT_FALSE(minutes_of(wrong)) << wrong;
}

TEST(Beginnings, FollowTheSchedule) {
    Route route;
    route.times = "00:00,08:00,16:00";
    route.every = Every::shift;
    EXPECT_EQ(beginnings(route, at(23, 0), at(25, 0), {}).size(), 6U);
    EXPECT_EQ(beginnings(route, at(23, 8, 1), at(24, 0), {}), std::vector<Instant>{at(23, 16)});
    route.every = Every::day;
    route.times = "09:30";
    EXPECT_EQ(beginnings(route, at(23, 0), at(25, 0), {}), (std::vector<Instant>{at(23, 9, 30), at(24, 9, 30)}));
    route.every = Every::week;
    route.weekday = 3;  // 2026-11-25 is a Wednesday
    EXPECT_EQ(beginnings(route, at(20, 0), at(30, 0), {}), std::vector<Instant>{at(25, 9, 30)});
    route.times = "nonsense";
    EXPECT_TRUE(beginnings(route, at(20, 0), at(30, 0), {}).empty());
}

TEST(Standing, IsProvedByTokenOrTagAndRefutedByAnotherPlace) {
    Visit device, room;
    device.device_id = 7;
    device.room_id = room.room_id = {3};
    struct Case {
        const Visit& visit;
        Scanned scanned;
        Proof proof = Proof::none;
        bool wrong = false;
    };
    const Case cases[] = {
        {room, {}, Proof::none, false},
        {room, {.given = true, .is_tag = true}, Proof::tag, false},
        {room, {.given = true, .by_token = true, .room_id = 3}, Proof::scan, false},
        {room, {.given = true, .room_id = 3}, Proof::none, false},
        {room, {.given = true, .by_token = true, .room_id = 4}, Proof::none, true},
        {device, {.given = true, .by_token = true, .room_id = 3, .device_id = 7}, Proof::scan, false},
        {device, {.given = true, .by_token = true, .room_id = 3, .device_id = 8}, Proof::none, true},
        {device, {.given = true, .by_token = true, .room_id = 3}, Proof::scan, false},  // the room's own label
        {device, {.given = true, .by_token = true}, Proof::none, true},
    };
    for (const auto& one : cases) {
        const auto found = standing(one.visit, one.scanned);
        EXPECT_EQ(found.proof, one.proof);
        EXPECT_EQ(found.wrong_place, one.wrong);
    }
}

TEST(Visits, TooFastIsBelowTheMinimum) {
    EXPECT_FALSE(is_too_fast(30, 30));
    EXPECT_TRUE(is_too_fast(29, 30));
    EXPECT_FALSE(is_too_fast(0, 0));
}

TEST(Visits, TimesMustBePossible) {
    VisitInput input;
    EXPECT_EQ(check_times(input, at(25, 9)).error().fields.size(), 2U);
    input.arrived_at = at(25, 9);
    input.left_at = at(25, 8);
    EXPECT_EQ(check_times(input, at(25, 9)).error().fields[0].key, "rounds.left_before_arriving");
    input.left_at = at(25, 9, 6);
    EXPECT_EQ(check_times(input, at(25, 9)).error().fields[0].key, "rounds.in_the_future");
    EXPECT_TRUE(check_times(input, at(25, 9, 1)));
}

TEST(Visits, WhatWasDoneInTimeMayArriveLater) {
    Round round;
    round.due_at = at(25, 10);
    Visit visit;
    struct Case {
        RoundState round;
        VisitState visit;
        std::string_view reason;
        Instant left, now;
        bool may;
    };
    const Case cases[] = {
        {RoundState::due, VisitState::waiting, "", at(25, 11), at(25, 11), true},
        {RoundState::under_way, VisitState::visited, "", at(25, 9), at(25, 9), false},
        {RoundState::missed, VisitState::skipped, "", at(25, 9), at(25, 20), true},
        {RoundState::done, VisitState::skipped, "", at(25, 9), at(25, 20), true},
        {RoundState::done, VisitState::skipped, "门锁", at(25, 9), at(25, 20), false},
        {RoundState::missed, VisitState::skipped, "", at(25, 10, 1), at(25, 20), false},
        {RoundState::missed, VisitState::skipped, "", at(25, 9), at(28, 11), false},
    };
    for (const auto& one : cases) {
        round.state = one.round;
        visit.state = one.visit;
        visit.reason = one.reason;
        EXPECT_EQ(may_still_arrive(round, visit, one.left, one.now), one.may);
    }
}

}  // namespace
}  // namespace zs::rounds::rules
