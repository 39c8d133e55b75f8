// A bounded pool for read and plain handlers.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zs::http {

class Workers {
public:
    explicit Workers(int count) {
        for (int i = 0; i < count; ++i) threads_.emplace_back([this] { run(); });
    }
    ~Workers() { stop(); }
    /// False when more than `queue_max` pieces of work wait.
    bool post(std::function<void()> work) {
        {
            const std::scoped_lock lock(mutex_);
            if (stopping_ || queue_.size() >= queue_max) return false;
            queue_.push_back(std::move(work));
        }
        ready_.notify_one();
        return true;
    }
    /// Finishes what was posted, then ends the threads.
    void stop() {
        {
            const std::scoped_lock lock(mutex_);
            stopping_ = true;
        }
        ready_.notify_all();
        for (auto& thread : threads_)
            if (thread.joinable()) thread.join();
    }

private:
    static constexpr std::size_t queue_max = 5000;
    void run() {
        std::unique_lock lock(mutex_);
        for (;;) {
            ready_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            auto work = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            work();
            lock.lock();
        }
    }
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace zs::http
