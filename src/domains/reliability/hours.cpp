// Hour counters that are measured live become readings of the device's counter: due maintenance and running hours
// follow.
#include "domains/maintenance/maintenance.h"
#include "domains/reliability/service.h"

namespace zs::reliability {
namespace {

constexpr std::int64_t apart_ms = 12 * 3'600'000;  // two readings a day tell enough

struct Meter {
    std::int64_t point_id = 0, device_id = 0;
    std::int64_t last_at = 0;
};

}  // namespace

Result<std::int64_t> note_hours(Database& database, telemetry::Archive& archive) {
    std::vector<Meter> meters;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        reader.query(
            "SELECT p.id, d.id, COALESCE((SELECT MAX(e.at) FROM maintenance_counter_entry e WHERE e.device_id = d.id "
            "AND e.counter = 'running_hours'), 0) FROM telemetry_point p JOIN equipment_device d ON d.asset_no = "
            "p.device_code WHERE p.active = 1 AND p.unit = 'h' AND p.measure IN ('run_hours','compressor_hours') ORDER "
            "BY p.id",
            {}, [&](const Row& row) {
                meters.push_back({row.integer(0), row.integer(1), row.integer(2)});
            });
        return {};
    }));
    if (meters.empty()) return 0;
    ZS_TRY_ASSIGN(const auto* store, archive.store());
    std::int64_t noted = 0;
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        noted = 0;
        for (const auto& meter : meters) {
            const auto sample = store->latest(meter.point_id);
            if (!sample || sample->at_ms < meter.last_at + apart_ms) continue;
            maintenance::note_reading(transaction, {meter.device_id}, "running_hours", sample->value, {sample->at_ms});
            ++noted;
        }
        return {};
    }));
    return noted;
}

}  // namespace zs::reliability
