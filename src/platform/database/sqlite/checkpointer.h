// Moves committed pages from the write-ahead log into the database file, beside the writer instead of in its way.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace zs::sqlite {

/// Its own thread and connection do the bulk (PASSIVE, never blocks anybody). While commits keep coming some pages are
/// always left and the log could not start again, so the writer moves those few itself: see take_finish().
class Checkpointer {
public:
    explicit Checkpointer(const std::string& path);
    ~Checkpointer();

    /// Tells how many pages the log has now; wakes the thread when that is worth a checkpoint.
    void log_has(int pages);
    /// True once after each bulk checkpoint: the writer shall run finish() between two groups.
    bool take_finish() { return finish_.exchange(false); }

private:
    void run(const std::string& path);

    std::atomic<bool> finish_{false};
    std::atomic<bool> running_{false};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool wanted_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace zs::sqlite
