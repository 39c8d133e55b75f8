// Writer threads that share one queue, each with its own connection; a pool of readers.
#include "platform/database/postgres/postgres_database.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <thread>

#include "platform/base/metrics.h"
#include "platform/database/error.h"
#include "platform/database/pool.h"
#include "platform/database/postgres/connection.h"
#include "platform/database/work_queue.h"

namespace zs::postgres {
namespace {

constexpr std::chrono::milliseconds reader_wait_max{10000};
constexpr int attempts_max = 5;

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const DatabaseOptions& options, Clock& clock) : clock_(clock), queue_(options.queue_max) {
        for (int i = 0; i < std::max(options.readers, 1); ++i)
            readers_.add(std::make_unique<PostgresConnection>(options.url));
        for (int i = 0; i < std::max(options.writers, 1); ++i)
            threads_.emplace_back([this, url = options.url] { run(url); });
    }
    ~PostgresDatabase() override {
        queue_.close();
        for (std::thread& thread : threads_) thread.join();
    }

    Engine engine() const override { return Engine::postgres; }
    void submit(Work work, Done done) override { queue_.push(std::move(work), std::move(done)); }
    Status read(const ReadWork& work) override;
    Status backup(const std::string&) override { return fail(Code::unavailable, "unavailable.use_pg_dump"); }
    Status verify() override {
        return read([](Reader& reader) -> Status {
            reader.exists("SELECT 1");
            return {};
        });
    }

private:
    void run(const std::string& url);
    Status attempt(PostgresConnection& connection, const Work& work, Session::Hooks& hooks, bool& again);
    void run_one(PostgresConnection& connection, const WorkQueue::Item& item);

    Clock& clock_;
    kept::Epochs epochs_;
    WorkQueue queue_;
    Pool<PostgresConnection> readers_;
    metrics::Counter& commits_ = metrics::counter("zhongshu_database_commits_total", "Group commits");
    metrics::Counter& use_cases_ = metrics::counter("zhongshu_database_use_cases_total", "Use cases committed");
    metrics::Counter& failed_commits_ = metrics::counter("zhongshu_database_failed_commits_total", "Commits refused");
    metrics::Counter& repeated_ = metrics::counter("zhongshu_database_repeated_total", "Use cases run again");
    std::vector<std::thread> threads_;  // last: start when everything above is there
};

void PostgresDatabase::run(const std::string& url) {
    mark_database_thread("zs-writer");
    PostgresConnection connection(url);
    std::vector<WorkQueue::Item> items;
    while (queue_.take(items, 1)) {
        run_one(connection, items.front());
        items.clear();
    }
}

/// One try of the whole use case. `again`: the engine gave it up for a reason that another try may escape, and it is
/// certain that nothing was committed.
Status PostgresDatabase::attempt(PostgresConnection& connection, const Work& work, Session::Hooks& hooks, bool& again) {
    again = false;
    const auto seen = epochs_.seen();
    try {
        connection.begin("BEGIN ISOLATION LEVEL READ COMMITTED");
    } catch (...) {
        Status status = tl::unexpected(current_exception_to_error());
        again = status.error().code == Code::unavailable;
        return status;
    }
    const auto may_pass = [](DatabaseFailure kind) {
        return kind == DatabaseFailure::busy || kind == DatabaseFailure::lost;
    };
    Session session(connection, clock_.now(), seen);
    Status status = session.run(work);
    if (!status) {
        connection.rollback();
        again = session.failure() && may_pass(session.failure()->kind);
        return status;
    }
    try {
        connection.commit();
        epochs_.begin(session.changed());
    } catch (const DatabaseError& failure) {
        failed_commits_.add();
        epochs_.begin(session.changed());  // the answer may be lost and the commit done
        connection.rollback();
        again = failure.kind == DatabaseFailure::busy;
        return tl::unexpected(to_error(failure));
    } catch (...) {
        connection.rollback();
        return tl::unexpected(current_exception_to_error());
    }
    hooks = session.take_hooks();
    return status;
}

void PostgresDatabase::run_one(PostgresConnection& connection, const WorkQueue::Item& item) {
    Session::Hooks hooks;
    bool again = false;
    Status status = attempt(connection, item.work, hooks, again);
    for (int tries = 1; again && tries < attempts_max; ++tries) {
        repeated_.add();
        // The winner must wake up and finish first, or the two meet again.
        std::this_thread::sleep_for(std::chrono::milliseconds(5 << tries));
        status = attempt(connection, item.work, hooks, again);
    }
    if (status) {
        commits_.add();
        use_cases_.add();
    }
    answer(item.done, std::move(status), hooks);
}

Status PostgresDatabase::read(const ReadWork& work) {
    const auto reader = readers_.lend(reader_wait_max);
    if (!reader) return fail(Code::unavailable, "unavailable.busy");
    Status status;
    const auto seen = epochs_.seen();
    bool begun = false;
    // One that cannot reach the server is not handed back at once, or it would be the next to be lent again.
    for (int tries = 0; !begun && tries < attempts_max; ++tries) {
        if (tries > 0) std::this_thread::sleep_for(std::chrono::milliseconds(5 << tries));
        try {
            reader->begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            begun = true;
            Session session(*reader, clock_.now(), seen);
            status = session.run(work);
        } catch (...) {
            status = tl::unexpected(current_exception_to_error());
        }
    }
    reader->rollback();
    return status;
}

}  // namespace

Result<std::unique_ptr<Database>> open(const DatabaseOptions& options, Clock& clock) {
    try {
        PostgresConnection probe(options.url);
        probe.begin("BEGIN READ ONLY");
        bool is_utf8 = false;
        std::string collation;
        probe.query(
            "SELECT pg_encoding_to_char(encoding) = 'UTF8', datcollate FROM pg_database WHERE datname = "
            "current_database()",
            {}, [&](const Row& row) {
                is_utf8 = row.flag(0);
                collation = row.text(1);
            });
        if (!is_utf8) return fail(Code::unavailable, "database.wrong_encoding");
        if (collation != "C" && collation != "POSIX" && collation != "C.UTF-8")
            spdlog::warn("database: collation is {}; text sorts differently from SQLite (C is recommended)", collation);
    } catch (const DatabaseError& failure) {
        return fail(Code::unavailable, "database.cannot_open", {{"reason", failure.what()}});
    }
    return std::make_unique<PostgresDatabase>(options, clock);
}

}  // namespace zs::postgres
