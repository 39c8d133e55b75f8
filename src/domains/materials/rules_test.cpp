// Decisions of stock as tables: values, units, what is picked, tolerances.
#include <gtest/gtest.h>

#include "domains/materials/catalogue.h"
#include "domains/materials/pick.h"
#include "domains/materials/stocktake_service.h"

namespace zs::materials {
namespace {

using valuation::Worth;

TEST(Valuation, APartTakesItsShareAndTheLastPieceTheRest) {
    struct Case {
        Worth stock;
        std::int64_t part = 0, value = 0;
    };
    for (const auto& one :
         {Case{{{3000}, {1000}}, 1000, 333}, Case{{{2000}, {667}}, 1000, 334}, Case{{{1000}, {333}}, 1000, 333},
          Case{{{3000}, {0}}, 2000, 0}, Case{{{-1000}, {-500}}, 1000, 700}, Case{{{1000}, {333}}, 3000, 1733},
          Case{{{9'000'000'000'000}, {800'000'000'000'000}}, 4'500'000'000'000, 400'000'000'000'000}})
        EXPECT_EQ(valuation::part_of(one.stock, {one.part}, UnitPrice{70'000}).units, one.value) << one.part;
}

TEST(Valuation, AnAverageKeepsEveryFen) {
    const auto values = valuation::averaged({{{1000}, {100}}, {{2000}, {1000}}, {{4000}, {901}}});
    EXPECT_EQ(values[0].units + values[1].units + values[2].units, 2001);
    EXPECT_EQ(values[0].units, 286);  // 285.86
    EXPECT_EQ(valuation::averaged({{{-1000}, {5}}, {{2000}, {7}}})[0].units, 5);
}

TEST(Valuation, APriceTypoIsSeenBothWays) {
    EXPECT_DOUBLE_EQ(valuation::price_factor({1'000'000}, {1000}), 1000);
    EXPECT_DOUBLE_EQ(valuation::price_factor({1000}, {1'000'000}), 1000);
    EXPECT_DOUBLE_EQ(valuation::price_factor({1000}, {}), 1);
    EXPECT_EQ(valuation::unit_price({{3000}, {1000}}).units, 33'333);
}

TEST(Units, AreReadStrictly) {
    EXPECT_EQ(units_of("盒=12, 箱=144")->size(), 2U);
    EXPECT_TRUE(units_of("")->empty());
    for (const auto* wrong :
         {"盒", "盒=", "=12", "盒=0", "盒=-1", "盒=12,盒=13", "盒=1.2345", "盒=12,,", "盒=9999999999"})
        EXPECT_FALSE(units_of(wrong)) << wrong;
}

TEST(Units, ConvertExactlyOrTellTheRest) {
    Item item;
    item.unit = "个";
    item.units = "盒=12,打=7";
    EXPECT_EQ(in_base_units(item, {2000}, "盒")->units, 24'000);
    EXPECT_EQ(in_base_units(item, {1500}, "盒")->units, 18'000);
    EXPECT_EQ(in_base_units(item, {-2000}, "盒")->units, -24'000);
    const auto half = in_base_units(item, {500}, "打");
    ASSERT_FALSE(half);
    EXPECT_EQ(half.error().fields.front().key, "materials.unit_remainder");
    EXPECT_EQ(half.error().fields.front().params[1].value, "3");
    EXPECT_EQ(half.error().fields.front().params[2].value, "0.5");
    EXPECT_EQ(in_base_units(item, {1000}, "桶").error().fields.front().key, "materials.unit_unknown");
    item.divisible = true;
    EXPECT_EQ(in_base_units(item, {500}, "打")->units, 3500);
    const auto split = split_into({30'000}, {12'000});
    EXPECT_EQ(split.whole, 2);
    EXPECT_EQ(split.rest.units, 6000);
}

Shelf shelf(std::int64_t lot, std::int64_t pieces, std::optional<int> expires, std::int64_t owner = 0,
            std::int64_t walk = 0) {
    Shelf one;
    one.lot_id = lot;
    one.quantity = {pieces * 1000};
    if (expires) one.expires_on = Date{*expires};
    one.owner_id = owner;
    one.walk = walk;
    return one;
}

TEST(Picking, TakesWhatExpiresFirstAndNothingExpired) {
    constexpr Date today{100};
    const auto found = allocate({shelf(1, 5, 200), shelf(2, 5, 99), shelf(3, 5, 100), shelf(4, 5, std::nullopt)},
                                {8000}, today, Expired::blocked);
    ASSERT_EQ(found.picks.size(), 2U);
    EXPECT_EQ(found.picks[0].shelf.lot_id, 3);  // its last day
    EXPECT_EQ(found.picks[1].shelf.lot_id, 1);
    EXPECT_EQ(found.picks[1].quantity.units, 3000);
    EXPECT_EQ(found.blocked.units, 5000);
    const auto scrapped = allocate({shelf(1, 5, 200), shelf(2, 5, 99)}, {6000}, today, Expired::first);
    EXPECT_EQ(scrapped.picks[0].shelf.lot_id, 2);
    EXPECT_EQ(allocate({shelf(1, 5, 200)}, {6000}, today, Expired::blocked).missing.units, 1000);
    const auto own_first = allocate({shelf(7, 1, 200, 9), shelf(7, 1, 200)}, {1000}, today, Expired::blocked);
    EXPECT_EQ(own_first.picks[0].shelf.owner_id, 0);
}

TEST(Stocktake, JudgesByClassWithWhatMovedMeanwhile) {
    struct Case {
        Abc abc;
        std::int64_t counted, moved;
        CountResult result;
        bool over;
    };
    for (const auto& one :
         {Case{Abc::a, 100, 0, CountResult::equal, false}, Case{Abc::a, 90, -10, CountResult::equal, false},
          Case{Abc::a, 99, 0, CountResult::missing, true}, Case{Abc::b, 100, 1, CountResult::missing, true},
          Case{Abc::c, 98, 0, CountResult::missing, false}, Case{Abc::c, 97, 0, CountResult::missing, true},
          Case{Abc::c, 101, 0, CountResult::surplus, false}, Case{Abc::c, 3, -100, CountResult::unexpected, true}}) {
        CountLine line;
        line.expected = {100'000};
        line.expected_value = {50'000};
        line.moved = {one.moved * 1000};
        line.counted = Quantity{one.counted * 1000};
        judge(line, one.abc, {}, {0, 0.005, 0.02});
        EXPECT_EQ(line.result, one.result) << one.counted;
        EXPECT_EQ(line.over_tolerance, one.over) << one.counted;
    }
}

}  // namespace
}  // namespace zs::materials
