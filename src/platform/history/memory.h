// The samples of one generation: in memory until they are packed into runs.
#pragma once
#include <unordered_map>

#include "platform/history/history.h"

namespace zs::history {

class Memory {
public:
    void add(const Entry& entry);
    /// Samples in [from_ms, to_ms) in the order of arrival, appended to `samples`.
    void collect(SeriesId series, std::int64_t from_ms, std::int64_t to_ms, std::vector<Sample>& samples) const;
    std::size_t samples() const { return samples_; }
    /// Series ascending.
    std::vector<SeriesId> series() const;
    const std::vector<Sample>& of(SeriesId series) const { return all_.at(series).samples; }

private:
    struct Line {
        std::vector<Sample> samples;
        std::int64_t first_ms = INT64_MAX, last_ms = INT64_MIN;
        bool ordered = true;
    };
    std::unordered_map<SeriesId, Line> all_;
    std::size_t samples_ = 0;
};

/// Ascending by time, each time once, the later of equal ones wins. `samples` come in the order of arrival.
void settle(std::vector<Sample>& samples);

}  // namespace zs::history
