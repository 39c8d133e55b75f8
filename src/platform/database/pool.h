// Connections lent to one thread at a time; the one returned last goes out first, its caches are warm.
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace zs {

template <class Connection>
class Pool {
public:
    /// Gives the connection back when destroyed. Empty when none came free in time.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(pool), connection_(std::move(connection)) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() {
            if (connection_) pool_.add(std::move(connection_));
        }
        explicit operator bool() const { return connection_ != nullptr; }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

    private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    void add(std::unique_ptr<Connection> connection) {
        const std::scoped_lock lock(mutex_);
        free_.push_back(std::move(connection));
        returned_.notify_one();
    }

    Lease lend(std::chrono::milliseconds wait_max) {
        std::unique_lock lock(mutex_);
        if (!returned_.wait_for(lock, wait_max, [&] { return !free_.empty(); })) return Lease(*this, nullptr);
        std::unique_ptr<Connection> connection = std::move(free_.back());
        free_.pop_back();
        return Lease(*this, std::move(connection));
    }

private:
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace zs
