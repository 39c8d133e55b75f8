// Reading what the records tell of many devices at once: a query for each kind of record, not for each device.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "domains/catalog/catalog.h"
#include "domains/reliability/service.h"

namespace zs::reliability {
namespace {

constexpr int months_read = 37;   // of down-times: history term and score
constexpr double days_told = 30;  // readings of a counter must lie so far apart to tell a share
constexpr double hour_ms = 3'600'000;

using Index = std::map<std::int64_t, DeviceFacts*>;

void read_downtimes(Reader& reader, const Index& index, const Period& period) {
    const Instant since = std::min(period.from, reader.now() - std::chrono::days(months_read * 30));
    for (auto& down : select<equipment::Downtime>(
             reader, "WHERE failure = 1 AND (ended_at IS NULL OR ended_at >= ?) ORDER BY began_at, id",
             {since.unix_ms})) {
        const auto device = index.find(down.device_id.value);
        if (device != index.end()) device->second->downtimes.push_back(std::move(down));
    }
}

/// Labour at the hourly rate of its own day.
void read_costs(Reader& reader, const Index& index) {
    const auto parameters = catalog::parameters(reader);
    const auto labour = [&](std::int64_t minutes, Instant at) {
        return std::llround(static_cast<double>(minutes) * parameters->real("reliability.hourly_rate", at) * 100 / 60);
    };
    reader.query(
        "SELECT device_id, labour_minutes, parts_cost, COALESCE(restored_at, reported_at), vendor_id, CASE WHEN "
        "restored_at IS NULL THEN 0 ELSE 1 END FROM repair_work_order WHERE device_id > 0 AND state NOT IN "
        "('cancelled','merged') ORDER BY id",
        {}, [&](const Row& row) {
            const auto device = index.find(row.integer(0));
            if (device == index.end()) return;
            auto& cost = device->second->cost;
            ++cost.repairs;
            cost.parts += row.integer(2);
            cost.repair_labour += labour(row.integer(1), {row.integer(3)});
            cost.vendor_repairs += row.integer(4) > 0 ? 1 : 0;
            cost.without_labour += row.integer(5) == 1 && row.integer(1) == 0 ? 1 : 0;
        });
    reader.query(
        "SELECT device_id, labour_minutes, done_at, parts_cost FROM maintenance_order WHERE state = 'done' AND done_at "
        "IS "
        "NOT NULL ORDER BY id",
        {}, [&](const Row& row) {
            const auto device = index.find(row.integer(0));
            if (device == index.end()) return;
            ++device->second->cost.maintenances;
            device->second->cost.parts += row.integer(3);
            device->second->cost.maintenance_labour += labour(row.integer(1), {row.integer(2)});
        });
    reader.query("SELECT device_id, SUM(cost) FROM equipment_due_record GROUP BY device_id", {}, [&](const Row& row) {
        const auto device = index.find(row.integer(0));
        if (device != index.end()) device->second->cost.outside += row.integer(1);
    });
}

void read_compliance(Reader& reader, const Index& index, const Period& period) {
    reader.query(
        "SELECT device_id, COUNT(*), SUM(CASE WHEN state = 'done' AND compliant = 1 THEN 1 ELSE 0 END) FROM "
        "maintenance_order WHERE counted_at >= ? AND counted_at < ? AND (state = 'done' OR (state IN "
        "('planned','working') AND overdue = 1)) GROUP BY device_id",
        {period.from.unix_ms, period.to.unix_ms}, [&](const Row& row) {
            const auto device = index.find(row.integer(0));
            if (device == index.end()) return;
            device->second->due = row.integer(1);
            device->second->kept = row.integer(2);
        });
}

/// How much of its service a device runs: between two readings of the period, else since it went into service.
void read_counters(Reader& reader, const Index& index, const Period& period) {
    struct Span {
        double first = 0, last = 0;
        Instant from, to;
        bool told = false;
    };
    std::map<std::int64_t, Span> spans;
    reader.query(
        "SELECT device_id, value, at FROM maintenance_counter_entry WHERE counter = 'running_hours' AND at < ? ORDER "
        "BY device_id, at, id",
        {period.to.unix_ms}, [&](const Row& row) {
            auto& span = spans[row.integer(0)];
            const Instant at{row.integer(2)};
            if (!span.told || span.from < period.from) {  // the last before the period, else the first in it
                if (!span.told || at <= period.from) {
                    span.first = row.real(1);
                    span.from = at;
                }
                span.told = true;
            }
            span.last = row.real(1);
            span.to = at;
        });
    for (const auto& [id, span] : spans) {
        const auto found = index.find(id);
        if (found == index.end()) continue;
        auto& device = *found->second;
        device.counter = span.last;
        double ran = span.last - span.first, hours = static_cast<double>((span.to - span.from).count()) / hour_ms;
        if (hours < days_told * 24) {
            ran = span.last;
            hours = static_cast<double>((span.to - device.served_from).count()) / hour_ms;
        }
        if (hours < days_told * 24 || ran <= 0 || ran > hours * 1.02) continue;  // a changed or wrong counter
        device.basis = Basis::counter;
        device.run_share = std::min(1.0, ran / hours);
    }
}

}  // namespace

Facts load_facts(Reader& reader, const Restriction& restriction, const Period& period) {
    Facts facts;
    for (auto& type : select<equipment::DeviceType>(reader, "ORDER BY id")) facts.types.emplace(type.id.value, type);
    const auto zone = catalog::calendar(reader)->zone();
    reader.query(
        fmt::format("SELECT d.id, d.asset_no, d.name, d.classes, d.type_id, COALESCE(d.department_id, 0), d.state, "
                    "d.price, d.in_service_on, d.registered_at, COALESCE(d.life_years, 0) FROM equipment_device d "
                    "WHERE d.state <> 'scrapped' AND {} ORDER BY d.id",
                    restriction.sql.empty() ? "1=1" : restriction.sql),
        restriction.parameters, [&](const Row& row) {
            DeviceFacts device;
            device.id = row.integer(0);
            device.asset_no = row.text(1);
            device.name = row.text(2);
            device.type_id = row.integer(4);
            const auto& type = facts.types.at(device.type_id);
            device.classes = fmt::format("{},{}", type.classes, row.text(3));
            device.department_id = row.integer(5);
            device.state = value_of<equipment::DeviceState>(row.text(6)).value_or(equipment::DeviceState::in_use);
            device.price = {row.integer(7)};
            device.served_from = {row.integer(9)};
            if (!row.is_null(8)) {
                device.in_service_on = Date{static_cast<std::int32_t>(row.integer(8))};
                device.served_from = start_of_day(*device.in_service_on, zone);
            }
            device.life_years = row.integer(10) > 0 ? row.integer(10) : type.life_years;
            facts.devices.push_back(std::move(device));
        });
    Index index;
    for (auto& device : facts.devices) index[device.id] = &device;
    read_downtimes(reader, index, period);
    read_costs(reader, index);
    read_compliance(reader, index, period);
    read_counters(reader, index, period);
    for (auto& judgement : select<Judgement>(reader, "ORDER BY id")) {
        const auto device = index.find(judgement.device_id);
        if (device != index.end()) device->second->judgement = std::move(judgement);
    }
    return facts;
}

}  // namespace zs::reliability
