// What people have before them now, and where they were last seen working.
#pragma once
#include <unordered_map>
#include <vector>

#include "domains/repair/dispatch.h"
#include "platform/database/database.h"

namespace zs::repair {

struct Workload {
    std::vector<dispatch::Load> jobs;
    std::int64_t last_room = 0;  // of the job under way; 0 = none

    std::int64_t minutes() const {
        std::int64_t sum = 0;
        for (const auto& job : jobs) sum += job.remaining_minutes;
        return sum;
    }
};
/// By person id: one pass over the open orders of all crews. Who has nothing is absent.
std::unordered_map<std::int64_t, Workload> workloads(Reader& reader, Instant now);

}  // namespace zs::repair
