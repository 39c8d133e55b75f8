// The hospital's one history, opened when it is first needed: commands that never touch it must not hold its lock.
// Whoever wants to know of new readings watches it.
#pragma once
#include <functional>
#include <mutex>

#include "core/time.h"
#include "platform/history/history.h"

namespace zs::telemetry {

/// Readings that were just stored, each durable already. Per series mostly, not always, in the order of time: late and
/// repeated ones come too. `replay`: old readings from a file, which must raise nothing.
struct Arrival {
    std::span<const history::Entry> entries;
    Instant now;
    bool replay = false;
};
/// Called in the thread of the sender, several at a time, before the sender is answered. Cannot fail: what a watcher
/// could not write down it must find again by itself.
using Watcher = std::function<void(const Arrival&)>;

class Archive {
public:
    /// `remote`: address of a VictoriaMetrics, see history::Options; empty: files only.
    explicit Archive(std::filesystem::path directory, std::string remote = {})
        : directory_(std::move(directory)), remote_(std::move(remote)) {}
    Result<history::Store*> store() {
        const std::scoped_lock lock(mutex_);
        if (!store_) {
            ZS_TRY_ASSIGN(store_, history::Store::open({directory_, 2'000'000, {}, remote_}));
        }
        return store_.get();
    }
    /// Stores, then tells the watchers. Errors: as history::Store::append.
    Status append(const Arrival& arrival) {
        ZS_TRY_ASSIGN(auto* store, this->store());
        ZS_TRY(store->append(arrival.entries));
        for (const auto& watcher : watchers_) watcher(arrival);
        return {};
    }
    /// Lets go of the watchers, who hold the archive themselves, and of the files: another may open them.
    void close() {
        const std::scoped_lock lock(mutex_);
        watchers_.clear();
        store_.reset();
    }
    /// While modules are made, before the first reading.
    void watch(Watcher watcher) { watchers_.push_back(std::move(watcher)); }

private:
    std::filesystem::path directory_;
    std::string remote_;
    std::mutex mutex_;
    std::unique_ptr<history::Store> store_;
    std::vector<Watcher> watchers_;
};

}  // namespace zs::telemetry
