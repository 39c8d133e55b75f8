// One database, two engines behind one API. Service code cannot tell SQLite from PostgreSQL.
//
// SQL is written once for both: '?' placeholders, BIGINT/TEXT/DOUBLE PRECISION columns, `RETURNING`,
// `ON CONFLICT … DO …`, `LIMIT/OFFSET`. `{id}` in a migration becomes the engine's auto-number primary key.
// For the same answer from both: CAST a parameter whose type the text around it does not show (`CAST(? AS BIGINT) IS
// NULL`, arithmetic with literals only), order NULLs explicitly (`NULLS LAST`), write `LIKE ? ESCAPE '\'`
// (case-sensitive), no sum() over comparisons (use CASE), text sorts by code point (create PostgreSQL databases with
// the C collation). What a statement may fail with (constraint, disk full, connection lost) is thrown as DatabaseError
// inside the transaction and turned into an Error at its boundary (write/read below); wrong SQL is a Bug.
#pragma once
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/time.h"
#include "platform/base/clock.h"
#include "platform/database/epochs.h"
#include "platform/database/value.h"

namespace zs {

enum class Engine { sqlite, postgres };
using RowVisitor = std::function<void(const Row&)>;

/// Reads within one consistent snapshot.
class Reader {
public:
    virtual ~Reader() = default;
    virtual Engine engine() const = 0;
    /// The clock read once when the transaction began: every row of one use case carries the same time.
    virtual Instant now() const = 0;
    /// Two transactions with the same epoch of these tables (watched ones, kept.h) see the same rows in them. 0: this
    /// transaction, or one that shares its commit, changed one, so that what it reads may be kept nowhere.
    virtual std::int64_t epoch(const kept::Tables& tables) const = 0;
    /// Runs a SELECT (or a writing statement with RETURNING, in a Transaction) and visits each row in order.
    virtual void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) = 0;

    /// First column of the first row as integer; nullopt when there is no row or it is NULL.
    std::optional<std::int64_t> integer(std::string_view sql, const Values& parameters = {});
    std::optional<std::string> text(std::string_view sql, const Values& parameters = {});
    bool exists(std::string_view sql, const Values& parameters = {});
};

/// Reads and writes; all or nothing.
class Transaction : public Reader {
public:
    /// Runs INSERT, UPDATE, DELETE or DDL; returns the number of rows it changed.
    virtual std::int64_t execute(std::string_view sql, const Values& parameters = {}) = 0;
    /// Runs an INSERT of one row into a table with an auto-number key `id`; returns the key.
    virtual std::int64_t insert(std::string_view sql, const Values& parameters) = 0;
    /// `work` runs after the commit is durable (and never if it is not), on the database's thread: keep it short.
    virtual void after_commit(std::function<void()> work) = 0;
    /// Runs `work` in a savepoint: if it returns an error or throws DatabaseError, only its own changes vanish.
    virtual Status nested(const std::function<Status()>& work) = 0;
};

struct DatabaseOptions {
    /// "sqlite:PATH" or "postgresql://user@host:port/name".
    std::string url;
    int readers = 4;                // reader connections (SQLite) or pool size for reads (PostgreSQL)
    int writers = 8;                // PostgreSQL write pool; SQLite always has one writer thread
    std::size_t group_max = 512;    // SQLite: use cases that share one fsync at most
    std::size_t queue_max = 20000;  // writes waiting; beyond it they are refused (unavailable.overloaded)
};

class Database {
public:
    virtual ~Database() = default;
    using Work = std::function<Status(Transaction&)>;
    using ReadWork = std::function<Status(Reader&)>;
    using Done = std::function<void(Status)>;

    virtual Engine engine() const = 0;
    /// Queues `work`; `done` is called (on a database thread) when the commit is durable, or with the error after
    /// rollback; at once in this thread with unavailable.overloaded when the queue is full. An exception of type Bug
    /// inside `work` rolls back and answers Code::internal. `work` may run more than once (PostgreSQL repeats it after
    /// a deadlock or serialization failure), so it must have no effects outside the database but through after_commit
    /// and must set, not add to, what it hands out.
    virtual void submit(Work work, Done done) = 0;
    /// Runs `work` on a reader connection of the pool, in this thread, as one snapshot. Never nest reads: all
    /// connections may be lent out.
    virtual Status read(const ReadWork& work) = 0;
    /// Copies the whole database into `path` while it stays in use (SQLite: online backup; PostgreSQL: unsupported,
    /// answers unavailable.use_pg_dump).
    virtual Status backup(const std::string& path) = 0;
    /// Statement that reports engine health: SQLite integrity_check and foreign_key_check; PostgreSQL a round trip.
    virtual Status verify() = 0;

    /// submit() and wait. Never call it from inside a transaction.
    Status write(const Work& work);
};

Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options, Clock& clock);

/// Unique constraint names → what the user is told: {"uq_access_user_user_name", {"user_name", "access.name_taken"}}.
/// Without an entry the error is entity.exists. Register at start-up only.
void name_constraint(std::string_view constraint, std::string_view field, std::string_view key);

}  // namespace zs
