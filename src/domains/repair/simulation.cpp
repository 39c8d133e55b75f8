// How a hospital lives repair: an event queue over the use cases.
#include "domains/repair/simulation.h"

#include <fmt/format.h>

#include <queue>

#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/repair/fault_stream.h"
#include "domains/repair/forecast.h"
#include "domains/repair/service.h"
#include "domains/space/space.h"
#include "platform/base/random.h"

namespace zs::repair {
namespace {

/// A transaction whose time the simulation moves while it goes on.
class PlayedTransaction final : public Transaction {
public:
    explicit PlayedTransaction(Transaction& inner) : inner_(inner) {}
    void set(Instant at) { now_ = at; }
    Engine engine() const override { return inner_.engine(); }
    Instant now() const override { return now_; }
    void query(std::string_view sql, const Values& parameters, const RowVisitor& visit) override {
        inner_.query(sql, parameters, visit);
    }
    std::int64_t execute(std::string_view sql, const Values& parameters) override {
        return inner_.execute(sql, parameters);
    }
    void after_commit(std::function<void()> work) override { inner_.after_commit(std::move(work)); }
    Status nested(const std::function<Status()>& work) override { return inner_.nested(work); }

private:
    Transaction& inner_;
    Instant now_;
};

enum class What { arrival, dispatch, take, next_job, resume, finish, rate, housekeeping };
struct Happening {
    Instant at;
    std::int64_t sequence = 0;  // keeps equal times in the order they were planned
    What what = What::arrival;
    std::int64_t subject = 0;  // order or person
    std::size_t index = 0;     // of the arrival
    bool operator>(const Happening& other) const { return at != other.at ? at > other.at : sequence > other.sequence; }
};

/// What a technician is at.
struct Technician {
    std::int64_t person_id = 0;
    std::int64_t room_id = 0;
    bool busy = false;
    double skill = 1.0;  // factor on the time a job takes
    std::string name;
};

class World {
public:
    World(Reader& reader, const SimulationOptions& options)
        : options_(options), random_(options.seed * 7919 + 17), stream_(make_stream(reader, options)) {
        catalog::calendar(reader);
        for (const auto& person : select<organization::Person>(reader, "WHERE crew_id IS NOT NULL ORDER BY id"))
            technicians_[person.id.value] = {person.id.value, person.base_room_id.value_or(0), false,
                                             0.8 + random_.uniform() * 0.45, person.name};
    }

    /// Plays one local day inside the given transaction.
    Status play_day(Transaction& inner, Date day) {
        PlayedTransaction transaction(inner);
        const Zone zone = catalog::calendar(inner)->zone();
        arrivals_ = stream_.day(day, catalog::calendar(inner)->is_working_day(day));
        for (std::size_t i = 0; i < arrivals_.size(); ++i)
            if (arrivals_[i].at >= options_.from) plan(arrivals_[i].at, What::arrival, 0, i);
        for (int hour = 0; hour < 24; ++hour)
            plan(start_of_day(day, zone) + std::chrono::minutes(hour * 60 + 5), What::housekeeping, hour);
        const Instant end = std::min(start_of_day(day + 1, zone), options_.to);
        while (!queue_.empty() && queue_.top().at < end) {
            const Happening next = queue_.top();
            queue_.pop();
            transaction.set(next.at);
            ZS_TRY(happen(transaction, next));
        }
        return {};
    }
    const SimulationResult& result() const { return result_; }

private:
    static FaultStream make_stream(Reader& reader, const SimulationOptions& options) {
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

    void plan(Instant at, What what, std::int64_t subject, std::size_t index = 0) {
        queue_.push({at, ++sequence_, what, subject, index});
    }
    Duration minutes(double count) { return Duration(static_cast<std::int64_t>(count * 60'000)); }

    Status happen(PlayedTransaction& transaction, const Happening& event) {
        switch (event.what) {
            case What::arrival:
                return arrive(transaction, arrivals_[event.index]);
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

    Status arrive(PlayedTransaction& transaction, const Arrival& arrival) {
        ReportFacts facts;
        facts.source = arrival.source;
        facts.room_id = {arrival.room_id};
        facts.fault_id = stream_.faults()[arrival.fault].id;
        if (random_.chance(0.12)) facts.impact = 1 + static_cast<std::int64_t>(random_.below(3));
        Actor actor;
        actor.name = arrival.source == Source::scan    ? "扫码报修人"
                     : arrival.source == Source::phone ? "调度台"
                                                       : "科室";
        ZS_TRY_ASSIGN(const auto order, report(transaction, actor, facts));
        ++result_.orders;
        plan(transaction.now() + minutes(0.3 + random_.exponential(0.6)), What::dispatch, order.id.value);
        return {};
    }

    Status dispatch_order(PlayedTransaction& transaction, Id<WorkOrder> id) {
        ZS_TRY_ASSIGN(const bool found, auto_dispatch(transaction, id));
        ++result_.steps;
        if (found) plan(transaction.now() + minutes(0.5 + random_.exponential(2.0)), What::take, id.value);
        // Nobody free or on duty: urgent ones are looked at again soon, the others lie in the pool.
        const auto state = transaction.text("SELECT state FROM repair_work_order WHERE id = ?", {id.value});
        if (!found && (state == "reported" || state == "accepted"))
            plan(transaction.now() + minutes(10), What::dispatch, id.value);
        return {};
    }

    Result<WorkOrder> step(PlayedTransaction& transaction, const Technician& technician, WorkOrder order,
                           OrderAction action, const ActionInput& input = {}) {
        Actor actor;
        actor.kind = ActorKind::person;
        actor.person_id = technician.person_id;
        actor.name = technician.name;
        ++result_.steps;
        return act_unchecked(transaction, actor, std::move(order), action, input);
    }

    Status take(PlayedTransaction& transaction, Id<WorkOrder> id) {
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
    Status next_job(PlayedTransaction& transaction, std::int64_t person) {
        auto& technician = technicians_[person];
        technician.busy = false;
        auto order = select_one<WorkOrder>(
            transaction, "WHERE assignee_id = ? AND state = 'taken' ORDER BY priority, restore_due_at, id LIMIT 1",
            {person});
        if (!order) return {};
        double walk_m = 150;
        if (technician.room_id != 0)
            walk_m =
                space::walking_graph(transaction)->distance_m(technician.room_id, order->room_id.value).value_or(150);
        result_.walked_m += walk_m;
        const Instant arrived = transaction.now() + minutes(1 + walk_m / 65);
        technician.busy = true;
        technician.room_id = order->room_id.value;
        plan(arrived, What::finish, order->id.value);  // arriving and working: see finish()
        return {};
    }

    std::int64_t work_minutes(const WorkOrder& order, const Technician& technician) {
        for (const auto& fault : stream_.faults())
            if (fault.id == order.fault_type_id.value)
                return std::max<std::int64_t>(
                    4,
                    static_cast<std::int64_t>(random_.lognormal(static_cast<double>(fault.usual_minutes) * 0.62, 0.45) *
                                              technician.skill));
        return 30;
    }

    /// Called when the technician stands in front of it (state taken), and again when the work is done (working).
    Status finish(PlayedTransaction& transaction, Id<WorkOrder> id) {
        const auto order = find(transaction, id);
        if (!order) return {};
        auto& technician = technicians_[order->assignee_id];
        if (order->state == OrderState::taken) {
            ZS_TRY(step(transaction, technician, *order, OrderAction::arrive));
            if (random_.chance(0.035)) return hold(transaction, technician, id);
            plan(transaction.now() + minutes(static_cast<double>(work_minutes(*order, technician))), What::finish,
                 id.value);
            return {};
        }
        if (order->state != OrderState::working) return next_job(transaction, technician.person_id);
        ActionInput input;
        input.cause = pick({"wear", "wear", "ageing", "misuse", "installation", "unknown"});
        input.remedy = pick({"repaired", "repaired", "replaced", "adjusted", "cleaned"});
        input.labour_minutes = std::max<std::int64_t>(
            1, (transaction.now() - *order->arrived_at - Duration(order->held_ms)).count() / 60'000);
        if (input.remedy == "replaced") {
            const auto fen = static_cast<std::int64_t>(random_.lognormal(3500, 0.8));
            input.parts.push_back({"配件", {1000}, "件", {fen}});
        }
        ZS_TRY_ASSIGN(const auto restored, step(transaction, technician, *order, OrderAction::finish, input));
        if (random_.chance(0.38))
            plan(transaction.now() + minutes(5 + random_.exponential(240)), What::rate, restored.id.value);
        return next_job(transaction, technician.person_id);
    }

    Status hold(PlayedTransaction& transaction, Technician& technician, Id<WorkOrder> id) {
        ActionInput input;
        input.reason = random_.chance(0.7) ? "part" : "access";
        ZS_TRY_ASSIGN(auto order, load(transaction, id));
        ZS_TRY(step(transaction, technician, std::move(order), OrderAction::hold, input));
        plan(transaction.now() + minutes(90 + random_.exponential(input.reason == "part" ? 900 : 150)), What::resume,
             id.value);
        return next_job(transaction, technician.person_id);
    }

    /// The part is there: whoever had it goes on, when he is free.
    Status resume(PlayedTransaction& transaction, Id<WorkOrder> id) {
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
        plan(transaction.now() + minutes(static_cast<double>(work_minutes(*order, technician))), What::finish,
             id.value);
        return {};
    }

    Status rate_order(PlayedTransaction& transaction, Id<WorkOrder> id) {
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
    Status housekeeping(PlayedTransaction& transaction, std::int64_t hour) {
        ZS_TRY(confirm_overdue(transaction));
        ZS_TRY(file_complete(transaction));
        ZS_TRY(escalate_late(transaction));
        if (hour == 3) ZS_TRY(forecast::learn(transaction, transaction.now()));
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

    std::string pick(std::initializer_list<std::string_view> choices) {
        return std::string(*(choices.begin() + random_.below(choices.size())));
    }

    SimulationOptions options_;
    Random random_;
    FaultStream stream_;
    std::vector<Arrival> arrivals_;
    std::priority_queue<Happening, std::vector<Happening>, std::greater<>> queue_;
    std::int64_t sequence_ = 0;
    std::map<std::int64_t, Technician> technicians_;
    SimulationResult result_;
};

}  // namespace

Result<SimulationResult> simulate(Database& database, const SimulationOptions& options,
                                  const std::function<void(double)>& progress) {
    std::unique_ptr<World> world;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        world = std::make_unique<World>(reader, options);
        return {};
    }));
    const Zone zone{};
    const Date first = local_date(options.from, zone);
    const Date last = local_date(options.to, zone);
    for (Date day = first; day <= last; day = day + 1) {
        ZS_TRY(database.write([&](Transaction& transaction) { return world->play_day(transaction, day); }));
        progress(static_cast<double>(day - first + 1) / static_cast<double>(last - first + 1));
    }
    return world->result();
}

}  // namespace zs::repair
