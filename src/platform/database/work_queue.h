// The bounded queue of writes between callers and the threads that own a writing connection.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

#include "platform/database/database.h"
#include "platform/database/session.h"

namespace zs {

/// True on the threads that run transactions and their `done`s; waiting for a write there would never end.
bool is_database_thread();
/// Marks the calling thread as a database thread and names it for the operating system (at most 15 characters).
void mark_database_thread(const char* name);

class WorkQueue {
public:
    struct Item {
        Database::Work work;
        Database::Done done;
    };

    explicit WorkQueue(std::size_t size_max) : size_max_(size_max) {}

    /// Queues, or calls `done` at once in this thread: unavailable.overloaded when full, unavailable.stopping when
    /// closed.
    void push(Database::Work work, Database::Done done);
    /// Waits for work and moves at most `count_max` items to the end of `items`. False: closed and empty.
    bool take(std::vector<Item>& items, std::size_t count_max);
    /// Waits at most `wait_us` until `count` items are there, so that callers just answered can join the next group.
    void gather(std::size_t count, std::int64_t wait_us);
    /// Refuses new work; what is queued is still handed out.
    void close();
    std::size_t size();

private:
    const std::size_t size_max_;
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Item> items_;
    std::size_t wanted_ = 1;  // takers sleep until so many items are queued
    bool closed_ = false;
};

/// Runs the hooks of a committed use case and then its `done`; exceptions from them are logged, never passed on.
void answer(const Database::Done& done, Status status, Session::Hooks& hooks);

}  // namespace zs
