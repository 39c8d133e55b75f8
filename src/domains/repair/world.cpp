// How a hospital lives repair.
#include "domains/repair/world.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/repair/forecast.h"
#include "domains/space/space.h"

namespace zs::repair {
namespace {

/// A person who plays a member of staff gets so long for each step before the played colleague takes it.
constexpr double guest_minutes = 60;

Duration minutes(double count) { return Duration(static_cast<std::int64_t>(count * 60'000)); }

}  // namespace

World::World(Reader& reader, const SimulationOptions& options)
    : options_(options),
      random_(options.seed * 7919 + 17),
      stream_(make_stream(reader, options)),
      devices_(make_devices(reader, options)) {
    catalog::calendar(reader);
    for (const auto& person : select<organization::Person>(reader, "WHERE crew_id IS NOT NULL ORDER BY id"))
        technicians_[person.id.value] = {person.id.value, person.base_room_id.value_or(0), false,
                                         0.8 + random_.uniform() * 0.45, person.name};
    reader.query("SELECT person_id FROM access_user WHERE person_id IS NOT NULL", {},
                 [&](const Row& row) { guests_.insert(row.integer(0)); });
}

void World::plan_day(Reader& reader, Date day) {
    const auto calendar = catalog::calendar(reader);
    for (const auto& arrival : stream_.day(day, calendar->is_working_day(day))) {
        arrivals_.push_back(arrival);
        if (arrival.at >= options_.from) plan(arrival.at, What::arrival, 0, arrivals_.size() - 1);
    }
    for (const auto& breakdown : devices_.day(day))
        if (breakdown.at >= options_.from) plan(breakdown.at, What::breakdown, breakdown.device_id);
    for (int hour = 0; hour < 24; ++hour) {
        const Instant at = start_of_day(day, calendar->zone()) + std::chrono::minutes(hour * 60 + 5);
        if (at >= options_.from) plan(at, What::housekeeping, hour);
    }
}

Status World::play_until(Transaction& inner, Instant end) {
    PlayedTransaction transaction(inner);
    while (!queue_.empty() && queue_.top().at < end) {
        const Happening next = queue_.top();
        queue_.pop();
        transaction.set(next.at);
        ZS_TRY(happen(transaction, next));
    }
    return {};
}

Status World::play_among_people(Transaction& inner, Instant end) {
    PlayedTransaction transaction(inner);
    take_up(inner, end);
    while (!queue_.empty() && queue_.top().at < end) {
        const Happening next = queue_.top();
        queue_.pop();
        transaction.set(next.at);
        const auto done = transaction.nested([&] { return happen(transaction, next); });
        if (!done) spdlog::debug("a played step was not to be taken: {}", done.error().key);
    }
    return {};
}

/// Plans the next step of every order that stands where nothing is planned for it: moved by people, or left by an
/// earlier run of the server.
void World::take_up(Reader& reader, Instant at) {
    const auto open = select<WorkOrder>(
        reader,
        "WHERE state IN ('reported','accepted','dispatched','taken','working','on_hold','restored') ORDER BY id");
    std::map<std::int64_t, OrderState> seen;
    for (const auto& order : open) {
        const auto before = taken_up_.find(order.id.value);
        if (before == taken_up_.end() || before->second != order.state) plan_next(order, at);
        seen[order.id.value] = order.state;
    }
    taken_up_ = std::move(seen);
}

void World::plan_next(const WorkOrder& order, Instant at) {
    auto& technician = technicians_[order.assignee_id];
    const Duration wait = patience(order.assignee_id);
    switch (order.state) {
        case OrderState::reported:
        case OrderState::accepted:
            return plan(at + minutes(guest_minutes / 4), What::dispatch, order.id.value);
        case OrderState::dispatched:
            return plan(at + wait + minutes(1 + random_.exponential(3)), What::take, order.id.value);
        case OrderState::taken:
            return plan(at + wait + minutes(2 + random_.exponential(6)), What::finish, order.id.value);
        case OrderState::working:
            technician.busy = true;
            technician.room_id = order.room_id.value;
            return plan(at + wait + minutes(static_cast<double>(work_minutes(order, technician))), What::finish,
                        order.id.value);
        case OrderState::on_hold:
            return plan(at + wait + minutes(60 + random_.exponential(300)), What::resume, order.id.value);
        case OrderState::restored:
            if (random_.chance(0.3))
                plan(at + minutes(guest_minutes + random_.exponential(240)), What::rate, order.id.value);
            return;
        default:
            return;
    }
}

Duration World::patience(std::int64_t person) const {
    return person == 0 || guests_.contains(person) ? minutes(guest_minutes) : Duration(0);
}

void World::plan(Instant at, What what, std::int64_t subject, std::size_t index) {
    queue_.push({at, ++sequence_, what, subject, index});
}

FaultStream World::make_stream(Reader& reader, const SimulationOptions& options) {
    std::vector<StreamRoom> rooms;
    reader.query("SELECT id, kind FROM space_room WHERE active = 1 ORDER BY id", {}, [&](const Row& row) {
        rooms.push_back({row.integer(0), std::string(row.text(1)), false});
    });
    std::vector<StreamFault> faults;
    reader.query(
        "SELECT id, code, category, usual_minutes FROM repair_fault_type WHERE active = 1 ORDER BY id", {},
        [&](const Row& row) {
            faults.push_back({row.integer(0), std::string(row.text(1)), std::string(row.text(2)), row.integer(3)});
        });
    return FaultStream(std::move(rooms), std::move(faults), options.orders_per_year, options.seed,
                       catalog::calendar(reader)->zone());
}

DeviceStream World::make_devices(Reader& reader, const SimulationOptions& options) {
    std::vector<StreamDevice> devices;
    const Date today = local_date(options.from, catalog::calendar(reader)->zone());
    reader.query(
        "SELECT d.id, t.trade, d.in_service_on, COALESCE(d.life_years, t.life_years), d.price FROM equipment_device d "
        "JOIN equipment_device_type t ON t.id = d.type_id WHERE d.state IN ('in_use','standby') AND d.room_id IS NOT "
        "NULL ORDER BY d.id",
        {}, [&](const Row& row) {
            const double days =
                row.is_null(2) ? 0 : std::max<double>(0, today.days - static_cast<double>(row.integer(2)));
            const double life = static_cast<double>(std::max<std::int64_t>(1, row.integer(3)));
            devices.push_back({row.integer(0), std::string(row.text(1)), days / 365 / life,
                               static_cast<double>(row.integer(4)) / 100});
        });
    return DeviceStream(std::move(devices), options.seed, catalog::calendar(reader)->zone());
}

Status World::happen(PlayedTransaction& transaction, const Happening& event) {
    switch (event.what) {
        case What::arrival:
            return arrive(transaction, arrivals_[event.index]);
        case What::breakdown:
            return break_down(transaction, {event.subject});
        case What::dispatch:
            return dispatch_order(transaction, {event.subject});
        case What::take:
            return take(transaction, {event.subject});
        case What::next_job:
            return next_job(transaction, event.subject);
        case What::resume:
            return resume(transaction, {event.subject});
        case What::finish:
            return finish(transaction, {event.subject});
        case What::rate:
            return rate_order(transaction, {event.subject});
        case What::housekeeping:
            return housekeeping(transaction, event.subject);
    }
    return {};
}

Status World::arrive(PlayedTransaction& transaction, const Arrival& arrival) {
    ReportFacts facts;
    facts.source = arrival.source;
    facts.room_id = {arrival.room_id};
    facts.fault_id = stream_.faults()[arrival.fault].id;
    if (random_.chance(0.12)) facts.impact = 1 + static_cast<std::int64_t>(random_.below(3));
    Actor actor;
    actor.name = arrival.source == Source::scan ? "扫码报修人" : arrival.source == Source::phone ? "调度台" : "科室";
    ZS_TRY_ASSIGN(const auto order, report(transaction, actor, facts));
    ++result_.orders;
    plan(transaction.now() + minutes(0.3 + random_.exponential(0.6)), What::dispatch, order.id.value);
    return {};
}

/// A device of the ledger fails: its users report it as down, unless it is down already.
Status World::break_down(PlayedTransaction& transaction, Id<equipment::Device> id) {
    const auto device = find(transaction, id);
    const auto* known = devices_.find(id.value);
    if (!device || known == nullptr || !device->room_id || device->state != equipment::DeviceState::in_use) return {};
    ReportFacts facts;
    facts.source = random_.chance(0.7) ? Source::ward : Source::phone;
    facts.room_id = *device->room_id;
    facts.device_id = id.value;
    facts.device_down = true;
    const std::string fault = known->trade == "lift" ? "lift" : known->trade == "hvac" ? "aircon" : "other";
    facts.fault_id = transaction.integer("SELECT id FROM repair_fault_type WHERE code = ?", {fault});
    facts.title = fmt::format("{} 故障停机", device->name);
    Actor actor;
    actor.name = facts.source == Source::phone ? "调度台" : "科室";
    ZS_TRY_ASSIGN(const auto order, report(transaction, actor, facts));
    ++result_.orders;
    plan(transaction.now() + minutes(0.3 + random_.exponential(0.6)), What::dispatch, order.id.value);
    return {};
}

Status World::dispatch_order(PlayedTransaction& transaction, Id<WorkOrder> id) {
    ZS_TRY_ASSIGN(const bool found, auto_dispatch(transaction, id));
    ++result_.steps;
    if (found) {
        const auto who = transaction.integer("SELECT assignee_id FROM repair_work_order WHERE id = ?", {id.value});
        plan(transaction.now() + patience(who.value_or(0)) + minutes(0.5 + random_.exponential(2.0)), What::take,
             id.value);
    }
    // Nobody free or on duty: urgent ones are looked at again soon, the others lie in the pool.
    const auto state = transaction.text("SELECT state FROM repair_work_order WHERE id = ?", {id.value});
    if (!found && (state == "reported" || state == "accepted"))
        plan(transaction.now() + minutes(10), What::dispatch, id.value);
    return {};
}

Result<WorkOrder> World::step(PlayedTransaction& transaction, const Technician& technician, WorkOrder order,
                              OrderAction action, const ActionInput& input) {
    Actor actor;
    actor.kind = ActorKind::person;
    actor.person_id = technician.person_id;
    actor.name = technician.name;
    ++result_.steps;
    return act_unchecked(transaction, actor, std::move(order), action, input);
}

Status World::take(PlayedTransaction& transaction, Id<WorkOrder> id) {
    const auto order = find(transaction, id);
    if (!order || order->state != OrderState::dispatched) return {};
    auto& technician = technicians_[order->assignee_id];
    if (random_.chance(0.012)) {
        ActionInput input;
        input.reason = "not_my_trade";
        ZS_TRY(step(transaction, technician, *order, OrderAction::refuse, input));
        plan(transaction.now() + minutes(1), What::dispatch, id.value);
        return {};
    }
    ZS_TRY(step(transaction, technician, *order, OrderAction::take));
    if (!technician.busy) return next_job(transaction, technician.person_id);
    return {};
}

/// The most urgent taken order; if there is none, one from the pool while on duty.
Status World::next_job(PlayedTransaction& transaction, std::int64_t person) {
    auto& technician = technicians_[person];
    technician.busy = false;
    // Few orders are taken at a time, but years of them are somebody's: the plus keeps the index of people away.
    auto order = select_one<WorkOrder>(
        transaction, "WHERE state = 'taken' AND +assignee_id = ? ORDER BY priority, restore_due_at, id LIMIT 1",
        {person});
    if (!order) return {};
    double walk_m = 150;
    if (technician.room_id != 0)
        walk_m = space::walking_graph(transaction)->distance_m(technician.room_id, order->room_id.value).value_or(150);
    result_.walked_m += walk_m;
    const Instant arrived = transaction.now() + patience(person) + minutes(1 + walk_m / 65);
    technician.busy = true;
    technician.room_id = order->room_id.value;
    plan(arrived, What::finish, order->id.value);  // arriving and working: see finish()
    return {};
}

std::int64_t World::work_minutes(const WorkOrder& order, const Technician& technician) {
    for (const auto& fault : stream_.faults())
        if (fault.id == order.fault_type_id.value)
            return std::max<std::int64_t>(
                4, static_cast<std::int64_t>(random_.lognormal(static_cast<double>(fault.usual_minutes) * 0.62, 0.45) *
                                             technician.skill * (order.device_id > 0 ? 2.5 : 1)));
    return 30;
}

/// Called when the technician stands in front of it (state taken), and again when the work is done (working).
Status World::finish(PlayedTransaction& transaction, Id<WorkOrder> id) {
    const auto order = find(transaction, id);
    if (!order) return {};
    auto& technician = technicians_[order->assignee_id];
    if (order->state == OrderState::taken) {
        ZS_TRY(step(transaction, technician, *order, OrderAction::arrive));
        if (random_.chance(0.035)) return hold(transaction, technician, id);
        plan(transaction.now() + patience(order->assignee_id) +
                 minutes(static_cast<double>(work_minutes(*order, technician))),
             What::finish, id.value);
        return {};
    }
    if (order->state != OrderState::working) return next_job(transaction, technician.person_id);
    ActionInput input;
    input.cause = pick({"wear", "wear", "ageing", "misuse", "installation", "unknown"});
    input.remedy = pick({"repaired", "repaired", "replaced", "adjusted", "cleaned"});
    input.labour_minutes =
        std::max<std::int64_t>(1, (transaction.now() - *order->arrived_at - Duration(order->held_ms)).count() / 60'000);
    if (input.remedy == "replaced") add_parts(input, *order);
    ZS_TRY_ASSIGN(const auto restored, step(transaction, technician, *order, OrderAction::finish, input));
    if (random_.chance(0.38))
        plan(transaction.now() + minutes(5 + random_.exponential(240)), What::rate, restored.id.value);
    return next_job(transaction, technician.person_id);
}

/// What was put in: of a device of the ledger, by its price.
void World::add_parts(ActionInput& input, const WorkOrder& order) {
    const auto* device = devices_.find(order.device_id);
    const double usual = device != nullptr ? std::max(3500.0, device->price * 100 * 0.008) : 3500;
    input.parts.push_back({"配件", {1000}, "件", {static_cast<std::int64_t>(random_.lognormal(usual, 0.8))}});
}

Status World::hold(PlayedTransaction& transaction, Technician& technician, Id<WorkOrder> id) {
    ActionInput input;
    input.reason = random_.chance(0.7) ? "part" : "access";
    ZS_TRY_ASSIGN(auto order, load(transaction, id));
    ZS_TRY(step(transaction, technician, std::move(order), OrderAction::hold, input));
    plan(transaction.now() + minutes(90 + random_.exponential(input.reason == "part" ? 900 : 150)), What::resume,
         id.value);
    return next_job(transaction, technician.person_id);
}

/// The part is there: whoever had it goes on, when he is free.
Status World::resume(PlayedTransaction& transaction, Id<WorkOrder> id) {
    const auto order = find(transaction, id);
    if (!order || order->state != OrderState::on_hold) return {};
    auto& technician = technicians_[order->assignee_id];
    if (technician.busy) {
        plan(transaction.now() + minutes(20), What::resume, id.value);
        return {};
    }
    technician.busy = true;
    technician.room_id = order->room_id.value;
    ZS_TRY(step(transaction, technician, *order, OrderAction::resume));
    plan(transaction.now() + minutes(static_cast<double>(work_minutes(*order, technician))), What::finish, id.value);
    return {};
}

Status World::rate_order(PlayedTransaction& transaction, Id<WorkOrder> id) {
    const auto order = find(transaction, id);
    if (!order || order->state != OrderState::restored || order->score != 0) return {};
    const bool late = order->restore_due_at && *order->restored_at > *order->restore_due_at;
    const double mood = random_.uniform() + (late ? -0.35 : 0);
    RatingInput rating;
    rating.score = mood > 0.30 ? 5 : mood > 0.055 ? 4 : mood > 0.03 ? 3 : mood > 0.012 ? 2 : 1;
    rating.confirm = true;
    Actor actor;
    actor.name = "报修人";
    ZS_TRY_ASSIGN(const auto rated, rate(transaction, actor, *order, rating, ConfirmedBy::reporter));
    if (rated.state == OrderState::accepted) plan(transaction.now() + minutes(2), What::dispatch, id.value);
    return {};
}

/// Every hour: time's own jobs, and people coming on duty take from the pool.
Status World::housekeeping(PlayedTransaction& transaction, std::int64_t hour) {
    ZS_TRY(confirm_overdue(transaction));
    ZS_TRY(file_complete(transaction));
    ZS_TRY(escalate_late(transaction));
    // Once a week: a year of history every night would make the time of playing grow with its square.
    if (hour == 3 && weekday(local_date(transaction.now(), Zone{})) == 1)
        ZS_TRY(forecast::learn(transaction, transaction.now(), forecast::Learn::expectations));
    const auto pooled =
        select<WorkOrder>(transaction, "WHERE state = 'pooled' ORDER BY priority, reported_at LIMIT 60");
    if (pooled.empty()) return {};
    for (const auto& person : organization::on_duty(transaction, transaction.now())) {
        auto& technician = technicians_[person.person_id.value];
        if (technician.busy) continue;
        for (const auto& order : pooled) {
            if (std::find(person.skills.begin(), person.skills.end(), order.trade) == person.skills.end()) continue;
            const auto fresh = find(transaction, order.id);
            if (fresh->state != OrderState::pooled) continue;
            ZS_TRY(step(transaction, technician, *fresh, OrderAction::grab));
            ZS_TRY(next_job(transaction, technician.person_id));
            break;
        }
    }
    return {};
}

std::string World::pick(std::initializer_list<std::string_view> choices) {
    return std::string(*(choices.begin() + random_.below(choices.size())));
}

}  // namespace zs::repair
