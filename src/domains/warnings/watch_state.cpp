// A device's detectors as bytes: points by their series, the combination where it is of the same points.
#include "domains/warnings/watch.h"

namespace zs::warnings {
namespace {

struct Head {
    std::uint32_t version = 1;
    std::uint32_t points = 0;
    Instant until{}, combination_last{}, combination_first{};
    std::uint64_t combined = 0;  // which points the combination is of
};
struct PointPart {
    std::int64_t series = 0;
    double newest = 0;
    Instant newest_at{};
    PointState state;
};
struct Tail {
    Meter meter;
    double surprise = 0;
    early_warning::Combination combination{0};
};

template <class T>
void append(std::string& out, const T& part) {
    static_assert(std::is_trivially_copyable_v<T>);
    out.append(reinterpret_cast<const char*>(&part), sizeof(T));
}

template <class T>
T read(std::string_view bytes, std::size_t at, T part) {
    std::memcpy(static_cast<void*>(&part), bytes.data() + at, sizeof(T));
    return part;
}

}  // namespace

std::string DeviceWatch::save() const {
    std::string out;
    std::uint64_t combined = 1469598103934665603ULL;
    for (const auto place : combined_)
        combined = (combined ^ static_cast<std::uint64_t>(points_[place].series)) * 1099511628211ULL;
    append(out, early_warning::state_version);
    append(out, Head{1, static_cast<std::uint32_t>(points_.size()), until_, combination_last_, combination_first_,
                     combined});
    for (std::size_t i = 0; i < points_.size(); ++i)
        append(out, PointPart{points_[i].series, newest_[i], newest_at_[i], states_[i]});
    append(out, Tail{combination_meter_, combination_surprise_, combination_});
    return out;
}

bool DeviceWatch::restore(std::string_view bytes) {
    constexpr auto start = sizeof(early_warning::state_version) + sizeof(Head);
    if (bytes.size() < start || read(bytes, 0, std::uint32_t{}) != early_warning::state_version) return false;
    const auto head = read(bytes, sizeof(early_warning::state_version), Head{});
    if (head.version != Head{}.version || bytes.size() != start + head.points * sizeof(PointPart) + sizeof(Tail))
        return false;
    std::string own = save();
    const bool same = read(own, sizeof(early_warning::state_version), Head{}).combined == head.combined;
    for (std::uint32_t at = 0; at < head.points; ++at) {
        const auto part = read(bytes, start + at * sizeof(PointPart), PointPart{0, 0, {}, PointState(zone_)});
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (points_[i].series != part.series) continue;
            newest_[i] = part.newest;
            newest_at_[i] = part.newest_at;
            states_[i] = part.state;
        }
    }
    until_ = head.until;
    if (same) {
        const auto tail = read(bytes, start + head.points * sizeof(PointPart), Tail{});
        combination_meter_ = tail.meter;
        combination_surprise_ = tail.surprise;
        combination_ = tail.combination;
        combination_last_ = head.combination_last;
        combination_first_ = head.combination_first;
    }
    return true;
}

}  // namespace zs::warnings
