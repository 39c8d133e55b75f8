// Failure bookkeeping and savepoints of a transaction.
#include "platform/database/session.h"

#include <fmt/core.h>

namespace zs {

void Session::check_usable() const {
    if (failure_) throw DatabaseError(*failure_);
}

template <class Run>
auto Session::guarded(std::string_view sql, const Run& run) {
    check_usable();
    changed_ |= kept::changed_by(sql);
    try {
        return run();
    } catch (const DatabaseError& failure) {
        if (!failure_) failure_ = failure;
        throw;
    }
}

void Session::query(std::string_view sql, const Values& parameters, const RowVisitor& visit) {
    guarded(sql, [&] { connection_.query(sql, parameters, visit); });
}

std::int64_t Session::execute(std::string_view sql, const Values& parameters) {
    return guarded(sql, [&] { return connection_.execute(sql, parameters); });
}

std::int64_t Session::insert(std::string_view sql, const Values& parameters) {
    return guarded(sql, [&] { return connection_.insert(sql, parameters); });
}

Status Session::run_nested(const std::function<Status()>& work) {
    try {
        Status status = work();
        if (status && failure_) return tl::unexpected(to_error(*failure_));
        return status;
    } catch (const DatabaseError& failure) {
        if (!failure_) failure_ = failure;
        return tl::unexpected(to_error(failure));
    }
}

Status Session::nested(const std::function<Status()>& work) {
    check_usable();
    struct Depth {
        int& value;
        explicit Depth(int& depth) : value(depth) { ++value; }
        ~Depth() { --value; }
    };
    const Depth depth(depth_);
    const std::size_t hooks_before = hooks_.size();
    const std::string name = fmt::format("zs_nested_{}", depth.value);
    execute("SAVEPOINT " + name, {});
    Status status = run_nested(work);
    if (status) {
        execute("RELEASE SAVEPOINT " + name, {});
        return status;
    }
    // A deadlock or a lost connection costs more than the savepoint: the whole use case must end.
    const auto costs_all = [](DatabaseFailure kind) {
        return kind == DatabaseFailure::busy || kind == DatabaseFailure::lost || kind == DatabaseFailure::disk_full;
    };
    if (failure_ && (costs_all(failure_->kind) || !connection_.in_transaction())) throw DatabaseError(*failure_);
    failure_.reset();
    hooks_.resize(hooks_before);
    execute("ROLLBACK TO SAVEPOINT " + name, {});
    execute("RELEASE SAVEPOINT " + name, {});
    return status;
}

}  // namespace zs
