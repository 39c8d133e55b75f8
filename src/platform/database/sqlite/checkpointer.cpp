// The checkpoint thread.
#include "platform/database/sqlite/checkpointer.h"

#include <spdlog/spdlog.h>

#include "platform/database/sqlite/connection.h"
#include "platform/database/work_queue.h"

namespace zs::sqlite {
namespace {

constexpr int pages_worth = 4000;  // 16 MB: longer logs slow readers down, shorter ones sync more often
constexpr int pages_left_max = 400;
constexpr int rounds_max = 4;

}  // namespace

Checkpointer::Checkpointer(const std::string& path) : thread_([this, path] { run(path); }) {}

Checkpointer::~Checkpointer() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Checkpointer::log_has(int pages) {
    if (pages < pages_worth || running_.exchange(true)) return;
    const std::scoped_lock lock(mutex_);
    wanted_ = true;
    wake_.notify_one();
}

void Checkpointer::run(const std::string& path) {
    mark_database_thread("zs-checkpoint");
    try {
        const SqliteConnection connection(path, Access::checkpoint);
        for (;;) {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return wanted_ || stopping_; });
            if (stopping_) return;
            wanted_ = false;
            lock.unlock();
            int in_log = 0;
            int moved = 0;
            for (int round = 0; round < rounds_max; ++round) {
                const int code =
                    sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);
                if (code != SQLITE_OK && code != SQLITE_BUSY)
                    spdlog::warn("database: checkpoint failed: {}", sqlite3_errmsg(connection.handle()));
                if (code != SQLITE_OK || in_log - moved <= pages_left_max) break;
            }
            finish_ = true;
            running_ = false;
        }
    } catch (const std::exception& failure) {
        spdlog::error("database: no checkpoints: {}", failure.what());
    }
}

}  // namespace zs::sqlite
