// How long a year plan takes and how far it is from what no plan can beat. An invented hospital: 5 buildings of 10
// floors, crews by trade and building, types with the intervals and minutes of the standard manuals, rosters with
// fewer people on some days, wards that may only be disturbed on some weekdays. Exit code 1 where a limit is missed.
// usage: zs_bench_year_plan [DEVICES] [SEED] [STEPS_A_VISIT]
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "domains/maintenance/plan_year.h"
#include "platform/base/random.h"

namespace {

using namespace zs::maintenance::year;

struct Type {
    int share, interval_days, minutes, crews, first_crew;  // its crews by building, from this one on
};
/// Shares of a ledger, intervals and minutes as in the standard manuals.
constexpr Type types[] = {{260, 365, 20, 3, 0},   // infusion pumps
                          {240, 365, 30, 3, 0},   // monitors
                          {90, 121, 90, 3, 0},    // ventilators
                          {50, 121, 120, 3, 0},   // anaesthesia machines
                          {70, 182, 40, 3, 0},    // defibrillators
                          {60, 365, 60, 3, 0},    // theatre lamps and tables
                          {40, 182, 90, 3, 0},    // sterilisers
                          {20, 121, 240, 3, 0},   // imaging
                          {20, 15, 60, 1, 3},     // lifts
                          {60, 91, 120, 1, 4},    // air handlers
                          {20, 365, 240, 1, 4},   // chillers
                          {40, 182, 90, 1, 5},    // switch gear
                          {30, 121, 120, 1, 6}};  // medical gas

struct Shape {
    std::int32_t building = 0, floor = 0, room = 0;
};

Problem hospital(int devices, std::uint64_t seed) {
    zs::Random random(seed);
    Problem problem;
    problem.weekday = 4;
    constexpr int people[] = {6, 6, 6, 4, 6, 5, 5};
    for (const int count : people) {
        Crew crew;
        for (int day = 0; day < problem.days; ++day) {
            const bool off = (day + problem.weekday) % 7 >= 5 || random.chance(0.03);
            const int there = std::max(1, count - static_cast<int>(random.below(3)));
            crew.capacity.push_back(off ? 0 : there * 390 * 35 / 100);
        }
        problem.crews.push_back(std::move(crew));
    }
    for (int ward = 0; ward < 20; ++ward) {  // two weekdays each on which nobody comes, or hours that are short
        std::vector<std::int32_t> open;
        const int quiet = static_cast<int>(random.below(5));
        for (int day = 0; day < problem.days; ++day) {
            const int weekday = (day + problem.weekday) % 7;
            open.push_back(weekday == quiet || weekday == (quiet + 2) % 5 ? 0 : 480);
        }
        problem.access.push_back(std::move(open));
    }
    int shares = 0;
    for (const auto& type : types) shares += type.share;
    std::int32_t system = 0;
    for (const auto& type : types) {
        const int count = devices * type.share / shares;
        for (int i = 0; i < count; ++i, ++system) {
            const auto building = static_cast<std::int32_t>(random.below(5));
            const auto floor = static_cast<std::int32_t>(building * 10 + static_cast<int>(random.below(10)));
            const auto room = static_cast<std::int32_t>(floor * 12 + static_cast<int>(random.below(12)));
            const bool ward = random.chance(0.3);
            const int window = std::max(3, (type.interval_days * 10 + 50) / 100);
            const int crew = type.first_crew + (type.crews > 1 ? building * type.crews / 5 : 0);
            for (int due = static_cast<int>(random.below(static_cast<std::size_t>(type.interval_days)));
                 due < problem.days; due += type.interval_days) {
                Visit visit;
                visit.crew = crew;
                visit.path = {building, floor, room, system};
                visit.minutes = type.minutes;
                visit.first = std::max(0, due - window);
                visit.last = std::min(problem.days - 1, due + window);
                if (ward && type.interval_days > 15) visit.access = floor % 20;
                problem.visits.push_back(visit);
            }
        }
    }
    return problem;
}

double part(double of, double all) { return all > 0 ? 100 * of / all : 0; }

}  // namespace

int main(int argc, char** argv) {
    const int devices = argc > 1 ? std::atoi(argv[1]) : 2000;
    Options options;
    options.seed = argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : 1;
    if (argc > 3) options.steps_a_visit = std::atoi(argv[3]);
    const auto problem = hospital(devices, options.seed);
    const auto began = std::chrono::steady_clock::now();
    const auto answer = solve(problem, options);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    double work = 0;
    std::size_t without = 0;
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        work += problem.visits[i].minutes;
        without += answer.day[i] < 0 ? 1 : 0;
    }
    fmt::print("devices {} visits {} work {:.0f} h crews {} seed {}\n", devices, problem.visits.size(), work / 60,
               problem.crews.size(), options.seed);
    fmt::print("seconds {:.2f} objective {:.0f} min (levelling {:.0f}, ways {:.0f}, not placed {:.0f}: {} visits)\n",
               seconds, answer.sum.all(), answer.sum.level, answer.sum.stops, answer.sum.unplaced, without);
    fmt::print("bound {:.0f} min gap {:.2f} % (all of it as a share of the ways: {:.1f} %)\n", answer.bound,
               100 * answer.gap(), part(answer.sum.all() - answer.bound, answer.sum.stops));
    const bool good = seconds <= 10 && answer.gap() <= 0.03;
    fmt::print("limits: 10 s, 3 %: {}\n", good ? "pass" : "missed");
    return good ? 0 : 1;
}
