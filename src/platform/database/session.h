// The Transaction that service code sees, the same for both engines. BEGIN and COMMIT belong to its owner.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "platform/database/connection.h"
#include "platform/database/error.h"

namespace zs {

/// After a DatabaseError every further statement fails with the same error until the enclosing savepoint is rolled
/// back: PostgreSQL demands it, SQLite behaves alike so that code cannot depend on the difference.
class Session final : public Transaction {
public:
    using Hooks = std::vector<std::function<void()>>;

    /// `epoch`: as of before the transaction began; 0 when it shares its commit with a change of a watched table.
    Session(Connection& connection, Instant now, std::int64_t epoch)
        : connection_(connection), now_(now), epoch_(epoch) {}

    Engine engine() const override { return connection_.engine(); }
    Instant now() const override { return now_; }
    std::int64_t epoch() const override { return changed_watched_ ? 0 : epoch_; }
    void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) override;
    std::int64_t execute(std::string_view sql, const Values& parameters) override;
    std::int64_t insert(std::string_view sql, const Values& parameters) override;
    void after_commit(std::function<void()> work) override { hooks_.push_back(std::move(work)); }
    Status nested(const std::function<Status()>& work) override;

    /// Calls `work(*this)` and turns whatever it throws into its Error. A swallowed DatabaseError is an error all the
    /// same, because the engine may have dropped the statement's effects or the whole transaction.
    template <class Work>
    Status run(const Work& work) {
        try {
            Status status = work(*this);
            if (status && failure_) return tl::unexpected(to_error(*failure_));
            return status;
        } catch (...) {
            return tl::unexpected(current_exception_to_error());
        }
    }

    /// The DatabaseError that spoilt this transaction, if one did.
    const std::optional<DatabaseError>& failure() const { return failure_; }
    /// True if a watched table (kept.h) may have changed: the commit must begin a new epoch.
    bool changed_watched() const { return changed_watched_; }
    Hooks take_hooks() { return std::move(hooks_); }

private:
    void check_usable() const;
    /// Calls `run`, noting first what `sql` changes and afterwards why it failed.
    template <class Run>
    auto guarded(std::string_view sql, const Run& run);
    Status run_nested(const std::function<Status()>& work);

    Connection& connection_;
    Instant now_;
    std::int64_t epoch_;
    bool changed_watched_ = false;
    int depth_ = 0;
    std::optional<DatabaseError> failure_;
    Hooks hooks_;
};

}  // namespace zs
