// Group commit: every use case waiting is run in its own savepoint, one COMMIT makes them durable together.
#include "platform/database/sqlite/sqlite_database.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <thread>

#include "platform/base/metrics.h"
#include "platform/database/pool.h"
#include "platform/database/sqlite/backup.h"
#include "platform/database/sqlite/checkpointer.h"
#include "platform/database/sqlite/connection.h"
#include "platform/database/work_queue.h"

namespace zs::sqlite {
namespace {

constexpr std::chrono::milliseconds reader_wait_max{10000};
// Those answered by one group need about this long to send their next write; waiting makes groups even.
constexpr std::int64_t gather_us = 60;

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string path, const DatabaseOptions& options, Clock& clock)
        : path_(std::move(path)),
          group_max_(std::max<std::size_t>(options.group_max, 1)),
          clock_(clock),
          queue_(options.queue_max),
          writer_(path_, Access::write),
          checkpointer_(path_) {
        for (int i = 0; i < std::max(options.readers, 1); ++i)
            readers_.add(std::make_unique<SqliteConnection>(path_, Access::read));
        sqlite3_wal_hook(
            writer_.handle(),
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<SqliteDatabase*>(self)->checkpointer_.log_has(pages);
                return SQLITE_OK;
            },
            this);
        thread_ = std::thread([this] { run(); });
    }
    ~SqliteDatabase() override {
        queue_.close();
        thread_.join();
    }

    Engine engine() const override { return Engine::sqlite; }
    void submit(Work work, Done done) override { queue_.push(std::move(work), std::move(done)); }
    Status read(const ReadWork& work) override;
    Status backup(const std::string& path) override { return copy_database(path_, path); }
    Status verify() override;

private:
    struct Outcome {
        Status status;
        Session::Hooks hooks;
    };

    void run();
    std::size_t run_group(std::size_t first);
    void run_one(WorkQueue::Item& item, bool alone);
    void fail_members(const Error& error);
    bool commit();

    const std::string path_;
    const std::size_t group_max_;
    Clock& clock_;
    WorkQueue queue_;
    SqliteConnection writer_;
    Checkpointer checkpointer_;
    Pool<SqliteConnection> readers_;
    std::vector<WorkQueue::Item> items_;  // what the writer took from the queue
    std::vector<Outcome> outcomes_;       // one per item of the group that is running
    kept::Tables changed_;                // watched tables that the group changed so far
    kept::Epochs epochs_;
    metrics::Counter& commits_ = metrics::counter("zhongshu_database_commits_total", "Group commits");
    metrics::Counter& use_cases_ = metrics::counter("zhongshu_database_use_cases_total", "Use cases committed");
    metrics::Counter& failed_commits_ = metrics::counter("zhongshu_database_failed_commits_total", "Commits refused");
    std::thread thread_;  // last: starts when everything above is there
};

void SqliteDatabase::run() {
    mark_database_thread("zs-writer");
    while (queue_.take(items_, group_max_)) {
        for (std::size_t done = 0; done < items_.size();) done += run_group(done);
        const std::size_t count = items_.size();
        items_.clear();
        if (checkpointer_.take_finish())
            sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        if (count > 1) queue_.gather(count, gather_us);
    }
}

/// Runs the items from `first` on as one transaction and answers them; returns how many that were. The engine gives a
/// transaction up by itself on some failures; then the group ends early and the items not yet run form the next one.
std::size_t SqliteDatabase::run_group(std::size_t first) {
    outcomes_.clear();
    changed_.reset();
    const std::size_t last = items_.size();
    try {
        writer_.execute("BEGIN IMMEDIATE", {});
        for (std::size_t i = first; i < last && writer_.in_transaction(); ++i) run_one(items_[i], last - first == 1);
        if (writer_.in_transaction() && commit()) use_cases_.add(static_cast<std::int64_t>(outcomes_.size()));
    } catch (...) {  // BEGIN, a savepoint or COMMIT failed
        const Error error = current_exception_to_error();
        failed_commits_.add();
        writer_.rollback();
        if (outcomes_.empty()) outcomes_.resize(last - first);
        fail_members(error);
    }
    epochs_.begin(changed_);
    const std::size_t count = outcomes_.size();
    for (std::size_t i = 0; i < count; ++i)
        answer(items_[first + i].done, std::move(outcomes_[i].status), outcomes_[i].hooks);
    return count;
}

bool SqliteDatabase::commit() {
    writer_.execute("COMMIT", {});
    commits_.add();
    return true;
}

void SqliteDatabase::run_one(WorkQueue::Item& item, bool alone) {
    Outcome& outcome = outcomes_.emplace_back();
    if (!alone) writer_.execute("SAVEPOINT use_case", {});
    Session session(writer_, clock_.now(), epochs_.seen(), changed_);
    outcome.status = session.run(item.work);
    changed_ = session.changed();
    outcome.hooks = session.take_hooks();
    if (!writer_.in_transaction()) {
        // The members before this one vanished with it: none may be acknowledged.
        const Error lost =
            outcome.status ? fail(Code::unavailable, "unavailable.database").value() : outcome.status.error();
        failed_commits_.add();
        fail_members(lost);
        return;
    }
    if (alone && !outcome.status) {
        writer_.execute("ROLLBACK", {});
        return;
    }
    if (alone) return;
    if (!outcome.status) writer_.execute("ROLLBACK TO use_case", {});
    writer_.execute("RELEASE use_case", {});
}

void SqliteDatabase::fail_members(const Error& error) {
    for (Outcome& outcome : outcomes_)
        if (outcome.status) outcome.status = tl::unexpected(error);
}

Status SqliteDatabase::read(const ReadWork& work) {
    const auto reader = readers_.lend(reader_wait_max);
    if (!reader) return fail(Code::unavailable, "unavailable.busy");
    Status status;
    const auto seen = epochs_.seen();
    try {
        reader->execute("BEGIN", {});
        Session session(*reader, clock_.now(), seen);
        status = session.run(work);
        reader->execute("COMMIT", {});
    } catch (...) {
        status = tl::unexpected(current_exception_to_error());
    }
    reader->rollback();
    return status;
}

Status SqliteDatabase::verify() {
    std::string finding;
    ZS_TRY(read([&](Reader& reader) -> Status {
        finding = reader.text("PRAGMA integrity_check(1)").value_or("no answer");
        if (finding != "ok") return {};
        reader.query("PRAGMA foreign_key_check", {}, [&](const Row& row) {
            finding = fmt::format("{}: row {} refers to a missing row of {}", row.text(0), row.integer(1), row.text(2));
        });
        return {};
    }));
    if (finding != "ok") return fail(Code::internal, "database.damaged", {{"finding", finding}});
    return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open(const std::string& path, const DatabaseOptions& options, Clock& clock) {
    try {
        return std::make_unique<SqliteDatabase>(path, options, clock);
    } catch (const DatabaseError& failure) {
        return fail(Code::unavailable, "database.cannot_open", {{"path", path}, {"reason", failure.what()}});
    }
}

}  // namespace zs::sqlite
