// The job that computes year plans: reads in a snapshot, works outside any transaction, tells its progress, stores.
#include <fmt/format.h>

#include <algorithm>

#include "domains/maintenance/workflow.h"
#include "domains/maintenance/year_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::maintenance {
namespace {

constexpr std::int64_t silent_ms = 5 * 60'000;  // a plan under work without a sign of life so long is taken up again

/// The plan that waits longest, taken for this run.
Result<std::optional<YearPlan>> take_one(Database& database) {
    std::optional<YearPlan> taken;
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        taken.reset();
        transaction.execute(
            "UPDATE maintenance_year_plan SET state = 'queued' WHERE state = 'working' AND worked_at < ?",
            {transaction.now().unix_ms - silent_ms});
        auto plan = select_one<YearPlan>(transaction, "WHERE state = 'queued' ORDER BY id LIMIT 1");
        if (!plan) return {};
        plan->state = *year_flow.next(plan->state, YearAction::begin);
        plan->progress = 0;
        plan->worked_at = transaction.now();
        ZS_TRY(update(transaction, *plan));
        taken = *std::move(plan);
        return {};
    }));
    return taken;
}

/// Told seldom enough to cost nothing, often enough that a page moves. Not a change by people: the version stays.
bool tell_progress(Database& database, Id<YearPlan> id, std::int64_t per_mille) {
    bool going_on = true;
    const auto told = database.write([&](Transaction& transaction) -> Status {
        going_on =
            transaction.execute(
                "UPDATE maintenance_year_plan SET progress = ?, worked_at = ? WHERE id = ? AND state = 'working'",
                {per_mille, transaction.now().unix_ms, id.value}) > 0;
        return {};
    });
    return told.has_value() && going_on;
}

JsonText capacity_of(const YearProblem& problem) {
    std::string text = "[";
    for (std::size_t i = 0; i < problem.crews.size(); ++i) {
        const auto& [crew, vendor] = problem.crews[i];
        const auto& days = problem.problem.crews[i];
        text += fmt::format(R"({}{{"crew_id":{},"vendor_id":{},"limited":{},"minutes":[)", i == 0 ? "" : ",", crew,
                            vendor, days.limited);
        for (std::size_t day = 0; day < days.capacity.size(); ++day)
            text += fmt::format("{}{}", day == 0 ? "" : ",", days.capacity[day]);
        text += "]}";
    }
    return {text + "]"};
}

void store_visits(Transaction& transaction, const YearPlan& plan, YearProblem& problem, const year::Answer& answer) {
    transaction.execute("DELETE FROM maintenance_year_visit WHERE year_plan_id = ?", {plan.id.value});
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        auto& visit = problem.visits[i];
        visit.year_plan_id = plan.id;
        visit.day.reset();
        if (answer.day[i] >= 0) visit.day = plan.first_day + answer.day[i];
        visit.why = answer.why[i];
        insert(transaction, visit);
    }
}

Status deliver(Database& database, const YearPlan& taken, YearProblem& problem, const year::Answer& answer) {
    const auto id = taken.id;
    return database.write([&](Transaction& transaction) -> Status {
        lock(transaction, id);
        ZS_TRY_ASSIGN(YearPlan plan, load(transaction, id));
        const auto next = year_flow.next(plan.state, YearAction::deliver);
        if (!next) return {};  // asked for again meanwhile
        plan.state = *next;
        plan.progress = 1000;
        plan.visits = static_cast<std::int64_t>(problem.visits.size());
        plan.placed = static_cast<std::int64_t>(std::ranges::count_if(answer.day, [](auto day) { return day >= 0; }));
        plan.by_counter = problem.by_counter;
        plan.moved = 0;
        plan.level_cost = answer.sum.level;
        plan.way_cost = answer.sum.stops;
        plan.unplaced_cost = answer.sum.unplaced;
        plan.bound = answer.bound;
        plan.seconds = static_cast<double>((transaction.now() - taken.worked_at).count()) / 1000;
        plan.capacity = capacity_of(problem);
        store_visits(transaction, plan, problem, answer);
        ZS_TRY(update(transaction, plan));
        const Actor actor = Actor::system("maintenance.compute_years");
        audit::record(transaction, actor, "maintenance.year.deliver", "maintenance_year_plan", id.value);
        events::publish(transaction, "maintenance.year_delivered", id.value,
                        fmt::format(R"({{"topic":"maintenance.year","id":{},"state":"draft","version":{}}})", id.value,
                                    plan.version));
        return {};
    });
}

}  // namespace

Result<std::int64_t> compute_years(Database& database) {
    ZS_TRY_ASSIGN(const auto plan, take_one(database));
    if (!plan) return 0;
    YearProblem problem;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        problem = read_problem(reader, *plan);
        return {};
    }));
    year::Options options;
    options.seed = static_cast<std::uint64_t>(plan->seed);
    std::int64_t told = 0;
    options.progress = [&](double share) {
        const auto per_mille = static_cast<std::int64_t>(share * 1000);
        if (per_mille - told < 50) return true;
        told = per_mille;
        return tell_progress(database, plan->id, per_mille);
    };
    const auto answer = year::solve(problem.problem, options);
    ZS_TRY(deliver(database, *plan, problem, answer));
    return 1;
}

}  // namespace zs::maintenance
