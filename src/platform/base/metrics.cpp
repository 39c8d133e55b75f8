// The process-wide registry of counters and histograms.
#include "platform/base/metrics.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <mutex>

namespace zs::metrics {
namespace {

constexpr std::array<std::int64_t, Histogram::bucket_count> bounds_us = {1000,  2500,   5000,    10000,   25000,
                                                                         50000, 100000, 1000000, 2500000, 10000000};

template <class T>
struct Family {
    std::string help;
    std::map<std::string, std::unique_ptr<T>, std::less<>> members;
};
struct Registry {
    std::mutex mutex;
    std::map<std::string, Family<Counter>, std::less<>> counters;
    std::map<std::string, Family<Histogram>, std::less<>> histograms;
};
Registry& registry() {
    static Registry instance;
    return instance;
}

template <class T>
T& member(std::map<std::string, Family<T>, std::less<>>& families, std::string_view name, std::string_view help,
          std::string_view labels) {
    const std::scoped_lock lock(registry().mutex);
    auto& family = families[std::string(name)];
    if (family.help.empty()) family.help = help;
    auto& slot = family.members[std::string(labels)];
    if (!slot) slot = std::make_unique<T>();
    return *slot;
}

std::string braces(std::string_view labels) { return labels.empty() ? std::string() : fmt::format("{{{}}}", labels); }

}  // namespace

void Histogram::observe_us(std::int64_t duration_us) {
    std::size_t index = 0;
    while (index < bounds_us.size() && duration_us > bounds_us[index]) ++index;
    buckets_[index].fetch_add(1, std::memory_order_relaxed);
    sum_us_.fetch_add(duration_us, std::memory_order_relaxed);
}

std::string Histogram::prometheus(std::string_view name, std::string_view labels) const {
    std::string out;
    std::int64_t total = 0;
    const std::string prefix = labels.empty() ? std::string() : fmt::format("{},", labels);
    for (std::size_t i = 0; i < bounds_us.size(); ++i) {
        total += buckets_[i].load();
        out +=
            fmt::format("{}_bucket{{{}le=\"{}\"}} {}\n", name, prefix, static_cast<double>(bounds_us[i]) / 1e6, total);
    }
    total += buckets_[bucket_count].load();
    out += fmt::format("{}_bucket{{{}le=\"+Inf\"}} {}\n", name, prefix, total);
    out += fmt::format("{}_sum{} {}\n", name, braces(labels), static_cast<double>(sum_us_.load()) / 1e6);
    out += fmt::format("{}_count{} {}\n", name, braces(labels), total);
    return out;
}

Counter& counter(std::string_view name, std::string_view help, std::string_view labels) {
    return member(registry().counters, name, help, labels);
}

Histogram& histogram(std::string_view name, std::string_view help, std::string_view labels) {
    return member(registry().histograms, name, help, labels);
}

std::string prometheus_text() {
    const std::scoped_lock lock(registry().mutex);
    std::string out;
    for (const auto& [name, family] : registry().counters) {
        out += fmt::format("# HELP {} {}\n# TYPE {} counter\n", name, family.help, name);
        for (const auto& [labels, value] : family.members)
            out += fmt::format("{}{} {}\n", name, braces(labels), value->value());
    }
    for (const auto& [name, family] : registry().histograms) {
        out += fmt::format("# HELP {} {}\n# TYPE {} histogram\n", name, family.help, name);
        for (const auto& [labels, value] : family.members) out += value->prometheus(name, labels);
    }
    return out;
}

}  // namespace zs::metrics
