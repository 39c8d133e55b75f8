// How a hospital lives repair: faults arrive, people report, technicians walk, work, wait for parts; all through the
// use cases that people use, on a clock that the simulation moves.
#pragma once
#include <functional>

#include "platform/base/clock.h"
#include "platform/database/database.h"

namespace zs::repair {

struct SimulationOptions {
    Instant from;
    Instant to;
    std::uint64_t seed = 1;
    double orders_per_year = 12800;
};

struct SimulationResult {
    std::int64_t orders = 0;
    std::int64_t steps = 0;
    double walked_m = 0;
};

/// Plays [from, to). `progress` gets the share done after each simulated day. One transaction a day; the same seed on
/// the same hospital gives the same orders.
Result<SimulationResult> simulate(Database& database, const SimulationOptions& options,
                                  const std::function<void(double)>& progress);

}  // namespace zs::repair
