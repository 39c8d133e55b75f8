// How a hospital lives repair: faults arrive, people report, technicians walk, work, wait for parts; all through the
// use cases that people use, on a clock that the simulation moves.
#pragma once
#include <functional>
#include <memory>

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

/// Plays [from, to). `progress` gets the share done after each simulated day and may end the play with an error. One
/// transaction a day; the same seed on the same hospital gives the same orders.
Result<SimulationResult> simulate(Database& database, const SimulationOptions& options,
                                  const std::function<Status(double)>& progress);

class World;

/// A demo hospital that goes on living while people use it: faults keep arriving, staff whom nobody plays keep working,
/// and staff with a login get an hour for each step before a colleague takes it.
class Life {
public:
    explicit Life(const SimulationOptions& options);  // lives from options.from on; options.to is not looked at
    ~Life();
    /// Lives until `until`, not before the last call's. Returns how many orders and steps that brought.
    Result<std::int64_t> go_on(Transaction& transaction, Instant until);

private:
    SimulationOptions options_;
    Date planned_until_;
    std::unique_ptr<World> world_;
};

}  // namespace zs::repair
