// The demo hospital's rounds and maintenance: manuals, routes, three weeks of walked rounds, two months of maintenance,
// through the use cases on the fake clock; and rounds that go on being walked while people look.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/maintenance/service.h"
#include "domains/repair/played_transaction.h"
#include "domains/repair/repair.h"
#include "domains/rounds/service.h"
#include "domains/rounds/shutdown.h"
#include "domains/warnings/warnings.h"
#include "platform/base/random.h"

namespace zs::demo {
namespace {

using maintenance::Answer;
using maintenance::Item;
using maintenance::Task;
using maintenance::TaskKind;
using repair::OrderAction;
using repair::PlayedTransaction;

constexpr int walked_days = 21;
constexpr int maintained_days = 60;

struct RoutePlan {
    std::string_view code, name, name_en, crew;
    rounds::RouteKind kind;
    std::string_view times;
    std::int64_t window_minutes;
    std::string_view devices;  // SQL after WHERE: which devices are its points
    std::size_t points_max;
};
constexpr std::string_view shifts = "00:00,08:00,16:00";
constexpr RoutePlan plans[] = {
    {"XJ-ZY", "制氧站运行日志", "Oxygen plant log", "GAS", rounds::RouteKind::plant_room, shifts, 480,
     "t.code IN ('oxygen_plant','oxygen_tank')", 4},
    {"XJ-PD", "配电室运行日志", "Electrical room log", "ELEC", rounds::RouteKind::plant_room, shifts, 480,
     "t.code IN ('transformer','generator')", 6},
    {"XJ-KT", "冷冻机房运行日志", "Chiller plant log", "HVAC", rounds::RouteKind::plant_room, shifts, 480,
     "t.code IN ('chiller')", 4},
    {"XJ-GL", "锅炉房运行日志", "Boiler room log", "Z5", rounds::RouteKind::plant_room, "06:00,18:00", 360,
     "t.code IN ('boiler')", 2},
    {"XJ-Z3", "三区设备巡检", "Zone 3 device round", "Z3", rounds::RouteKind::inspection, shifts, 480,
     "t.code IN ('theatre_lamp','steriliser','defibrillator','lift') AND b.code = 'A' AND fl.level <= 6", 6},
    {"XJ-Z1", "门急诊设备巡检", "Outpatient device round", "Z1", rounds::RouteKind::inspection, "09:00", 360,
     "t.code IN ('ct','dr','ventilator','defibrillator','lift') AND b.code IN ('M','Y')", 8}};

Task number(std::string_view zh, std::string_view en, std::optional<double> low, std::optional<double> high,
            std::string_view unit) {
    Task task;
    task.kind = TaskKind::number;
    task.title = zh;
    task.title_en = en;
    task.low = low;
    task.high = high;
    task.unit = unit;
    return task;
}
Task check(std::string_view zh, std::string_view en) {
    Task task;
    task.title = zh;
    task.title_en = en;
    return task;
}

/// What is looked at on a round: short, by the type of the device.
maintenance::Tasks tasks_for(std::string_view type) {
    Task hours = number("运行小时", "Running hours", {}, {}, "h");
    hours.kind = TaskKind::meter;
    hours.counter = "running_hours";
    if (type == "oxygen_plant")
        return {number("氧浓度", "Oxygen concentration", 99.5, 100, "%"),
                number("供气压力", "Supply pressure", 0.4, 0.55, "MPa"), number("露点", "Dew point", {}, -40, "℃"),
                hours, check("无异响无泄漏", "No noise, no leak")};
    if (type == "oxygen_tank")
        return {number("液位", "Level", 30, 95, "%"), number("罐压", "Tank pressure", 0.6, 1.6, "MPa"),
                check("无结霜异常", "No unusual frost")};
    if (type == "transformer")
        return {number("绕组温度", "Winding temperature", {}, 100, "℃"), number("低压侧电压", "Voltage", 380, 420, "V"),
                number("负载率", "Load", 0, 85, "%")};
    if (type == "generator")
        return {number("蓄电池电压", "Battery voltage", 24, 29, "V"), number("油位", "Fuel level", 60, 100, "%"),
                check("处于自动位", "Set to automatic")};
    if (type == "chiller")
        return {number("冷冻水出水", "Chilled water", 5, 9, "℃"),
                number("冷凝压力", "Condensing pressure", 0.7, 1.2, "MPa"), number("运行电流", "Current", 0, 560, "A"),
                hours};
    if (type == "boiler")
        return {number("蒸汽压力", "Steam pressure", 0.3, 0.8, "MPa"), number("水位", "Water level", 40, 70, "%"),
                number("排烟温度", "Flue gas", {}, 180, "℃")};
    return {check("外观完好", "Looks sound"), check("自检正常", "Self-test passes"),
            check("周边无积水杂物", "Dry and clear")};
}

std::int64_t id_of(Reader& reader, std::string_view table, std::string_view code) {
    return reader.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)}).value_or(0);
}

Status add_route(Transaction& transaction, const Actor& actor, const RoutePlan& plan) {
    rounds::PointsInput input;
    transaction.query(
        fmt::format(
            "SELECT d.id, t.code FROM equipment_device d JOIN equipment_device_type t ON t.id = d.type_id JOIN "
            "space_room r ON r.id = d.room_id JOIN space_floor fl ON fl.id = r.floor_id JOIN space_building b ON "
            "b.id = fl.building_id WHERE d.state IN ('in_use','standby') AND {} ORDER BY r.id, d.id",
            plan.devices),
        {}, [&](const Row& row) {
            if (input.points.size() >= plan.points_max) return;
            rounds::PointInput point;
            point.device_id = row.integer(0);
            point.seconds_min = 20;
            point.tasks = tasks_for(row.text(1));
            input.points.push_back(std::move(point));
        });
    if (input.points.empty()) return {};  // a small hospital need not have such devices
    rounds::Route route;
    route.code = plan.code;
    route.name = plan.name;
    route.name_en = plan.name_en;
    route.kind = plan.kind;
    route.crew_id = {id_of(transaction, "organization_crew", plan.crew)};
    route.every = rounds::Every::shift;
    route.times = plan.times;
    route.window_minutes = plan.window_minutes;
    ZS_TRY_ASSIGN(route, rounds::add_route(transaction, actor, std::move(route)));
    return rounds::set_points(transaction, actor, route.id, std::move(input));
}

/// Somebody of the crew, another each shift.
Actor walker(Reader& reader, std::int64_t crew, std::int64_t turn) {
    std::vector<std::pair<std::int64_t, std::string>> people;
    reader.query("SELECT id, name FROM organization_person WHERE crew_id = ? AND active = 1 ORDER BY id", {crew},
                 [&](const Row& row) { people.emplace_back(row.integer(0), row.text(1)); });
    Actor actor = Actor::system("demo");
    if (people.empty()) return actor;
    const auto& [id, name] = people[static_cast<std::size_t>(turn) % people.size()];
    actor.person_id = id;
    actor.name = name;
    return actor;
}

/// A usual reading; now and then one outside its range.
Answer reading(const Item& item, Random& random, bool wrong, double hours) {
    Answer answer;
    answer.code = item.task.code;
    const auto& task = item.task;
    if (task.kind == TaskKind::pass_fail) answer.value = wrong ? "fail" : "pass";
    if (task.kind == TaskKind::text) answer.value = "正常";
    if (task.kind == TaskKind::choice) answer.value = task.normal.substr(0, task.normal.find(','));
    if (task.kind == TaskKind::meter) answer.number = hours;
    if (task.kind != TaskKind::number) return answer;
    const double edge = task.high.value_or(task.low.value_or(0) + 1);
    const double low = task.low.value_or(edge - std::abs(edge) * 0.4 - 1);
    const double high = task.high.value_or(low + std::abs(low) * 0.5 + 1);
    const double share = wrong ? 1.08 + random.uniform() * 0.2 : 0.25 + random.uniform() * 0.5;
    answer.number = std::round((low + (high - low) * share) * 100) / 100;
    return answer;
}

/// A repair that a round has raised, done within hours.
Status repair_at(PlayedTransaction& transaction, std::int64_t order_id, Instant at) {
    auto order = find(transaction, Id<repair::WorkOrder>{order_id});
    if (!order || order->state != repair::OrderState::reported) return {};
    const Actor actor = walker(transaction, order->crew_id, order_id);
    if (actor.person_id == 0) return {};
    repair::ActionInput dispatch;
    dispatch.person_id = actor.person_id;
    repair::ActionInput finish;
    finish.cause = "wear";
    finish.remedy = "adjusted";
    finish.labour_minutes = 40;
    const std::pair<OrderAction, repair::ActionInput> steps[] = {{OrderAction::dispatch, dispatch},
                                                                 {OrderAction::take, {}},
                                                                 {OrderAction::arrive, {}},
                                                                 {OrderAction::finish, finish}};
    for (const auto& [action, input] : steps) {
        at = at + std::chrono::minutes(18);
        if (at >= transaction.now() + std::chrono::hours(24)) return {};
        transaction.set(at);
        ZS_TRY_ASSIGN(order, repair::act_unchecked(transaction, actor, *std::move(order), action, input));
    }
    return {};
}

struct Walk {
    PlayedTransaction& transaction;
    Random& random;
    Instant end;                    // the present: nothing happens later
    files::Store* files = nullptr;  // signatures; none: shifts are not handed over

    Status visit(const Actor& actor, rounds::Visit visit, Instant& at) {
        rounds::VisitInput input;
        const bool fast = random.chance(0.02);
        input.arrived_at = at + std::chrono::seconds(60 + static_cast<int>(random.below(90)));
        input.left_at = *input.arrived_at + std::chrono::seconds(fast ? 6 : 40 + static_cast<int>(random.below(80)));
        if (*input.left_at >= end) return {};
        at = *input.left_at;
        transaction.set(at);
        const double hours = static_cast<double>(at.unix_ms - 1'640'000'000'000) / 3'600'000 * 0.4;
        for (const auto& item : maintenance::items_of(visit.items))
            input.answers.push_back(reading(item, random, random.chance(0.002), std::round(hours)));
        if (random.chance(0.97))
            input.scanned = transaction
                                .text(
                                    "SELECT c.token FROM space_place_code c LEFT JOIN equipment_device d ON "
                                    "d.place_code_id = c.id WHERE c.active = 1 AND (d.id = ? OR (d.id IS NULL AND "
                                    "c.room_id = ? AND c.device_name = '')) ORDER BY c.id LIMIT 1",
                                    {visit.device_id, visit.room_id.value})
                                .value_or("");
        ZS_TRY(rounds::record_visit(transaction, actor, visit.id, input));
        return {};
    }

    /// One round from its first point to its hand-over; one in fifty is forgotten, one point in two hundred skipped.
    Status round(const rounds::Round& planned) {
        if (planned.state != rounds::RoundState::due || random.chance(0.02)) return {};
        const Actor actor = walker(transaction, planned.crew_id, planned.starts_at.unix_ms / 28'800'000);
        Instant at = planned.starts_at + std::chrono::minutes(10 + static_cast<int>(random.below(60)));
        if (at >= end) return {};
        for (auto& one :
             select<rounds::Visit>(transaction, "WHERE round_id = ? ORDER BY position", {planned.id.value})) {
            if (random.chance(0.005)) continue;
            ZS_TRY(visit(actor, std::move(one), at));
        }
        ZS_TRY_ASSIGN(const auto walked, load(transaction, planned.id));
        if (walked.state == rounds::RoundState::under_way && at < end - std::chrono::hours(2)) {
            rounds::FinishInput finish;
            finish.note = "设备间上锁";
            ZS_TRY(rounds::finish_round(transaction, actor, planned.id, finish));
        }
        const bool over = files != nullptr && planned.due_at < end && planned.kind == rounds::RouteKind::plant_room;
        return over ? hand_over(planned, actor) : Status{};
    }

    Status hand_over(const rounds::Round& planned, const Actor& actor) {
        ZS_TRY_ASSIGN(const auto walked, load(transaction, planned.id));
        if (walked.state != rounds::RoundState::done) return {};
        const Actor next = walker(transaction, planned.crew_id, planned.starts_at.unix_ms / 28'800'000 + 1);
        if (next.name == actor.name) return {};
        transaction.set(planned.due_at - std::chrono::minutes(5));
        rounds::HandoverInput input;
        input.giver = actor.name;
        input.receiver = next.name;
        ZS_TRY_ASSIGN(const auto given, files->put(draw_signature(actor.name), files::Purpose::photo));
        ZS_TRY_ASSIGN(const auto received, files->put(draw_signature(next.name), files::Purpose::photo));
        input.giver_signature = given.hash;
        input.receiver_signature = received.hash;
        input.note = walked.abnormal > 0 ? "有异常已报修, 注意复查" : "设备运行正常";
        ZS_TRY(rounds::hand_over(transaction, actor, planned.id, input));
        return {};
    }

    /// What the rounds of a day have found is repaired a few hours later.
    Status repairs(Instant at) {
        for (const auto& finding : select<rounds::Finding>(transaction, "WHERE state = 'open' ORDER BY id"))
            if (finding.seen_at < at - std::chrono::hours(4))
                ZS_TRY(repair_at(transaction, finding.order_id, at - std::chrono::hours(2)));
        return {};
    }
};

Status play_rounds(PlayedTransaction& transaction, files::Store& files, Instant now, Random& random) {
    const Zone zone = catalog::calendar(transaction)->zone();
    const auto routes = select<rounds::Route>(transaction, "WHERE active = 1 ORDER BY id");
    Walk walk{transaction, random, now, &files};
    for (Date day = local_date(now, zone) + -walked_days; start_of_day(day, zone) < now; day = day + 1) {
        const Instant morning = start_of_day(day, zone);
        for (const auto& route : routes)
            for (const Instant at :
                 rounds::rules::beginnings(route, morning, std::min(now, start_of_day(day + 1, zone)), zone)) {
                transaction.set(at);
                ZS_TRY_ASSIGN(const auto round, rounds::open_round(transaction, route, at));
                ZS_TRY(walk.round(round));
            }
        ZS_TRY(walk.repairs(std::min(now, start_of_day(day + 1, zone))));
    }
    return {};
}

/// What the archive says was maintained lately, as orders: mostly within the window.
Status play_maintenance(PlayedTransaction& transaction, Instant now, Random& random) {
    const Zone zone = catalog::calendar(transaction)->zone();
    const Date today = local_date(now, zone);
    struct Done {
        std::int64_t activity, device, last;
    };
    std::vector<Done> all;
    transaction.query(
        "SELECT p.activity_id, p.device_id, c.last_done FROM maintenance_plan p JOIN equipment_due_clock c ON c.id = "
        "p.clock_id WHERE c.last_done >= ? AND c.last_done < ? ORDER BY c.last_done, p.id",
        {std::int64_t{today.days} - maintained_days, std::int64_t{today.days} - 12}, [&](const Row& row) {
            all.push_back({row.integer(0), row.integer(1), row.integer(2)});
        });
    for (const auto& one : all) {
        const Date last{static_cast<std::int32_t>(one.last)};
        transaction.set(start_of_day(last + -3, zone));
        maintenance::NewOrder wanted;
        wanted.activity_id = one.activity;
        wanted.device_id = one.device;
        wanted.due_on = last;
        ZS_TRY_ASSIGN(auto order, maintenance::open_order(transaction, Actor::system("demo"), wanted));
        const int late =
            random.chance(0.93) ? static_cast<int>(random.below(3)) : 5 + static_cast<int>(random.below(5));
        transaction.set(start_of_day(last + late, zone) + std::chrono::hours(10));
        maintenance::OrderInput input;
        for (const auto& item : maintenance::items_of(order.items)) {
            if (item.task.kind == TaskKind::photo) continue;
            input.answers.push_back(reading(item, random, random.chance(0.01), 8000 + static_cast<double>(late)));
        }
        input.labour_minutes = order.minutes + static_cast<std::int64_t>(random.below(30));
        const Actor actor = walker(transaction, order.crew_id, one.device);
        ZS_TRY(
            maintenance::act_unchecked(transaction, actor, std::move(order), maintenance::OrderAction::finish, input));
    }
    transaction.set(now);
    ZS_TRY(maintenance::generate(transaction));
    return {};
}

Status announce_shutdown(Transaction& transaction) {
    rounds::NewShutdown input;
    input.utility = rounds::Utility::hot_water;
    input.title = "热水管网检修";
    input.place = "住院一号楼 3-6 层";
    input.reason = "更换循环泵";
    input.from_at = transaction.now() + std::chrono::hours(20);
    input.until_at = *input.from_at + std::chrono::hours(3);
    input.contact = "总务值班 8120";
    for (const auto* code : {"WK1", "WK2"})
        if (const auto id = id_of(transaction, "organization_department", code); id != 0)
            input.departments += (input.departments.empty() ? "" : ",") + std::to_string(id);
    if (input.departments.empty()) return {};
    Actor actor = Actor::system("demo");
    actor.name = "设备工程师";
    ZS_TRY(rounds::announce(transaction, actor, input));
    return {};
}

}  // namespace

Status build_rounds(Transaction& transaction) {
    const Actor actor = Actor::system("demo");
    ZS_TRY(maintenance::add_standard_manuals(transaction));
    ZS_TRY(warnings::add_standard_tables(transaction));
    for (const auto& plan : plans) ZS_TRY(add_route(transaction, actor, plan));
    return {};
}

Status play_rounds(Transaction& inner, files::Store& files, std::uint64_t seed, Instant until) {
    PlayedTransaction transaction(inner);
    Random random(seed ^ 0x20DD5);
    transaction.set(until);
    for (std::int64_t made = 1; made > 0;) {
        ZS_TRY_ASSIGN(made, maintenance::make_plans(transaction));
    }
    ZS_TRY(play_maintenance(transaction, until, random));
    ZS_TRY(play_rounds(transaction, files, until, random));
    transaction.set(until);
    ZS_TRY(rounds::keep_schedule(transaction));
    return announce_shutdown(transaction);
}

Result<std::int64_t> walk_rounds(Transaction& inner) {
    PlayedTransaction transaction(inner);
    const Instant now = inner.now();
    Random random(static_cast<std::uint64_t>(now.unix_ms));
    Walk walk{transaction, random, now};
    std::int64_t walked = 0;
    for (const auto& round : select<rounds::Round>(
             transaction,
             "WHERE state = 'due' AND starts_at < ? AND NOT EXISTS (SELECT 1 FROM access_user u JOIN "
             "organization_person p ON p.id = u.person_id WHERE p.crew_id = rounds_round.crew_id) ORDER BY id LIMIT 20",
             {(now - std::chrono::minutes(90)).unix_ms})) {
        if (transaction.nested([&] { return walk.round(round); })) ++walked;
    }
    return walked;
}

}  // namespace zs::demo
