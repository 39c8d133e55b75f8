// Use cases of year plans: drafted, computed by a job, moved by hand, accepted. Inside the caller's transaction.
#pragma once
#include <map>

#include "domains/maintenance/service.h"
#include "domains/maintenance/year_entities.h"

namespace zs::maintenance {

/// Asks for a plan: queued, computed by the next run of the job. Errors: field errors, maintenance.not_yours.
Result<YearPlan> draft_year(Transaction& transaction, const Actor& actor, const NewYearPlan& input);
/// What people do with a plan: accept, discard, replan. Accepting sets planned_on of its open orders that nobody has
/// fixed; those opened later take their day from it. Errors: stale, workflow.action_not_allowed, maintenance.not_yours.
Result<YearPlan> act_on_year(Transaction& transaction, const Actor& actor, Id<YearPlan> id, YearAction action,
                             const YearInput& input);
/// Fixes a visit on a day by hand, or frees it; in an accepted plan its open order moves too.
Result<YearVisit> move_visit(Transaction& transaction, const Actor& actor, Id<YearPlan> plan, Id<YearVisit> id,
                             const VisitMove& input);
/// The day of the accepted plan for an order that is opened now, and whether a person fixed it; the visit takes the
/// order's id.
struct PlannedDay {
    std::int64_t visit_id = 0;
    Date day;
    bool pinned = false;
};
std::optional<PlannedDay> planned_day(Reader& reader, std::int64_t plan_id, Date due_on, std::int64_t window_days);

/// Whether the actor plans for all crews of a plan.
bool plans_for(const Actor& actor, const YearPlan& plan);
Restriction visible_visits(const Actor& actor);
/// The plan with load and capacity by crew and day, counts, what may be done.
std::string year_json(Reader& reader, const Actor& actor, const YearPlan& plan);
/// What speaks against a visit on its day: codes of year warnings ("outside_window", "no_capacity", "over_capacity",
/// "quiet").
std::vector<std::string> warnings_of(Reader& reader, const YearPlan& plan, const YearVisit& visit);

/// A plan's problem with what its visits are in the records.
struct YearProblem {
    year::Problem problem;
    std::vector<YearVisit> visits;                             // beside problem.visits
    std::vector<std::pair<std::int64_t, std::int64_t>> crews;  // crew and vendor, beside problem.crews
    std::int64_t by_counter = 0;
};
/// year_problem.cpp: devices, clocks, rosters and access times as they are now.
YearProblem read_problem(Reader& reader, const YearPlan& plan);
std::vector<std::int64_t> ids_of(std::string_view list);

/// When a department lets people in: minutes of each day, inside the hours of planned work. access.cpp.
class AccessHours {
public:
    AccessHours(Reader& reader, std::int64_t start_minute, std::int64_t end_minute);
    /// The department whose times hold for this one: itself or the nearest above that has some; 0: always open.
    std::int64_t ruled_by(std::int64_t department) const;
    std::int64_t open_minutes(std::int64_t department, Date day) const;
    /// "12:00-14:00", empty where nobody comes in.
    std::string text(std::int64_t department, Date day) const;

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> open_spans(std::int64_t department, Date day) const;

    std::map<std::int64_t, std::vector<AccessTime>> times_;
    std::map<std::int64_t, std::int64_t> parent_;
    std::int64_t start_minute_, end_minute_;
};
AccessHours access_hours(Reader& reader);
/// Field errors of an access time: weekdays, hours, days upside down.
Status check_access_time(const AccessTime& time);

}  // namespace zs::maintenance
