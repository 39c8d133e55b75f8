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

    /// `seen`: the epochs as of before the transaction began; `changed`: what those that share its commit changed.
    Session(Connection& connection, Instant now, const kept::Epochs::Seen& seen, const kept::Tables& changed = {})
        : connection_(connection), now_(now), seen_(seen), changed_(changed) {}

    Engine engine() const override { return connection_.engine(); }
    Instant now() const override { return now_; }
    std::int64_t epoch(const kept::Tables& tables) const override {
        return (changed_ & tables).any() ? 0 : kept::newest(seen_, tables);
    }
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
    /// Watched tables (kept.h) that may have changed, here or before in this commit: it must begin new epochs for them.
    const kept::Tables& changed() const { return changed_; }
    Hooks take_hooks() { return std::move(hooks_); }

private:
    void check_usable() const;
    /// Calls `run`, noting first what `sql` changes and afterwards why it failed.
    template <class Run>
    auto guarded(std::string_view sql, const Run& run);
    Status run_nested(const std::function<Status()>& work);

    Connection& connection_;
    Instant now_;
    const kept::Epochs::Seen seen_;
    kept::Tables changed_;
    int depth_ = 0;
    std::optional<DatabaseError> failure_;
    Hooks hooks_;
};

}  // namespace zs
