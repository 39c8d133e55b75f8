// Playing a hospital's repairs: a stretch of the past at once, or on and on while people use it.
#include "domains/repair/simulation.h"

#include "domains/catalog/catalog.h"
#include "domains/repair/world.h"

namespace zs::repair {

Result<SimulationResult> simulate(Database& database, const SimulationOptions& options,
                                  const std::function<Status(double)>& progress) {
    std::unique_ptr<World> world;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        world = std::make_unique<World>(reader, options);
        return {};
    }));
    const Zone zone{};
    const Date first = local_date(options.from, zone);
    const Date last = local_date(options.to, zone);
    for (Date day = first; day <= last; day = day + 1) {
        ZS_TRY(database.write([&](Transaction& transaction) {
            world->plan_day(transaction, day);
            return world->play_until(transaction, std::min(start_of_day(day + 1, zone), options.to));
        }));
        ZS_TRY(progress(static_cast<double>(day - first + 1) / static_cast<double>(last - first + 1)));
    }
    return world->result();
}

Life::Life(const SimulationOptions& options) : options_(options), planned_until_(local_date(options.from, Zone{})) {}
Life::~Life() = default;

Result<std::int64_t> Life::go_on(Transaction& transaction, Instant until) {
    if (!world_) world_ = std::make_unique<World>(transaction, options_);
    const std::int64_t before = world_->result().orders + world_->result().steps;
    for (const Date today = local_date(until, catalog::calendar(transaction)->zone()); planned_until_ <= today;
         planned_until_ = planned_until_ + 1)
        world_->plan_day(transaction, planned_until_);
    ZS_TRY(world_->play_among_people(transaction, until));
    return world_->result().orders + world_->result().steps - before;
}

}  // namespace zs::repair
