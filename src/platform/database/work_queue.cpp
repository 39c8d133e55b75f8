// Queue of writes, and the answering of those who wait.
#include "platform/database/work_queue.h"

#include <pthread.h>
#include <spdlog/spdlog.h>

namespace zs {
namespace {

thread_local bool database_thread = false;

void call_guarded(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& mistake) {
        spdlog::error("bug after a commit: {}", mistake.what());
    }
}

}  // namespace

bool is_database_thread() { return database_thread; }

void mark_database_thread(const char* name) {
    database_thread = true;
    pthread_setname_np(pthread_self(), name);
}

void WorkQueue::push(Database::Work work, Database::Done done) {
    std::string_view refusal;
    {
        const std::scoped_lock lock(mutex_);
        if (closed_) {
            refusal = "unavailable.stopping";
        } else if (items_.size() >= size_max_) {
            refusal = "unavailable.overloaded";
        } else {
            items_.push_back(Item{std::move(work), std::move(done)});
            if (items_.size() >= wanted_) filled_.notify_one();
        }
    }
    if (!refusal.empty()) done(fail(Code::unavailable, refusal));  // NOLINT(bugprone-use-after-move): not moved then
}

bool WorkQueue::take(std::vector<Item>& items, std::size_t count_max) {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
    for (std::size_t i = 0; i < count_max && !items_.empty(); ++i) {
        items.push_back(std::move(items_.front()));
        items_.pop_front();
    }
    return !items.empty();
}

void WorkQueue::gather(std::size_t count, std::int64_t wait_us) {
    std::unique_lock lock(mutex_);
    wanted_ = count;
    filled_.wait_for(lock, std::chrono::microseconds(wait_us), [&] { return closed_ || items_.size() >= count; });
    wanted_ = 1;
}

void WorkQueue::close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    filled_.notify_all();
}

std::size_t WorkQueue::size() {
    const std::scoped_lock lock(mutex_);
    return items_.size();
}

void answer(const Database::Done& done, Status status, Session::Hooks& hooks) {
    if (status)
        for (const std::function<void()>& hook : hooks) call_guarded(hook);
    call_guarded([&] { done(std::move(status)); });
}

}  // namespace zs
