// Rules of ward supplies by table; deliveries over a small ledger, on both engines.
#include "domains/ward_supplies/ward_supplies.h"

#include <gtest/gtest.h>

#include "domains/ward_supplies/generated_resources.h"
#include "domains/ward_supplies/parameters.h"
#include "support/store_house.h"

namespace zs::ward_supplies {
namespace {

using materials::testing::StoreHouse;

TEST(Weekdays, AreReadOrRefused) {
    EXPECT_EQ(weekdays_of("1,3, 5"), (std::vector<int>{1, 3, 5}));
    EXPECT_EQ(weekdays_of("7"), std::vector<int>{7});
    for (const auto* bad : {"", "0", "8", "1,1", "1,", ",1", "1 3", "mon", "1;3", "12"})
        EXPECT_FALSE(weekdays_of(bad)) << bad;
}

TEST(Times, AreDueOnTheirWeekdaysWithinTheirDays) {
    const Date monday = *parse_date("2026-11-23");
    struct Case {
        const char* weekdays;
        int from, to, day;  // days after that Monday; to -1: open
        bool due;
    };
    for (const auto& one : {Case{"1,3,5", 0, -1, 0, true}, Case{"1,3,5", 0, -1, 1, false},
                            Case{"1,3,5", 0, -1, 2, true}, Case{"1", 1, -1, 0, false}, Case{"1", 1, -1, 7, true},
                            Case{"1", 0, 6, 7, false}, Case{"7", 0, 6, 6, true}, Case{"x", 0, -1, 0, false}}) {
        Times times{one.weekdays, monday + one.from, std::nullopt};
        if (one.to >= 0) times.to = monday + one.to;
        EXPECT_EQ(due_on(times, monday + one.day), one.due) << one.weekdays << ' ' << one.day;
    }
}

TEST(Times, OverlapOnlyWhereADayIsShared) {
    const Date day = *parse_date("2026-11-23");
    const Times work{"1,2,3,4,5", day, std::nullopt};
    EXPECT_TRUE(overlap(work, {"5,6", day + 30, std::nullopt}));
    EXPECT_FALSE(overlap(work, {"6,7", day, std::nullopt}));
    EXPECT_FALSE(overlap({"1", day, day + 3}, {"1", day + 4, std::nullopt}));
    EXPECT_TRUE(overlap({"1", day, day + 7}, {"1", day + 4, day + 7}));
    EXPECT_FALSE(overlap({"1", day, day + 6}, {"1", day + 1, std::nullopt}));
}

TEST(WalkingOrder, GoesBuildingByBuildingAndToTheNearestRoom) {
    const std::vector<StopPlace> places = {{"B", 1, 20, "B101", 201}, {"A", 2, 12, "A201", 121},
                                           {"A", 1, 11, "A103", 113}, {"A", 1, 11, "A101", 111},
                                           {"A", 1, 11, "A102", 112}, {"A", 1, 11, "A101", 111}};
    const auto unknown = [](std::int64_t, std::int64_t) -> std::optional<double> { return std::nullopt; };
    EXPECT_EQ(walking_order(places, unknown), (std::vector<std::size_t>{3, 5, 4, 2, 1, 0}));
    const auto known = [](std::int64_t from, std::int64_t to) -> std::optional<double> {
        return from == 111 && to == 113 ? 4.0 : 9.0;  // 103 lies across the corridor
    };
    EXPECT_EQ(walking_order(places, known), (std::vector<std::size_t>{3, 5, 2, 4, 1, 0}));
    EXPECT_TRUE(walking_order({}, unknown).empty());
}

TEST(Months, AreReadAndCountedBack) {
    EXPECT_EQ(month_of(*parse_date("2026-01-31")), "2026-01");
    EXPECT_EQ(month_before("2026-01"), "2025-12");
    EXPECT_EQ(month_before("2026-12"), "2026-11");
    EXPECT_TRUE(is_month("2026-11"));
    for (const auto* bad : {"", "2026-13", "2026-00", "2026-1", "26-11-1", "2026/11", "2026-1a"})
        EXPECT_FALSE(is_month(bad)) << bad;
}

TEST(Figures, DoNotApplyWhereNobodyKnowsHowMany) {
    EXPECT_EQ(per({12000}, 40), 3.0);
    EXPECT_FALSE(per({12000}, std::nullopt));
    EXPECT_FALSE(per({12000}, 0));
    EXPECT_EQ(per({0}, 10), 0.0);
}

TEST(Containers, NeverComeBackMoreThanAreOut) {
    struct Case {
        std::int64_t out, brought, taken_back, after;  // after -1: refused
    };
    for (const auto& one : {Case{0, 3, 0, 3}, Case{3, 3, 3, 3}, Case{3, 2, 5, 0}, Case{3, 2, 6, -1}, Case{0, 1, 2, -1}})
        EXPECT_EQ(held_after({one.out, one.brought, one.taken_back}).value_or(-1), one.after);
    EXPECT_TRUE(passes_limit({10, 13, 12}));
    EXPECT_FALSE(passes_limit({13, 15, 12}));  // was told before
    EXPECT_FALSE(passes_limit({10, 12, 12}));
    EXPECT_FALSE(passes_limit({15, 13, 12}));
}

/// The store house with a room, water and a standing order for every day.
class Delivered : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!zs::testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        house = std::make_unique<StoreHouse>(GetParam());
        auto defaults = materials::parameters();
        for (const auto& one : parameters()) defaults.push_back(one);
        catalog::set_defaults(defaults);
        StoreHouse::must(migrate(*house->database, generated_migrations()));
        house->write([&](Transaction& transaction) { return furnish(transaction); });
    }
    Status furnish(Transaction& transaction) {
        space::Campus campus;
        campus.code = campus.name = "C";
        insert(transaction, campus);
        space::Building building;
        building.campus_id = campus.id;
        building.code = building.name = "B";
        insert(transaction, building);
        space::Floor floor;
        floor.building_id = building.id;
        floor.code = floor.name = "3F";
        insert(transaction, floor);
        space::Room room;
        room.floor_id = floor.id;
        room.code = room.name = "301";
        insert(transaction, room);
        Article article;
        article.item_id = house->bulb.id;
        article.litres = {18900};
        article.returnable = true;
        article.deposit = {5000};
        ZS_TRY(check_article(transaction, nullptr, &article));
        insert(transaction, article);
        StandingOrder order;
        order.store_id = house->main.id;
        order.department_id = house->ward.id;
        order.room_id = room.id;
        order.item_id = house->bulb.id;
        order.quantity = {4000};
        order.weekdays = "1,2,3,4,5,6,7";
        order.from_day = Date{0};
        ZS_TRY(check_standing_order(transaction, nullptr, &order));
        insert(transaction, order);
        return {};
    }
    std::string deliver(std::int64_t pieces, std::int64_t taken_back, const std::string& key) {
        const auto status = house->database->write([&](Transaction& transaction) -> Status {
            const auto stop = select_one<Stop>(transaction, "ORDER BY id DESC LIMIT 1");
            StopInput input;
            input.delivered = {pieces * 1000};
            input.taken_back = taken_back;
            input.receiver = "nurse";
            input.request_key = key;
            ZS_TRY(act(transaction, house->actor, stop->id, StopAction::deliver, input));
            return {};
        });
        if (status) return "";
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    }
    std::int64_t plan_today() {
        std::int64_t done = 0;
        house->write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(done, plan(transaction));
            return {};
        });
        return done;
    }
    std::unique_ptr<StoreHouse> house;
};

TEST_P(Delivered, OnceFromTheStoreToTheWardWithItsContainers) {
    EXPECT_EQ(plan_today(), 1);
    EXPECT_EQ(plan_today(), 0);
    EXPECT_EQ(deliver(4, 0, "a"), "materials.not_enough");
    ASSERT_EQ(house->attempt(materials::DocumentKind::receipt, house->receipt(house->bulb, 10, 1200)), "");
    EXPECT_EQ(deliver(4, 5, "a"), "ward_supplies.more_empties_than_out");
    EXPECT_EQ(deliver(4, 1, "a"), "");
    EXPECT_EQ(deliver(4, 1, "a"), "");  // sent twice happens once
    EXPECT_EQ(deliver(4, 1, "b"), "workflow.action_not_allowed");
    EXPECT_EQ(house->on_hand(house->bulb.id, house->main.id), 6000);
    EXPECT_EQ(house->integer("SELECT value FROM ward_supplies_stop"), 4800);
    EXPECT_EQ(house->integer("SELECT litres FROM ward_supplies_stop"), 75600);
    EXPECT_EQ(house->integer("SELECT SUM(quantity) FROM ward_supplies_container"), 3);
    EXPECT_EQ(house->integer("SELECT SUM(deposit) FROM ward_supplies_container"), 15000);
    EXPECT_EQ(house->breaches(), 0);
}

TEST_P(Delivered, WhatNobodyDealtWithLapses) {
    EXPECT_EQ(plan_today(), 1);
    house->database.clock().advance(std::chrono::hours(24 * 3));
    EXPECT_EQ(plan_today(), 2);  // today's, and the old one is not delivered
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM ward_supplies_stop WHERE state = 'not_delivered'"), 1);
}

INSTANTIATE_TEST_SUITE_P(, Delivered, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::ward_supplies
