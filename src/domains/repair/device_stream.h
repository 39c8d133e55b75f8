// Failures of the ledger's devices in a played hospital: older and frailer ones fail more often. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/time.h"
#include "platform/base/random.h"

namespace zs::repair {

struct StreamDevice {
    std::int64_t id = 0;
    std::string trade;     // of its type
    double age_share = 0;  // of its life
    double price = 0;      // yuan
};
/// One device that breaks down.
struct Breakdown {
    Instant at;
    std::int64_t device_id = 0;
};

class DeviceStream {
public:
    DeviceStream(std::vector<StreamDevice> devices, std::uint64_t seed, Zone zone);
    /// All breakdowns of one local day, ascending in time.
    std::vector<Breakdown> day(Date date);
    const StreamDevice* find(std::int64_t id) const;

private:
    std::vector<StreamDevice> devices_;
    std::vector<double> per_year_;
    Random random_;
    Zone zone_;
};

}  // namespace zs::repair
