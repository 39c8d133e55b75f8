// The search for a year plan: first fit, then moves of single visits and of whole stops, cooled down slowly.
#include "domains/maintenance/plan_year.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "platform/base/random.h"

namespace zs::maintenance::year {
namespace {

constexpr double hottest = 25, coldest = 0.2;  // minutes that a move may cost at the beginning and at the end

/// One crew's part of the problem: nothing of it touches another crew.
class Search {
public:
    Search(const Problem& problem, std::int32_t crew, std::uint64_t seed)
        : problem_(problem), crew_(problem.crews[static_cast<std::size_t>(crew)]), random_(seed ^ 0x9E3779B9U) {
        for (std::size_t i = 0; i < problem.visits.size(); ++i)
            if (problem.visits[i].crew == crew) visits_.push_back(i);
        fair_ = fair_loads(problem, crew);
        week_load_.assign(fair_.size(), 0);
        day_load_.assign(static_cast<std::size_t>(problem.days), 0);
        on_day_.resize(static_cast<std::size_t>(problem.days));
        day_.assign(visits_.size(), -1);
        number_places();
        for (std::size_t v = 0; v < visits_.size(); ++v) {
            const auto& visit = of(v);
            candidates_.push_back(visit.pinned >= 0 ? std::vector<std::int32_t>{} : candidate_days(problem, visit));
            if (!candidates_[v].empty()) free_.push_back(v);
        }
        first_fit();
    }

    std::size_t size() const { return free_.size(); }

    void run(std::int64_t steps, double from, double to) {
        if (free_.empty() || steps <= 0) return;
        const double cooling = std::pow(to / from, 1.0 / static_cast<double>(steps));
        temperature_ = from;
        for (std::int64_t i = 0; i < steps; ++i, temperature_ *= cooling) {
            const std::size_t v = free_[random_.below(free_.size())];
            const auto kind = random_.below(16);
            if (kind == 0)
                move_stop(v, random_.below(path_length));
            else if (kind == 1)
                swap(v);
            else
                move_one(v);
        }
    }

    void write(std::vector<std::int32_t>& day) const {
        for (std::size_t v = 0; v < visits_.size(); ++v) day[visits_[v]] = day_[v];
    }

private:
    const Visit& of(std::size_t v) const { return problem_.visits[visits_[v]]; }

    void number_places() {
        std::array<std::map<std::int32_t, std::size_t>, path_length> known;
        std::size_t count = 0;
        for (std::size_t v = 0; v < visits_.size(); ++v) {
            auto& nodes = nodes_.emplace_back();
            for (std::size_t k = 0; k < path_length; ++k) {
                const auto [entry, fresh] = known[k].try_emplace(of(v).path[k], count);
                if (fresh) ++count;
                nodes[k] = entry->second;
            }
        }
        there_.assign(count * static_cast<std::size_t>(problem_.days), 0);
    }

    std::uint16_t& there(std::size_t node, std::int32_t day) {
        return there_[node * static_cast<std::size_t>(problem_.days) + static_cast<std::size_t>(day)];
    }
    bool fits(std::int32_t day, std::int32_t minutes) const {
        const auto d = static_cast<std::size_t>(day);
        return !crew_.limited || day_load_[d] + minutes <= crew_.capacity[d];
    }
    double week_cost(std::size_t week, double load) const {
        return problem_.costs.level * load * load / (2 * fair_[week]);
    }
    std::size_t week(std::int32_t day) const { return static_cast<std::size_t>(week_of(problem_, day)); }

    /// What the work of a week would cost more (less) with `minutes` more (fewer).
    double level_change(std::int32_t day, std::int32_t minutes) const {
        const auto w = week(day);
        return week_cost(w, week_load_[w] + minutes) - week_cost(w, week_load_[w]);
    }
    double gain_of_leaving(std::size_t v, std::int32_t day) {
        double gain = 0;
        for (std::size_t k = 0; k < path_length; ++k)
            if (there(nodes_[v][k], day) == 1) gain += problem_.costs.stop[k];
        return gain;
    }
    double price_of_coming(std::size_t v, std::int32_t day) {
        double price = 0;
        for (std::size_t k = 0; k < path_length; ++k)
            if (there(nodes_[v][k], day) == 0) price += problem_.costs.stop[k];
        return price;
    }

    double change_of_leaving(std::size_t v) {
        if (day_[v] < 0) return -price_of_none(v);
        return level_change(day_[v], -of(v).minutes) - gain_of_leaving(v, day_[v]);
    }
    double change_of_coming(std::size_t v, std::int32_t day) {
        return day < 0 ? price_of_none(v) : level_change(day, of(v).minutes) + price_of_coming(v, day);
    }

    void put(std::size_t v, std::int32_t day) {
        day_[v] = day;
        if (day < 0) return;
        const auto minutes = of(v).minutes;
        day_load_[static_cast<std::size_t>(day)] += minutes;
        week_load_[week(day)] += minutes;
        on_day_[static_cast<std::size_t>(day)].push_back(v);
        for (const auto node : nodes_[v]) ++there(node, day);
    }
    void take(std::size_t v) {
        const auto day = day_[v];
        if (day < 0) return;
        const auto minutes = of(v).minutes;
        day_load_[static_cast<std::size_t>(day)] -= minutes;
        week_load_[week(day)] -= minutes;
        auto& all = on_day_[static_cast<std::size_t>(day)];
        *std::find(all.begin(), all.end(), v) = all.back();
        all.pop_back();
        for (const auto node : nodes_[v]) --there(node, day);
        day_[v] = -1;
    }
    double price_of_none(std::size_t v) const { return problem_.costs.unplaced * of(v).minutes; }

    /// Those with the fewest days first, each on its cheapest day that still holds it.
    void first_fit() {
        for (std::size_t v = 0; v < visits_.size(); ++v)
            if (of(v).pinned >= 0) put(v, of(v).pinned);
        std::vector<std::size_t> order(visits_.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::size_t v) { return candidates_[v].size(); });
        for (const auto v : order) {
            std::int32_t best = -1;
            double price = price_of_none(v);
            for (const auto day : candidates_[v]) {
                if (!fits(day, of(v).minutes)) continue;
                const double here = level_change(day, of(v).minutes) + price_of_coming(v, day);
                if (here >= price) continue;
                best = day;
                price = here;
            }
            if (best >= 0) put(v, best);
        }
    }

    bool accept(double change) { return change <= 0 || random_.uniform() < std::exp(-change / temperature_); }

    /// A day where the crew is near anyway, or any of the window.
    std::int32_t pick_day(std::size_t v) {
        const auto& days = candidates_[v];
        std::int32_t best = days[random_.below(days.size())];
        if (random_.chance(0.4)) return best;
        double price = price_of_coming(v, best);
        for (int i = 0; i < 3; ++i) {
            const auto day = days[random_.below(days.size())];
            const double here = price_of_coming(v, day);
            if (here < price) {
                best = day;
                price = here;
            }
        }
        return best;
    }

    void move_one(std::size_t v) {
        const auto old = day_[v], day = pick_day(v);
        if (day == old) return;
        const auto minutes = of(v).minutes;
        if (!fits(day, minutes)) return replace(v, day);
        double change = price_of_coming(v, day);
        if (old < 0) {
            change += level_change(day, minutes) - price_of_none(v);
        } else {
            change -= gain_of_leaving(v, old);
            if (week(day) != week(old)) change += level_change(day, minutes) + level_change(old, -minutes);
        }
        if (!accept(change)) return;
        take(v);
        put(v, day);
    }

    /// Everything at one place on one day goes to another day together.
    void move_stop(std::size_t v, std::size_t level) {
        const auto old = day_[v];
        if (old < 0) return;
        const auto day = candidates_[v][random_.below(candidates_[v].size())];
        if (day == old) return;
        group_.clear();
        for (const auto other : on_day_[static_cast<std::size_t>(old)]) {
            if (nodes_[other][level] != nodes_[v][level]) continue;
            if (!std::ranges::binary_search(candidates_[other], day)) {
                if (other == v) return;
                continue;  // pinned, or its window ends: it stays
            }
            group_.push_back(other);
        }
        try_together([&](std::size_t) { return day; });
    }

    /// Two visits change days, which helps where days are full.
    void swap(std::size_t v) {
        const auto day = candidates_[v][random_.below(candidates_[v].size())];
        const auto old = day_[v];
        const auto& there = on_day_[static_cast<std::size_t>(day)];
        if (old < 0 || day == old || there.empty()) return;
        const auto other = there[random_.below(there.size())];
        if (!std::ranges::binary_search(candidates_[other], old)) return;
        group_ = {v, other};
        try_together([&](std::size_t one) { return one == v ? day : old; });
    }

    /// The day is full: some of its visits make room, on another day of theirs or on none.
    void replace(std::size_t v, std::int32_t day) {
        if (day_[v] >= 0 && !random_.chance(0.1)) return;  // whoever has a day need not push
        const auto& there = on_day_[static_cast<std::size_t>(day)];
        if (there.empty()) return;
        group_ = {};
        const auto count = 1 + random_.below(2);
        for (std::size_t i = 0; i < count; ++i) {
            const auto other = there[random_.below(there.size())];
            if (candidates_[other].empty() || std::ranges::find(group_, other) != group_.end()) return;
            group_.push_back(other);
        }
        group_.push_back(v);
        try_together([&](std::size_t one) {
            if (one == v) return day;
            const auto elsewhere = candidates_[one][random_.below(candidates_[one].size())];
            return elsewhere != day && fits(elsewhere, of(one).minutes) ? elsewhere : -1;
        });
    }

    /// Moves the group; back again where it does not fit or is not accepted.
    template <class DayOf>
    void try_together(const DayOf& day_of) {
        double change = 0;
        before_.clear();
        for (const auto v : group_) {
            before_.push_back(day_[v]);
            change += change_of_leaving(v);
            take(v);
        }
        bool good = true;
        for (const auto v : group_) {
            const auto day = day_of(v);
            good = good && (day < 0 || fits(day, of(v).minutes));
            change += change_of_coming(v, day);
            put(v, day);
        }
        if (good && accept(change)) return;
        for (const auto v : group_) take(v);
        for (std::size_t i = 0; i < group_.size(); ++i) put(group_[i], before_[i]);
    }

    const Problem& problem_;
    const Crew& crew_;
    Random random_;
    double temperature_ = hottest;
    std::vector<std::size_t> visits_;  // indices into problem.visits
    std::vector<std::size_t> free_;    // those that can move
    std::vector<std::vector<std::int32_t>> candidates_;
    std::vector<std::array<std::size_t, path_length>> nodes_;
    std::vector<std::uint16_t> there_;  // visits at a place on a day
    std::vector<std::vector<std::size_t>> on_day_;
    std::vector<std::int32_t> day_;
    std::vector<std::int32_t> day_load_;
    std::vector<double> week_load_;
    std::vector<double> fair_;
    std::vector<std::size_t> group_;
    std::vector<std::int32_t> before_;
};

void give_reasons(const Problem& problem, Answer& answer) {
    answer.why.assign(problem.visits.size(), Why::placed);
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        if (answer.day[i] >= 0) continue;
        auto reason = Why::full;
        if (!candidate_days(problem, problem.visits[i], &reason).empty()) reason = Why::full;
        answer.why[i] = reason;
    }
}

}  // namespace

std::int32_t week_of(const Problem& problem, std::int32_t day) { return (day + problem.weekday) / 7; }

std::vector<std::int32_t> candidate_days(const Problem& problem, const Visit& visit, Why* reason) {
    std::vector<std::int32_t> days;
    auto why = visit.crew < 0 ? Why::no_crew : Why::no_capacity;
    const auto last = std::min(visit.last, problem.days - 1);
    for (auto day = std::max(0, visit.first); visit.crew >= 0 && day <= last; ++day) {
        const auto d = static_cast<std::size_t>(day);
        const auto& crew = problem.crews[static_cast<std::size_t>(visit.crew)];
        if (crew.capacity[d] <= 0) continue;
        why = std::max(why, Why::no_skill);
        if (visit.skill >= 0 && !problem.skills[static_cast<std::size_t>(visit.skill)][d]) continue;
        why = std::max(why, Why::quiet);
        if (visit.access >= 0 && problem.access[static_cast<std::size_t>(visit.access)][d] < visit.minutes) continue;
        why = std::max(why, Why::too_long);
        if (crew.limited && crew.capacity[d] < visit.minutes) continue;
        days.push_back(day);
    }
    if (reason != nullptr) *reason = days.empty() ? why : Why::placed;
    return days;
}

std::vector<double> fair_loads(const Problem& problem, std::int32_t crew) {
    const auto& capacity = problem.crews[static_cast<std::size_t>(crew)].capacity;
    std::vector<double> weeks(static_cast<std::size_t>(week_of(problem, problem.days - 1)) + 1, 0);
    double work = 0, all = 0, longest = 1;
    for (const auto& visit : problem.visits) {
        if (visit.crew != crew) continue;
        work += visit.minutes;
        longest = std::max<double>(longest, visit.minutes);
    }
    for (std::int32_t day = 0; day < problem.days; ++day) {
        const double here = std::max(0, capacity[static_cast<std::size_t>(day)]);
        weeks[static_cast<std::size_t>(week_of(problem, day))] += here;
        all += here;
    }
    // Whoever has little to do cannot be even: a week with a single visit is fair.
    for (auto& week : weeks) week = std::max(longest, all > 0 ? work * week / all : 0);
    return weeks;
}

Sum cost_of(const Problem& problem, const std::vector<std::int32_t>& day) {
    Sum sum;
    std::vector<std::vector<double>> loads(problem.crews.size());
    std::array<std::vector<std::array<std::int32_t, 3>>, path_length> stops;
    for (std::size_t i = 0; i < problem.visits.size(); ++i) {
        const auto& visit = problem.visits[i];
        if (day[i] < 0 || visit.crew < 0) {
            sum.unplaced += visit.crew < 0 ? 0 : problem.costs.unplaced * visit.minutes;
            continue;
        }
        auto& weeks = loads[static_cast<std::size_t>(visit.crew)];
        weeks.resize(static_cast<std::size_t>(week_of(problem, problem.days - 1)) + 1, 0);
        weeks[static_cast<std::size_t>(week_of(problem, day[i]))] += visit.minutes;
        for (std::size_t k = 0; k < path_length; ++k) stops[k].push_back({visit.crew, day[i], visit.path[k]});
    }
    for (std::size_t crew = 0; crew < loads.size(); ++crew) {
        if (loads[crew].empty()) continue;
        const auto fair = fair_loads(problem, static_cast<std::int32_t>(crew));
        for (std::size_t week = 0; week < fair.size(); ++week)
            sum.level += problem.costs.level * loads[crew][week] * loads[crew][week] / (2 * fair[week]);
    }
    for (std::size_t k = 0; k < path_length; ++k) {
        std::ranges::sort(stops[k]);
        stops[k].erase(std::unique(stops[k].begin(), stops[k].end()), stops[k].end());
        sum.stops += problem.costs.stop[k] * static_cast<double>(stops[k].size());
    }
    return sum;
}

Answer solve(const Problem& problem, const Options& options) {
    Answer answer;
    answer.day.assign(problem.visits.size(), -1);
    constexpr int rounds = 20;
    double done = 0, all = 0;
    for (const auto& visit : problem.visits) all += visit.crew >= 0 ? 1 : 0;
    bool going_on = true;
    for (std::size_t crew = 0; crew < problem.crews.size(); ++crew) {
        Search search(problem, static_cast<std::int32_t>(crew), options.seed + crew);
        const auto steps = static_cast<std::int64_t>(search.size()) * options.steps_a_visit / rounds;
        double heat = hottest;
        for (int round = 0; round < rounds && going_on; ++round) {
            const double next = hottest * std::pow(coldest / hottest, (round + 1.0) / rounds);
            search.run(steps, heat, next);
            heat = next;
            done += static_cast<double>(search.size()) / rounds;
            if (options.progress) going_on = options.progress(std::min(1.0, 0.95 * done / std::max(1.0, all)));
        }
        search.write(answer.day);
    }
    answer.sum = cost_of(problem, answer.day);
    give_reasons(problem, answer);
    answer.bound = std::min(lower_bound(problem, options.seed), answer.sum.all());
    return answer;
}

}  // namespace zs::maintenance::year
