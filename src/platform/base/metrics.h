// Counters, gauges and histograms, printed as Prometheus text.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace zs::metrics {

class Counter {
public:
    void add(std::int64_t by = 1) { value_.fetch_add(by, std::memory_order_relaxed); }
    std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

/// Durations in fixed buckets from 1 ms to 10 s.
class Histogram {
public:
    static constexpr int bucket_count = 10;
    void observe_us(std::int64_t duration_us);
    std::string prometheus(std::string_view name, std::string_view labels) const;

private:
    std::atomic<std::int64_t> buckets_[bucket_count + 1]{};
    std::atomic<std::int64_t> sum_us_{0};
};

/// The process-wide counter of this name and label text (`code="not_found"`); made at the first use, never removed.
Counter& counter(std::string_view name, std::string_view help, std::string_view labels = {});
Histogram& histogram(std::string_view name, std::string_view help, std::string_view labels = {});
/// Everything registered, as Prometheus text (version 0.0.4).
std::string prometheus_text();

}  // namespace zs::metrics
