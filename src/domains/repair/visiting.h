// In which order somebody visits the places of today's work: urgent first, no limit missed, short walks. Pure.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "core/time.h"
#include "domains/repair/states.h"

namespace zs::repair::visiting {

/// One room with everything that waits there.
struct Stop {
    std::int64_t room_id = 0;
    std::vector<std::int64_t> order_ids;
    Priority priority = Priority::p4;  // the most urgent of its orders
    std::optional<Instant> due;        // the earliest limit of its orders
    std::int64_t work_minutes = 0;
};

struct Policy {
    double walking_m_per_minute = 70;
    double unknown_walk_m = 150;  // assumed where the way is unknown
};

/// One stop of the plan, in the order of visiting.
struct Visit {
    std::size_t stop = 0;  // index into the stops asked for
    double walk_m = 0;
    bool walk_known = false;
    Instant arrives_at;
    bool late = false;  // arrives after the limit
};

/// Metres from room to room; nullopt = unknown.
using Walk = std::function<std::optional<double>(std::int64_t from_room, std::int64_t to_room)>;

/// The cheapest order of visiting: minutes walked, plus minutes of waiting and of lateness weighted by priority.
/// Exact up to 7 stops, beyond that improved by moving single stops until nothing gets better. `from_room` 0 = unknown:
/// then the first walk costs nothing.
std::vector<Visit> plan(const std::vector<Stop>& stops, std::int64_t from_room, Instant now, const Policy& policy,
                        const Walk& walk);

}  // namespace zs::repair::visiting
