// Gaps and overlaps of zones.
#include "domains/space/zones.h"

#include <gtest/gtest.h>

namespace zs::space {
namespace {

/// `own` = the zone names its trades itself.
ZonePlan zone(std::int64_t id, TradeSet trades, bool own, std::vector<std::int64_t> floors,
              std::vector<std::int64_t> rooms) {
    ZonePlan plan;
    plan.zone.id = {id};
    if (own) plan.zone.trades = "named";
    plan.trades = std::move(trades);
    plan.floors = std::move(floors);
    plan.rooms = std::move(rooms);
    return plan;
}
const std::vector<RoomAt> rooms = {{11, 1}, {12, 1}, {21, 2}};

TEST(Zones, RoomsOfNoZoneAreGaps) {
    const auto lines = judge_zones({zone(1, {"power"}, false, {1}, {})}, rooms);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].zone_ids, std::vector<std::int64_t>{1});
    EXPECT_TRUE(lines[0].missing.empty());
    EXPECT_TRUE(lines[2].gap());
    EXPECT_EQ(lines[2].missing, TradeSet{"power"});
}

TEST(Zones, ATradeThatNobodyAnswersForHereIsMissing) {
    const auto lines = judge_zones({zone(1, {"power"}, false, {1, 2}, {}), zone(2, {"gas"}, true, {1}, {})}, rooms);
    EXPECT_TRUE(lines[0].missing.empty());
    EXPECT_FALSE(lines[2].gap());
    EXPECT_EQ(lines[2].missing, TradeSet{"gas"});
}

TEST(Zones, AZoneWithoutPlaceAsksForNothing) {
    const auto lines = judge_zones({zone(1, {"power"}, false, {1, 2}, {}), zone(2, {"gas"}, true, {}, {})}, rooms);
    EXPECT_TRUE(lines[2].missing.empty());
}

TEST(Zones, EqualClaimsOfOneTradeOverlap) {
    const auto lines =
        judge_zones({zone(1, {"power", "civil"}, false, {1}, {}), zone(2, {"power"}, false, {1}, {})}, rooms);
    EXPECT_EQ(lines[0].overlap, TradeSet{"power"});
    EXPECT_EQ(lines[0].zone_ids, (std::vector<std::int64_t>{1, 2}));
}

TEST(Zones, ARoomBeatsItsFloorAndNamedTradesBeatAll) {
    const auto by_room = judge_zones({zone(1, {"power"}, false, {1}, {}), zone(2, {"power"}, false, {}, {11})}, rooms);
    EXPECT_TRUE(by_room[0].overlap.empty());
    const auto named = judge_zones({zone(1, {"power"}, false, {1}, {}), zone(2, {"power"}, true, {1}, {})}, rooms);
    EXPECT_TRUE(named[0].overlap.empty());
    const auto both = judge_zones({zone(1, {"power"}, true, {1}, {}), zone(2, {"power"}, true, {1}, {})}, rooms);
    EXPECT_EQ(both[1].overlap, TradeSet{"power"});
}

TEST(Zones, TheSameZoneTwiceIsNoOverlap) {
    const auto lines = judge_zones({zone(1, {"power"}, false, {1}, {11})}, rooms);
    EXPECT_TRUE(lines[0].overlap.empty());
    EXPECT_EQ(lines[0].zone_ids.size(), 1U);
}

}  // namespace
}  // namespace zs::space
