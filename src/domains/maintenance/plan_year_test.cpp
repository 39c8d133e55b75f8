// Properties of year plans on random problems (seed printed), and against every plan of tiny ones.
#include "domains/maintenance/plan_year.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

#include "platform/base/random.h"
#include "support/seed.h"

namespace zs::maintenance::year {
namespace {

struct Size {
    std::int32_t days = 120;
    std::size_t crews = 3, visits = 160;
};

Problem random_problem(Random& random, const Size& size) {
    Problem problem;
    problem.days = size.days;
    problem.weekday = static_cast<std::int32_t>(random.below(7));
    for (std::size_t c = 0; c < size.crews; ++c) {
        Crew crew;
        crew.limited = !random.chance(0.15);
        for (std::int32_t day = 0; day < size.days; ++day)
            crew.capacity.push_back(random.chance(0.3) ? 0 : 60 + static_cast<std::int32_t>(random.below(300)));
        problem.crews.push_back(std::move(crew));
    }
    for (int i = 0; i < 3; ++i) {
        std::vector<std::int32_t> open;
        std::vector<bool> skilled;
        for (std::int32_t day = 0; day < size.days; ++day) {
            open.push_back(random.chance(0.4) ? 0 : 30 + static_cast<std::int32_t>(random.below(300)));
            skilled.push_back(random.chance(0.8));
        }
        problem.access.push_back(std::move(open));
        problem.skills.push_back(std::move(skilled));
    }
    for (std::size_t i = 0; i < size.visits; ++i) {
        Visit visit;
        visit.crew = static_cast<std::int32_t>(random.below(size.crews + 1)) - (random.chance(0.1) ? 1 : 0);
        visit.crew = std::min(visit.crew, static_cast<std::int32_t>(size.crews) - 1);
        const auto building = static_cast<std::int32_t>(random.below(2));
        const auto floor = building * 3 + static_cast<std::int32_t>(random.below(3));
        const auto room = floor * 4 + static_cast<std::int32_t>(random.below(4));
        visit.path = {building, floor, room, room * 3 + static_cast<std::int32_t>(random.below(3))};
        visit.minutes = 15 + static_cast<std::int32_t>(random.below(180));
        const auto due = static_cast<std::int32_t>(random.below(static_cast<std::size_t>(size.days)));
        const auto window = static_cast<std::int32_t>(random.below(20));
        visit.first = std::max(0, due - window);
        visit.last = std::min(size.days - 1, due + window);
        visit.access = static_cast<std::int32_t>(random.below(4)) - 1;
        visit.skill = static_cast<std::int32_t>(random.below(4)) - 1;
        if (random.chance(0.05)) visit.pinned = static_cast<std::int32_t>(random.below(std::size_t(size.days)));
        problem.visits.push_back(visit);
    }
    return problem;
}

void expect_days_are_allowed(const Problem& problem, const Answer& answer) {
    ASSERT_EQ(answer.day.size(), problem.visits.size());
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        const auto& visit = problem.visits[i];
        const auto day = answer.day[i];
        if (visit.pinned >= 0 && visit.crew >= 0) {
            EXPECT_EQ(day, visit.pinned);
            continue;
        }
        EXPECT_EQ(day < 0, answer.why[i] != Why::placed) << i;
        if (day < 0) continue;
        EXPECT_GE(day, visit.first);
        EXPECT_LE(day, visit.last);
        EXPECT_TRUE(std::ranges::binary_search(candidate_days(problem, visit), day)) << i;
    }
}

/// Only what people pinned may lie above a day's capacity.
void expect_capacity_is_kept(const Problem& problem, const Answer& answer) {
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> load, pinned;
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        if (answer.day[i] < 0) continue;
        const auto& visit = problem.visits[i];
        load[{visit.crew, answer.day[i]}] += visit.minutes;
        if (visit.pinned >= 0) pinned[{visit.crew, answer.day[i]}] += visit.minutes;
    }
    for (const auto& [where, minutes] : load) {
        const auto& crew = problem.crews[static_cast<std::size_t>(where.first)];
        if (!crew.limited || minutes == pinned[where]) continue;
        EXPECT_LE(minutes, crew.capacity[static_cast<std::size_t>(where.second)]) << where.first << ' ' << where.second;
    }
}

TEST(YearPlan, KeepsWindowsCapacityAndPinsOnRandomProblems) {
    const auto seed = test::seed();
    Random random(seed);
    for (int round = 0; round < 25; ++round) {
        SCOPED_TRACE(testing::Message() << "seed " << seed << " round " << round);
        const auto problem = random_problem(random, {});
        Options options;
        options.seed = seed + static_cast<std::uint64_t>(round);
        options.steps_a_visit = 300;
        const auto answer = solve(problem, options);
        expect_days_are_allowed(problem, answer);
        expect_capacity_is_kept(problem, answer);
        EXPECT_NEAR(answer.sum.all(), cost_of(problem, answer.day).all(), 1e-6);
        EXPECT_LE(answer.bound, answer.sum.all());
        EXPECT_EQ(solve(problem, options).day, answer.day);
    }
}

/// The cheapest of all plans of a problem, by trying every one.
double cheapest(const Problem& problem, std::vector<std::int32_t>& day, std::size_t at) {
    if (at == problem.visits.size()) {
        Answer plan;
        plan.day = day;
        std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> load, pinned;
        for (std::size_t i = 0; i < day.size(); ++i) {
            if (day[i] < 0) continue;
            load[{problem.visits[i].crew, day[i]}] += problem.visits[i].minutes;
            if (problem.visits[i].pinned >= 0) pinned[{problem.visits[i].crew, day[i]}] += problem.visits[i].minutes;
        }
        for (const auto& [where, minutes] : load) {
            const auto& crew = problem.crews[static_cast<std::size_t>(where.first)];
            if (crew.limited && minutes != pinned[where] &&
                minutes > crew.capacity[static_cast<std::size_t>(where.second)])
                return std::numeric_limits<double>::max();
        }
        return cost_of(problem, day).all();
    }
    if (problem.visits[at].pinned >= 0) {
        day[at] = problem.visits[at].pinned;
        return cheapest(problem, day, at + 1);
    }
    day[at] = -1;
    double best = cheapest(problem, day, at + 1);
    for (const auto candidate : candidate_days(problem, problem.visits[at])) {
        day[at] = candidate;
        best = std::min(best, cheapest(problem, day, at + 1));
    }
    return best;
}

TEST(YearPlan, BoundsTheCheapestOfAllPlansOfTinyProblems) {
    const auto seed = test::seed();
    Random random(seed);
    for (int round = 0; round < 150; ++round) {
        SCOPED_TRACE(testing::Message() << "seed " << seed << " round " << round);
        auto problem = random_problem(random, {.days = 12, .crews = 1, .visits = 5});
        for (auto& visit : problem.visits) {
            visit.last = std::min(visit.last, visit.first + 5);
            if (visit.crew < 0) visit.pinned = -1;
        }
        std::vector<std::int32_t> day(problem.visits.size(), -1);
        const double best = cheapest(problem, day, 0);
        const auto answer = solve(problem, {.seed = 1, .steps_a_visit = 2000});
        EXPECT_LE(lower_bound(problem, 1), best + 1e-6);
        EXPECT_GE(answer.sum.all(), best - 1e-6);
        EXPECT_LE(answer.sum.all(), best * 1.1 + 1e-6);
    }
}

TEST(YearPlan, NamesWhyAVisitHasNoDay) {
    Problem problem;
    problem.days = 14;
    problem.crews.push_back({std::vector<std::int32_t>(14, 100)});
    problem.crews.front().capacity[3] = 0;
    problem.access.emplace_back(14, 0);
    problem.skills.emplace_back(14, false);
    const auto why = [&](Visit visit) {
        Why reason = Why::placed;
        EXPECT_TRUE(candidate_days(problem, visit, &reason).empty());
        return reason;
    };
    const Visit any{.crew = 0, .first = 2, .last = 5};
    auto one = any;
    one.crew = -1;
    EXPECT_EQ(why(one), Why::no_crew);
    one = any;
    one.first = one.last = 3;
    EXPECT_EQ(why(one), Why::no_capacity);
    one = any;
    one.skill = 0;
    EXPECT_EQ(why(one), Why::no_skill);
    one = any;
    one.access = 0;
    EXPECT_EQ(why(one), Why::quiet);
    one = any;
    one.minutes = 101;
    EXPECT_EQ(why(one), Why::too_long);
    for (int i = 0; i < 4; ++i) problem.visits.push_back({.crew = 0, .minutes = 60, .first = 2, .last = 4});
    const auto answer = solve(problem, {});
    EXPECT_EQ(std::ranges::count(answer.why, Why::full), 2);
}

TEST(YearPlan, GroupsByPlaceAndSpreadsOverWeeks) {
    Problem problem;
    problem.days = 28;
    problem.crews.push_back({std::vector<std::int32_t>(28, 480)});
    for (std::int32_t i = 0; i < 12; ++i)  // two wings; everything may be on any day
        problem.visits.push_back({.crew = 0, .path = {i % 2, i % 2, i % 2, i}, .minutes = 60, .first = 0, .last = 27});
    const auto answer = solve(problem, {});
    std::map<std::int32_t, int> in_week;
    std::map<std::int32_t, std::int32_t> wing_of_day;
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        ++in_week[answer.day[i] / 7];
        const auto [wing, fresh] = wing_of_day.try_emplace(answer.day[i], problem.visits[i].path[0]);
        EXPECT_TRUE(fresh || wing->second == problem.visits[i].path[0]) << "one wing a day";
    }
    for (std::int32_t week = 0; week < 4; ++week) EXPECT_EQ(in_week[week], 3) << week;
}

TEST(YearPlan, EndsEarlyWithWhatItHas) {
    Random random(7);
    const auto problem = random_problem(random, {});
    int told = 0;
    Options options;
    options.progress = [&](double share) {
        EXPECT_LE(share, 1);
        return ++told < 3;
    };
    const auto answer = solve(problem, options);
    EXPECT_EQ(told, 3);
    expect_days_are_allowed(problem, answer);
    expect_capacity_is_kept(problem, answer);
}

}  // namespace
}  // namespace zs::maintenance::year
