// Migrations: applied once, in order, whole or not at all; changed and newer ones refused.
#include "platform/database/migrator.h"

#include <gtest/gtest.h>

#include "platform/database/engines/test_database.h"

namespace zs {
namespace {

class MigratorTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        database_ = std::make_unique<testing::TestDatabase>(GetParam());
    }
    Database& database() { return **database_; }
    std::int64_t integer(const std::string& sql) {
        std::int64_t result = -1;
        EXPECT_TRUE(database().read([&](Reader& reader) -> Status {
            result = reader.integer(sql).value_or(-1);
            return {};
        }));
        return result;
    }
    std::vector<Migration> migrations_ = {
        {"space", 2, "add_beds",
         "ALTER TABLE space_room ADD COLUMN beds BIGINT;\n"
         "-- only: sqlite\nINSERT INTO space_room (name, beds) VALUES ('sqlite; yes', 1);\n-- end\n"
         "-- only: postgres\nINSERT INTO space_room (name, beds) VALUES ('postgres; yes', 2);\n-- end\n"},
        {"space", 1, "create", "-- rooms; all of them\nCREATE TABLE space_room (id {id}, name TEXT NOT NULL);\n"},
        {"repair", 1, "create", "CREATE TABLE repair_order (id {id}, room_id BIGINT REFERENCES space_room (id));\n"},
    };
    std::unique_ptr<testing::TestDatabase> database_;
};

TEST_P(MigratorTest, AppliesEachOnceInOrder) {
    const auto pending = pending_migrations(database(), migrations_);
    ASSERT_TRUE(pending);
    ASSERT_EQ(pending->size(), 3U);
    EXPECT_EQ((*pending)[0].name, "create");
    EXPECT_EQ((*pending)[1].name, "add_beds");
    EXPECT_EQ((*pending)[2].module, "repair");
    ASSERT_TRUE(migrate(database(), migrations_));
    ASSERT_TRUE(migrate(database(), migrations_));
    EXPECT_TRUE(pending_migrations(database(), migrations_)->empty());
    EXPECT_EQ(integer("SELECT count(*) FROM space_room"), 1);
    EXPECT_EQ(integer("SELECT beds FROM space_room"), GetParam() == Engine::sqlite ? 1 : 2);
    EXPECT_EQ(integer("SELECT id FROM space_room"), 1);
    EXPECT_EQ(integer("SELECT count(*) FROM schema_migration"), 3);
    EXPECT_EQ(integer("SELECT max(applied_at) FROM schema_migration"), database_->clock().now().unix_ms);
}

TEST_P(MigratorTest, RefusesChangedAndNewer) {
    ASSERT_TRUE(migrate(database(), migrations_));
    std::vector<Migration> changed = migrations_;
    changed[1].sql += "-- a word more\n";
    const Status refused = migrate(database(), changed);
    EXPECT_EQ(refused.error().key, "migration.changed");
    EXPECT_EQ(refused.error().params[0].value, "space");
    const Status newer = migrate(database(), {migrations_[1]});
    EXPECT_EQ(newer.error().key, "migration.newer");
    EXPECT_TRUE(migrate(database(), {migrations_[2]}));
}

TEST_P(MigratorTest, AppliesOneWholeOrNotAtAll) {
    std::vector<Migration> broken = migrations_;
    broken.push_back({"space", 3, "broken", "CREATE TABLE space_half (id {id});\nINSERT INTO nowhere VALUES (1);\n"});
    const Status status = migrate(database(), broken);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().params[1].value, "3");
    const auto pending = pending_migrations(database(), broken);
    ASSERT_TRUE(pending);
    EXPECT_EQ(pending->size(), 2U);  // space 3 and, after it, repair 1
    broken.back().sql = "CREATE TABLE space_half (id {id});\n";
    EXPECT_TRUE(migrate(database(), broken));
    EXPECT_EQ(integer("SELECT count(*) FROM space_half"), 0);
}

INSTANTIATE_TEST_SUITE_P(, MigratorTest, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& tested) { return tested.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs
