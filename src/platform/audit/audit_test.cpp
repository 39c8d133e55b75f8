// The audit chain holds, and every way of breaking it shows.
#include "platform/audit/audit.h"

#include <gtest/gtest.h>

#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"

namespace zs::audit {
namespace {

class AuditTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        database_ = std::make_unique<testing::TestDatabase>(GetParam());
        ASSERT_TRUE(migrate(**database_, generated_migrations()));
    }
    Status write(const std::function<Status(Transaction&)>& work) { return (*database_)->write(work); }
    void add(int count) {
        ASSERT_TRUE(write([&](Transaction& transaction) -> Status {
            for (int i = 0; i < count; ++i) record(transaction, Actor::system("test"), "test.step", "test", i);
            return {};
        }));
    }
    void seal_now() {
        ASSERT_TRUE(write([](Transaction& transaction) { return seal(transaction); }));
    }
    Verification verified() {
        Verification result;
        EXPECT_TRUE((*database_)->read([&](Reader& reader) -> Status {
            ZS_TRY_ASSIGN(result, verify(reader));
            return {};
        }));
        return result;
    }
    std::unique_ptr<testing::TestDatabase> database_;
};

TEST_P(AuditTest, ChainsEveryRowOnce) {
    add(3);
    EXPECT_EQ(verified().unsealed, 3);
    seal_now();
    add(2);
    seal_now();
    seal_now();
    const auto chain = verified();
    EXPECT_EQ(chain.rows, 5);
    EXPECT_EQ(chain.unsealed, 0);
    EXPECT_EQ(chain.first_broken_id, 0);
}

TEST_P(AuditTest, OneRunOfTheJobIsShortAndTheNextGoesOn) {
    add(5'150);  // a server that is told to stop waits for the run, not for all that a long play left
    EXPECT_EQ(seal_waiting(**database_).value(), false);
    EXPECT_EQ(verified().unsealed, 150);
    EXPECT_EQ(seal_waiting(**database_).value(), true);
    EXPECT_EQ(verified().unsealed, 0);
    EXPECT_EQ(verified().first_broken_id, 0);
}

TEST_P(AuditTest, RowsThatBecomeVisibleLateAreSealedLate) {
    add(3);
    seal_now();
    // As PostgreSQL does when an older transaction commits after a younger one: a lower id appears behind the seal.
    ASSERT_TRUE(write([](Transaction& transaction) -> Status {
        transaction.execute(
            "INSERT INTO audit_entry (id, at, actor_user_id, actor_name, action, entity, entity_id, changes, "
            "remote_address, request_id, hash) VALUES (-7, 1, 0, 'x', 'y', 'z', 1, '{}', '', '', '')");
        return {};
    }));
    EXPECT_EQ(verified().first_broken_id, 0);
    seal_now();
    EXPECT_EQ(verified().first_broken_id, 0);
    EXPECT_EQ(verified().rows, 4);
}

TEST_P(AuditTest, RefusesChangesAndDeletions) {
    add(2);
    seal_now();
    EXPECT_FALSE(write([](Transaction& transaction) -> Status {
        transaction.execute("UPDATE audit_entry SET actor_name = 'somebody else' WHERE id = 1");
        return {};
    }));
    EXPECT_FALSE(write([](Transaction& transaction) -> Status {
        transaction.execute("DELETE FROM audit_entry WHERE id = 1");
        return {};
    }));
}

TEST_P(AuditTest, ForgeryBehindTheGuardShows) {
    add(4);
    seal_now();
    const std::string drop = GetParam() == Engine::sqlite ? "DROP TRIGGER audit_entry_no_update"
                                                          : "DROP TRIGGER audit_entry_guard ON audit_entry";
    ASSERT_TRUE(write([&](Transaction& transaction) -> Status {
        transaction.execute(drop);
        transaction.execute("UPDATE audit_entry SET changes = '{\"amount\":1}' WHERE seal_no = 2");
        return {};
    }));
    EXPECT_NE(verified().first_broken_id, 0);
}

TEST_P(AuditTest, AMissingRowShows) {
    add(4);
    seal_now();
    const std::string drop = GetParam() == Engine::sqlite ? "DROP TRIGGER audit_entry_no_delete"
                                                          : "DROP TRIGGER audit_entry_guard ON audit_entry";
    for (const std::string gone : {"seal_no = 4", "seal_no = 2"}) {
        ASSERT_TRUE(write([&](Transaction& transaction) -> Status {
            if (gone == "seal_no = 4") transaction.execute(drop);
            transaction.execute("DELETE FROM audit_entry WHERE " + gone);
            return {};
        }));
        EXPECT_NE(verified().first_broken_id, 0) << gone;
    }
}

INSTANTIATE_TEST_SUITE_P(, AuditTest, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::audit
