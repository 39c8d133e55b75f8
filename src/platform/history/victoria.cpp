#include "platform/history/victoria.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "platform/base/clock.h"
#include "platform/base/metrics.h"
#include "platform/history/state.h"
#include "platform/history/victoria_client.h"

namespace zs::history {
namespace {

constexpr std::size_t import_bytes = 4 << 20;
constexpr std::int64_t settled_ms = 15 * 60'000;  // VictoriaMetrics answers steps that are over, not the newest ones
constexpr std::int64_t rollup_span_ms = 6 * hour_ms;

class VictoriaStore final : public Store {
public:
    VictoriaStore(std::unique_ptr<EmbeddedStore> buffer, VictoriaClient client, const VictoriaOptions& options)
        : buffer_(std::move(buffer)), client_(std::move(client)), options_(options) {
        if (options_.ship_every_ms > 0) worker_ = std::thread([this] { work(); });
    }
    ~VictoriaStore() override {
        {
            const std::lock_guard lock(worker_mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        if (worker_.joinable()) worker_.join();
    }
    VictoriaStore(const VictoriaStore&) = delete;
    VictoriaStore& operator=(const VictoriaStore&) = delete;

    Status append(std::span<const Entry> batch) override { return buffer_->append(batch); }

    /// The buffer is asked first: what leaves it meanwhile is found in the server.
    Result<std::vector<Sample>> range(SeriesId series, std::int64_t from_ms, std::int64_t to_ms) const override {
        ZS_TRY_ASSIGN(const auto own, buffer_->range(series, from_ms, to_ms));
        std::vector<Sample> samples;
        ZS_TRY(client_.samples(series, from_ms, to_ms - 1, samples));
        samples.insert(samples.end(), own.begin(), own.end());
        settle(samples);
        return samples;
    }

    /// Steps that are over and of which nothing waits are summed by the server, the others from their samples.
    Result<std::vector<Bucket>> aggregate(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                                          std::int64_t step_ms) const override {
        ZS_ASSERT(step_ms > 0);
        ZS_TRY_ASSIGN(const auto own, buffer_->range(series, from_ms, to_ms));
        std::int64_t steps = 0;
        const auto newest = latest(series);
        if (newest && to_ms - from_ms > rollup_span_ms && step_ms >= minute_ms) {
            auto end = std::min(to_ms, newest->at_ms - settled_ms);
            if (!own.empty()) end = std::min(end, own.front().at_ms);
            steps = std::max<std::int64_t>(0, (end - from_ms) / step_ms);
        }
        std::vector<Bucket> buckets;
        if (steps > 0) {
            ZS_TRY_ASSIGN(buckets, client_.buckets(series, from_ms, step_ms, steps));
        }
        const auto rest = from_ms + steps * step_ms;
        ZS_TRY_ASSIGN(const auto samples, range(series, rest, to_ms));
        for (const auto& [at, value, quality] : samples) {
            if (quality == Quality::bad) continue;
            const auto begin = from_ms + (at - from_ms) / step_ms * step_ms;
            if (buckets.empty() || buckets.back().at_ms != begin) buckets.push_back({begin, 0, 0, value, value});
            buckets.back().add({at, 1, value, value, value});
        }
        return buckets;
    }

    /// Asked of the server once a series and start; afterwards everything newer comes through the buffer.
    std::optional<Sample> latest(SeriesId series) const override {
        const auto own = buffer_->latest(series);
        {
            const std::lock_guard lock(latest_mutex_);
            if (const auto known = remote_latest_.find(series); known != remote_latest_.end())
                return newer(own, known->second);
        }
        const auto found = client_.latest(series);
        if (!found) return own;
        const std::lock_guard lock(latest_mutex_);
        remote_latest_[series] = *found;
        return newer(own, *found);
    }

    Status flush() override {
        ZS_TRY(buffer_->flush());
        return ship();
    }
    Status maintain(std::int64_t) override { return flush(); }
    Figures figures() const override { return buffer_->figures(); }

private:
    static std::optional<Sample> newer(const std::optional<Sample>& own, const std::optional<Sample>& other) {
        if (!own || (other && other->at_ms > own->at_ms)) return other;
        return own;
    }

    void work() {
        std::unique_lock lock(worker_mutex_);
        bool failing = false;
        while (!stopping_) {
            wake_.wait_for(lock, std::chrono::milliseconds(options_.ship_every_ms), [this] { return stopping_; });
            if (stopping_) return;  // what is not shipped is in the buffer
            lock.unlock();
            const auto done = flush();
            if (!done && !failing) spdlog::error("history: {}; readings wait in the buffer", done.error().key);
            if (done && failing) spdlog::info("history: the store is back");
            failing = !done;
            lock.lock();
        }
    }

    /// Sends runs that were not, and drops those that have become durable there.
    Status ship() {
        const std::lock_guard one_at_a_time(ship_mutex_);
        ZS_TRY_ASSIGN(const auto server, client_.server());
        // Another process than the one that took the runs: who knows what that one lost. All are sent again. A process
        // that came back within the second of its start has taken fewer rows than the one before.
        if (server.started_s != started_s_ || server.rows_taken < rows_taken_) sent_.clear();
        started_s_ = server.started_s;
        rows_taken_ = server.rows_taken;
        const auto runs = buffer_->runs();
        std::int64_t confirmed = 0;
        for (const auto& run : *runs) {
            const auto known = sent_.find(run->name().text());
            if (known == sent_.end()) {
                ZS_TRY(send(run));
                sent_[run->name().text()] = steady_ms();
            } else if (steady_ms() - known->second >= options_.confirm_ms) {
                buffer_->drop(run);
                confirmed += static_cast<std::int64_t>(run->samples());
                sent_.erase(known);
            }
        }
        static auto& shipped =
            metrics::counter("zhongshu_history_shipped_total", "Samples that became durable remotely");
        shipped.add(confirmed);
        return {};
    }

    Status send(const std::shared_ptr<const Run>& run) const {
        std::string lines;
        std::vector<SeriesId> ids;
        for (const auto& block : run->blocks())
            if (ids.empty() || ids.back() != block.series) ids.push_back(block.series);
        for (const auto series : ids) {
            std::vector<Sample> samples;
            const auto read = gather({run}, series, INT64_MIN / 2, INT64_MAX / 2, samples);
            if (!read) return tl::unexpected(read.error());
            for (const auto quality : {Quality::good, Quality::uncertain, Quality::bad}) {
                std::vector<Sample> some;
                for (const auto& sample : samples)
                    if (sample.quality == quality) some.push_back(sample);
                if (!some.empty()) append_import_line(lines, series, quality, some);
            }
            if (lines.size() < import_bytes) continue;
            ZS_TRY(client_.import(lines));
            lines.clear();
        }
        if (!lines.empty()) ZS_TRY(client_.import(lines));
        return {};
    }

    std::unique_ptr<EmbeddedStore> buffer_;
    VictoriaClient client_;
    VictoriaOptions options_;
    mutable std::mutex latest_mutex_;
    mutable std::unordered_map<SeriesId, std::optional<Sample>> remote_latest_;
    std::mutex ship_mutex_;
    std::map<std::string, std::int64_t> sent_;  // runs, and when the server took them
    std::int64_t started_s_ = -1;
    std::int64_t rows_taken_ = 0;
    std::mutex worker_mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread worker_;
};

/// It must keep what the policy promises, and count a sample once that was sent twice.
Status check_server(const VictoriaClient& client, const Policy& policy) {
    const auto server = client.server();
    if (!server) {
        spdlog::warn("history: the store cannot be reached; readings wait in the buffer");
        return {};
    }
    const bool short_lived = server->retention_days && *server->retention_days < policy.hour_days;
    if (short_lived || !server->drops_duplicates.value_or(true)) return fail(Code::invalid, "history.remote_settings");
    return {};
}

}  // namespace

Result<std::unique_ptr<Store>> open_victoria(const Options& options, const VictoriaOptions& victoria) {
    ZS_TRY_ASSIGN(auto client, VictoriaClient::of(victoria.write, victoria.read));
    ZS_TRY(check_server(client, options.policy));
    ZS_TRY_ASSIGN(auto buffer, EmbeddedStore::open(options));
    return std::unique_ptr<Store>(std::make_unique<VictoriaStore>(std::move(buffer), std::move(client), victoria));
}

Result<std::unique_ptr<Store>> Store::open(Options options) {
    if (options.remote.empty()) {
        ZS_TRY_ASSIGN(auto store, EmbeddedStore::open(std::move(options)));
        return std::unique_ptr<Store>(std::move(store));
    }
    const auto comma = options.remote.find(',');
    VictoriaOptions victoria;
    victoria.write = options.remote.substr(0, comma);
    victoria.read = comma == std::string::npos ? victoria.write : options.remote.substr(comma + 1);
    return open_victoria(options, victoria);
}

}  // namespace zs::history
