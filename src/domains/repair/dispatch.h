// Automatic dispatch that explains itself: zone → trade → on duty → load → walk → predicted free time. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/time.h"
#include "domains/repair/states.h"

namespace zs::repair::dispatch {

/// A job that somebody already has.
struct Load {
    Priority priority = Priority::p3;
    std::int64_t remaining_minutes = 30;
};

/// One person who might go, with everything the choice looks at.
struct Candidate {
    std::int64_t person_id = 0;
    std::string name;
    std::int64_t crew_id = 0;
    bool of_zone_crew = false;
    bool has_trade = false;
    Instant on_duty_until;
    std::vector<Load> open_jobs;
    std::optional<double> walk_m;  // from where he was last known to be; nullopt = unknown
};

/// Numbers of the policy; all come from dated parameters (repair.dispatch.*).
struct Policy {
    double walking_m_per_minute = 70;
    double unknown_walk_m = 150;       // assumed when the way is unknown
    double foreign_zone_minutes = 20;  // what leaving the own zone costs, in minutes of start time
    std::int64_t open_jobs_max = 6;    // nobody gets more at once …
    bool urgent_interrupts = true;     // … and P1/P2 go before waiting lower jobs
    double walk_weight = 2.0;          // a minute walked costs as much as this many minutes of waiting
};

/// A candidate with the five reasons, as kept on the order and shown to people.
struct Ranked {
    std::int64_t person_id = 0;
    std::string name;
    std::int64_t crew_id = 0;
    bool of_zone_crew = false;
    std::int64_t open_jobs = 0;
    double walk_m = 0;
    bool walk_known = false;
    Instant free_at;
    Instant arrives_at;
    double cost_minutes = 0;  // what is minimised
};

/// Candidates who can do it (trade, on duty long enough to begin, not overloaded), cheapest first; ties by person id.
/// For P1 the load limit does not hold.
std::vector<Ranked> rank(const std::vector<Candidate>& candidates, Priority priority, Instant now,
                         const Policy& policy);

/// {"rule":"…","candidates":[…]} with at most `shown_max` candidates.
std::string explanation_json(const std::vector<Ranked>& ranked, std::size_t considered, std::string_view zone,
                             std::size_t shown_max);

}  // namespace zs::repair::dispatch
