// Faults as a hospital has them: by hour, weekday, season, place and ageing. Pure: rooms and types in, reports out.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"
#include "domains/repair/states.h"
#include "platform/base/random.h"

namespace zs::repair {

struct StreamRoom {
    std::int64_t id = 0;
    std::string kind;
    bool public_area = false;
};
struct StreamFault {
    std::int64_t id = 0;
    std::string code;
    std::string category;
    std::int64_t usual_minutes = 30;
};
/// One fault that is about to be reported.
struct Arrival {
    Instant at;
    std::int64_t room_id = 0;
    std::size_t fault = 0;  // index into the types
    Source source = Source::scan;
};

class FaultStream {
public:
    FaultStream(std::vector<StreamRoom> rooms, std::vector<StreamFault> faults, double orders_per_year,
                std::uint64_t seed, Zone zone);
    /// All arrivals of one local day, ascending in time.
    std::vector<Arrival> day(Date date, bool working_day);
    const std::vector<StreamFault>& faults() const { return faults_; }

private:
    double weight(const StreamFault& fault, int month) const;
    std::size_t pick_fault(int month);
    std::int64_t pick_room(const StreamFault& fault);

    std::vector<StreamRoom> rooms_;
    std::vector<double> frailty_;  // some rooms fail again and again: ageing
    std::vector<StreamFault> faults_;
    double per_day_;
    Random random_;
    Zone zone_;
};

}  // namespace zs::repair
