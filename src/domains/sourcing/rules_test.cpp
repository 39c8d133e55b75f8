#include "domains/sourcing/rules.h"

#include <gtest/gtest.h>

namespace zs::sourcing {
namespace {

constexpr Money yuan(std::int64_t amount) { return {amount * 100}; }
constexpr Thresholds limits{yuan(50'000), yuan(1'000'000), yuan(2'000'000)};

TEST(Routes, TheTableByKindAndAmount) {
    struct Line {
        Kind kind;
        std::int64_t amount;
        bool framework;
        Route route;
        std::string_view reason;
    };
    constexpr Line lines[] = {
        {Kind::goods, 0, false, Route::direct, "below_direct"},
        {Kind::goods, 49'999, false, Route::direct, "below_direct"},
        {Kind::goods, 50'000, false, Route::three_quotations, "below_dispersed"},
        {Kind::goods, 999'999, false, Route::three_quotations, "below_dispersed"},
        {Kind::goods, 1'000'000, false, Route::negotiation, "below_tender"},
        {Kind::services, 1'000'000, false, Route::consultation, "below_tender"},
        {Kind::works, 1'999'999, false, Route::consultation, "below_tender"},
        {Kind::goods, 2'000'000, false, Route::tender, "from_tender"},
        {Kind::works, 9'000'000, false, Route::tender, "from_tender"},
        {Kind::goods, 180'000, true, Route::framework, "framework"},
        {Kind::goods, 2'000'000, true, Route::tender, "from_tender"},  // a framework is no way round the tender
    };
    for (const auto& line : lines) {
        const auto chosen = choose_route(line.kind, yuan(line.amount), limits, line.framework);
        EXPECT_EQ(chosen.route, line.route) << line.amount;
        EXPECT_EQ(chosen.reason, line.reason) << line.amount;
    }
    const auto between = choose_route(Kind::goods, yuan(180'000), limits, false);
    EXPECT_EQ(between.at_least, yuan(50'000));
    EXPECT_EQ(between.below, yuan(1'000'000));
}

TEST(Routes, MinimumTimesCountFromTheDayAfterTheNotice) {
    Calendar calendar{Zone{}};
    const Date friday = date_of({2026, 11, 27});
    EXPECT_EQ(earliest_close(friday, {20, 0}, calendar), date_of({2026, 12, 17}));
    EXPECT_EQ(earliest_close(friday, {0, 3}, calendar), date_of({2026, 12, 2}));  // Mon, Tue, Wed
    calendar.set_exception(date_of({2026, 11, 30}), Calendar::DayKind::off, "停诊");
    EXPECT_EQ(earliest_close(friday, {0, 3}, calendar), date_of({2026, 12, 3}));
    EXPECT_EQ(earliest_close(friday, {}, calendar), friday);
}

TEST(Splits, SumsWithinTheBudgetYearAndWithin365Days) {
    const Money threshold = yuan(2'000'000);
    const Date day = date_of({2026, 6, 1});
    const Purchase january{date_of({2026, 1, 10}), yuan(900'000)}, may{date_of({2026, 5, 1}), yuan(700'000)};
    const Purchase last_autumn{date_of({2025, 10, 1}), yuan(900'000)},
        long_ago{date_of({2025, 5, 31}), yuan(5'000'000)};
    const auto find = [&](std::vector<Purchase> others, std::int64_t amount) {
        return find_split(others, day, yuan(amount), threshold);
    };
    EXPECT_FALSE(find({january, may}, 399'999).found);
    EXPECT_TRUE(find({january, may}, 400'000).found);
    EXPECT_FALSE(find({january, may}, 400'000).rolling);
    EXPECT_TRUE(find({last_autumn, may}, 400'000).found);
    EXPECT_TRUE(find({last_autumn, may}, 400'000).rolling);
    EXPECT_FALSE(find({long_ago}, 400'000).found);
    EXPECT_FALSE(find({january}, 2'000'000).found);  // tendered by itself
    EXPECT_EQ(find({january, may}, 1).year, yuan(1'600'001));
}

TEST(Quotations, AreMadeAlikeByUnitTaxDeliveryAndWarranty) {
    // 1 200 pieces: 12 a box at 113.00 with tax, against 10.00 a piece without 13 % tax: 11 300.00 against 13 560.00.
    Quoted boxes{{{Quantity{1'200'000}, UnitPrice{1'130'000}, Quantity{12'000}}}, true, 130, yuan(200), 12};
    Quoted pieces{{{Quantity{1'200'000}, UnitPrice{100'000}, Quantity{1000}}}, false, 130, {}, 24};
    const auto first = evaluate(boxes, 24, 5), second = evaluate(pieces, 24, 5);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->goods, yuan(11'300));
    EXPECT_EQ(first->total, yuan(11'500));
    EXPECT_EQ(first->warranty, yuan(678));  // 12 months missing, 0.5 % each
    EXPECT_EQ(first->compared, yuan(12'178));
    EXPECT_EQ(second->goods, yuan(13'560));
    EXPECT_EQ(second->compared, yuan(13'560));
    EXPECT_EQ(base_price(UnitPrice{1'130'000}, Quantity{12'000}, true, 130)->units, 94'167);
    EXPECT_EQ(base_price(UnitPrice{100'000}, Quantity{1000}, false, 130)->units, 113'000);
    pieces.lines.front().price.units = INT64_MAX / 2;
    EXPECT_FALSE(evaluate(pieces, 0, 5));
}

TEST(Scores, TheLowestPriceTakesTheWholeWeight) {
    EXPECT_EQ(price_score(yuan(100), yuan(100), 30).units, 3000);
    EXPECT_EQ(price_score(yuan(100), yuan(125), 30).units, 2400);
    EXPECT_EQ(price_score(yuan(100), yuan(300), 30).units, 1000);
    EXPECT_EQ(price_score(yuan(100), yuan(700), 40).units, 571);  // 5.714
    EXPECT_EQ(price_score({}, yuan(1), 30).units, 0);
}

TEST(Committees, AreNeededByRoute) {
    EXPECT_TRUE(needs_committee(Route::tender));
    EXPECT_FALSE(needs_committee(Route::three_quotations));
    EXPECT_EQ(suppliers_needed(Route::three_quotations), 3);
    EXPECT_EQ(suppliers_needed(Route::single_source), 1);
}

}  // namespace
}  // namespace zs::sourcing
