// The year plan as a pure problem: which visit on which day. No database, no clock, the same answer for the same seed.
// Objective, bound and what they leave out: docs/decisions/0016-year-plan-objective-and-bound.md.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace zs::maintenance::year {

/// A place is a path: building, floor, room, system (the device at the top of its tree). Sharing a prefix of the path
/// on a day saves its way.
inline constexpr std::size_t path_length = 4;
using Path = std::array<std::int32_t, path_length>;

/// One order that has to be done once, on a day of its window. Days count from the first day of the span.
struct Visit {
    std::int32_t crew = -1;  // index into Problem::crews; -1: nobody does it
    Path path{};             // ids from 0 on, each level counted by itself
    std::int32_t minutes = 60;
    std::int32_t first = 0, last = 0;  // the window, ends included, cut to the span
    std::int32_t access = -1;          // index into Problem::access; -1: at any time
    std::int32_t skill = -1;           // index into Problem::skills; -1: everybody of the crew can do it
    std::int32_t pinned = -1;          // the day that a person fixed, whatever the rules say; -1: free
};

struct Crew {
    std::vector<std::int32_t> capacity;  // minutes for planned maintenance of each day; 0: nobody there
    bool limited = true;                 // false: a company that sends as many as it needs on days above 0
};

/// What things cost, in minutes (dated parameters maintenance.year.*).
struct Costs {
    double level = 1;                                    // weight of uneven weeks against ways
    std::array<double, path_length> stop{20, 6, 3, 10};  // to begin at a building, floor, room, system on a day
    double unplaced = 20;                                // for each minute of work that no day holds
};

struct Problem {
    std::int32_t days = 365;
    std::int32_t weekday = 0;  // of the first day, 0 = Monday: weeks begin on Mondays
    std::vector<Crew> crews;
    std::vector<std::vector<std::int32_t>> access;  // minutes of each day when a department may be disturbed
    std::vector<std::vector<bool>> skills;          // days on which somebody of a crew knows a trade
    std::vector<Visit> visits;
    Costs costs;
};

/// Why a visit has no day.
enum class Why { placed, no_crew, no_capacity, no_skill, quiet, too_long, full };

struct Options {
    std::uint64_t seed = 1;
    std::int32_t steps_a_visit = 4000;  // of the search: quality against time
    /// Share done in [0, 1]; false ends the search early with what it has.
    std::function<bool(double)> progress = {};
};

/// Parts of the objective, in minutes.
struct Sum {
    double level = 0;     // Σ weeks load² ÷ (2 × fair share of the week)
    double stops = 0;     // ways
    double unplaced = 0;  // penalty
    double all() const { return level + stops + unplaced; }
};

struct Answer {
    std::vector<std::int32_t> day;  // of each visit; -1: none
    std::vector<Why> why;
    Sum sum;
    double bound = 0;  // no plan can cost less
    /// How far the plan is from the bound at most, as a share of the plan's cost.
    double gap() const { return sum.all() > 0 ? (sum.all() - bound) / sum.all() : 0; }
};

/// Days on which a visit may be by its window, crew, skill and department, ascending; the reason where there are none.
std::vector<std::int32_t> candidate_days(const Problem& problem, const Visit& visit, Why* reason = nullptr);
/// A plan: local search from a first fit, crew by crew. Pinned visits stay on their day, also above the capacity.
Answer solve(const Problem& problem, const Options& options);
/// What a plan costs, counted afresh.
Sum cost_of(const Problem& problem, const std::vector<std::int32_t>& day);
/// A lower bound by Lagrangian duality: the weeks' fair loads give prices of days, a dual ascent over the tree of
/// places the least ways. plan_year_bound.cpp.
double lower_bound(const Problem& problem, std::uint64_t seed);
/// Monday-based week of a day of the span.
std::int32_t week_of(const Problem& problem, std::int32_t day);

/// Weeks of a crew with their fair share of its work: what levelling is measured against. Used by solve and bound.
std::vector<double> fair_loads(const Problem& problem, std::int32_t crew);

}  // namespace zs::maintenance::year
