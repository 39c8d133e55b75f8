// What only a server can do to us: deadlocks, connections cut, a table changed under a prepared statement.
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "platform/database/engines/test_database.h"

namespace zs {
namespace {

class PostgresTest : public ::testing::Test {
protected:
    void SetUp() override {
        if (!testing::engine_available(Engine::postgres)) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        DatabaseOptions options;
        options.writers = 2;
        options.readers = 1;
        database_ = std::make_unique<testing::TestDatabase>(Engine::postgres, options);
        run("CREATE TABLE ward (id BIGINT PRIMARY KEY, beds BIGINT)");
        run("INSERT INTO ward VALUES (1, 0), (2, 0)");
    }
    Database& database() { return **database_; }
    void run(const std::string& sql, const Values& parameters = {}) {
        const Status status = database().write([&](Transaction& transaction) -> Status {
            transaction.execute(sql, parameters);
            return {};
        });
        ASSERT_TRUE(status) << status.error().key;
    }
    std::int64_t beds() {
        std::int64_t sum = -1;
        EXPECT_TRUE(database().read([&](Reader& reader) -> Status {
            sum = reader.integer("SELECT sum(beds) FROM ward").value_or(-1);
            return {};
        }));
        return sum;
    }
    std::unique_ptr<testing::TestDatabase> database_;
};

TEST_F(PostgresTest, RepeatsTheLoserOfADeadlock) {
    std::barrier both_hold_one(2);
    std::atomic<int> runs{0};
    std::atomic<int> hooks{0};
    const auto cross = [&](std::int64_t first, std::int64_t second) {
        return database().write([&, first, second, meet = true](Transaction& transaction) mutable -> Status {
            ++runs;
            transaction.after_commit([&] { ++hooks; });
            transaction.execute("UPDATE ward SET beds = beds + 1 WHERE id = ?", {first});
            if (std::exchange(meet, false)) both_hold_one.arrive_and_wait();
            // The failure inside nested() must still cost the whole use case: its savepoint cannot save it.
            return transaction.nested([&]() -> Status {
                transaction.execute("UPDATE ward SET beds = beds + 1 WHERE id = ?", {second});
                return {};
            });
        });
    };
    Status one;
    std::thread other([&] { one = cross(1, 2); });
    const Status two = cross(2, 1);
    other.join();
    EXPECT_TRUE(one);
    EXPECT_TRUE(two);
    EXPECT_GE(runs, 3);  // more when the loser comes back before the winner woke up
    EXPECT_EQ(hooks, 2);
    EXPECT_EQ(beds(), 4);
}

TEST_F(PostgresTest, ConnectsAgainAfterTheConnectionWasCut) {
    EXPECT_EQ(beds(), 0);
    // One writer cuts all other connections, then its own in the middle of its work.
    bool first = true;
    run("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
        "application_name = current_setting('application_name')");
    const Status status = database().write([&](Transaction& transaction) -> Status {
        transaction.execute("UPDATE ward SET beds = beds + 1 WHERE id = 1");
        if (std::exchange(first, false)) transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())");
        return {};
    });
    EXPECT_TRUE(status) << status.error().key;
    for (int i = 0; i < 4; ++i) run("UPDATE ward SET beds = beds + 1 WHERE id = 2");
    EXPECT_EQ(beds(), 5);
}

TEST_F(PostgresTest, AnswersUnavailableWhenTheServerIsGone) {
    DatabaseOptions options = database_->options();
    const std::string gone = "127.0.0.1:1/";
    options.url = "postgresql://nobody@" + gone + "nothing";
    EXPECT_EQ(open_database(options, database_->clock()).error().key, "database.cannot_open");
}

TEST_F(PostgresTest, PreparesAgainWhenATableChanged) {
    const auto columns = [&] {
        int count = 0;
        const Status status = database().write([&](Transaction& transaction) -> Status {
            transaction.query("SELECT * FROM ward WHERE id = ?", {std::int64_t{1}},
                              [&](const Row& row) { count = row.columns(); });
            return {};
        });
        EXPECT_TRUE(status);
        return count;
    };
    for (int i = 0; i < 8; ++i) EXPECT_EQ(columns(), 2);  // known to both writers
    run("ALTER TABLE ward ADD COLUMN name TEXT");
    for (int i = 0; i < 8; ++i) EXPECT_EQ(columns(), 3);
}

}  // namespace
}  // namespace zs
