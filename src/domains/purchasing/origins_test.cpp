// Decisions of other domains become one draft each, however often their event is read; refusals are kept and tried
// again.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "domains/messaging/messaging.h"
#include "domains/purchasing/generated_resources.h"
#include "domains/purchasing/origin_service.h"
#include "platform/access/generated_resources.h"
#include "support/store_house.h"

namespace zs::purchasing {
namespace {

using materials::testing::StoreHouse;

class Decided : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!zs::testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        house = std::make_unique<StoreHouse>(GetParam());
        StoreHouse::must(migrate(*house->database, access::generated_migrations()));
        StoreHouse::must(migrate(*house->database, generated_migrations()));
    }
    events::Event accepted(std::int64_t id, std::int64_t pieces) const {
        return {id,
                "supply_planning.accepted",
                7,
                fmt::format(R"({{"number":"BH-1","kind":"order","supplier_id":{},"store_id":{},"deliver_on":null,)"
                            R"("lines":[{{"item_id":{},"lot_id":0,"quantity":"{}.000","unit_price":"1.5000"}}]}})",
                            house->vendor.id.value, house->main.id.value, house->bulb.id.value, pieces),
                {}};
    }
    events::Event awarded(std::int64_t id, std::string_view becomes, std::string_view line) const {
        return {id,
                "sourcing.awarded",
                9,
                fmt::format(R"({{"number":"CG-9","title":"灯具","vendor_id":{},"becomes":"{}","contract_months":12,)"
                            R"("delivery_days":5,"warranty_months":24,"store_id":{},"buyer_user_id":0,"lines":[{}]}})",
                            house->vendor.id.value, becomes, house->main.id.value, line),
                {}};
    }
    void take(const events::Event& event) {
        house->write([&](Transaction& transaction) { return take_decision(transaction, event); });
    }
    Origin newest() {
        std::optional<Origin> found;
        StoreHouse::must(house->database->read([&](Reader& reader) -> Status {
            found = select_one<Origin>(reader, "ORDER BY id DESC LIMIT 1");
            return {};
        }));
        return found.value_or(Origin{});
    }
    std::string attempt(const Database::Work& work) {
        const auto status = house->database->write(work);
        if (status) return "";
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    }
    std::unique_ptr<StoreHouse> house;
};

TEST_P(Decided, OneDraftHoweverOftenTheEventIsRead) {
    for (int time = 0; time < 3; ++time) take(accepted(11, 20));
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM purchasing_order"), 1);
    EXPECT_EQ(house->integer("SELECT value FROM purchasing_order"), 3000);
    EXPECT_EQ(house->integer("SELECT source_id FROM purchasing_order WHERE source_kind = 'proposal'"), 7);
    events::Event back{12, "supply_planning.reopened", 7, R"({"reason":"换供应商"})", {}};
    house->write([&](Transaction& transaction) { return take_back(transaction, back); });
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM purchasing_order WHERE state = 'cancelled'"), 1);
    take(accepted(11, 20));  // an old event read again drafts nothing
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM purchasing_order"), 1);
    take(accepted(13, 30));
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM purchasing_order WHERE state = 'draft'"), 1);
    house->write([&](Transaction& transaction) { return take_back(transaction, back); });  // older than the draft
    EXPECT_EQ(newest().state, OriginState::drafted);
    house->write([&](Transaction& transaction) -> Status {
        transaction.execute("UPDATE purchasing_order SET state = 'approved' WHERE state = 'draft'");
        return {};
    });
    EXPECT_EQ(attempt([&](Transaction& transaction) {
                  return withdraw_origin(transaction, house->actor, newest(), "too late");
              }),
              "purchasing.order_under_way");
}

TEST_P(Decided, ARefusalIsKeptAndTriedAgain) {
    const auto active = [&](int yes) {
        house->write([&](Transaction& transaction) -> Status {
            transaction.execute("UPDATE organization_vendor SET active = ? WHERE id = ?",
                                {yes, house->vendor.id.value});
            return {};
        });
    };
    active(0);
    take(accepted(21, 5));
    EXPECT_EQ(newest().state, OriginState::waiting);
    EXPECT_EQ(newest().reason, "purchasing.supplier_inactive");
    EXPECT_EQ(house->integer("SELECT COUNT(*) FROM purchasing_order"), 0);
    const auto again = [&] {
        return attempt([&](Transaction& transaction) -> Status {
            ZS_TRY(act(transaction, house->actor, newest().id, OriginAction::draft, {}));
            return {};
        });
    };
    EXPECT_EQ(again(), "");
    EXPECT_EQ(newest().tries, 2);
    active(1);
    EXPECT_EQ(again(), "");
    EXPECT_EQ(newest().state, OriginState::drafted);
    EXPECT_EQ(again(), "workflow.action_not_allowed");
}

TEST_P(Decided, AnAwardBecomesAContractOrAnOrder) {
    const auto bulb = fmt::format(R"({{"item_id":{},"name":"x","unit":"x","quantity":"40.000","price":"2.0000"}})",
                                  house->bulb.id.value);
    const std::string free = R"({"item_id":0,"name":"无影灯","unit":"台","quantity":"1.000","price":"900.0000"})";
    take(awarded(31, "fixed_price", bulb + "," + free));
    const auto made = newest();
    ASSERT_NE(made.contract_id, 0);
    EXPECT_EQ(house->integer("SELECT active FROM purchasing_contract"), 0);
    EXPECT_EQ(house->integer("SELECT warranty_months FROM purchasing_contract"), 24);
    EXPECT_EQ(house->integer("SELECT lead_days FROM purchasing_contract"), 5);
    EXPECT_EQ(house->integer("SELECT price FROM purchasing_contract_line"), 20'000);
    take(awarded(32, "order", free));
    EXPECT_EQ(newest().state, OriginState::waiting);
    EXPECT_EQ(newest().reason, "purchasing.not_in_catalogue");
    take(awarded(33, "order", bulb));
    EXPECT_EQ(newest().state, OriginState::drafted);
    EXPECT_EQ(house->integer("SELECT value FROM purchasing_order"), 8000);
}

INSTANTIATE_TEST_SUITE_P(, Decided, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::purchasing
