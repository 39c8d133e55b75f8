// Conveniences on top of the engine interface.
#include "platform/database/database.h"

#include <condition_variable>
#include <mutex>

#include "platform/database/work_queue.h"

namespace zs {

std::optional<std::int64_t> Reader::integer(std::string_view sql, const Values& parameters) {
    std::optional<std::int64_t> found;
    bool first = true;
    query(sql, parameters, [&](const Row& row) {
        if (first && !row.is_null(0)) found = row.integer(0);
        first = false;
    });
    return found;
}

std::optional<std::string> Reader::text(std::string_view sql, const Values& parameters) {
    std::optional<std::string> found;
    bool first = true;
    query(sql, parameters, [&](const Row& row) {
        if (first && !row.is_null(0)) found.emplace(row.text(0));
        first = false;
    });
    return found;
}

bool Reader::exists(std::string_view sql, const Values& parameters) {
    bool found = false;
    query(sql, parameters, [&](const Row&) { found = true; });
    return found;
}

Status Database::write(const Work& work) {
    if (is_database_thread()) throw Bug("Database::write called on a database thread: it would wait for itself");
    struct Waiter {
        std::mutex mutex;
        std::condition_variable arrived;
        std::optional<Status> status;
    };
    Waiter waiter;
    submit([&work](Transaction& transaction) { return work(transaction); },
           [&waiter](Status status) {
               // Notified under the lock: the waiter may be gone right after it.
               const std::scoped_lock lock(waiter.mutex);
               waiter.status.emplace(std::move(status));
               waiter.arrived.notify_one();
           });
    std::unique_lock lock(waiter.mutex);
    waiter.arrived.wait(lock, [&] { return waiter.status.has_value(); });
    return std::move(*waiter.status);
}

}  // namespace zs
