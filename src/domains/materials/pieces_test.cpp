// Pieces on both engines: one code, one piece, from receipt to bill, and what is found when a step is missing.
#include <gtest/gtest.h>

#include <thread>

#include "domains/materials/scan.h"
#include "support/store_house.h"

namespace zs::materials {
namespace {

using testing::StoreHouse;

class Pieces : public ::testing::TestWithParam<Engine> {
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
    std::string attempt(const std::function<Status(Transaction&)>& work) {
        const auto status = house->database->write(work);
        if (status) return "";
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    }
    void receive_piece(const std::string& serial, bool consigned = false) {
        auto input = house->receipt(house->stent, 1, 800'000, serial, house->today() + 300);
        input.consigned = consigned;
        ASSERT_EQ(house->attempt(DocumentKind::receipt, input), "");
    }
    void issue_piece(const std::string& serial) {
        auto input = house->issue_of(house->stent, 1);
        input.lines[0].lot_number = serial;
        ASSERT_EQ(house->attempt(DocumentKind::issue, input), "");
    }
    std::string use(const std::string& code, const std::string& patient, const std::string& key = "",
                    const std::string& reason = "") {
        return attempt([&](Transaction& transaction) -> Status {
            UseInput input;
            input.code = code;
            input.patient_number = patient;
            input.procedure = "支架植入";
            input.request_key = key;
            input.reason = reason;
            ZS_TRY(use_piece(transaction, house->actor, input));
            return {};
        });
    }
    std::string bill(const std::string& code, const std::string& patient = "", const std::string& number = "") {
        return attempt([&](Transaction& transaction) -> Status {
            ChargeInput input;
            input.code = code;
            input.patient_number = patient;
            input.bill_number = number;
            if (!number.empty()) input.price = Money{800'000};
            ZS_TRY(charge(transaction, house->actor, input));
            return {};
        });
    }
    std::int64_t open_gaps(std::string_view kind) {
        EXPECT_EQ(attempt([](Transaction& transaction) -> Status {
                      ZS_TRY(find_gaps(transaction));
                      return {};
                  }),
                  "");
        return house->integer("SELECT COUNT(*) FROM materials_gap WHERE state <> 'closed' AND kind = ?",
                              {std::string(kind)});
    }
    std::string state_of(const std::string& serial) {
        std::string state;
        StoreHouse::must(house->database->read([&](Reader& reader) -> Status {
            state = reader
                        .text(
                            "SELECT p.state FROM materials_piece p JOIN materials_lot l ON l.id = p.lot_id WHERE "
                            "l.number = ?",
                            {serial})
                        .value_or("");
            return {};
        }));
        return state;
    }
    std::unique_ptr<StoreHouse> house;
};

TEST_P(Pieces, GoFromReceiptToBillAndEveryMissingStepIsAGap) {
    receive_piece("S1");
    EXPECT_EQ(state_of("S1"), "in_store");
    EXPECT_EQ(use("S1", "P0001"), "materials.piece_in_store");
    issue_piece("S1");
    EXPECT_EQ(state_of("S1"), "with_department");
    EXPECT_EQ(open_gaps("not_used"), 0);
    house->database.clock().advance(std::chrono::hours(25));
    EXPECT_EQ(open_gaps("not_used"), 1);
    EXPECT_EQ(open_gaps("not_used"), 1);  // looked for twice, found once
    ASSERT_EQ(use("S1", "P0001", "k1"), "");
    ASSERT_EQ(use("S1", "P0001", "k1"), "");
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM materials_piece_use"), 1);
    EXPECT_EQ(open_gaps("not_used"), 0);
    house->database.clock().advance(std::chrono::hours(25));
    EXPECT_EQ(open_gaps("not_billed"), 1);
    EXPECT_EQ(bill("S1", "P0002"), "materials.another_patient");
    ASSERT_EQ(bill("S1"), "");
    EXPECT_EQ(bill("S1"), "materials.billed_already");
    EXPECT_EQ(open_gaps("not_billed"), 0);
    EXPECT_EQ(state_of("S1"), "billed");
    EXPECT_EQ(use("S1", "P0003"), "materials.piece_used_already");
    ASSERT_EQ(use("S1", "P0003", "", "包装同码"), "");
    EXPECT_EQ(open_gaps("used_twice"), 1);
}

TEST_P(Pieces, AreBoughtFromTheSupplierWhenTheyAreUsed) {
    auto& it = *house;
    receive_piece("S2", true);
    EXPECT_EQ(it.integer("SELECT owner_id FROM materials_balance"), it.vendor.id.value);
    MovementInput transfer = it.issue_of(it.stent, 1);
    transfer.lines[0].lot_number = "S2";
    transfer.to_store_id = it.ward_store.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::transfer, transfer), "");
    EXPECT_EQ(use("S2", "P0001"), "materials.piece_on_the_way");
    MovementInput arrival;
    arrival.store_id = it.ward_store.id.value;
    arrival.of_document_id = it.last.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::arrival, arrival), "");
    ASSERT_EQ(use("S2", "P0001"), "");
    EXPECT_EQ(it.integer("SELECT COUNT(*) FROM materials_balance"), 0);
    EXPECT_EQ(it.integer("SELECT value FROM materials_entry WHERE account = 'use'"), 800'000);
    const auto piece = it.integer("SELECT id FROM materials_piece");
    EXPECT_EQ(attempt([&](Transaction& transaction) -> Status {
                  ZS_TRY(cancel_use(transaction, it.actor, Id<Piece>{piece}, "扫错"));
                  return {};
              }),
              "");
    EXPECT_EQ(state_of("S2"), "in_store");
    EXPECT_EQ(it.integer("SELECT owner_id FROM materials_balance"), it.vendor.id.value);
}

TEST_P(Pieces, BilledWithoutReceiptOrUseIsAGapUntilItIsExplained) {
    EXPECT_EQ(bill("GHOST", "P0001"), "materials.piece_unknown");
    ASSERT_EQ(bill("GHOST", "P0001", "HIS-1"), "");
    EXPECT_EQ(open_gaps("billed_not_received"), 1);
    receive_piece("GHOST");
    EXPECT_EQ(open_gaps("billed_not_received"), 0);
    EXPECT_EQ(open_gaps("billed_not_used"), 1);
    issue_piece("GHOST");
    ASSERT_EQ(use("GHOST", "P0001"), "");
    EXPECT_EQ(state_of("GHOST"), "billed");
    EXPECT_EQ(open_gaps("billed_not_used"), 0);
}

TEST_P(Pieces, AnExpiredPieceIsNeitherIssuedNorUsed) {
    receive_piece("S3");
    receive_piece("S4");
    issue_piece("S3");
    house->database.clock().advance(std::chrono::hours(24 * 301));
    EXPECT_EQ(use("S3", "P0001"), "materials.piece_expired");
    auto input = house->issue_of(house->stent, 1);
    input.lines[0].lot_number = "S4";
    EXPECT_EQ(house->attempt(DocumentKind::issue, input), "materials.lot_expired");
    EXPECT_EQ(open_gaps("expired"), 2);
}

TEST_P(Pieces, AScanThatArrivesTwiceAtOnceIsOneUse) {
    for (int round = 0; round < 6; ++round) {
        const std::string serial = "T" + std::to_string(round);
        receive_piece(serial);
        issue_piece(serial);
        std::array<std::string, 2> answers;
        std::vector<std::thread> hands;
        for (auto& answer : answers) hands.emplace_back([&] { answer = use(serial, "P0001"); });
        for (auto& hand : hands) hand.join();
        std::sort(answers.begin(), answers.end());
        EXPECT_EQ(answers[0], "");
        EXPECT_EQ(answers[1], "materials.piece_used_already");
        EXPECT_EQ(house->integer("SELECT COUNT(*) FROM materials_piece_use"), round + 1);
    }
}

TEST_P(Pieces, AScanIsReadAgainstTheCatalogueAndTaught) {
    auto& it = *house;
    const std::string label = "(01)06901234567892(17)271231(10)B7(21)S9";
    const auto scanned = [&](const std::string& text) {
        Scanned result;
        StoreHouse::must(it.database->read([&](Reader& reader) -> Status {
            result = read_scan(reader, text);
            return {};
        }));
        return result;
    };
    EXPECT_FALSE(scanned(label).item);
    const auto teach = [&](Id<Item> item, const std::string& code, const std::string& unit) {
        return attempt([&](Transaction& transaction) -> Status {
            ZS_TRY(teach_barcode(transaction, it.actor, item, code, unit));
            return {};
        });
    };
    EXPECT_EQ(teach(it.stent.id, "(01)06901234567893", ""), "materials.barcode_unreadable");
    EXPECT_EQ(teach(it.stent.id, label, "箱"), "materials.unit_unknown");
    ASSERT_EQ(teach(it.stent.id, label, ""), "");
    EXPECT_EQ(teach(it.bulb.id, "6901234567892", ""), "materials.barcode_taken");
    ASSERT_EQ(teach(it.bulb.id, "16901234567899", "盒"), "");
    EXPECT_EQ(scanned("16901234567899").unit, "盒");
    EXPECT_EQ(scanned("6901234567892").item->id, it.stent.id);
    EXPECT_FALSE(scanned(label).piece);
    receive_piece("S9");
    EXPECT_TRUE(scanned(label).piece);
    EXPECT_TRUE(scanned("S9").piece);
    EXPECT_TRUE(scanned("(01)06901234567892(17)200101(21)S10").expired);
    EXPECT_FALSE(scanned("(01)0690123").fault.empty());
}

INSTANTIATE_TEST_SUITE_P(, Pieces, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::materials
