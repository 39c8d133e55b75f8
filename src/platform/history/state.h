// What a store holds, for its own two files: writing (store.cpp) and reading (reading.cpp).
#pragma once
#include <atomic>
#include <condition_variable>
#include <map>
#include <shared_mutex>
#include <thread>

#include "platform/history/embedded.h"
#include "platform/history/log.h"
#include "platform/history/memory.h"

namespace zs::history {

struct EmbeddedStore::State {
    Options options;
    int lock_file = -1;

    std::mutex log_mutex;  // held while writing and syncing; taken before `mutex`
    std::unique_ptr<Log> log;
    std::uint64_t log_number = 0;
    std::vector<std::uint64_t> logs;  // whose samples are in `active`

    mutable std::shared_mutex mutex;  // guards all below
    std::unique_ptr<Memory> active = std::make_unique<Memory>();
    std::shared_ptr<const Memory> packing;
    std::shared_ptr<const Runs> runs = std::make_shared<const Runs>();
    std::unordered_map<SeriesId, Sample> latest;

    struct Waiting {
        std::span<const Entry> batch;
        std::string record;
        bool done = false;
        Status status = {};
    };
    std::mutex waiting_mutex;
    std::vector<Waiting*> waiting;

    std::mutex pack_mutex;  // one packing or merging at a time
    std::mutex worker_mutex;
    std::condition_variable wake, packed;
    bool stopping = false;
    std::thread worker;
    std::uint64_t packing_low = 0, packing_high = 0;  // logs whose samples are in `packing`

    std::atomic<std::uint64_t> samples_appended{0}, syncs{0};
    std::size_t damaged = 0;

    Status load();
    Status load_runs();
    Status load_logs();
    /// Writes, syncs and keeps everything that waits. Under `log_mutex`.
    Status write_group(const std::vector<Waiting*>& group);
    /// A full memory goes to the worker and a new generation begins. Under `log_mutex`.
    Status begin_generation();
    bool wait_for_room();
    Status pack();
    Result<Runs> write_runs(const Memory& memory, std::uint64_t low, std::uint64_t high) const;
    Status maintain_day(const Runs& parts, std::int64_t today);
    Result<std::shared_ptr<const Run>> merge(const Runs& parts, Detail detail) const;
    void replace_runs(const Runs& old, const Runs& made);
    void work();
    /// Under `mutex`.
    void note(const Entry& entry);
    bool is_packing() const;
};

/// The samples of [from_ms, to_ms) from the runs and then from `samples`, settled into `samples`. Thinned blocks answer
/// means.
Status gather(const Runs& runs, SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
              std::vector<Sample>& samples);

}  // namespace zs::history
