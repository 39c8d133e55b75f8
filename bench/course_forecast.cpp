// How well the courses of past tickets tell those of later ones, on a public help desk log (CaseID, ActivityID,
// CompleteTimestamp). The first two thirds of the cases (file order) are learned, every prefix of two and more events
// of the last third is asked. Prints the mean absolute error of the remaining time beside that of the plain mean, and
// the share of next activities told right. usage: zs_bench_course_forecast helpdesk.csv
#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "domains/repair/course.h"

namespace {

using zs::repair::course::Courses;
using zs::repair::course::Step;

constexpr double day_ms = 86'400'000.0;

std::vector<std::vector<Step>> read_cases(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::vector<Step>> cases;
    std::map<std::string, std::size_t> known;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string id, what, at;
        std::getline(cells, id, ',');
        std::getline(cells, what, ',');
        std::getline(cells, at, ',');
        at.resize(19);
        const auto instant = zs::parse_instant(at.replace(10, 1, "T") + "Z");
        if (!instant) throw std::runtime_error("not a time: " + line);
        const auto [entry, fresh] = known.try_emplace(id, cases.size());
        if (fresh) cases.emplace_back();
        cases[entry->second].push_back({what, *instant});
    }
    return cases;
}

struct Score {
    double error = 0, mean_error = 0;
    std::size_t asked = 0, right = 0, under_way = 0, right_under_way = 0;
};

void ask(const Courses& courses, std::span<const Step> course, double mean_ms, Score& score) {
    for (std::size_t taken = 2; taken <= course.size(); ++taken) {
        const auto prefix = course.first(taken);
        const auto remaining = static_cast<double>((course.back().at - prefix.back().at).count());
        const std::string next = taken < course.size() ? course[taken].what : std::string(zs::repair::course::end);
        const auto told = courses.outlook(prefix);
        score.error += std::abs((told ? static_cast<double>(told->remaining.count()) : mean_ms) - remaining);
        score.mean_error += std::abs(mean_ms - remaining);
        const bool right = told && told->next == next;
        ++score.asked;
        score.right += right;
        if (taken == course.size()) continue;
        ++score.under_way;
        score.right_under_way += right;
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto cases = read_cases(argv[1]);
    const std::size_t known = (cases.size() * 2 + 1) / 3;
    Courses courses;
    double sum_ms = 0;
    std::size_t prefixes = 0;
    for (std::size_t i = 0; i < known; ++i) {
        courses.add(cases[i]);
        for (std::size_t taken = 2; taken <= cases[i].size(); ++taken, ++prefixes)
            sum_ms += static_cast<double>((cases[i].back().at - cases[i][taken - 1].at).count());
    }
    courses.settle();
    Score score;
    for (std::size_t i = known; i < cases.size(); ++i)
        ask(courses, cases[i], sum_ms / static_cast<double>(prefixes), score);
    const auto share = [](std::size_t part, std::size_t all) {
        return static_cast<double>(part) / static_cast<double>(all);
    };
    const auto asked = static_cast<double>(score.asked);
    fmt::print("cases {} learned {} prefixes asked {}\n", cases.size(), known, score.asked);
    fmt::print("remaining time, mean absolute error: {:.3f} d; plain mean {:.3f} d; ratio {:.3f}\n",
               score.error / asked / day_ms, score.mean_error / asked / day_ms, score.error / score.mean_error);
    fmt::print("next activity right: {:.4f} with the end as an activity, {:.4f} of those that had a next one\n",
               share(score.right, score.asked), share(score.right_under_way, score.under_way));
    return 0;
}
