#include "platform/history/memory.h"

#include <algorithm>

namespace zs::history {
namespace {

bool earlier(const Sample& a, const Sample& b) { return a.at_ms < b.at_ms; }

}  // namespace

void Memory::add(const Entry& entry) {
    auto& line = all_[entry.series];
    line.ordered = line.ordered && entry.sample.at_ms > line.last_ms;
    line.first_ms = std::min(line.first_ms, entry.sample.at_ms);
    line.last_ms = std::max(line.last_ms, entry.sample.at_ms);
    line.samples.push_back(entry.sample);
    ++samples_;
}

void Memory::collect(SeriesId series, std::int64_t from_ms, std::int64_t to_ms, std::vector<Sample>& samples) const {
    const auto found = all_.find(series);
    if (found == all_.end()) return;
    const auto& line = found->second;
    if (line.ordered) {
        const auto first = std::lower_bound(line.samples.begin(), line.samples.end(), Sample{from_ms}, earlier);
        const auto last = std::lower_bound(first, line.samples.end(), Sample{to_ms}, earlier);
        samples.insert(samples.end(), first, last);
        return;
    }
    for (const auto& sample : line.samples)
        if (sample.at_ms >= from_ms && sample.at_ms < to_ms) samples.push_back(sample);
}

std::vector<SeriesId> Memory::series() const {
    std::vector<SeriesId> ids;
    ids.reserve(all_.size());
    for (const auto& [id, line] : all_) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void settle(std::vector<Sample>& samples) {
    const auto not_ascending = [](const Sample& a, const Sample& b) { return a.at_ms >= b.at_ms; };
    if (std::adjacent_find(samples.begin(), samples.end(), not_ascending) == samples.end()) return;
    std::stable_sort(samples.begin(), samples.end(), earlier);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i + 1 < samples.size() && samples[i + 1].at_ms == samples[i].at_ms) continue;
        samples[kept++] = samples[i];
    }
    samples.resize(kept);
}

}  // namespace zs::history
