// What survives: kill -9 under load, a full disk, a backup taken while others write.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "platform/database/engines/test_database.h"

namespace zs {
namespace {

Status insert(Database& database, std::int64_t id, const std::string& text) {
    return database.write([&](Transaction& transaction) -> Status {
        transaction.execute("INSERT INTO note (id, body) VALUES (?, ?)", {id, text});
        transaction.execute("INSERT INTO note_copy (id, body) VALUES (?, ?)", {id, text});
        return {};
    });
}

Status create_tables(Database& database) {
    return database.write([](Transaction& transaction) -> Status {
        transaction.execute("CREATE TABLE note (id BIGINT PRIMARY KEY, body TEXT NOT NULL)");
        transaction.execute("CREATE TABLE note_copy (id BIGINT PRIMARY KEY, body TEXT NOT NULL)");
        return {};
    });
}

/// The ids in both tables at one moment; the tables must agree, since each transaction writes both.
std::set<std::int64_t> stored(Database& database) {
    std::set<std::int64_t> ids;
    std::set<std::int64_t> copies;
    EXPECT_TRUE(database.read([&](Reader& reader) -> Status {
        reader.query("SELECT id FROM note", {}, [&](const Row& row) { ids.insert(row.integer(0)); });
        reader.query("SELECT id FROM note_copy", {}, [&](const Row& row) { copies.insert(row.integer(0)); });
        return {};
    }));
    EXPECT_EQ(ids, copies);
    return ids;
}

/// Child process: eight threads insert without end; each acknowledged id is written to `pipe`.
[[noreturn]] void insert_until_killed(const DatabaseOptions& options, int pipe, std::int64_t first) {
    SystemClock clock;
    auto database = open_database(options, clock);
    if (!database) ::_exit(1);
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (std::int64_t id = first + t;; id += 8)
                if (insert(**database, id, "text of a note"))
                    if (::write(pipe, &id, sizeof id) != sizeof id) ::_exit(2);
        });
    for (std::thread& thread : threads) thread.join();
    ::_exit(3);
}

class DurabilityTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
    }
};

TEST_P(DurabilityTest, KeepsEveryAcknowledgedRowWhenKilled) {
    testing::TestDatabase database(GetParam());
    ASSERT_TRUE(create_tables(*database));
    database.close();
    std::set<std::int64_t> acknowledged;
    for (std::int64_t round = 0; round < 3; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(ends[0]);
            insert_until_killed(database.options(), ends[1], round * 1'000'000);
        }
        ::close(ends[1]);
        std::int64_t id = 0;
        for (int i = 0; i < 500 && ::read(ends[0], &id, sizeof id) == sizeof id; ++i) acknowledged.insert(id);
        ::kill(child, SIGKILL);
        while (::read(ends[0], &id, sizeof id) == sizeof id) acknowledged.insert(id);
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "exit code " << WEXITSTATUS(status);
        const std::set<std::int64_t> found = stored(*database);
        for (const std::int64_t wanted : acknowledged) EXPECT_TRUE(found.contains(wanted)) << wanted;
        EXPECT_GE(acknowledged.size(), 500U);
        EXPECT_TRUE(database->verify());
        database.close();
    }
}

INSTANTIATE_TEST_SUITE_P(, DurabilityTest, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& tested) { return tested.param == Engine::sqlite ? "sqlite" : "postgres"; });

void limit_file_size(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// Submits ten writes that share commits and waits; adds the acknowledged ids, returns the keys of the refusals.
std::set<std::string> insert_ten(Database& database, std::int64_t first, std::set<std::int64_t>& acknowledged) {
    std::mutex mutex;
    std::condition_variable all;
    int answered = 0;
    std::set<std::string> refusals;
    for (std::int64_t id = first; id < first + 10; ++id)
        database.submit(
            [id](Transaction& transaction) -> Status {
                const std::string text(4000, 'x');
                transaction.execute("INSERT INTO note (id, body) VALUES (?, ?)", {id, text});
                transaction.execute("INSERT INTO note_copy (id, body) VALUES (?, ?)", {id, text});
                return {};
            },
            [&, id](const Status& status) {
                const std::scoped_lock lock(mutex);
                if (status)
                    acknowledged.insert(id);
                else
                    refusals.insert(status.error().key);
                if (++answered == 10) all.notify_one();
            });
    std::unique_lock lock(mutex);
    all.wait(lock, [&] { return answered == 10; });
    return refusals;
}

/// Child process: writes until the limit is met, checks the refusals, lifts the limit, writes on. 0 = all well.
int fill_and_recover(const DatabaseOptions& options) {
    ::signal(SIGXFSZ, SIG_IGN);
    limit_file_size(4U << 20);
    SystemClock clock;
    auto database = open_database(options, clock);
    if (!database || !create_tables(**database)) return 10;
    std::int64_t id = 0;
    std::set<std::int64_t> acknowledged;
    std::set<std::string> refusals;
    for (; refusals.empty() && id < 10'000; id += 10) refusals = insert_ten(**database, id, acknowledged);
    if (acknowledged.empty() || refusals != std::set<std::string>{"unavailable.disk_full"}) return 11;
    if (stored(**database) != acknowledged) return 12;
    limit_file_size(RLIM_INFINITY);
    if (!insert_ten(**database, id, acknowledged).empty()) return 13;
    if (stored(**database) != acknowledged || !(*database)->verify()) return 14;
    database->reset();
    database = open_database(options, clock);
    if (!database || stored(**database) != acknowledged) return 15;
    return ::testing::Test::HasFailure() ? 16 : 0;
}

TEST(SqliteDiskFull, RefusesClearlyAndRecovers) {
    testing::TestDatabase database;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(fill_and_recover(database.options()));
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(SqliteBackup, CopiesALiveDatabase) {
    testing::TestDatabase database;
    ASSERT_TRUE(create_tables(*database));
    for (std::int64_t id = 0; id < 200; ++id) ASSERT_TRUE(insert(*database, id, "before"));
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (std::int64_t id = 1000; !stop; ++id) EXPECT_TRUE(insert(*database, id, "during"));
    });
    const std::string copy = database.folder() + "/copy.db";
    const Status first = database->backup(copy);
    const Status second = database->backup(copy);  // replaces the first
    stop = true;
    writer.join();
    ASSERT_TRUE(first) << first.error().key;
    ASSERT_TRUE(second) << second.error().key;
    EXPECT_FALSE(database->backup("/no/such/folder/copy.db"));
    DatabaseOptions options;
    options.url = "sqlite:" + copy;
    SystemClock clock;
    auto opened = open_database(options, clock);
    ASSERT_TRUE(opened);
    EXPECT_TRUE((*opened)->verify());
    const std::set<std::int64_t> copied = stored(**opened);
    const std::set<std::int64_t> live = stored(*database);
    EXPECT_GE(copied.size(), 200U);
    EXPECT_TRUE(std::includes(live.begin(), live.end(), copied.begin(), copied.end()));
    // At rest the copy equals the database.
    ASSERT_TRUE(database->backup(copy + "2"));
    options.url = "sqlite:" + copy + "2";
    auto at_rest = open_database(options, clock);
    ASSERT_TRUE(at_rest);
    EXPECT_EQ(stored(**at_rest), live);
}

}  // namespace
}  // namespace zs
