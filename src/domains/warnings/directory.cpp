// Points of devices with what the alarm rules and the type's table say of them; kept until one of them changes.
#include <fmt/format.h>

#include <algorithm>

#include "domains/alarms/alarms.h"
#include "domains/warnings/lookout.h"
#include "platform/database/kept.h"

namespace zs::warnings {
namespace {

/// By devices and editions known: the table of devices changes with every repair, and watching it would empty all other
/// memories.
Kept<std::string, Directory> kept_directory({"telemetry_point", "equipment_device_type", "warnings_measure",
                                             "alarms_rule"});

constexpr std::string_view peer = "@peer";
constexpr std::int64_t slow_period_s = 600;  // such points are never there in every mean

struct PointRow {
    std::int64_t point = 0, period_s = 0, device = 0, parent = 0;
    std::string measure, type;
};

std::vector<PointRow> point_rows(Reader& reader) {
    std::vector<PointRow> rows;
    reader.query(
        "SELECT p.id, p.period_s, p.measure, d.id, COALESCE(d.parent_id, 0), t.code FROM telemetry_point p JOIN "
        "equipment_device d ON d.asset_no = p.device_code JOIN equipment_device_type t ON t.id = d.type_id WHERE "
        "p.active = 1 AND p.measure <> '' AND d.state <> 'scrapped' ORDER BY d.id, p.id LIMIT ?",
        {static_cast<std::int64_t>(points_max)}, [&](const Row& row) {
            rows.push_back({row.integer(0), row.integer(1), row.integer(3), row.integer(4), std::string(row.text(2)),
                            std::string(row.text(5))});
        });
    return rows;
}

template <class Fits>
int place_where(const std::vector<Watched>& points, Fits fits) {
    const auto found = std::find_if(points.begin(), points.end(), fits);
    return found == points.end() ? -1 : static_cast<int>(found - points.begin());
}

int place_of(const std::vector<Watched>& points, std::string_view measure) {
    return place_where(points, [&](const Watched& one) { return one.measure == measure; });
}

/// The limits that alarm rules set a point are the limits its trend leads to. Where some count from a setting, the
/// point is watched as distance from it, and only those count.
void take_limits(std::vector<Watched>& points, Watched& point, const alarms::PointLimits& limits) {
    for (const auto& limit : {limits.low, limits.high, limits.low_low, limits.high_high}) {
        if (!limit || limit->set_point_id == 0) continue;
        point.set = place_where(points, [&](const Watched& one) { return one.series == limit->set_point_id; });
        point.set_percent = limit->percent;
        break;
    }
    const std::int64_t set = point.set < 0 ? 0 : points[static_cast<std::size_t>(point.set)].series;
    const auto value = [&](const std::optional<alarms::Limit>& limit) -> std::optional<double> {
        if (!limit || limit->set_point_id != set || (set != 0 && limit->percent != point.set_percent))
            return std::nullopt;
        return limit->value;
    };
    const auto take = [&](std::optional<double>& near, std::optional<double>& far, const auto& first,
                          const auto& second) {
        if (!first && !second) return;  // no rule: what the table of measures says
        near = value(first);
        far = value(second);
        if (!near) std::swap(near, far);
    };
    take(point.low, point.low_far, limits.low, limits.low_low);
    take(point.high, point.high_far, limits.high, limits.high_high);
    if (set == 0) return;
    if (!limits.low && !limits.low_low) point.low.reset();
    if (!limits.high && !limits.high_high) point.high.reset();
}

/// The device of the same type and system that comes before, if any: trains are compared two by two.
const PointRow* sister(const std::vector<PointRow>& rows, const PointRow& of) {
    const PointRow* found = nullptr;
    for (const auto& row : rows)
        if (row.device < of.device && row.type == of.type && row.measure == of.measure && row.parent == of.parent)
            found = &row;
    return found;
}

}  // namespace

std::shared_ptr<const Directory> directory(Reader& reader) {
    return kept_directory.get(reader, equipment::devices_known(reader) + "/" + alarms::editions_known(reader), [&] {
        auto all = std::make_shared<Directory>();
        const auto limits = alarms::limits_in_force(reader);
        std::map<std::pair<std::string, std::string>, Measure> measures;
        for (auto& one : select<Measure>(reader, "WHERE active = 1 ORDER BY id"))
            measures.emplace(std::pair(one.type_code, one.measure), one);
        const auto rows = point_rows(reader);
        all->points = rows.size();
        const auto rule_of = [&](const PointRow& row) -> const Measure* {
            const auto found = measures.find({row.type, row.measure});
            return found == measures.end() ? nullptr : &found->second;
        };
        for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
            Directory::DevicePoints device{rows[from].device, rows[from].type, {}};
            for (to = from; to < rows.size() && rows[to].device == device.device_id; ++to) {
                Watched point{rows[to].point, rows[to].measure};
                if (const auto* rule = rule_of(rows[to])) {
                    point.low = rule->low;
                    point.high = rule->high;
                    point.rate_per_day = rule->rate_per_day.value_or(0);
                    point.horizon_days = rule->horizon_days.value_or(0);
                    point.combined = rule->combined && rows[to].period_s <= slow_period_s;
                }
                device.points.push_back(point);
            }
            for (std::size_t at = from; at < to; ++at) {
                const auto* rule = rule_of(rows[at]);
                if (rule == nullptr) continue;
                auto& point = device.points[at - from];
                if (const auto found = limits.find(point.series); found != limits.end())
                    take_limits(device.points, point, found->second);
                if (!rule->gate_measure.empty()) point.gate = place_of(device.points, rule->gate_measure);
                point.gate_least = rule->gate_low.value_or(-std::numeric_limits<double>::infinity());
                point.gate_most = rule->gate_high.value_or(std::numeric_limits<double>::infinity());
                std::int64_t first = 0;
                if (rule->partner == peer) {
                    const auto* other = sister(rows, rows[at]);
                    if (other != nullptr) first = other->point;
                } else if (const int place = place_of(device.points, rule->partner); place >= 0) {
                    first = device.points[static_cast<std::size_t>(place)].series;
                }
                if (first != 0)
                    all->pairs.push_back({first, point.series, device.device_id, device.type_code, point.measure});
            }
            all->devices.push_back(std::move(device));
        }
        return std::shared_ptr<const Directory>(all);
    });
}

}  // namespace zs::warnings
