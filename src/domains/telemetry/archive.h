// The hospital's one history, opened when it is first needed: commands that never touch it must not hold its lock.
#pragma once
#include <mutex>

#include "platform/history/history.h"

namespace zs::telemetry {

class Archive {
public:
    explicit Archive(std::filesystem::path directory) : directory_(std::move(directory)) {}
    Result<history::Store*> store() {
        const std::scoped_lock lock(mutex_);
        if (!store_) {
            ZS_TRY_ASSIGN(store_, history::Store::open({directory_, 2'000'000, {}}));
        }
        return store_.get();
    }

private:
    std::filesystem::path directory_;
    std::mutex mutex_;
    std::unique_ptr<history::Store> store_;
};

}  // namespace zs::telemetry
