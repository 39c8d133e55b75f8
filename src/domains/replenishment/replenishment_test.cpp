// Rules of stock: textbook examples, classes, orders, calls, carrying of expiring lots.
#include "domains/replenishment/replenishment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/seed.h"

namespace zs::replenishment {
namespace {

// Worked example of the design rules (materials, section 2).
TEST(Stock, EconomicQuantitySafetyStockOrderPoint) {
    EXPECT_NEAR(economic_quantity({12'000, 80, 3}), 800, 1e-9);
    const double z = normal_quantile(0.95);
    EXPECT_NEAR(z, 1.645, 0.0005);
    EXPECT_NEAR(safety_stock(z, {32.88, 9}, {5, 1}), 63.4, 0.1);
    EXPECT_NEAR(order_point(z, {32.88, 9}, {5, 1}), 227.8, 0.1);
    EXPECT_EQ(economic_quantity({0, 80, 3}), 0);
}

TEST(Stock, NormalQuantiles) {
    for (const auto& [p, z] : std::vector<std::pair<double, double>>{{0.5, 0},
                                                                     {0.9, 1.2815516},
                                                                     {0.95, 1.6448536},
                                                                     {0.97725, 2.0},
                                                                     {0.99, 2.3263479},
                                                                     {0.999, 3.0902323},
                                                                     {0.001, -3.0902323}})
        EXPECT_NEAR(normal_quantile(p), z, 1e-4) << p;
}

TEST(Stock, CountedDemand) {
    EXPECT_EQ(quantile({3, 3}, 0.95), 6);  // Poisson 3
    EXPECT_EQ(quantile({3, 3}, 0.5), 3);
    EXPECT_EQ(quantile({0, 0}, 0.99), 0);
    EXPECT_GT(quantile({3, 12}, 0.95), quantile({3, 3}, 0.95));
    EXPECT_NEAR(expected_shortage({3, 3}, 0), 3, 1e-12);
    // Poisson 3, stock 2: sum over x > 2 of (x - 2)·p(x) = 3 - 2 + 2·p(0) + p(1)
    EXPECT_NEAR(expected_shortage({3, 3}, 2), 1 + 5 * std::exp(-3.0), 1e-9);
    EXPECT_NEAR(expected_shortage({400, 900}, 400), 30 * 0.398942, 1e-4);
    const Demand demand{3, 5};
    const double stock = stock_for(demand, {Service::Kind::fill, 0.98}, 10);
    EXPECT_LE(expected_shortage(demand, stock), 0.2);
    EXPECT_GT(expected_shortage(demand, stock - 1), 0.2);
    EXPECT_EQ(stock_for(demand, {Service::Kind::cycle, 0.95}, 10), quantile(demand, 0.95));
}

TEST(StockProperty, MorePromiseNeverMeansLessStock) {
    test::Random random;
    for (int turn = 0; turn < 500; ++turn) {
        const double mean = static_cast<double>(random.integer(1, 5000)) / 20;
        const Demand demand{mean, mean * static_cast<double>(random.integer(5, 80)) / 10};
        const double quantity = static_cast<double>(random.integer(1, 500));
        double last = -1;
        for (const double level : {0.8, 0.9, 0.95, 0.99, 0.999}) {
            const double stock = stock_for(demand, {Service::Kind::fill, level}, quantity);
            EXPECT_GE(stock, last);
            EXPECT_LE(expected_shortage(demand, stock), (1 - level) * quantity + 1e-6);
            last = stock;
        }
    }
}

TEST(Quantity, Bounds) {
    const EoqInput input{3650, 30, 2};  // 10 a day, economic 331
    EXPECT_EQ(order_quantity(input, {}).units, 331);
    EXPECT_EQ(order_quantity(input, {.pack = 50}).units, 350);
    EXPECT_EQ(order_quantity(input, {.cover_days_max = 20}).units, 200);
    EXPECT_EQ(order_quantity(input, {.cover_days_max = 20}).binding, Binding::cover_max);
    EXPECT_EQ(order_quantity(input, {.shelf_life_days = 30}).units, 150);
    EXPECT_EQ(order_quantity(input, {.shelf_life_days = 30}).binding, Binding::shelf_life);
    EXPECT_EQ(order_quantity(input, {.minimum = 500, .shelf_life_days = 30}).units, 500);
    EXPECT_EQ(order_quantity(input, {.cover_days_min = 60}).units, 600);
    EXPECT_EQ(order_quantity({0, 30, 2}, {.pack = 12}).units, 12);
    EXPECT_EQ(order_quantity({3.65, 30, 2000}, {.pack = 100}).binding, Binding::pack);
}

TEST(LeadTime, LearnedAndDrawnTowardsTheContract) {
    const LeadTimePrior prior{7, 2, 2, 365};
    EXPECT_NEAR(learn_lead_time({}, prior).wait.days, 7, 1e-9);
    EXPECT_NEAR(learn_lead_time({}, prior).wait.sd_days, 2, 1e-9);
    const std::vector<Delivery> many(50, {12, 0});
    EXPECT_NEAR(learn_lead_time(many, prior).wait.days, 12, 0.3);
    EXPECT_LT(learn_lead_time(many, prior).wait.sd_days, 1.2);
    const std::vector<Delivery> old_and_new = {{20, 3650}, {20, 3650}, {5, 0}, {5, 0}, {-3, 0}};
    EXPECT_LT(learn_lead_time(old_and_new, prior).wait.days, 6.5);
    EXPECT_GT(learn_lead_time(many, prior).p90_days, 12);
}

TEST(Classes, AbcVedFsn) {
    const std::vector<ItemYear> items = {{1, 500, 100, 1, Ved::vital},     {2, 200, 150, 1, Ved::desirable},
                                         {3, 150, 300, 1, Ved::essential}, {4, 100, 10, 200, Ved::desirable},
                                         {5, 50, 100, 1, Ved::vital},      {6, 0, 20, 300, Ved::desirable},
                                         {7, 0, 0, 999, Ved::essential}};
    const auto classes = classify(items, {});
    const auto text = [&](std::size_t at) {
        return letter(classes[at].abc) + letter(classes[at].ved) + letter(classes[at].fsn) +
               std::to_string(classes[at].attention);
    };
    EXPECT_EQ(text(0), "AVF1");
    EXPECT_EQ(text(1), "ADS1");  // 70 % to the point
    EXPECT_EQ(text(2), "BEN2");
    EXPECT_EQ(text(3), "CDF3");  // 95 %
    EXPECT_TRUE(classes[3].dead);
    EXPECT_EQ(text(4), "CVN1");
    EXPECT_EQ(text(5), "CDN3");
    EXPECT_EQ(text(6), "CEN2");
    EXPECT_FALSE(classes[6].dead);  // nothing lies there
    const std::vector<ItemYear> one = {{9, 10, 1, 0, Ved::desirable}};
    EXPECT_EQ(classify(one, {})[0].abc, Abc::a);  // 100 %, but the largest
    EXPECT_TRUE(classify({}, {}).empty());
}

TEST(Classes, ChangesHaveReasons) {
    std::vector<ItemYear> items = {
        {1, 700, 100, 1, Ved::vital}, {2, 200, 50, 1, Ved::desirable}, {3, 100, 10, 1, Ved::desirable}};
    const auto before = classify(items, {});
    EXPECT_TRUE(find_changes(before, before, {}).empty());
    items[1].issued_value = 900;
    items[2].days_since_movement = 200;
    items.push_back({4, 1, 1, 0, Ved::essential});
    const auto changes = find_changes(before, classify(items, {}), {});
    ASSERT_GE(changes.size(), 3U);
    EXPECT_EQ(changes[0].item, 1);
    EXPECT_EQ(changes[0].from + changes[0].to, "AC");
    EXPECT_EQ(changes[0].reason, "replenishment.abc_down");
    EXPECT_EQ(changes[1].item, 2);
    EXPECT_EQ(changes[1].from + changes[1].to, "BA");
    EXPECT_EQ(changes[1].reason, "replenishment.abc_up");
    const auto dead = std::find_if(changes.begin(), changes.end(),
                                   [](const auto& one) { return one.what == ClassChange::What::dead; });
    ASSERT_NE(dead, changes.end());
    EXPECT_EQ(dead->item, 3);
    EXPECT_EQ(dead->limit, 180);
    EXPECT_EQ(std::count_if(changes.begin(), changes.end(),
                            [](const auto& one) { return one.item == 4 && one.from.empty(); }),
              3);
}

TEST(JointOrder, MinimumValueAndTruck) {
    // item, position, point, up to, a day, pack, price, volume, cover, vital
    const std::vector<OrderItem> items = {{1, 5, 10, 50, 2, 5, 10, 0.1, 60, false},
                                          {2, 30, 20, 60, 5, 10, 4, 0.05, 60, false},
                                          {3, 900, 20, 60, 1, 10, 4, 0.05, 60, false}};
    const auto plain = make_joint_order(items, {});
    ASSERT_EQ(plain.lines.size(), 1U);
    EXPECT_EQ(plain.lines[0].units, 45);
    const auto joined = make_joint_order(items, {500, 0});
    ASSERT_EQ(joined.lines.size(), 2U);
    EXPECT_EQ(joined.lines[1].item, 2);
    EXPECT_EQ(joined.lines[1].reason, LineReason::joins_soon);
    EXPECT_GE(joined.value, 500);
    const auto huge = make_joint_order(items, {1'000'000, 0});
    EXPECT_TRUE(huge.below_minimum);
    EXPECT_TRUE(huge.lines.empty());
    ASSERT_EQ(huge.waits.size(), 1U);
    auto vital = items;
    vital[0].vital = true;
    EXPECT_EQ(make_joint_order(vital, {1'000'000, 0}).lines.size(), 1U);
    const auto truck = make_joint_order(items, {500, 3});
    EXPECT_LE(truck.volume, 3);
    EXPECT_EQ(truck.lines[0].units, 30);  // 15 stay behind
    EXPECT_EQ(truck.lines[0].left_behind, 15);
    EXPECT_TRUE(make_joint_order(std::span(items).last(1), {}).lines.empty());
}

TEST(CallOff, WindowsContractAndReserve) {
    const Date monday{20'786 + 1};  // 2026-11-30
    ASSERT_EQ(weekday(monday), 1);
    const std::vector<DeliveryWindow> windows = {{2, 480, 600, 1}, {5, 480, 600, 1}};
    CallItem item{20, 0, {10, 0}, 5, 0, -1, 0, {Service::Kind::cycle, 0.95}};
    const auto calls = plan_calls(item, windows, monday, 7);
    ASSERT_GE(calls.size(), 2U);
    EXPECT_EQ(weekday(calls[0].delivery), 2);
    EXPECT_EQ(calls[0].call_by, monday);
    EXPECT_FALSE(calls[0].short_of_promise);
    double total = 20;
    for (const auto& call : calls) {
        EXPECT_EQ(std::fmod(call.units, 5), 0);
        total += call.units;
    }
    EXPECT_GE(total, 70);
    auto reserve = item;
    reserve.emergency_par = 15;
    EXPECT_EQ(plan_calls(reserve, windows, monday, 7)[0].units, calls[0].units + 15);
    auto bound = item;
    bound.contract_left = 12;
    const auto limited = plan_calls(bound, windows, monday, 7);
    EXPECT_EQ(limited[0].units, 10);
    EXPECT_TRUE(limited[0].short_of_promise);
    EXPECT_TRUE(plan_calls(item, {}, monday, 7).empty());
}

TEST(Redistribution, WhatExpiresGoesWhereItIsUsed) {
    const std::vector<ExpiringLot> lots = {{1, 10, 100, 30, 5}, {2, 10, 20, 10, 5}};
    const std::vector<PlaceUse> places = {{10, 1}, {20, 2}, {30, 10}};
    const std::vector<Way> ways = {{10, 20, 1}, {10, 30, 6}};
    const auto plan = redistribute(lots, places, ways, 1);
    // Place 10 uses 10 of lot 2 and 20 of lot 1; place 20 takes 60 in 30 days; place 30 costs more than it saves.
    EXPECT_NEAR(plan.expiring_value, 90 * 5, 1e-9);
    EXPECT_NEAR(plan.saved_value, 60 * 5, 1e-9);
    EXPECT_NEAR(plan.cost, 60, 1e-9);
    double moved = 0;
    for (const auto& move : plan.moves) {
        EXPECT_EQ(move.to, 20);
        moved += move.units;
    }
    EXPECT_EQ(moved, 60);
    EXPECT_TRUE(redistribute(lots, places, {}, 1).moves.empty());
    EXPECT_TRUE(redistribute({}, places, ways, 1).moves.empty());
}

/// Against trying every possibility with small numbers.
TEST(RedistributionProperty, IsAsGoodAsTryingEverything) {
    test::Random random;
    for (int turn = 0; turn < 200; ++turn) {
        // One sender that uses nothing, two lots of one last day, two receivers.
        const double first = static_cast<double>(random.integer(1, 6)),
                     second = static_cast<double>(random.integer(1, 6));
        const std::vector<ExpiringLot> lots = {{1, 1, first, 10, static_cast<double>(random.integer(1, 9))},
                                               {2, 1, second, 10, static_cast<double>(random.integer(1, 9))}};
        const std::vector<PlaceUse> places = {{2, static_cast<double>(random.integer(0, 5)) / 10},
                                              {3, static_cast<double>(random.integer(0, 5)) / 10}};
        const std::vector<Way> ways = {{1, 2, static_cast<double>(random.integer(0, 9))},
                                       {1, 3, static_cast<double>(random.integer(0, 9))}};
        double best = 0;
        for (double a = 0; a <= first; ++a)
            for (double b = 0; a + b <= first; ++b)
                for (double c = 0; c <= second; ++c)
                    for (double d = 0; c + d <= second; ++d) {
                        if (a + c > 10 * places[0].use_per_day + 1e-9 || b + d > 10 * places[1].use_per_day + 1e-9)
                            continue;
                        best = std::max(best, (a + b) * lots[0].value_per_unit + (c + d) * lots[1].value_per_unit -
                                                  (a + c) * ways[0].cost_per_unit - (b + d) * ways[1].cost_per_unit);
                    }
        const auto plan = redistribute(lots, places, ways, 1);
        EXPECT_NEAR(plan.saved_value - plan.cost, best, 1e-6) << "turn " << turn;
    }
}

TEST(Replay, ADayByDayExample) {
    ReplayItem item;
    item.pack = 10;
    item.opening_units = 10;
    item.demand = {5, 5, 5, 5, 5, 5};
    item.price = {2};
    ReplaySetting setting{0, 6, 6, {{}}, false, [](std::size_t, int) { return 2; }};
    const auto result = replay(std::span(&item, 1), setting, [](const Past&) { return Levels{5, 15, 5}; });
    // Ordered on the evening of day 0 (position 5), here on day 2; days 0 and 1 use up the opening stock.
    EXPECT_EQ(result.lines, 6);
    EXPECT_EQ(result.short_lines, 0);
    EXPECT_GE(result.orders, 2);
    EXPECT_NEAR(result.issued_value, 60, 1e-9);
    const auto nothing = replay(std::span(&item, 1), setting, [](const Past&) { return Levels{-1, -1, 0}; });
    EXPECT_EQ(nothing.short_lines, 4);
    EXPECT_EQ(nothing.orders, 0);
    EXPECT_NEAR(nothing.short_units, 20, 1e-9);
}

TEST(ReplayProperty, NothingIsLostAndNobodyLooksAhead) {
    test::Random random;
    for (int turn = 0; turn < 30; ++turn) {
        std::vector<ReplayItem> items(5);
        for (std::size_t at = 0; at < items.size(); ++at) {
            items[at].item = static_cast<std::int64_t>(at);
            items[at].supplier = at % 2;
            items[at].pack = static_cast<double>(random.integer(1, 10));
            items[at].shelf_life_days = random.chance(50) ? static_cast<int>(random.integer(5, 60)) : 0;
            items[at].opening_units = static_cast<double>(random.integer(0, 50));
            items[at].price = {static_cast<double>(random.integer(1, 100))};
            for (int day = 0; day < 200; ++day)
                items[at].demand.push_back(random.chance(50) ? static_cast<double>(random.integer(0, 9)) : 0);
        }
        ReplaySetting setting{50, 150, 10, {{100, 0}, {}}, random.chance(50), [](std::size_t supplier, int day) {
                                  return 1 + (day + static_cast<int>(supplier)) % 7;
                              }};
        const auto policy = [](const Past& past) {
            EXPECT_EQ(past.demand.size(), static_cast<std::size_t>(past.day) + 1);
            for (const auto& one : past.deliveries) EXPECT_TRUE(one.days >= 1 && one.age_days >= 0);
            return Levels{30, 60, 2};
        };
        const auto result = replay(items, setting, policy);
        double asked = 0;
        for (const auto& item : items) asked += std::accumulate(item.demand.begin() + 50, item.demand.end(), 0.0);
        EXPECT_NEAR(result.units, asked, 1e-6);
        EXPECT_GE(result.unit_fill_rate(), 0);
        EXPECT_LE(result.unit_fill_rate(), 1);
        EXPECT_GE(result.mean_capital, 0);
    }
}

TEST(Policy, LevelsAreExplained) {
    LearnedRule rule;
    LevelsInput input{10, 20, {7, 2}, 25, 10, 0, {Service::Kind::fill, 0.98}};
    const auto levels = explain_levels(input, rule);
    EXPECT_GT(levels.levels.order_point, 70);
    EXPECT_NEAR(levels.levels.order_up_to - levels.levels.order_point, levels.quantity.units, 1e-9);
    EXPECT_NEAR(levels.safety_stock, levels.levels.order_point - 70, 1e-9);
    input.wait = {14, 4};
    EXPECT_GT(explain_levels(input, rule).levels.order_point, levels.levels.order_point);
    input.use_per_day = 0;
    EXPECT_LT(explain_levels(input, rule).levels.order_point, 0);  // nothing is ordered any more
}

SaleLine line(std::string category, Date date, std::int64_t paid, std::int64_t sold) {
    return {1, "x", std::move(category), date, {paid}, {sold}, {}, {1000}};
}

// Cases of the price inspections in the sources: herbal pieces, infusion sets, a drug above the provincial list.
// Forty a month for two years, then one every third month, then none: what is kept follows what is still expected.
TEST(Policy, AFadingItemIsNotKeptInEverLargerStock) {
    ReplayItem item;
    for (int day = 0; day < 4 * 365; ++day)
        item.demand.push_back(day < 730 ? (day % 10 == 0 ? 13 : 0) : day < 1000 && day % 91 == 0 ? 1 : 0);
    const auto policy = learned_policy({});
    for (const int day : {729, 820, 1000, 1200, 1459}) {
        const auto known = std::span(item.demand).first(static_cast<std::size_t>(day));
        EXPECT_LE(policy({&item, day, known, {}, 1.0}).order_point, 60) << day;
    }
}

TEST(Prices, FindingsWithRecomputedExcess) {
    const auto rules = standard_price_rules();
    const Date then = date_of(CivilDate{2012, 5, 1}), now = date_of(CivilDate{2026, 5, 1});
    const auto check = [&](const SaleLine& one) { return *check_prices(std::span(&one, 1), rules, "public"); };
    EXPECT_TRUE(check(line("herbal", then, 24'0000, 30'0000)).empty());
    const auto herbal = check(line("herbal", then, 24'0000, 120'0000));
    ASSERT_EQ(herbal.size(), 1U);
    EXPECT_EQ(herbal[0].most.units, 30'0000);
    EXPECT_EQ(herbal[0].excess.units, 90'00);
    const auto set = check(line("consumable", then, 9500, 1'3500));
    ASSERT_EQ(set.size(), 1U);
    EXPECT_EQ(set[0].most.units, 1'0450);
    EXPECT_EQ(set[0].excess_per_unit.units, 3050);
    EXPECT_TRUE(check(line("consumable", then, 9800, 1'0780)).empty());
    auto drug = line("drug", then, 44'3500, 23'3450);
    drug.listed = UnitPrice{20'3000};
    drug.quantity = Quantity{10'000};
    const auto listed = check(drug);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].kind, PriceFinding::Kind::above_listed);
    EXPECT_EQ(listed[0].excess.units, 240'50);
    EXPECT_EQ(check(line("drug", now, 10'0000, 10'0100)).size(), 1U);  // no mark-up any more
    EXPECT_TRUE(check(line("drug", now, 10'0000, 10'0000)).empty());
    EXPECT_EQ(check(line("toys", now, 1, 1))[0].kind, PriceFinding::Kind::no_rule);
    EXPECT_EQ(find_price_rule(rules, "public", "drug", date_of(CivilDate{2017, 9, 30}))->markup_permille, 150);
    EXPECT_EQ(find_price_rule(rules, "public", "drug", date_of(CivilDate{2017, 10, 1}))->markup_permille, 0);
    EXPECT_EQ(price_category(" 中药饮片 "), "herbal");
}

}  // namespace
}  // namespace zs::replenishment
