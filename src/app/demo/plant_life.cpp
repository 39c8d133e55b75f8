#include "app/demo/plant_life.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "app/demo/demo.h"
#include "app/plant/register_map.h"
#include "core/text.h"
#include "domains/telemetry/entities.h"
#include "domains/telemetry/ingest.h"
#include "domains/telemetry/source_entities.h"
#include "platform/entity/entity.h"

namespace zs::demo {
namespace {

using plant::FaultKind;
using namespace std::chrono_literals;

constexpr Duration day = 24h;
constexpr std::size_t entries_at_once = 200'000;
constexpr auto gap_live_max = 5min;  // longer ones are played

/// Comes again every `period` days; the first time `first` days after the hospital was made.
struct FaultPlan {
    FaultKind kind;
    std::string_view device;
    double first, period, rate;
    bool before = true;  // also in the time before the hospital was made
};
constexpr FaultPlan fault_plans[] = {{FaultKind::sieve_wear, "ZY-002", -20, 75, 1},
                                     {FaultKind::leak, "MZ-004", -11, 60, 1},
                                     {FaultKind::filter_clogging, "KT-003", -16, 70, 1},
                                     {FaultKind::bearing_wear, "", -22, 110, 1},  // of the chiller that leads
                                     {FaultKind::refrigerant_loss, "LK-004", -7, 48, 1},
                                     {FaultKind::battery_fade, "UP-002", -18, 90, 1},
                                     {FaultKind::levelling_drift, "DT-005", -15, 80, 1},
                                     {FaultKind::oxygen_cell, "MZ-009", -24, 120, 1},
                                     {FaultKind::leak, "QT-005", -6, 65, 1},
                                     {FaultKind::sensor_freeze, "SJ-006", -0.8, 57, 1},
                                     {FaultKind::leak, "SJ-003", -24, 62, 1},
                                     {FaultKind::sticking_valve, "MZ-007", -18.5, 74, 1},
                                     {FaultKind::battery_fade, "FD-001", -32, 95, 1},
                                     {FaultKind::scaling, "GL-001", -47, 130, 1},
                                     // Twenty minutes from sound to spoilt: whoever has just started it sees it happen.
                                     {FaultKind::refrigerant_loss, "LK-002", 0.007, 3, 860, false}};

Duration days(double count) { return Duration(static_cast<std::int64_t>(count * static_cast<double>(day.count()))); }

/// If nobody does it: a tenth of its time after the limit, a frozen sensor after two days.
Instant repaired_by_itself(const plant::Fault& fault) {
    if (!fault.limit_at) return fault.onset + 2 * day;
    return *fault.limit_at + std::max<Duration>(2h, (*fault.limit_at - fault.onset) / 10);
}

/// The chiller that runs whatever the season when the hospital is made: another's bearing would not be heard.
std::string leading_chiller(const plant::Plant& plant, Instant begun) {
    const auto chillers = std::count_if(plant.devices().begin(), plant.devices().end(),
                                        [](const auto& device) { return device.type == "chiller"; });
    const auto turn = local_date(begun, Zone{}).days / 28 % chillers;
    return fmt::format("LS-{:03}", (chillers - turn) % chillers + 1);
}

/// A year of faults to both sides of `now`. Devices that a small hospital does not have know none.
void schedule(plant::Plant& plant, Instant begun, Instant now) {
    for (const auto& plan : fault_plans) {
        const auto device = plan.device.empty() ? leading_chiller(plant, begun) : std::string(plan.device);
        const auto period = days(plan.period);
        const Instant first = begun + days(plan.first);
        const auto round = [&](Instant at) { return (at - first) / period; };
        for (auto k = plan.before ? round(now - 400 * day) - 1 : 0; k <= round(now + 366 * day); ++k) {
            const Instant onset = first + k * period;
            const auto fault = plant.inject(plan.kind, device, onset, plan.rate);
            if (!fault) break;
            plant.repair_at(plant.faults().size() - 1, repaired_by_itself(*fault));
        }
    }
}

Duration step_for(Duration age) {
    if (age <= day) return 1min;
    if (age <= 7 * day) return 5min;
    return age <= 90 * day ? Duration(30min) : Duration(1h);
}

}  // namespace

PlantLife::PlantLife(const PlantOrigin& origin)
    : plant_({origin.seed, origin.beds}), begun_(origin.begun), healed_until_(origin.begun) {
    schedule(plant_, begun_, begun_);
}

Status PlantLife::learn_points(Database& database) {
    if (!ids_.empty()) return {};
    std::map<std::string, std::int64_t, std::less<>> known;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        reader.query("SELECT code, id FROM telemetry_point WHERE active = 1", {},
                     [&](const Row& row) { known[std::string(row.text(0))] = row.integer(1); });
        return {};
    }));
    for (const auto& point : plant_.points()) {
        const auto found = known.find(fmt::format("{}.{}", point.device, point.measure));
        ids_.push_back(found == known.end() ? 0 : found->second);
    }
    return {};
}

Status PlantLife::play(Database& database, telemetry::Archive& archive, Instant from, Instant to,
                       const std::function<Status(double share)>& progress, const Hearer& hear) {
    ZS_TRY(learn_points(database));
    std::vector<history::Entry> entries;
    std::vector<double> values;
    const auto store = [&](Instant at) -> Status {
        ZS_TRY(archive.append({entries, to, true}));
        entries.clear();
        return progress(static_cast<double>((at - from).count()) / static_cast<double>((to - from).count()));
    };
    for (Instant at = from; at < to;) {
        const auto step = step_for(to - at);
        at = std::min(to, Instant{(at.unix_ms / step.count() + 1) * step.count()});
        plant_.values(at, step, values);
        const auto first = entries.size();
        for (std::size_t i = 0; i < values.size(); ++i)
            if (ids_[i] != 0 && !std::isnan(values[i])) entries.push_back({ids_[i], {at.unix_ms, values[i]}});
        if (hear) hear(at, std::span(entries).subspan(first));
        if (entries.size() >= entries_at_once) ZS_TRY(store(at));
    }
    last_ = to;
    return store(to);
}

/// Who finishes the order of a device has repaired it.
Status PlantLife::heal(Database& database, Instant now) {
    const Instant from = healed_until_ - 1min;  // what commits late is seen too
    healed_until_ = now;
    return database.read([&](Reader& reader) -> Status {
        reader.query(
            "SELECT d.asset_no, o.restored_at FROM repair_work_order o JOIN equipment_device d ON d.id = o.device_id "
            "WHERE o.device_id > 0 AND o.restored_at > ? ORDER BY o.restored_at",
            {from.unix_ms}, [&](const Row& row) { plant_.repair(row.text(0), Instant{row.integer(1)}); });
        return {};
    });
}

Result<std::int64_t> PlantLife::go_on(Database& database, telemetry::Archive& archive, Instant now) {
    ZS_TRY(learn_points(database));
    ZS_TRY(heal(database, now));
    if (!last_) {
        ZS_TRY_ASSIGN(auto* store, archive.store());
        for (const auto id : ids_) {
            const auto newest = id == 0 ? std::nullopt : store->latest(id);
            if (newest && (!last_ || newest->at_ms > last_->unix_ms)) last_ = Instant{newest->at_ms};
        }
    }
    if (!last_ || now <= *last_) return 0;
    if (now - *last_ > gap_live_max)
        ZS_TRY(play(database, archive, *last_, now - 10s, [](double) -> Status { return {}; }));
    std::vector<double> values;
    plant_.values(now, now - *last_, values);
    std::vector<telemetry::Reading> readings;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (ids_[i] == 0 || std::isnan(values[i])) continue;
        const auto& point = plant_.points()[i];
        readings.push_back(
            {std::string(point.type), "device=" + point.device, std::string(point.measure), now.unix_ms, values[i]});
    }
    last_ = now;
    ZS_TRY_ASSIGN(const auto written, telemetry::ingest(database, archive, readings));
    return static_cast<std::int64_t>(written.stored);
}

namespace {

template <class E>
E enum_of(std::string_view text) {
    constexpr auto all = options(Of<E>{});
    const auto* const found =
        std::find_if(all.begin(), all.end(), [&](const Option& one) { return one.value == text; });
    ZS_ASSERT(found != all.end());
    return static_cast<E>(found - all.begin());
}

/// How the same plant would come over real wires: `zhongshu plant --mqtt 127.0.0.1:1883 --modbus 1502`.
void build_sources(Transaction& transaction, const plant::Plant& plant) {
    telemetry::Source broker;
    broker.code = "plant-mqtt";
    broker.name = "机房网关 (MQTT)";
    broker.host = "127.0.0.1";
    broker.active = false;
    insert(transaction, broker);
    telemetry::TopicMap map;
    map.source_id = broker.id;
    map.filter = "zhongshu/+/+/+";
    map.measurement = "{2}";
    map.tags = "device={3}";
    map.field = "{4}";
    insert(transaction, map);
    telemetry::Source gateway;
    gateway.code = "plant-modbus";
    gateway.name = "冷站与配电 (Modbus)";
    gateway.kind = telemetry::SourceKind::modbus;
    gateway.host = "127.0.0.1";
    gateway.port = 1502;
    gateway.active = false;
    insert(transaction, gateway);
    for (const auto& line : plant::register_lines()) {
        telemetry::Register one;
        one.device_type = line.type;
        one.measure = line.measure;
        one.function = enum_of<telemetry::RegisterFunction>(line.function);
        one.address = line.address;
        one.number_type = enum_of<telemetry::RegisterType>(line.number_type);
        one.word_order = enum_of<telemetry::RegisterOrder>(line.word_order);
        one.scale = line.scale;
        insert(transaction, one);
    }
    for (const auto& device : plant.devices()) {
        const auto unit = plant::modbus_unit(device);
        if (!unit) continue;
        telemetry::Station station;
        station.source_id = gateway.id;
        station.unit = *unit;
        station.device_type = device.type;
        station.device_code = device.asset_no;
        insert(transaction, station);
    }
}

}  // namespace

Status build_points(Transaction& transaction, const Options& options) {
    const plant::Plant plant({options.seed, options.beds});
    std::map<std::string, std::string, std::less<>> names;
    transaction.query("SELECT asset_no, name FROM equipment_device", {},
                      [&](const Row& row) { names[std::string(row.text(0))] = row.text(1); });
    constexpr std::int64_t whole_day_s = 86'400;  // what comes with patients only: no news for days is no alarm
    for (const auto& one : plant.points()) {
        const auto device = names.find(one.device);
        if (device == names.end()) continue;
        telemetry::Point point;
        point.code = fmt::format("{}.{}", one.device, one.measure);
        point.name = fmt::format("{}{}", device->second, one.zh);
        point.name_en = fmt::format("{} {}", one.device, one.en);
        point.unit = one.unit;
        point.decimals = one.decimals;
        point.low = one.low;
        point.high = one.high;
        point.period_s = one.sometimes ? whole_day_s : one.period_s;
        point.flat_minutes = one.flat_minutes;
        point.device_code = one.device;
        point.measure = one.measure;
        point.measurement = one.type;
        point.tags = "device=" + one.device;
        point.field = one.measure;
        point.search_key = text::search_key({point.name, point.code, point.name_en, point.device_code});
        insert(transaction, point);
    }
    build_sources(transaction, plant);
    return {};
}

}  // namespace zs::demo
