// The ledger on both engines: what movements do, refusals, the past, closing, many hands at once.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "support/seed.h"
#include "support/store_house.h"

namespace zs::materials {
namespace {

using testing::StoreHouse;

class Ledger : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!zs::testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        house = std::make_unique<StoreHouse>(GetParam());
    }
    void TearDown() override {
        if (house) {
            EXPECT_EQ(house->breaches(), 0);
        }
    }
    std::unique_ptr<StoreHouse> house;
};

TEST_P(Ledger, AMovingAverageIsTheSameInAllLotsAndLeavesNothingBehind) {
    auto& it = *house;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 3, 1000, "L1")), "");
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 4, 2000, "L2")), "");
    EXPECT_EQ(it.value_of(it.bulb.id, it.main.id), 11'000);
    EXPECT_EQ(it.integer("SELECT value FROM materials_balance ORDER BY lot_id LIMIT 1"), 4714);  // 3 × 15.714
    ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.bulb, 2)), "");
    EXPECT_EQ(it.value_of(it.bulb.id, it.main.id), 11'000 - 3143);
    ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.bulb, 5)), "");
    EXPECT_EQ(it.integer("SELECT COUNT(*) FROM materials_balance"), 0);
    EXPECT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.bulb, 1)), "materials.not_enough");
}

TEST_P(Ledger, FirstInFirstOutKeepsThePriceOfEachLot) {
    auto& it = *house;
    const auto later = it.today() + 100;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 10, 100, "A", later + 1)), "");
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 10, 300, "B", later)), "");
    ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.gauze, 12)), "");  // 10 of B, 2 of A
    EXPECT_EQ(it.value_of(it.gauze.id, it.main.id), 800);
    EXPECT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 1, 100, "B", later + 5)),
              "materials.lot_has_another_day");
    EXPECT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 1, 100, "", later)), "materials.lot_required");
    EXPECT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 1, 100, "C")), "materials.expiry_required");
    EXPECT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 1, 100, "C", it.today() + -1)),
              "materials.expired_already");
    it.database.clock().advance(std::chrono::hours(24 * 102));
    EXPECT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.gauze, 1)), "materials.rest_is_expired");
    auto named = it.issue_of(it.gauze, 1);
    named.lines[0].lot_number = "A";
    EXPECT_EQ(it.attempt(DocumentKind::issue, named), "materials.lot_expired");
    auto scrap = it.issue_of(it.gauze, 8);
    EXPECT_EQ(it.attempt(DocumentKind::scrap, scrap), "field.required");
    scrap.reason = "过期";
    EXPECT_EQ(it.attempt(DocumentKind::scrap, scrap), "");
}

TEST_P(Ledger, TwoLinesOfAnItemShareWhatIsThere) {
    auto& it = *house;
    const auto later = it.today() + 100;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 10, 100, "A", later)), "");
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 10, 300, "B", later + 1)), "");
    auto both = it.issue_of(it.gauze, 7);
    both.lines.push_back(it.issue_of(it.gauze, 8).lines[0]);
    ASSERT_EQ(it.attempt(DocumentKind::issue, both), "");  // 10 of A, 5 of B
    EXPECT_EQ(it.on_hand(it.gauze.id, it.main.id), 5000);
    EXPECT_EQ(it.value_of(it.gauze.id, it.main.id), 1500);
    both.lines[0].quantity = both.lines[1].quantity = {3000};
    EXPECT_EQ(it.attempt(DocumentKind::issue, both), "materials.not_enough");
    EXPECT_EQ(it.on_hand(it.gauze.id, it.main.id), 5000);
    EXPECT_EQ(it.breaches(), 0);
}

TEST_P(Ledger, RefusesPricesThatMustBeTyposUnitsAndRests) {
    auto& it = *house;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 12, 150)), "");
    auto typo = it.receipt(it.bulb, 12, 150'000);
    typo.lines[0].price_reason = " ";
    EXPECT_EQ(it.attempt(DocumentKind::receipt, typo), "materials.price_unusual");
    typo.lines[0].price_reason = "进口件";
    EXPECT_EQ(it.attempt(DocumentKind::receipt, typo), "");
    auto boxes = it.issue_of(it.bulb, 0);
    boxes.lines[0].quantity = {1500};
    boxes.lines[0].unit = "盒";
    EXPECT_EQ(it.attempt(DocumentKind::issue, boxes), "");
    EXPECT_EQ(it.on_hand(it.bulb.id, it.main.id), 6000);
    boxes.lines[0].quantity = {125};
    EXPECT_EQ(it.attempt(DocumentKind::issue, boxes), "materials.unit_remainder");
}

TEST_P(Ledger, TheSameRequestHappensOnceAndCanBeTakenBackOnce) {
    auto& it = *house;
    auto receipt = it.receipt(it.bulb, 5, 1000);
    receipt.request_key = "scan-1";
    ASSERT_EQ(it.attempt(DocumentKind::receipt, receipt), "");
    const auto first = it.last.id;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, receipt), "");
    EXPECT_EQ(it.last.id, first);
    EXPECT_EQ(it.on_hand(it.bulb.id, it.main.id), 5000);
    const auto back = [&] {
        const auto status = it.database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(reverse(transaction, it.actor, first, "录错"));
            return {};
        });
        return status ? std::string() : status.error().key;
    };
    EXPECT_EQ(back(), "");
    EXPECT_EQ(back(), "materials.reversed_already");
    EXPECT_EQ(it.on_hand(it.bulb.id, it.main.id), 0);
}

TEST_P(Ledger, ATransferIsOnItsWayUntilItIsTakenIn) {
    auto& it = *house;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 10, 1000)), "");
    auto transfer = it.issue_of(it.bulb, 6);
    EXPECT_EQ(it.attempt(DocumentKind::transfer, transfer), "field.required");
    transfer.to_store_id = it.other.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::transfer, transfer), "");
    EXPECT_EQ(it.on_hand(it.bulb.id, it.other.id), 0);
    MovementInput arrival;
    arrival.store_id = it.other.id.value;
    arrival.of_document_id = it.last.id.value;
    arrival.lines.push_back({.item_id = it.bulb.id.value, .quantity = {7000}});
    EXPECT_EQ(it.attempt(DocumentKind::arrival, arrival), "materials.more_than_sent");
    arrival.lines[0].quantity = {4000};
    EXPECT_EQ(it.attempt(DocumentKind::arrival, arrival), "");
    arrival.lines.clear();
    arrival.store_id = it.main.id.value;  // the rest goes back
    EXPECT_EQ(it.attempt(DocumentKind::arrival, arrival), "");
    EXPECT_EQ(it.attempt(DocumentKind::arrival, arrival), "materials.arrived_already");
    EXPECT_EQ(it.on_hand(it.bulb.id, it.main.id), 6000);
    EXPECT_EQ(it.on_hand(it.bulb.id, it.other.id), 4000);
}

TEST_P(Ledger, ConsignedGoodsAreBoughtWhenTheyAreUsedAndReturnsKnowTheirValue) {
    auto& it = *house;
    auto receipt = it.receipt(it.gauze, 10, 500, "K", it.today() + 50);
    receipt.consigned = true;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, receipt), "");
    EXPECT_EQ(it.integer("SELECT owner_id FROM materials_balance"), it.vendor.id.value);
    ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.gauze, 4)), "");
    EXPECT_EQ(it.integer("SELECT CAST(SUM(value) AS BIGINT) FROM materials_entry WHERE account = 'use'"), 2000);
    auto back = it.issue_of(it.gauze, 5);
    EXPECT_EQ(it.attempt(DocumentKind::give_back, back), "materials.more_than_issued");
    back.lines[0].quantity = {1000};
    EXPECT_EQ(it.attempt(DocumentKind::give_back, back), "");
    EXPECT_EQ(it.integer("SELECT value FROM materials_balance WHERE owner_id = 0"), 500);
}

TEST_P(Ledger, AnArticleIsWorthItsParts) {
    auto& it = *house;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 7, 333)), "");
    auto make = it.issue_of(it.kit, 4);
    EXPECT_EQ(it.attempt(DocumentKind::production, make), "materials.not_enough");
    make.lines[0].quantity = {3000};
    ASSERT_EQ(it.attempt(DocumentKind::production, make), "");
    EXPECT_EQ(it.on_hand(it.kit.id, it.main.id), 3000);
    EXPECT_EQ(it.value_of(it.kit.id, it.main.id), 6 * 333);
}

TEST_P(Ledger, WhereAllowedStockGoesBelowZeroUntilTheReceiptComes) {
    auto& it = *house;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 1, 1000)), "");
    auto issue = it.issue_of(it.bulb, 3);
    issue.store_id = it.lenient.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::issue, issue), "");
    EXPECT_EQ(it.on_hand(it.bulb.id, it.lenient.id), -3000);
    it.database.clock().advance(std::chrono::hours(24 * 40));
    const auto close = [&](const std::string& month) {
        const auto status = it.database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(close_month(transaction, it.actor, month));
            return {};
        });
        return status ? std::string() : status.error().key;
    };
    EXPECT_EQ(close("2026-09"), "materials.negative_left");
    auto receipt = it.receipt(it.bulb, 3, 1100);
    receipt.store_id = it.lenient.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, receipt), "");
    EXPECT_EQ(it.value_of(it.bulb.id, it.lenient.id), 0);
    EXPECT_EQ(close("2026-09"), "");
}

TEST_P(Ledger, ThePastIsAQuestionAndAClosedMonthIsClosed) {
    auto& it = *house;
    auto& clock = it.database.clock();  // 2026-09-21
    const auto balance = [&](Instant at) {
        std::int64_t quantity = 0;
        StoreHouse::must(it.database->read([&](Reader& reader) -> Status {
            for (const auto& one : balance_at(reader, at)) quantity += one.quantity.units;
            std::int64_t of_item = 0;
            for (const auto& one : balance_at(reader, at, it.bulb.id)) of_item += one.quantity.units;
            EXPECT_EQ(of_item, quantity);
            return {};
        }));
        return quantity;
    };
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 10, 1000)), "");
    const Instant first = clock.now();
    clock.advance(std::chrono::hours(24 * 5));
    it.write([](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(const auto made, keep_snapshots(transaction));
        EXPECT_EQ(made, 1);
        ZS_TRY_ASSIGN(const auto again, keep_snapshots(transaction));
        EXPECT_EQ(again, 0);
        return {};
    });
    ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.bulb, 4)), "");
    auto late = it.receipt(it.bulb, 2, 1000);  // entered late: before the snapshot
    late.happened_at = first + std::chrono::hours(1);
    ASSERT_EQ(it.attempt(DocumentKind::receipt, late), "");
    EXPECT_EQ(balance(first), 10'000);
    EXPECT_EQ(balance(first + std::chrono::hours(2)), 12'000);
    EXPECT_EQ(balance(clock.now() - Duration{1}), 12'000);
    EXPECT_EQ(balance(clock.now()), 8000);
    EXPECT_EQ(balance(first - Duration{1}), 0);
    const auto month = [&](bool closes, const std::string& name, const std::string& reason = "") {
        const auto status = it.database->write([&](Transaction& transaction) -> Status {
            if (closes) ZS_TRY(close_month(transaction, it.actor, name));
            if (!closes) ZS_TRY(reopen_month(transaction, it.actor, name, reason));
            return {};
        });
        if (status) return std::string();
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    };
    EXPECT_EQ(month(true, "2026-09"), "materials.month_not_over");
    EXPECT_EQ(month(true, "2026-13"), "materials.month_unreadable");
    clock.advance(std::chrono::hours(24 * 40));
    EXPECT_EQ(month(true, "2026-09"), "");
    EXPECT_EQ(month(true, "2026-09"), "materials.month_is_closed");
    EXPECT_EQ(month(true, "2026-11"), "materials.close_in_order");
    EXPECT_EQ(it.attempt(DocumentKind::receipt, late), "materials.month_is_closed");
    EXPECT_EQ(month(false, "2026-08", "x"), "materials.not_closed");
    EXPECT_EQ(month(false, "2026-09", " "), "field.required");
    EXPECT_EQ(month(false, "2026-09", "发票漏录"), "");
    EXPECT_EQ(it.attempt(DocumentKind::receipt, late), "");
    EXPECT_EQ(balance(first + std::chrono::hours(2)), 14'000);
    EXPECT_EQ(month(true, "2026-09"), "");
    EXPECT_EQ(it.integer("SELECT COUNT(*) FROM materials_document WHERE kind IN ('close','reopen')"), 3);
}

TEST_P(Ledger, TwoWhoTakeTheLastPieceGetOne) {
    auto& it = *house;
    for (int round = 0; round < 8; ++round) {
        ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 1, 1000)), "");
        std::array<std::string, 2> answers;
        std::vector<std::thread> hands;
        for (auto& answer : answers)
            hands.emplace_back([&] {
                const auto status = it.database->write([&](Transaction& transaction) -> Status {
                    ZS_TRY(move(transaction, it.actor, DocumentKind::issue, it.issue_of(it.bulb, 1)));
                    return {};
                });
                answer = status ? "" : status.error().key;
            });
        for (auto& hand : hands) hand.join();
        std::sort(answers.begin(), answers.end());
        EXPECT_EQ(answers[0], "");
        EXPECT_EQ(answers[1], "materials.not_enough");
    }
}

/// One random movement; refusals are fine, lost fen are not.
void move_anything(StoreHouse& it, test::Random& random) {
    const Item* const items[] = {&it.bulb, &it.gauze, &it.kit, &it.reel, &it.stent};
    const Store* const stores[] = {&it.main, &it.other, &it.ward_store, &it.lenient};
    const Item& item = *items[random.index(5)];
    constexpr DocumentKind kinds[] = {DocumentKind::receipt,    DocumentKind::issue, DocumentKind::give_back,
                                      DocumentKind::transfer,   DocumentKind::scrap, DocumentKind::production,
                                      DocumentKind::adjustment, DocumentKind::issue, DocumentKind::receipt};
    const auto kind = kinds[random.index(std::size(kinds))];
    auto input = it.receipt(item, random.integer(1, 9), random.integer(1, 999),
                            "L" + std::to_string(random.integer(1, 5)), it.today() + 30);
    if (item.serial_managed) input.lines[0].quantity = {1000};
    if (kind != DocumentKind::receipt && !item.serial_managed) input.lines[0].lot_number.clear();
    if (kind == DocumentKind::adjustment && random.chance(50)) input.lines[0].quantity.units *= -1;
    if (item.divisible) input.lines[0].quantity.units += random.integer(0, 999);
    input.consigned = kind == DocumentKind::receipt && random.chance(20);
    input.store_id = stores[random.index(4)]->id.value;
    input.to_store_id = stores[random.index(4)]->id.value;
    input.department_id = it.ward.id.value;
    input.reason = "random";
    std::int64_t to_reverse = 0;
    const bool back = random.chance(5);
    const auto status = it.database->write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(const auto document, move(transaction, it.actor, kind, input));
        to_reverse = document.id.value;
        return {};
    });
    if (status && back)
        (void)it.database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(reverse(transaction, it.actor, {to_reverse}, "random"));
            return {};
        });
    if (status && kind == DocumentKind::transfer)
        (void)it.database->write([&](Transaction& transaction) -> Status {
            MovementInput arrival;
            arrival.store_id = random.chance(70) ? input.to_store_id : input.store_id;
            arrival.of_document_id = to_reverse;
            ZS_TRY(move(transaction, it.actor, DocumentKind::arrival, arrival));
            return {};
        });
    if (!status) {
        EXPECT_NE(status.error().code, Code::internal) << status.error().key;
    }
}

/// ZS_MOVEMENTS says how many; a small number by default.
TEST_P(Ledger, ManyHandsAtOnceLoseNothing) {
    const char* const wanted = std::getenv("ZS_MOVEMENTS");
    const int movements = wanted != nullptr ? std::atoi(wanted) : 400;
    constexpr int hands = 6;
    const int between_snapshots = std::max(40, movements / hands / 20);  // each costs every check at the end
    const auto seed = test::seed();
    std::vector<std::thread> all;
    for (int hand = 0; hand < hands; ++hand)
        all.emplace_back([&, hand] {
            test::Random random(seed + static_cast<std::uint64_t>(hand));
            for (int i = 0; i < movements / hands; ++i) {
                move_anything(*house, random);
                if (hand == 0 && i % between_snapshots == between_snapshots - 1)
                    (void)house->database->write([](Transaction& transaction) -> Status {
                        take_snapshot(transaction, transaction.now() - Duration{1}, "", {});
                        return {};
                    });
            }
        });
    for (auto& one : all) one.join();
    EXPECT_GT(house->integer("SELECT COUNT(*) FROM materials_document"), movements / 4);
    EXPECT_EQ(house->breaches(), 0);
}

INSTANTIATE_TEST_SUITE_P(, Ledger, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST(Closing, KilledInTheMiddleIsNotBegun) {
    StoreHouse it;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 10, 1000)), "");
    it.database.clock().advance(std::chrono::hours(24 * 40));
    it.database.close();  // no threads across the fork
    const pid_t child = ::fork();
    if (child == 0) {
        (void)it.database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(close_month(transaction, it.actor, "2026-09"));
            ::kill(::getpid(), SIGKILL);
            return {};
        });
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(it.integer("SELECT COUNT(*) FROM materials_document WHERE kind = 'close'"), 0);
    EXPECT_EQ(it.integer("SELECT COUNT(*) FROM materials_snapshot_row"), 0);
    EXPECT_EQ(it.integer("SELECT locked_until FROM materials_ledger WHERE id = 1"), 0);
    it.write([&](Transaction& transaction) -> Status {
        ZS_TRY(close_month(transaction, it.actor, "2026-09"));
        return {};
    });
    EXPECT_EQ(it.breaches(), 0);
}

}  // namespace
}  // namespace zs::materials
