// Open jobs of everybody, and where each was last seen working.
#include "domains/repair/workload.h"

namespace zs::repair {

std::unordered_map<std::int64_t, Workload> workloads(Reader& reader, Instant now) {
    std::unordered_map<std::int64_t, Workload> loads;
    reader.query(
        "SELECT o.assignee_id, o.priority, f.usual_minutes, o.arrived_at, o.room_id, o.state FROM repair_work_order o "
        "JOIN repair_fault_type f ON f.id = o.fault_type_id WHERE o.state IN ('dispatched','taken','working') AND "
        "o.assignee_id > 0",
        {}, [&](const Row& row) {
            auto& load = loads[row.integer(0)];
            std::int64_t remaining = row.integer(2);
            if (!row.is_null(3)) remaining -= (now.unix_ms - row.integer(3)) / 60000;
            load.jobs.push_back(
                {value_of<Priority>(row.text(1)).value_or(Priority::p3), std::max<std::int64_t>(remaining, 5)});
            if (row.text(5) == "working") load.last_room = row.integer(4);
        });
    return loads;
}

}  // namespace zs::repair
