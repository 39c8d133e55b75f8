// Failures of the ledger's devices.
#include "domains/repair/device_stream.h"

#include <algorithm>

namespace zs::repair {

DeviceStream::DeviceStream(std::vector<StreamDevice> devices, std::uint64_t seed, Zone zone)
    : devices_(std::move(devices)), random_(seed ^ 0xDE71CEFA), zone_(zone) {
    for (const auto& device : devices_)
        per_year_.push_back(std::min(6.0, random_.lognormal(0.55 + 0.55 * device.age_share, 0.7)));
}

std::vector<Breakdown> DeviceStream::day(Date date) {
    std::vector<Breakdown> all;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        if (!random_.chance(per_year_[i] / 365)) continue;
        const double hour = random_.chance(0.75) ? 7.5 + 10 * random_.uniform() : 24 * random_.uniform();
        all.push_back(
            {start_of_day(date, zone_) + Duration(static_cast<std::int64_t>(hour * 3'600'000)), devices_[i].id});
    }
    std::ranges::stable_sort(all, {}, &Breakdown::at);
    return all;
}

const StreamDevice* DeviceStream::find(std::int64_t id) const {
    const auto found = std::ranges::find(devices_, id, &StreamDevice::id);
    return found == devices_.end() ? nullptr : &*found;
}

}  // namespace zs::repair
