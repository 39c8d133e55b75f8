// What is kept in memory is never older than the last commit, and never newer.
#include "platform/database/kept.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "platform/database/engines/test_database.h"

namespace zs {
namespace {

Kept<std::int64_t, std::string> kept_names({"kept_ward"});
[[maybe_unused]] const kept::Tables busy = kept::watch("kept_busy");

class KeptTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        database_ = std::make_unique<testing::TestDatabase>(GetParam());
        change("CREATE TABLE kept_ward (id BIGINT PRIMARY KEY, name TEXT NOT NULL)");
        change("CREATE TABLE other (id BIGINT PRIMARY KEY)");
        change("CREATE TABLE kept_busy (id BIGINT PRIMARY KEY)");
        change("INSERT INTO kept_ward (id, name) VALUES (1, 'old')");
    }
    Database& database() { return **database_; }
    void change(const std::string& sql) {
        ASSERT_TRUE(database().write([&](Transaction& transaction) -> Status {
            transaction.execute(sql);
            return {};
        })) << sql;
    }
    std::string name(Reader& reader) {
        return *kept_names.get(reader, 1, [&] {
            ++loads_;
            return std::make_shared<const std::string>(
                reader.text("SELECT name FROM kept_ward WHERE id = 1").value_or("none"));
        });
    }
    std::string read_name() {
        std::string found;
        EXPECT_TRUE(database().read([&](Reader& reader) -> Status {
            found = name(reader);
            return {};
        }));
        return found;
    }
    std::unique_ptr<testing::TestDatabase> database_;
    int loads_ = 0;
};

TEST_P(KeptTest, ReadsOnceUntilAChangeCommits) {
    EXPECT_EQ(read_name(), "old");
    EXPECT_EQ(read_name(), "old");
    change("INSERT INTO other (id) VALUES (1)");
    EXPECT_EQ(read_name(), "old");
    EXPECT_EQ(loads_, 1);
    change("UPDATE kept_ward SET name = 'new' WHERE id = 1");
    EXPECT_EQ(read_name(), "new");
    EXPECT_EQ(loads_, 2);
    change("DELETE FROM kept_ward WHERE id = 1");
    EXPECT_EQ(read_name(), "none");
}

TEST_P(KeptTest, IsNotDroppedWhenAnotherWatchedTableChanges) {
    EXPECT_EQ(read_name(), "old");
    change("INSERT INTO kept_busy (id) VALUES (1)");
    EXPECT_EQ(read_name(), "old");
    EXPECT_TRUE(database().write([&](Transaction& transaction) -> Status {
        transaction.execute("INSERT INTO kept_busy (id) VALUES (2)");
        EXPECT_EQ(name(transaction), "old");
        return {};
    }));
    EXPECT_EQ(loads_, 1);
}

TEST_P(KeptTest, AUseCaseSeesItsOwnChangeAndNobodyElseDoesBeforeTheCommit) {
    EXPECT_EQ(read_name(), "old");
    EXPECT_FALSE(database().write([&](Transaction& transaction) -> Status {
        transaction.execute("UPDATE kept_ward SET name = 'refused' WHERE id = 1");
        EXPECT_EQ(name(transaction), "refused");
        return fail(Code::conflict, "test.refused");
    }));
    EXPECT_EQ(read_name(), "old");
}

TEST_P(KeptTest, AReadThatBeganBeforeTheChangeDoesNotSpoilTheNext) {
    EXPECT_TRUE(database().read([&](Reader& reader) -> Status {
        reader.exists("SELECT 1 FROM other");  // the snapshot is taken
        change("UPDATE kept_ward SET name = 'new' WHERE id = 1");
        EXPECT_EQ(name(reader), "old");
        return {};
    }));
    EXPECT_EQ(read_name(), "new");
}

TEST_P(KeptTest, UseCasesThatShareACommitSeeEachOthersChanges) {
    EXPECT_EQ(read_name(), "old");
    std::atomic<int> done{0};
    std::atomic<int> wrong{0};
    const auto count = [&](const Status& status) {
        if (!status) ++wrong;
        ++done;
    };
    for (int i = 0; i < 200; ++i) {
        const std::string wanted = "name " + std::to_string(i);
        database().submit(
            [wanted](Transaction& transaction) -> Status {
                transaction.execute("UPDATE kept_ward SET name = ? WHERE id = 1", {wanted});
                return {};
            },
            count);
        if (GetParam() == Engine::postgres) continue;  // its writers do not keep the order of submission
        database().submit(
            [this, wanted, &wrong](Transaction& transaction) -> Status {
                if (name(transaction) != wanted) ++wrong;
                return {};
            },
            count);
    }
    ASSERT_TRUE(database().write([](Transaction&) -> Status { return {}; }));
    while (done < (GetParam() == Engine::postgres ? 200 : 400)) std::this_thread::yield();
    EXPECT_EQ(wrong, 0);
}

TEST(KeptStatements, TellsWhichChangeAWatchedTable) {
    const auto ward = kept::watch("kept_ward");
    EXPECT_EQ(kept::changed_by("INSERT INTO kept_ward (id) VALUES (1)"), ward);
    EXPECT_EQ(kept::changed_by("UPDATE kept_ward SET name = ''"), ward);
    EXPECT_EQ(kept::changed_by("DELETE FROM kept_ward"), ward);
    EXPECT_TRUE(kept::changed_by("DROP TABLE kept_ward").all());
    EXPECT_TRUE(kept::changed_by("SELECT name FROM kept_ward").none());
    EXPECT_TRUE(kept::changed_by("INSERT INTO kept_ward_other (id) VALUES (1)").none());
    EXPECT_TRUE(kept::changed_by("SAVEPOINT use_case").none());
}

INSTANTIATE_TEST_SUITE_P(, KeptTest, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs
