// Token buckets for each remote address and route.
#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

namespace zs::http {

class RateLimiter {
public:
    /// True if one more request of `key` is allowed at `now_ms` when `per_minute` are; a burst of a third is fine.
    bool allow(const std::string& key, int per_minute, std::int64_t now_ms) {
        const std::scoped_lock lock(mutex_);
        if (buckets_.size() > keys_max) buckets_.clear();  // under attack from many addresses: forget rather than grow
        const double burst = per_minute / 3.0 + 1;
        auto [entry, fresh] = buckets_.try_emplace(key, Bucket{burst, now_ms});
        auto& bucket = entry->second;
        bucket.tokens += static_cast<double>(now_ms - bucket.at_ms) * per_minute / 60'000.0;
        if (bucket.tokens > burst) bucket.tokens = burst;
        bucket.at_ms = now_ms;
        if (bucket.tokens < 1) return false;
        bucket.tokens -= 1;
        return true;
    }

private:
    static constexpr std::size_t keys_max = 50'000;
    struct Bucket {
        double tokens;
        std::int64_t at_ms;
    };
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace zs::http
