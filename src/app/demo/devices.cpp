// The demo hospital's key devices: some 270 in eight groups, with due clocks in all states, and the circuits of the
// wards. As of options.to, deterministic by seed; they fail while the hospital is played. All makers and numbers are
// invented.
#include <fmt/format.h>

#include <algorithm>

#include "app/demo/demo.h"
#include "core/text.h"
#include "domains/alarms/alarms.h"
#include "domains/equipment/circuits.h"
#include "domains/equipment/due.h"
#include "domains/equipment/equipment.h"
#include "domains/equipment/service.h"
#include "platform/base/random.h"

namespace zs::demo {
namespace {

using equipment::CountedFrom;
using equipment::Device;
using equipment::DeviceState;
using equipment::DueClock;
using equipment::DueKind;
using equipment::DueLevel;
using equipment::IntervalUnit;

struct Line {
    std::string_view type, prefix, name;
    int count;  // with 800 beds
    std::string_view room_kind, room_name, crew, vendor;
    std::string_view maker, model;
    double power_kw;
    std::int64_t price;  // yuan
    bool medical;
};
constexpr Line lines[] = {
    {"ct", "CT", "CT", 3, "lab", "", "MED", "", "远影医疗", "YY-CT64", 100, 6'800'000, true},
    {"mri", "MR", "磁共振", 2, "lab", "", "MED", "", "远影医疗", "YY-MR30", 120, 13'600'000, true},
    {"dr", "DR", "DR 摄片机", 5, "lab", "", "MED", "", "澄像科技", "CX-DR5", 50, 1'250'000, true},
    {"theatre_lamp", "WY", "手术无影灯", 24, "theatre", "", "", "", "明术照明", "MS-LED7", 0.3, 68'000, true},
    {"operating_table", "SC", "手术床", 12, "theatre", "", "MED", "", "明术照明", "MS-OT3", 1, 165'000, true},
    {"anaesthesia", "MZ", "麻醉机", 12, "theatre", "", "MED", "", "安息医疗", "AX-900", 0.5, 285'000, true},
    {"ventilator", "HX", "呼吸机", 20, "icu", "", "MED", "", "安息医疗", "AX-V60", 0.3, 196'000, true},
    {"defibrillator", "CC", "除颤仪", 12, "nurse_station", "", "MED", "", "搏生电子", "BS-D2", 0.2, 48'000, true},
    {"monitor", "JH", "监护仪", 60, "ward_room", "", "MED", "", "搏生电子", "BS-M8", 0.1, 26'000, true},
    {"infusion_pump", "SY", "输液泵", 40, "treatment", "", "MED", "", "恒注器械", "HZ-P1", 0.05, 6'500, true},
    {"steriliser", "MJ", "压力蒸汽灭菌器", 6, "treatment", "", "", "", "洁源设备", "JY-S12", 45, 420'000, true},
    {"oxygen_plant", "ZY", "制氧机组", 2, "plant", "制氧机房", "", "", "清氧设备", "QY-PSA50", 110, 1'850'000, true},
    {"oxygen_tank", "YC", "液氧贮罐", 2, "plant", "制氧机房", "", "", "清氧设备", "QY-T10", 0, 240'000, false},
    {"lift", "DT", "电梯", 14, "waiting", "", "LIFT", "V-LIFT", "升达电梯", "SD-1600", 18, 480'000, false},
    {"boiler", "GL", "蒸汽锅炉", 2, "plant", "锅炉房", "", "", "沪热锅炉", "HR-4T", 30, 760'000, false},
    {"chiller", "LS", "冷水机组", 4, "plant", "空调机房", "", "V-HVAC", "凌寒制冷", "LH-800", 320, 1'320'000, false},
    {"air_handler", "KT", "手术部空调机组", 8, "plant", "空调机房", "", "V-HVAC", "凌寒制冷", "LH-AHU", 22, 180'000,
     false},
    {"generator", "FD", "柴油发电机", 2, "plant", "配电室", "", "", "继源动力", "JY-1000", 1000, 980'000, false},
    {"transformer", "BY", "变压器", 4, "plant", "配电室", "", "", "继源动力", "JY-1250", 1250, 210'000, false},
    {"ups", "UP", "不间断电源", 4, "plant", "配电室", "", "", "继源动力", "JY-U200", 200, 165'000, false},
    {"reserve_bank", "HL", "备用氧汇流排", 1, "plant", "制氧机房", "", "", "清氧设备", "QY-HL20", 0, 86'000, true},
    {"gas_area", "QT", "区域气体监测箱", 8, "nurse_station", "", "", "", "清氧设备", "QY-A3", 0.1, 12'000, true},
    {"vacuum_plant", "FX", "负压吸引机组", 2, "plant", "负压吸引机房", "", "", "清氧设备", "QY-V30", 30, 320'000, true},
    {"theatre_air", "SJ", "手术间净化", 12, "theatre", "", "", "V-HVAC", "凌寒制冷", "LH-OR", 5, 95'000, false},
    {"cold_room", "LK", "药品冷库", 6, "treatment", "", "", "", "凌寒制冷", "LH-C20", 1.5, 42'000, false}};

struct Clock {
    std::string_view type;
    DueKind kind;
    std::string_view title, holder, agency;
    std::int64_t count;
    IntervalUnit unit;
    std::int64_t window;
};
constexpr Clock clocks[] = {
    {"lift", DueKind::statutory, "电梯定期检验", "", "市特种设备检验院", 1, IntervalUnit::year, 0},
    {"lift", DueKind::maintenance, "半月维保", "", "安捷电梯维保有限公司", 15, IntervalUnit::day, 0},
    {"boiler", DueKind::statutory, "锅炉外部检验", "", "市特种设备检验院", 1, IntervalUnit::year, 0},
    {"boiler", DueKind::certificate, "特种设备作业人员证", "司炉工", "市市场监管局", 4, IntervalUnit::year, 0},
    {"steriliser", DueKind::statutory, "压力容器年度检查", "", "市特种设备检验院", 1, IntervalUnit::year, 0},
    {"oxygen_tank", DueKind::statutory, "压力容器定期检验", "", "市特种设备检验院", 3, IntervalUnit::year, 0},
    {"oxygen_tank", DueKind::insurance, "安全责任险", "", "", 1, IntervalUnit::year, 0},
    {"monitor", DueKind::calibration, "计量检定", "", "市计量测试院", 1, IntervalUnit::year, 0},
    {"infusion_pump", DueKind::calibration, "计量检定", "", "市计量测试院", 1, IntervalUnit::year, 0},
    {"ventilator", DueKind::calibration, "性能检测", "", "市计量测试院", 1, IntervalUnit::year, 0},
    {"defibrillator", DueKind::electrical_safety, "电气安全检测", "", "", 1, IntervalUnit::year, 15},
    {"ct", DueKind::calibration, "放射性能检测", "", "市疾控中心", 1, IntervalUnit::year, 0},
    {"mri", DueKind::insurance, "设备保险", "", "", 1, IntervalUnit::year, 0},
    {"generator", DueKind::maintenance, "带载试运行", "", "", 1, IntervalUnit::month, 3}};

/// Half of those with planned care; the interval is the risk's.
constexpr std::pair<std::string_view, int> maintained[] = {{"anaesthesia", 4}, {"ventilator", 4}, {"ct", 4},
                                                           {"mri", 4},         {"dr", 6},         {"oxygen_plant", 4},
                                                           {"steriliser", 6},  {"chiller", 12},   {"theatre_lamp", 12}};

class Fleet {
public:
    Fleet(Transaction& transaction, const Options& options)
        : transaction_(transaction), options_(options), random_(options.seed ^ 0xDE71CE) {}

    Status build() {
        for (const auto& line : lines) {
            const int count = std::max(1, line.count * options_.beds / 800);
            for (int i = 0; i < count; ++i) add(line, i, count);
        }
        return {};
    }

private:
    std::int64_t id_of(std::string_view table, std::string_view code) {
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)})
            .value_or(0);
    }

    std::vector<std::int64_t> rooms_for(const Line& line) {
        std::vector<std::int64_t> rooms;
        transaction_.query(
            "SELECT id FROM space_room WHERE kind = ? AND name LIKE ? ESCAPE '\\' AND active = 1 ORDER BY id",
            {std::string(line.room_kind), std::string(line.room_name) + "%"},
            [&](const Row& row) { rooms.push_back(row.integer(0)); });
        return rooms;
    }

    void place(Device& device, const Line& line, int index) {
        const auto rooms = rooms_for(line);
        if (rooms.empty()) return;
        const std::int64_t room = rooms[static_cast<std::size_t>(index * 7) % rooms.size()];
        device.room_id = Id<space::Room>{room};
        transaction_.query(
            "SELECT r.department_id, b.campus_id FROM space_room r JOIN space_floor f ON f.id = r.floor_id "
            "JOIN space_building b ON b.id = f.building_id WHERE r.id = ?",
            {room}, [&](const Row& row) {
                if (row.integer(0) != 0) device.department_id = Id<organization::Department>{row.integer(0)};
                device.campus_id = row.integer(1);
            });
    }

    void add(const Line& line, int index, int count) {
        Device device;
        device.asset_no = fmt::format("{}-{:03}", line.prefix, index + 1);
        device.name = count == 1 ? std::string(line.name) : fmt::format("{} {} 号", line.name, index + 1);
        device.type_id = {id_of("equipment_device_type", line.type)};
        device.state = state_of(line, index);
        place(device, line, index);
        if (!line.crew.empty()) device.crew_id = Id<organization::Crew>{id_of("organization_crew", line.crew)};
        if (!line.vendor.empty())
            device.vendor_id = Id<organization::Vendor>{id_of("organization_vendor", line.vendor)};
        device.brand = line.maker;
        device.manufacturer = fmt::format("{}有限公司", line.maker);
        device.model = line.model;
        device.serial = fmt::format("{}{:06}", line.prefix, random_.below(1'000'000));
        device.power_kw = line.power_kw;
        device.price = {line.price * 100};
        device.management_class = line.medical ? equipment::ManagementClass::three : equipment::ManagementClass::none;
        const Date bought = options_.to + -static_cast<int>(200 + random_.below(3400));
        device.bought_on = bought;
        device.accepted_on = bought + 20;
        device.in_service_on = bought + 30;
        device.warranty_until = equipment_year(bought + 30, 3);
        device.registered_at = start_of_day(std::max(bought + 30, options_.from), Zone{});
        device.search_key = text::search_key({device.name, device.asset_no, device.model, device.serial});
        insert(transaction_, device);
        if (device.state == DeviceState::under_repair) take_down(device);
        add_clocks(device, line);
        transaction_.execute(
            "UPDATE equipment_device SET next_due = (SELECT MIN(c.next_due) FROM equipment_due_clock c "
            "WHERE c.device_id = equipment_device.id) WHERE id = ?",
            {device.id.value});
    }

    static Date equipment_year(Date from, int years) {
        auto day = civil(from);
        day.year += years;
        while (!is_real(day)) --day.day;
        return date_of(day);
    }

    /// Most run; some wait, one in thirty is broken, a few are too old.
    static DeviceState state_of(const Line& line, int index) {
        if (line.count >= 12 && index == 10) return DeviceState::under_repair;
        if (line.count >= 40 && index == 33) return DeviceState::to_be_scrapped;
        return index % 9 == 7 ? DeviceState::standby : DeviceState::in_use;
    }

    /// Down since this morning.
    void take_down(Device& device) {
        equipment::Downtime down;
        down.began_at = start_of_day(options_.to, Zone{}) - std::chrono::hours(16);
        down.reason = "待配件";
        equipment::begin_downtime(transaction_, device, down);
        transaction_.execute("UPDATE equipment_device SET down_since = ? WHERE id = ?",
                             {down.began_at.unix_ms, device.id.value});
        note(device, down.began_at, "send_to_repair", DeviceState::in_use, DeviceState::under_repair, "待配件");
    }

    void note(const Device& device, Instant at, std::string_view action, DeviceState from, DeviceState to,
              std::string_view text) {
        equipment::DeviceEntry entry;
        entry.device_id = device.id;
        entry.at = at;
        entry.action = action;
        entry.from_state = text_of(from);
        entry.to_state = text_of(to);
        entry.actor_name = "设备工程师";
        entry.note = text;
        insert(transaction_, entry);
    }

    void add_clocks(const Device& device, const Line& line) {
        for (const auto& clock : clocks)
            if (clock.type == line.type) add_clock(device, clock);
        for (const auto& [type, months] : maintained)
            if (type == line.type)
                add_clock(device, {type, DueKind::maintenance, "预防性维护", "", "", months, IntervalUnit::month, 7});
    }

    /// Due somewhere in its interval; one in thirty late by some days. The job finds how near each is.
    void add_clock(const Device& device, const Clock& plan) {
        const std::int64_t days = plan.count * (plan.unit == IntervalUnit::year    ? 365
                                                : plan.unit == IntervalUnit::month ? 30
                                                                                   : 1);
        // One lift is always late, so that every demo shows what a lock is.
        const bool late = random_.below(30) == 0 || (plan.kind == DueKind::statutory && device.asset_no == "DT-002");
        DueClock clock;
        clock.device_id = device.id;
        clock.kind = plan.kind;
        clock.title = plan.title;
        clock.holder = plan.holder;
        clock.agency = plan.agency;
        clock.interval_count = plan.count;
        clock.interval_unit = plan.unit;
        clock.counted_from = plan.kind == DueKind::statutory ? CountedFrom::due : CountedFrom::done;
        clock.window_days = plan.window;
        const auto ahead = static_cast<int>(random_.below(static_cast<std::uint64_t>(days)));
        clock.next_due =
            options_.to +
            (late ? -static_cast<int>(2 + plan.window + static_cast<std::int64_t>(random_.below(25))) : ahead);
        clock.last_done = clock.next_due + -static_cast<int>(days);
        insert(transaction_, clock);
        add_records(device, clock, static_cast<int>(days));
    }

    void add_records(const Device& device, const DueClock& clock, int days) {
        for (Date due = *clock.last_done; due >= options_.from && due > *device.in_service_on; due = due + -days) {
            equipment::DueRecord record;
            record.clock_id = clock.id;
            record.device_id = device.id;
            record.kind = clock.kind;
            record.due_on = due;
            record.done_on = due + -static_cast<int>(random_.below(4)) + (random_.below(25) == 0 ? 6 : 0);
            record.on_time = record.done_on - due <= clock.window_days;
            record.agency = clock.agency;
            record.certificate_no = fmt::format("JY{}", 100000 + random_.below(900000));
            record.actor_name = "设备工程师";
            record.at = start_of_day(record.done_on, Zone{}) + std::chrono::hours(15);
            if (record.done_on < options_.to) insert(transaction_, record);
        }
    }

    Transaction& transaction_;
    const Options& options_;
    Random random_;
};

/// Wards and offices: a circuit each for the sockets, kettles and heaters on it; some carry too much.
Status build_circuits(Transaction& transaction, const Options& options) {
    struct Kind {
        std::string_view name;
        std::int64_t power_w;
    };
    constexpr Kind kinds[] = {
        {"电热水壶", 1800}, {"微波炉", 1200}, {"取暖器", 2000}, {"饮水机", 800}, {"消毒柜", 1500}};
    Random random(options.seed ^ 0xC12C);
    int appliances = 0;
    for (const auto& department :
         select<organization::Department>(transaction, "WHERE parent_id IS NOT NULL ORDER BY id LIMIT 40")) {
        equipment::Circuit circuit;
        circuit.code = fmt::format("AL-{}", department.code);
        circuit.name = fmt::format("{}插座回路", department.name);
        circuit.department_id = department.id;
        if (const auto room = transaction.integer(
                "SELECT id FROM space_room WHERE department_id = ? AND active = 1 ORDER BY id LIMIT 1",
                {department.id.value}))
            circuit.room_id = Id<space::Room>{*room};
        circuit.rated_kw = random.below(3) == 0 ? 5.5 : 8.8;
        insert(transaction, circuit);
        const auto count = 1 + static_cast<int>(random.below(4));
        for (int i = 0; i < count; ++i) {
            const auto& kind = kinds[random.below(std::size(kinds))];
            equipment::Appliance appliance;
            appliance.code = fmt::format("DQ-{:04}", ++appliances);
            appliance.name = kind.name;
            appliance.power_w = kind.power_w;
            appliance.quantity = 1 + static_cast<std::int64_t>(random.below(2));
            appliance.circuit_id = circuit.id;
            appliance.department_id = department.id;
            appliance.checked_on = options.to + -static_cast<int>(random.below(400));
            insert(transaction, appliance);
        }
    }
    return {};
}

}  // namespace

Status build_devices(Transaction& transaction, const Options& options) {
    ZS_TRY(equipment::add_standard_catalogue(transaction));
    ZS_TRY(alarms::add_standard_rules(transaction));
    ZS_TRY(Fleet(transaction, options).build());
    ZS_TRY(build_circuits(transaction, options));
    ZS_TRY(equipment::check_due(transaction));
    return {};
}

}  // namespace zs::demo
