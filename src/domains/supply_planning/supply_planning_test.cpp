// Classes, levels and proposals over a small ledger, on both engines.
#include <gtest/gtest.h>

#include "domains/messaging/messaging.h"
#include "domains/purchasing/generated_resources.h"
#include "domains/supply_planning/generated_resources.h"
#include "domains/supply_planning/parameters.h"
#include "domains/supply_planning/supply_planning.h"
#include "support/store_house.h"

namespace zs::supply_planning {
namespace {

using materials::DocumentKind;
using materials::testing::StoreHouse;

TEST(DeliveryWindows, AreReadOrRefused) {
    const auto two = windows_of("1 08:00-10:00, 4 14:30-16:00", 2);
    ASSERT_TRUE(two);
    ASSERT_EQ(two->size(), 2U);
    EXPECT_EQ((*two)[1].weekday, 4);
    EXPECT_EQ((*two)[1].from_minute, 14 * 60 + 30);
    EXPECT_EQ((*two)[1].call_days_before, 2);
    EXPECT_TRUE(windows_of("", 1)->empty());
    for (const auto* bad :
         {"8 08:00-10:00", "1 10:00-08:00", "1 8:00-10:00", "monday", "1 08:00-10:00,", "1 08:60-10:00"})
        EXPECT_FALSE(windows_of(bad, 1)) << bad;
}

TEST(StoreUse, SumsWholePeriodsThatEndWithTheLastDay) {
    StoreUse use{Date{0}, {0, 0, 5, 1, 1, 1, 1, 1, 1, 2, -3, 1}};
    EXPECT_EQ(use.periods(5), (std::vector<double>{9, 2}));  // the two days before the first use are no history
    EXPECT_TRUE((StoreUse{Date{0}, {0, 0, 0}}).periods(2).empty());
    EXPECT_EQ((StoreUse{Date{0}, {1, -4}}).periods(2), std::vector<double>{0});
}

TEST(Expectation, FadesWithItsSpreadWhereNothingIsUsedAnyMore) {
    Rules rules;
    StoreUse use{{}, std::vector<double>(364, 0.0)};
    for (std::size_t day = 0; day < 180; day += 21) use.days[day] = 60;
    const auto expected = expect(use, rules, 7);
    ASSERT_TRUE(expected);
    EXPECT_EQ(expected->forecast.method, "intermittent");
    replenishment::LevelsInput input;
    input.use_per_day = expected->per_day;
    input.variance_per_day = expected->variance_per_day;
    input.wait = {7, 2};
    input.price = 2;
    input.service = {replenishment::Service::Kind::fill, 0.998};
    // Half a year without use: less is kept than four times the usual quantity, not thousands.
    EXPECT_LT(replenishment::explain_levels(input, rules.learned).levels.order_up_to, 240);
}

/// A store house with 26 weeks of life: the bulb is used every day, the kit lies.
class Planned : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!zs::testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        house = std::make_unique<StoreHouse>(GetParam());
        auto defaults = materials::parameters();
        for (const auto& one : parameters()) defaults.push_back(one);
        catalog::set_defaults(std::move(defaults));
        StoreHouse::must(migrate(*house->database, purchasing::generated_migrations()));
        StoreHouse::must(migrate(*house->database, generated_migrations()));
        live();
    }
    void live() {
        auto& it = *house;
        it.write([&](Transaction& transaction) -> Status {
            for (auto* item : {&it.bulb, &it.kit, &it.gauze}) {
                item->vendor_id = it.vendor.id;
                ZS_TRY(update(transaction, *item));
            }
            return {};
        });
        ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 700, 1000)), "");
        ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.kit, 10, 100)), "");
        for (int day = 0; day < 182; ++day) {
            it.database.clock().advance(std::chrono::hours(24));
            ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.bulb, day % 2 == 0 ? 3 : 4)), "");
        }
        it.database.clock().advance(std::chrono::hours(24));
    }
    Result<std::int64_t> written(const std::function<Result<std::int64_t>(Transaction&)>& work) {
        Result<std::int64_t> result = 0;
        const auto status = house->database->write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(result, work(transaction));
            return {};
        });
        if (!status) return tl::unexpected(status.error());
        return result;
    }
    template <class E>
    std::vector<E> all(std::string_view tail = "ORDER BY id") {
        std::vector<E> rows;
        StoreHouse::must(house->database->read([&](Reader& reader) -> Status {
            rows = select<E>(reader, tail);
            return {};
        }));
        return rows;
    }
    std::string decide(Id<Proposal> id, ProposalAction action, const ProposalInput& input) {
        const auto status = house->database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(act(transaction, house->actor, id, action, input));
            return {};
        });
        if (status) return "";
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    }
    std::unique_ptr<StoreHouse> house;
};

TEST_P(Planned, ClassesComeFromTheLedgerAndChangesSayWhy) {
    auto& it = *house;
    EXPECT_EQ(written(recompute_classes).value_or(-1), 5);
    const auto classes = all<ItemClass>("ORDER BY issued_value DESC, id");
    ASSERT_EQ(classes.size(), 5U);
    EXPECT_EQ(classes[0].item_id, it.bulb.id);
    EXPECT_EQ(classes[0].abc, materials::Abc::a);
    EXPECT_EQ(classes[0].issued_value.units, 637 * 1000);
    // 700 falls to 63 in half a year and 63 for a day; nothing was there the half before.
    EXPECT_NEAR(static_cast<double>(classes[0].mean_value.units), 1000.0 * 383 / 2, 3000);
    const auto dead = all<materials::Item>("WHERE fsn = 'dead'");
    ASSERT_EQ(dead.size(), 1U);
    EXPECT_EQ(dead[0].id, it.kit.id);
    EXPECT_EQ(all<materials::Item>("WHERE code = 'bulb'")[0].abc, materials::Abc::a);
    const auto changes = all<ClassChange>();
    ASSERT_FALSE(changes.empty());
    for (const auto& change : changes) EXPECT_FALSE(change.reason.empty());
    EXPECT_EQ(written(recompute_classes).value_or(-1), 5);
    EXPECT_EQ(all<ClassChange>().size(), changes.size());  // nothing changed since
    ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.kit, 10)), "");
    EXPECT_TRUE(written(recompute_classes));
    const auto more = all<ClassChange>();
    ASSERT_GT(more.size(), changes.size());
    EXPECT_TRUE(std::any_of(more.begin(), more.end(), [&](const ClassChange& one) {
        return one.item_id == it.kit.id && one.what == ClassKind::dead && one.before == "dead" && one.after == "alive";
    }));
}

TEST_P(Planned, LevelsFollowUseAndProposalsAreDecidedOnce) {
    auto& it = *house;
    ASSERT_TRUE(plan(*it.database));
    const auto levels = all<Level>();
    ASSERT_EQ(levels.size(), 1U);
    const auto& level = levels[0];
    EXPECT_EQ(level.item_id, it.bulb.id);
    EXPECT_NEAR(level.use_per_day, 3.5, 0.3);
    EXPECT_NEAR(level.wait_days, 7, 0.01);
    EXPECT_GE(level.order_point.units, 7 * 3500);
    EXPECT_EQ(level.order_point.units % 1000, 0);
    EXPECT_EQ(level.order_up_to, level.order_point + level.quantity);
    EXPECT_TRUE(all<Proposal>().empty());  // 63 are there, the point is below

    for (int day = 0; day < 10; ++day) ASSERT_EQ(it.attempt(DocumentKind::issue, it.issue_of(it.bulb, 5)), "");
    ASSERT_TRUE(plan(*it.database));
    auto proposals = all<Proposal>();
    ASSERT_EQ(proposals.size(), 1U);
    const auto first = proposals[0];
    ASSERT_TRUE(plan(*it.database));
    EXPECT_EQ(all<Proposal>()[0].version, first.version);  // the same need is the same proposal
    auto lines = all<ProposalLine>();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(decide(first.id, ProposalAction::dismiss, {}), "field.required");
    EXPECT_EQ(decide(first.id, ProposalAction::accept, {std::nullopt, "", {{lines[0].id.value, {1500}}}}),
              "supply_planning.whole_units");
    EXPECT_EQ(decide(first.id, ProposalAction::accept, {std::nullopt, "", {{lines[0].id.value, {0}}}}),
              "supply_planning.nothing_accepted");
    EXPECT_EQ(decide(first.id, ProposalAction::accept, {first.version + 5, "", {}}), "entity.stale");
    EXPECT_EQ(decide(first.id, ProposalAction::accept, {first.version, "", {{lines[0].id.value, {100'000}}}}), "");
    EXPECT_EQ(decide(first.id, ProposalAction::accept, {}), "");  // once more by the same person: the same answer
    EXPECT_EQ(it.integer("SELECT COUNT(*) FROM event_outbox WHERE type = 'supply_planning.accepted'"), 1);
    EXPECT_EQ(decide(first.id, ProposalAction::dismiss, {std::nullopt, "too late", {}}), "workflow.action_not_allowed");
    ASSERT_TRUE(plan(*it.database));
    EXPECT_EQ(all<Proposal>().size(), 1U);  // what is on its way is not ordered again

    EXPECT_EQ(decide(first.id, ProposalAction::reopen, {}), "field.required");
    EXPECT_EQ(decide(first.id, ProposalAction::reopen, {std::nullopt, "another supplier", {}}), "");
    const auto opened = all<Proposal>()[0];
    EXPECT_EQ(opened.state, ProposalState::open);
    EXPECT_EQ(opened.value, first.value);
    EXPECT_EQ(all<ProposalLine>()[0].quantity, lines[0].proposed);
    EXPECT_EQ(decide(first.id, ProposalAction::accept, {std::nullopt, "", {{lines[0].id.value, {100'000}}}}), "");
    EXPECT_EQ(all<Proposal>()[0].reason, "");

    it.database.clock().advance(std::chrono::hours(24 * 3));
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.bulb, 60, 1000)), "");
    it.write([&](Transaction& transaction) { return take_receipt(transaction, it.last.id.value); });
    lines = all<ProposalLine>();
    EXPECT_EQ(lines[0].received.units, 60'000);
    EXPECT_FALSE(lines[0].closed);
    EXPECT_EQ(decide(first.id, ProposalAction::reopen, {std::nullopt, "late", {}}), "supply_planning.received_already");
    ASSERT_TRUE(plan(*it.database));
    EXPECT_LT(all<Level>()[0].wait_days, 7);  // learned from the delivery
    EXPECT_GT(all<Level>()[0].deliveries, 0);
}

TEST_P(Planned, WhatWouldExpireGoesWhereItIsUsed) {
    auto& it = *house;
    const Date soon = it.today() + 60;
    ASSERT_EQ(it.attempt(DocumentKind::receipt, it.receipt(it.gauze, 600, 500, "OLD", soon)), "");
    // The ward uses two a day out of its own store.
    auto transfer = it.issue_of(it.gauze, 200);
    transfer.to_store_id = it.ward_store.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::transfer, transfer), "");
    materials::MovementInput arrival;
    arrival.store_id = it.ward_store.id.value;
    arrival.of_document_id = it.last.id.value;
    ASSERT_EQ(it.attempt(DocumentKind::arrival, arrival), "");
    for (int day = 0; day < 28; ++day) {
        it.database.clock().advance(std::chrono::hours(24));
        auto use = it.issue_of(it.gauze, 7);
        use.store_id = it.ward_store.id.value;
        ASSERT_EQ(it.attempt(DocumentKind::issue, use), "");
    }
    it.database.clock().advance(std::chrono::hours(24));
    ASSERT_TRUE(plan(*it.database));
    const auto transfers = all<Proposal>("WHERE kind = 'transfer'");
    ASSERT_EQ(transfers.size(), 1U);
    EXPECT_EQ(transfers[0].store_id, it.main.id);
    EXPECT_EQ(transfers[0].to_store_id, it.ward_store.id.value);
    const auto before = it.on_hand(it.gauze.id, it.main.id);
    const auto proposed = all<ProposalLine>("WHERE lot_id > 0")[0];
    EXPECT_EQ(decide(transfers[0].id, ProposalAction::accept,
                     {std::nullopt, "", {{proposed.id.value, {proposed.proposed.units + 1000}}}}),
              "supply_planning.more_than_expires");
    EXPECT_EQ(decide(transfers[0].id, ProposalAction::accept, {}), "");
    const auto lines = all<ProposalLine>("WHERE lot_id > 0");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(it.on_hand(it.gauze.id, it.main.id), before - lines[0].quantity.units);
    EXPECT_GT(all<Proposal>("WHERE kind = 'transfer'")[0].document_id, 0);
    EXPECT_EQ(it.breaches(), 0);
}

INSTANTIATE_TEST_SUITE_P(, Planned, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::supply_planning
