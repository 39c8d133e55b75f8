// The people of a played hospital: who reports, walks, works, waits for parts, rates. An event queue over the use
// cases.
#pragma once
#include <map>
#include <queue>
#include <set>
#include <string>
#include <vector>

#include "domains/equipment/equipment.h"
#include "domains/repair/device_stream.h"
#include "domains/repair/fault_stream.h"
#include "domains/repair/played_transaction.h"
#include "domains/repair/service.h"
#include "domains/repair/simulation.h"
#include "platform/base/random.h"

namespace zs::repair {

class World {
public:
    World(Reader& reader, const SimulationOptions& options);

    /// Plans the arrivals and the hourly housekeeping of one local day, from options.from on.
    void plan_day(Reader& reader, Date day);
    /// Lives until `end`; an error of a step ends the play.
    Status play_until(Transaction& inner, Instant end);
    /// Lives until `end` among people who use the system at the same time: takes up orders they moved, and passes over
    /// steps that they took first.
    Status play_among_people(Transaction& inner, Instant end);
    const SimulationResult& result() const { return result_; }

private:
    enum class What { arrival, breakdown, dispatch, take, next_job, resume, finish, rate, housekeeping };
    struct Happening {
        Instant at;
        std::int64_t sequence = 0;  // keeps equal times in the order they were planned
        What what = What::arrival;
        std::int64_t subject = 0;  // order or person
        std::size_t index = 0;     // of the arrival
        bool operator>(const Happening& other) const {
            return at != other.at ? at > other.at : sequence > other.sequence;
        }
    };
    /// What a technician is at.
    struct Technician {
        std::int64_t person_id = 0;
        std::int64_t room_id = 0;
        bool busy = false;
        double skill = 1.0;  // factor on the time a job takes
        std::string name;
    };

    static FaultStream make_stream(Reader& reader, const SimulationOptions& options);
    static DeviceStream make_devices(Reader& reader, const SimulationOptions& options);
    void plan(Instant at, What what, std::int64_t subject, std::size_t index = 0);
    void take_up(Reader& reader, Instant at);
    void plan_next(const WorkOrder& order, Instant at);
    Duration patience(std::int64_t person) const;
    Status happen(PlayedTransaction& transaction, const Happening& event);
    Status arrive(PlayedTransaction& transaction, const Arrival& arrival);
    Status break_down(PlayedTransaction& transaction, Id<equipment::Device> id);
    void add_parts(ActionInput& input, const WorkOrder& order);
    Status dispatch_order(PlayedTransaction& transaction, Id<WorkOrder> id);
    Result<WorkOrder> step(PlayedTransaction& transaction, const Technician& technician, WorkOrder order,
                           OrderAction action, const ActionInput& input = {});
    Status take(PlayedTransaction& transaction, Id<WorkOrder> id);
    Status next_job(PlayedTransaction& transaction, std::int64_t person);
    std::int64_t work_minutes(const WorkOrder& order, const Technician& technician);
    Status finish(PlayedTransaction& transaction, Id<WorkOrder> id);
    Status hold(PlayedTransaction& transaction, Technician& technician, Id<WorkOrder> id);
    Status resume(PlayedTransaction& transaction, Id<WorkOrder> id);
    Status rate_order(PlayedTransaction& transaction, Id<WorkOrder> id);
    Status housekeeping(PlayedTransaction& transaction, std::int64_t hour);
    std::string pick(std::initializer_list<std::string_view> choices);

    SimulationOptions options_;
    Random random_;
    FaultStream stream_;
    DeviceStream devices_;
    std::vector<Arrival> arrivals_;
    std::priority_queue<Happening, std::vector<Happening>, std::greater<>> queue_;
    std::int64_t sequence_ = 0;
    std::map<std::int64_t, Technician> technicians_;
    std::set<std::int64_t> guests_;                // members of staff whom a person plays: they get time to act
    std::map<std::int64_t, OrderState> taken_up_;  // what was planned for in play_among_people
    SimulationResult result_;
};

}  // namespace zs::repair
