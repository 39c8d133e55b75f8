// What no year plan can cost less than: prices for the weeks, then a dual ascent over the tree of places.
//
// For any price a minute of each week, cost ≥ Σ visits (least price of a day + least ways) − Σ weeks price² × fair ÷ 2:
// the prices may be anything, and those of the fairest fractional plan are the best. The least ways are bounded by the
// dual of the covering problem: each visit has a value, the values of visits that a day could join never exceed what
// its stop costs, level by level up to the building.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "domains/maintenance/plan_year.h"
#include "platform/base/random.h"

namespace zs::maintenance::year {
namespace {

class Bound {
public:
    Bound(const Problem& problem, std::int32_t crew, std::uint64_t seed)
        : problem_(problem), random_(seed), crew_(crew), fair_(fair_loads(problem, crew)) {
        const auto& team = problem.crews[static_cast<std::size_t>(crew)];
        holds_.assign(fair_.size(), team.limited ? 0 : std::numeric_limits<double>::max());
        room_ = fillable(problem, crew);
        count_sums(problem, crew);
        for (std::int32_t day = 0; team.limited && day < problem.days; ++day)
            holds_[week(day)] += room_[static_cast<std::size_t>(day)];
        std::array<std::map<std::int32_t, std::size_t>, path_length> known;
        std::size_t count = 0;
        for (const auto& visit : problem.visits) {
            if (visit.crew != crew) continue;
            auto days = visit.pinned >= 0 ? std::vector<std::int32_t>{visit.pinned} : candidate_days(problem, visit);
            if (days.empty()) {
                hopeless_ += problem.costs.unplaced * visit.minutes;
                continue;
            }
            One one;
            one.minutes = visit.minutes;
            one.dearest = visit.pinned >= 0 ? 1e18 : problem.costs.unplaced * visit.minutes;
            one.days = std::move(days);
            for (std::size_t k = 0; k < path_length; ++k) {
                const auto [entry, fresh] = known[k].try_emplace(visit.path[k], count);
                if (fresh) ++count;
                one.nodes[k] = entry->second;
                members_.resize(count);
                members_[one.nodes[k]].push_back(visits_.size());
            }
            visits_.push_back(std::move(one));
        }
        filled_.assign(count * static_cast<std::size_t>(problem.days), 0);
    }

    double value() {
        if (visits_.empty()) return hopeless_;
        const auto loads = fairest();
        double most = std::numeric_limits<double>::lowest();
        Choice best;
        for (const bool whole : {false, true})
            for (const double building : {0.0, 0.5, 1.0})
                for (const double floor : {0.0, 0.5, 1.0}) {
                    const Choice choice{whole, {building, floor}};
                    set_prices(loads, whole);
                    const double sum = ascend(choice.by_minute) + of_weeks();
                    if (sum <= most) continue;
                    most = sum;
                    best = choice;
                }
        set_prices(loads, best.whole);
        ascend(best.by_minute);
        improve(static_cast<std::int64_t>(visits_.size()) * 100);
        double sum = hopeless_ + of_weeks();
        for (const auto& one : visits_) sum += one.value;
        return sum;
    }

private:
    struct One {
        std::int32_t minutes = 0;
        double dearest = 0;  // what it costs to leave it out
        double value = 0;
        std::vector<std::int32_t> days;
        std::vector<double> cost;  // of each day
        std::array<std::size_t, path_length> nodes{};
    };

    /// Which loads of a week are sums of the crew's visits, up to more than a week ever has.
    void count_sums(const Problem& problem, std::int32_t crew) {
        std::set<std::size_t> lengths;
        for (const auto& visit : problem.visits)
            if (visit.crew == crew) lengths.insert(static_cast<std::size_t>(std::max(1, visit.minutes)));
        if (lengths.empty()) return;
        const double most = *std::ranges::max_element(fair_) * 4 + static_cast<double>(*lengths.rbegin()) * 2;
        if (most > sums_max) return;
        std::vector<bool> is_sum(static_cast<std::size_t>(most) + *lengths.rbegin() + 1, false);
        is_sum[0] = true;
        for (std::size_t sum = 1; sum < is_sum.size(); ++sum)
            for (const auto length : lengths)
                if (length <= sum && is_sum[sum - length]) is_sum[sum] = true;
        below_.resize(is_sum.size());
        above_.resize(is_sum.size());
        double last = 0;
        for (std::size_t sum = 0; sum < is_sum.size(); ++sum) {
            if (is_sum[sum]) last = static_cast<double>(sum);
            below_[sum] = last;
        }
        double next = std::numeric_limits<double>::max();
        for (std::size_t sum = is_sum.size(); sum-- > 0;) {
            above_[sum] = next;
            if (is_sum[sum]) next = static_cast<double>(sum);
        }
    }

    /// What visits of the crew's lengths can fill of each day: four hours hold three of 70 minutes, not 240.
    static std::vector<std::int32_t> fillable(const Problem& problem, std::int32_t crew) {
        auto room = problem.crews[static_cast<std::size_t>(crew)].capacity;
        const auto most = static_cast<std::size_t>(std::max(0, *std::ranges::max_element(room)));
        std::set<std::size_t> lengths;
        for (const auto& visit : problem.visits)
            if (visit.crew == crew && visit.minutes > 0) lengths.insert(static_cast<std::size_t>(visit.minutes));
        std::vector<std::int32_t> best(most + 1, 0);  // of a day of so many minutes
        for (std::size_t minutes = 1; minutes <= most; ++minutes) {
            best[minutes] = best[minutes - 1];
            for (const auto length : lengths)
                if (length <= minutes)
                    best[minutes] = std::max(best[minutes], best[minutes - length] + static_cast<std::int32_t>(length));
        }
        for (auto& minutes : room) minutes = minutes > 0 ? best[static_cast<std::size_t>(minutes)] : 0;
        std::vector<std::int32_t> pinned(room.size(), 0);  // lies there whatever the day holds
        for (const auto& visit : problem.visits)
            if (visit.crew == crew && visit.pinned >= 0)
                pinned[static_cast<std::size_t>(visit.pinned)] += visit.minutes;
        for (std::size_t day = 0; day < room.size(); ++day) room[day] = std::max(room[day], pinned[day]);
        return room;
    }

    /// Values from the shares of the stops' costs that are charged by the minute, since a stop holds no more than a
    /// day.
    double ascend(std::array<double, 2> by_minute) {
        std::ranges::fill(filled_, 0);
        left_ = problem_.costs.stop;
        for (std::size_t k = 0; k < by_minute.size(); ++k) left_[k] *= 1 - by_minute[k];
        const bool limited = problem_.crews[static_cast<std::size_t>(crew_)].limited;
        for (auto& one : visits_) {
            one.value = 0;
            one.cost.clear();
            for (const auto day : one.days) {
                double minute = price_[week(day)];
                if (limited)
                    for (std::size_t k = 0; k < by_minute.size(); ++k)
                        minute += by_minute[k] * problem_.costs.stop[k] / room_[static_cast<std::size_t>(day)];
                one.cost.push_back(minute * one.minutes);
            }
        }
        std::vector<std::size_t> order(visits_.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::size_t v) { return visits_[v].days.back(); });
        double sum = 0;
        for (const auto v : order) {
            raise(visits_[v]);
            sum += visits_[v].value;
        }
        return sum;
    }

    struct Choice {
        bool whole = false;  // prices between loads that whole visits can give
        std::array<double, 2> by_minute{};
    };

    /// What the weeks cost at least at their prices, beside what the visits pay for them. A week's load is a sum of
    /// whole visits: the cost is convex, so that the sums next to the cheapest load decide.
    double of_weeks() const {
        double sum = 0;
        for (std::size_t w = 0; w < fair_.size(); ++w) {
            const double ideal = std::min(holds_[w], price_[w] * fair_[w] / problem_.costs.level);
            const auto cost = [&](double load) {
                return problem_.costs.level * load * load / (2 * fair_[w]) - price_[w] * load;
            };
            const auto [below, above] = neighbours(ideal);
            const double up = above <= holds_[w] ? cost(above) : std::numeric_limits<double>::max();
            sum += std::min(cost(below), up);
        }
        return sum;
    }

    /// The sums of whole visits next to a load: not above it, above it. The load itself where sums were not counted.
    std::pair<double, double> neighbours(double load) const {
        if (load + 1 >= static_cast<double>(below_.size())) return {load, load};
        const auto floor = static_cast<std::size_t>(load);
        return {below_[floor], above_[floor]};
    }

    std::size_t week(std::int32_t day) const { return static_cast<std::size_t>(week_of(problem_, day)); }

    /// Loads of the fairest plan of work that may be cut into minutes: each visit in turn fills the emptiest of its
    /// weeks, until nothing moves.
    std::vector<double> fairest() {
        std::vector<double> load(fair_.size(), 0);
        std::vector<std::vector<std::pair<std::size_t, double>>> parts(visits_.size());
        for (std::size_t v = 0; v < visits_.size(); ++v) {
            for (const auto day : visits_[v].days)
                if (parts[v].empty() || parts[v].back().first != week(day)) parts[v].emplace_back(week(day), 0.0);
            parts[v].front().second = visits_[v].minutes;
            load[parts[v].front().first] += visits_[v].minutes;
        }
        constexpr int turns = 200;
        for (int turn = 0; turn < turns; ++turn)
            for (std::size_t v = 0; v < visits_.size(); ++v) fill(parts[v], visits_[v].minutes, load);
        return load;
    }

    /// What one more minute costs in a week with such a load; `whole`: one more visit, by the minute.
    void set_prices(const std::vector<double>& load, bool whole) {
        price_.resize(fair_.size());
        for (std::size_t w = 0; w < fair_.size(); ++w) {
            double price = level_of(w, load[w]);
            const auto [below, above] = neighbours(load[w]);
            if (whole && above <= holds_[w]) price = (below + above) / (2 * fair_[w]);
            price_[w] = std::min(problem_.costs.unplaced, problem_.costs.level * price);
        }
    }

    /// A week is filled evenly up to what it holds, beyond that it becomes dear quickly.
    double level_of(std::size_t w, double load) const {
        const double beyond = std::max(0.0, load - holds_[w]);
        return (load + beyond * beyond_factor) / fair_[w];
    }
    double load_at(std::size_t w, double level) const {
        const double load = level * fair_[w];
        return load <= holds_[w] ? load : holds_[w] + (load - holds_[w]) / (1 + beyond_factor);
    }

    /// Takes a visit out and pours it over its weeks so that the fullest of them is as low as can be; what would cost
    /// more than having no day stays out.
    void fill(std::vector<std::pair<std::size_t, double>>& part, double minutes, std::vector<double>& load) {
        for (auto& [w, here] : part) {
            load[w] -= here;
            here = 0;
        }
        double low = 0, high = problem_.costs.unplaced / problem_.costs.level;
        double level = closed_level(part, minutes, load);
        bool dear = level > high;
        for (const auto& one : part) dear = dear || level * fair_[one.first] > holds_[one.first];
        for (int i = 0; dear && i < 40; ++i) {
            level = (low + high) / 2;
            double poured = 0;
            for (const auto& one : part) poured += std::max(0.0, load_at(one.first, level) - load[one.first]);
            (poured < minutes ? low : high) = level;
        }
        for (auto& [w, here] : part) {
            here = std::max(0.0, (dear ? load_at(w, level) : level * fair_[w]) - load[w]);
            load[w] += here;
        }
    }

    /// Where no week is full: the level at which the minutes are just poured out.
    double closed_level(std::vector<std::pair<std::size_t, double>>& part, double minutes,
                        const std::vector<double>& load) const {
        std::ranges::sort(part, {}, [&](const auto& one) { return load[one.first] / fair_[one.first]; });
        double width = 0, volume = 0, level = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const auto w = part[i].first;
            width += fair_[w];
            volume += load[w];
            level = (minutes + volume) / width;
            if (i + 1 == part.size() || level <= load[part[i + 1].first] / fair_[part[i + 1].first]) break;
        }
        return level;
    }

    double& filled(std::size_t node, std::int32_t day) {
        return filled_[node * static_cast<std::size_t>(problem_.days) + static_cast<std::size_t>(day)];
    }

    /// What visits add at a place on a day beyond the cost of the stop is carried to the place around it.
    void add(const One& one, std::int32_t day, double amount) {
        for (std::size_t k = path_length; k-- > 0 && amount != 0;) {
            double& here = filled(one.nodes[k], day);
            const double over = std::max(0.0, here - left_[k]);
            here += amount;
            amount = std::max(0.0, here - left_[k]) - over;
        }
    }

    /// As valuable as its days allow.
    void raise(One& one) {
        double value = one.dearest;
        for (std::size_t i = 0; i < one.days.size(); ++i) {
            double room = one.cost[i];
            for (std::size_t k = 0; k < path_length; ++k)
                room += std::max(0.0, left_[k] - filled(one.nodes[k], one.days[i]));
            value = std::min(value, room);
        }
        set(one, value);
    }

    void set(One& one, double value) {
        for (std::size_t i = 0; i < one.days.size(); ++i) {
            const double change = std::max(0.0, value - one.cost[i]) - std::max(0.0, one.value - one.cost[i]);
            if (change != 0) add(one, one.days[i], change);
        }
        one.value = value;
    }

    /// Some neighbours give their values back and take them again in another order; kept when it is worth no less.
    void improve(std::int64_t trials) {
        std::vector<std::size_t> group;
        std::vector<double> before;
        for (std::int64_t trial = 0; trial < trials; ++trial) {
            const auto first = random_.below(visits_.size());
            const auto& near = members_[visits_[first].nodes[random_.below(path_length)]];
            group = {first};
            for (int i = 0; i < 5; ++i) {
                const auto other = near[random_.below(near.size())];
                if (std::ranges::find(group, other) == group.end() && meet(visits_[first], visits_[other]))
                    group.push_back(other);
            }
            for (std::size_t i = group.size(); i > 1; --i) std::swap(group[i - 1], group[random_.below(i)]);
            double had = 0, has = 0;
            before.clear();
            for (const auto v : group) {
                before.push_back(visits_[v].value);
                had += visits_[v].value;
                set(visits_[v], 0);
            }
            for (const auto v : group) {
                raise(visits_[v]);
                has += visits_[v].value;
            }
            if (has >= had - 1e-9) continue;
            for (const auto v : group) set(visits_[v], 0);
            for (std::size_t i = 0; i < group.size(); ++i) set(visits_[group[i]], before[i]);
        }
    }

    static bool meet(const One& a, const One& b) {
        return a.days.front() <= b.days.back() && b.days.front() <= a.days.back();
    }

    const Problem& problem_;
    Random random_;
    std::int32_t crew_;
    std::array<double, path_length> left_{};  // of the stops' costs, besides what is charged by the minute
    static constexpr double beyond_factor = 2000;
    static constexpr double sums_max = 200'000;  // minutes: more work a week is as good as fluid
    std::vector<double> fair_;
    std::vector<std::int32_t> room_;     // of each day
    std::vector<double> holds_;          // minutes that a week has room for
    std::vector<double> below_, above_;  // sums of whole visits next to each number of minutes
    std::vector<double> price_;          // of a minute in each week
    std::vector<One> visits_;
    std::vector<std::vector<std::size_t>> members_;  // visits at each place
    std::vector<double> filled_;                     // of each place and day
    double hopeless_ = 0;
};

}  // namespace

double lower_bound(const Problem& problem, std::uint64_t seed) {
    double sum = 0;
    for (std::size_t crew = 0; crew < problem.crews.size(); ++crew)
        sum += Bound(problem, static_cast<std::int32_t>(crew), seed + crew).value();
    return sum - 1e-6 * std::abs(sum);  // of rounding
}

}  // namespace zs::maintenance::year
