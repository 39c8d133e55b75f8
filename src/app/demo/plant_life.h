// The demo's machines: a year of readings behind them, new ones every ten seconds, and faults that come, grow and are
// repaired, by technicians who finish the device's order or by themselves some time later.
#pragma once
#include <functional>
#include <span>

#include "app/plant/plant.h"
#include "domains/telemetry/archive.h"
#include "platform/database/database.h"

namespace zs::demo {

/// What a demo's plant is made from; the same on every start.
struct PlantOrigin {
    std::uint64_t seed = 1;
    int beds = 800;
    Instant begun;  // when the hospital was made: the faults' schedule hangs on it
};

/// Hears the readings of one instant, in the order of time.
using Hearer = std::function<void(Instant at, std::span<const history::Entry> entries)>;

class PlantLife {
public:
    explicit PlantLife(const PlantOrigin& origin);
    const plant::Plant& plant() const { return plant_; }
    /// Readings of (from, to] without raising anything: each minute of the last day, every five minutes of the last
    /// week, every half hour of a quarter, every hour before. `progress` may end it by an error.
    Status play(Database& database, telemetry::Archive& archive, Instant from, Instant to,
                const std::function<Status(double share)>& progress, const Hearer& hear = {});
    /// Readings since the last ones, through the door that gateways use; a longer gap is played. How many.
    Result<std::int64_t> go_on(Database& database, telemetry::Archive& archive, Instant now);

private:
    Status learn_points(Database& database);
    Status heal(Database& database, Instant now);

    plant::Plant plant_;
    Instant begun_;
    std::vector<std::int64_t> ids_;  // point of each of the plant's points, 0: none
    Instant healed_until_;
    std::optional<Instant> last_;
};

}  // namespace zs::demo
