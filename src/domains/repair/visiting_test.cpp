// The order of visiting, by small hospitals on a line: room number = metres from the entrance.
#include "domains/repair/visiting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace zs::repair {
namespace {

using visiting::Stop;

constexpr Instant now{1'800'000'000'000};
std::optional<double> along_the_corridor(std::int64_t from, std::int64_t to) {
    return std::abs(static_cast<double>(from - to));
}
Stop stop(std::int64_t room, Priority priority = Priority::p3, std::optional<std::int64_t> due_minutes = {}) {
    return {room,
            {room},
            priority,
            due_minutes ? std::optional(now + std::chrono::minutes(*due_minutes)) : std::nullopt,
            10};
}
std::vector<std::int64_t> rooms(const std::vector<Stop>& stops, const std::vector<visiting::Visit>& visits) {
    std::vector<std::int64_t> found;
    for (const auto& visit : visits) found.push_back(stops[visit.stop].room_id);
    return found;
}
std::vector<std::int64_t> planned(const std::vector<Stop>& stops, std::int64_t from) {
    return rooms(stops, visiting::plan(stops, from, now, {}, along_the_corridor));
}

TEST(Visiting, WalksTheCorridorOnce) {
    EXPECT_EQ(planned({stop(300), stop(100), stop(200)}, 1), (std::vector<std::int64_t>{100, 200, 300}));
    EXPECT_EQ(planned({stop(300), stop(100), stop(200)}, 400), (std::vector<std::int64_t>{300, 200, 100}));
}

TEST(Visiting, GoesToTheCriticalOrderFirstHoweverFar) {
    EXPECT_EQ(planned({stop(20), stop(900, Priority::p1), stop(30)}, 1).front(), 900);
}

TEST(Visiting, LetsNoLateOrderGoBeforeACriticalOne) {
    EXPECT_EQ(
        planned({stop(20, Priority::p3, -60), stop(900, Priority::p1, 600), stop(30, Priority::p2, -60)}, 1).front(),
        900);
}

TEST(Visiting, MakesADetourForALimit) {
    EXPECT_EQ(planned({stop(100), stop(200), stop(300, Priority::p3, 5)}, 50).front(), 300);
    EXPECT_EQ(planned({stop(100), stop(200), stop(300, Priority::p3, 500)}, 50).back(), 300);
}

TEST(Visiting, TellsWalkArrivalAndLateness) {
    const std::vector<Stop> stops{stop(140, Priority::p3, 1), stop(280)};
    const auto visits = visiting::plan(stops, 70, now, {}, along_the_corridor);
    ASSERT_EQ(visits.size(), 2U);
    EXPECT_DOUBLE_EQ(visits[0].walk_m, 70);
    EXPECT_EQ(visits[0].arrives_at.unix_ms, (now + std::chrono::minutes(1)).unix_ms);
    EXPECT_FALSE(visits[0].late);
    EXPECT_EQ(visits[1].arrives_at.unix_ms, (now + std::chrono::minutes(1 + 10 + 2)).unix_ms);  // walk, work, walk
}

TEST(Visiting, LivesWithoutWaysAndWithoutStops) {
    const auto nowhere = [](std::int64_t, std::int64_t) -> std::optional<double> { return std::nullopt; };
    const auto visits = visiting::plan({stop(5), stop(6, Priority::p1)}, 9, now, {}, nowhere);
    EXPECT_EQ(visits.front().stop, 1U);
    EXPECT_FALSE(visits.front().walk_known);
    EXPECT_TRUE(visiting::plan({}, 9, now, {}, nowhere).empty());
    EXPECT_DOUBLE_EQ(visiting::plan({stop(5)}, 0, now, {}, nowhere).front().walk_m, 0);  // nobody knows where he is
}

/// Long days are planned without trying everything: every stop once, never longer than by number.
TEST(Visiting, ImprovesLongDays) {
    std::mt19937 random(7);
    std::vector<Stop> stops;
    for (int i = 0; i < 25; ++i) stops.push_back(stop(static_cast<std::int64_t>(random() % 2000) + 1));
    const auto visits = visiting::plan(stops, 1, now, {}, along_the_corridor);
    std::vector<bool> seen(stops.size());
    double metres = 0;
    for (const auto& visit : visits) {
        EXPECT_FALSE(seen[visit.stop]);
        seen[visit.stop] = true;
        metres += visit.walk_m;
    }
    EXPECT_EQ(visits.size(), stops.size());
    EXPECT_LT(metres, 2600);  // the corridor is 2 000 m long
}

}  // namespace
}  // namespace zs::repair
