// Reading: samples, buckets and the latest value out of runs and memory.
#include <algorithm>

#include "platform/history/state.h"

namespace zs::history {
namespace {

bool overlaps(const Block& block, std::int64_t from_ms, std::int64_t to_ms) {
    return block.first_ms < to_ms && block.last_ms >= from_ms;
}

void keep_between(std::vector<Sample>& samples, std::size_t first, std::int64_t from_ms, std::int64_t to_ms) {
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(first);
    samples.erase(std::remove_if(begin, samples.end(),
                                 [&](const Sample& one) { return one.at_ms < from_ms || one.at_ms >= to_ms; }),
                  samples.end());
}

Status collect(const Run& run, const Block& block, std::int64_t from_ms, std::int64_t to_ms,
               std::vector<Sample>& samples) {
    const auto first = samples.size();
    if (block.detail == Detail::samples) {
        ZS_TRY(run.read_samples(block, samples));
    } else {
        std::vector<Bucket> rows;
        ZS_TRY(run.read_thinned(block, rows));
        for (const auto& row : rows) samples.push_back({row.at_ms, row.mean(), Quality::good});
    }
    if (block.first_ms < from_ms || block.last_ms >= to_ms) keep_between(samples, first, from_ms, to_ms);
    return {};
}

/// Adds rows to the buckets of one question; rows come in any order of blocks, but mostly ascending.
class Sum {
public:
    Sum(std::int64_t from_ms, std::int64_t to_ms, std::int64_t step_ms) : from_(from_ms), to_(to_ms), step_(step_ms) {}

    void add(const Bucket& row) {
        if (row.at_ms < from_ || row.at_ms >= to_) return;
        if (buckets_.empty() || row.at_ms < buckets_.back().at_ms || row.at_ms >= buckets_.back().at_ms + step_) {
            const auto at = from_ + (row.at_ms - from_) / step_ * step_;
            ascending_ = ascending_ && (buckets_.empty() || at > buckets_.back().at_ms);
            buckets_.push_back({at, 0, 0, row.min, row.max});
        }
        buckets_.back().add(row);
    }
    void add(std::span<const Sample> samples) {
        for (const auto& [at, value, quality] : samples)
            if (quality != Quality::bad) add(Bucket{at, 1, value, value, value});
    }
    std::vector<Bucket> take() {
        if (ascending_) return std::move(buckets_);
        std::stable_sort(buckets_.begin(), buckets_.end(),
                         [](const Bucket& a, const Bucket& b) { return a.at_ms < b.at_ms; });
        std::vector<Bucket> merged;
        for (const auto& bucket : buckets_)
            if (!merged.empty() && merged.back().at_ms == bucket.at_ms)
                merged.back().add(bucket);
            else
                merged.push_back(bucket);
        return merged;
    }

private:
    std::int64_t from_, to_, step_;
    bool ascending_ = true;
    std::vector<Bucket> buckets_;
};

struct Part {
    const Run* run;
    const Block* block;
};

/// Blocks of one series whose times do not touch each other nor what is in memory may be summed one by one.
bool disjoint(std::vector<Part>& parts, std::span<const Sample> memory) {
    std::sort(parts.begin(), parts.end(),
              [](const Part& a, const Part& b) { return a.block->first_ms < b.block->first_ms; });
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& block = *parts[i].block;
        if (i > 0 && block.first_ms <= parts[i - 1].block->last_ms) return false;
        if (!memory.empty() && memory.front().at_ms <= block.last_ms && memory.back().at_ms >= block.first_ms)
            return false;
    }
    return true;
}

Status add_block(Sum& sum, const Part& part, std::int64_t from_ms, std::int64_t to_ms, std::int64_t step_ms) {
    const auto& block = *part.block;
    std::vector<Bucket> rows;
    const bool whole_hours = step_ms % hour_ms == 0 && floor_to(from_ms, hour_ms) == from_ms;
    const bool ends_inside = floor_to(block.last_ms, hour_ms) + hour_ms <= to_ms;
    if (whole_hours && ends_inside) {
        ZS_TRY(part.run->read_hours(block, rows));
    } else if (block.detail != Detail::samples) {
        ZS_TRY(part.run->read_thinned(block, rows));
    } else {
        std::vector<Sample> samples;
        ZS_TRY(part.run->read_samples(block, samples));
        sum.add(samples);
    }
    for (const auto& row : rows) sum.add(row);
    return {};
}

}  // namespace

Status gather(const Runs& runs, SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
              std::vector<Sample>& samples) {
    std::vector<Sample> all;
    for (const auto& run : runs)
        for (const auto& block : run->blocks_of(series))
            if (overlaps(block, from_ms, to_ms)) ZS_TRY(collect(*run, block, from_ms, to_ms, all));
    all.insert(all.end(), samples.begin(), samples.end());
    settle(all);
    samples = std::move(all);
    return {};
}

std::shared_ptr<const Runs> EmbeddedStore::view(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                                                std::vector<Sample>& samples) const {
    const std::shared_lock lock(state_->mutex);
    if (state_->packing) state_->packing->collect(series, from_ms, to_ms, samples);
    state_->active->collect(series, from_ms, to_ms, samples);
    return state_->runs;
}

Result<std::vector<Sample>> EmbeddedStore::range(SeriesId series, std::int64_t from_ms, std::int64_t to_ms) const {
    std::vector<Sample> samples;
    const auto runs = view(series, from_ms, to_ms, samples);
    ZS_TRY(gather(*runs, series, from_ms, to_ms, samples));
    return samples;
}

Result<std::vector<Bucket>> EmbeddedStore::aggregate(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                                                     std::int64_t step_ms) const {
    ZS_ASSERT(step_ms > 0);
    std::vector<Sample> samples;
    const auto runs = view(series, from_ms, to_ms, samples);
    settle(samples);
    std::vector<Part> parts;
    for (const auto& run : *runs)
        for (const auto& block : run->blocks_of(series))
            if (overlaps(block, from_ms, to_ms)) parts.push_back({run.get(), &block});
    Sum sum(from_ms, to_ms, step_ms);
    if (disjoint(parts, samples))
        for (const auto& part : parts) ZS_TRY(add_block(sum, part, from_ms, to_ms, step_ms));
    else
        ZS_TRY(gather(*runs, series, from_ms, to_ms, samples));
    sum.add(samples);
    return sum.take();
}

std::optional<Sample> EmbeddedStore::latest(SeriesId series) const {
    const std::shared_lock lock(state_->mutex);
    const auto found = state_->latest.find(series);
    if (found == state_->latest.end()) return std::nullopt;
    return found->second;
}

void EmbeddedStore::State::note(const Entry& entry) {
    const auto [found, added] = latest.try_emplace(entry.series, entry.sample);
    if (!added && entry.sample.at_ms >= found->second.at_ms) found->second = entry.sample;
}

}  // namespace zs::history
