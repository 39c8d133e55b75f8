#include "domains/replenishment/redistribution.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <set>

namespace zs::replenishment {
namespace {

/// Successive cheapest paths (Bellman and Ford with a queue, since costs may be negative).
class Flow {
public:
    explicit Flow(std::size_t nodes) : edges_of_(nodes) {}

    std::size_t add(std::size_t from, std::size_t to, double capacity, double cost) {
        edges_of_[from].push_back(edges_.size());
        edges_.push_back({to, capacity, cost});
        edges_of_[to].push_back(edges_.size());
        edges_.push_back({from, 0, -cost});
        return edges_.size() - 2;
    }
    double sent(std::size_t edge) const { return edges_[edge ^ 1U].capacity; }

    /// Sends as long as a path lowers the cost.
    void run(std::size_t source, std::size_t sink) {
        while (find_path(source) && distance_[sink] < -1e-9) {
            double units = std::numeric_limits<double>::infinity();
            for (auto node = sink; node != source; node = edges_[came_by_[node] ^ 1U].to)
                units = std::min(units, edges_[came_by_[node]].capacity);
            for (auto node = sink; node != source; node = edges_[came_by_[node] ^ 1U].to) {
                edges_[came_by_[node]].capacity -= units;
                edges_[came_by_[node] ^ 1U].capacity += units;
            }
        }
    }

private:
    struct Edge {
        std::size_t to;
        double capacity, cost;
    };

    bool find_path(std::size_t source) {
        distance_.assign(edges_of_.size(), std::numeric_limits<double>::infinity());
        came_by_.assign(edges_of_.size(), 0);
        std::vector<bool> waiting(edges_of_.size(), false);
        std::deque<std::size_t> queue{source};
        distance_[source] = 0;
        while (!queue.empty()) {
            const auto node = queue.front();
            queue.pop_front();
            waiting[node] = false;
            for (const auto edge : edges_of_[node]) {
                const auto& one = edges_[edge];
                const double there = distance_[node] + one.cost;
                if (one.capacity < 0.5 || there >= distance_[one.to] - 1e-9) continue;
                distance_[one.to] = there;
                came_by_[one.to] = edge;
                if (!waiting[one.to]) queue.push_back(one.to);
                waiting[one.to] = true;
            }
        }
        return true;
    }

    std::vector<Edge> edges_;
    std::vector<std::vector<std::size_t>> edges_of_;
    std::vector<double> distance_;
    std::vector<std::size_t> came_by_;
};

/// Use of one place between two ends of lots, that its own stock leaves for others.
struct Stretch {
    std::int64_t place = 0;
    int end_days = 0;
    double free_units = 0;
};

struct Balance {
    std::vector<Stretch> stretches;
    std::vector<double> surplus;  // of each lot: units that its own place will not use in time
};

/// Lets every place use its own lots, first to expire first; what is left of its use is free for others.
Balance use_own_first(std::span<const ExpiringLot> lots, std::span<const PlaceUse> places, double use_margin) {
    Balance balance;
    balance.surplus.assign(lots.size(), 0);
    std::set<int> ends;
    for (const auto& lot : lots) ends.insert(std::max(0, lot.days_left));
    for (const auto& place : places) {
        std::vector<std::size_t> own;
        for (std::size_t at = 0; at < lots.size(); ++at)
            if (lots[at].place == place.place) own.push_back(at);
        std::stable_sort(own.begin(), own.end(), [&](auto a, auto b) { return lots[a].days_left < lots[b].days_left; });
        std::size_t next = 0;
        double left = own.empty() ? 0 : std::floor(lots[own[0]].units);
        double before = 0;
        for (const int end : ends) {
            const double total = std::floor(end * place.use_per_day * use_margin);
            double free_units = total - before;
            before = total;
            while (next < own.size() && free_units > 0) {
                const double taken = std::min(free_units, left);
                left -= taken;
                free_units -= taken;
                if (left > 0) break;
                if (++next < own.size()) left = std::floor(lots[own[next]].units);
            }
            for (; next < own.size() && lots[own[next]].days_left <= end;) {
                balance.surplus[own[next]] = left;
                if (++next < own.size()) left = std::floor(lots[own[next]].units);
            }
            if (free_units > 0) balance.stretches.push_back({place.place, end, free_units});
        }
    }
    std::set<std::int64_t> known;
    for (const auto& place : places) known.insert(place.place);
    for (std::size_t at = 0; at < lots.size(); ++at)  // nobody uses anything where it lies
        if (!known.contains(lots[at].place)) balance.surplus[at] = std::floor(lots[at].units);
    return balance;
}

}  // namespace

Redistribution redistribute(std::span<const ExpiringLot> lots, std::span<const PlaceUse> places,
                            std::span<const Way> ways, double use_margin) {
    Redistribution out;
    const auto balance = use_own_first(lots, places, use_margin);
    std::map<std::pair<std::int64_t, std::int64_t>, double> costs;
    for (const auto& way : ways) costs[{way.from, way.to}] = way.cost_per_unit;
    const std::size_t source = lots.size() + balance.stretches.size(), sink = source + 1;
    Flow flow(sink + 1);
    struct Possible {
        std::size_t edge, lot, stretch;
        double cost;
    };
    std::vector<Possible> possible;
    for (std::size_t at = 0; at < lots.size(); ++at) {
        out.expiring_value += balance.surplus[at] * lots[at].value_per_unit;
        if (balance.surplus[at] < 1) continue;
        flow.add(source, at, balance.surplus[at], 0);
        for (std::size_t to = 0; to < balance.stretches.size(); ++to) {
            const auto& stretch = balance.stretches[to];
            const auto cost = costs.find({lots[at].place, stretch.place});
            if (cost == costs.end() || stretch.place == lots[at].place || stretch.end_days > lots[at].days_left)
                continue;
            const auto edge = flow.add(at, lots.size() + to, std::min(balance.surplus[at], stretch.free_units),
                                       cost->second - lots[at].value_per_unit);
            possible.push_back({edge, at, to, cost->second});
        }
    }
    for (std::size_t to = 0; to < balance.stretches.size(); ++to)
        flow.add(lots.size() + to, sink, balance.stretches[to].free_units, 0);
    flow.run(source, sink);
    std::map<std::pair<std::size_t, std::int64_t>, double> moved;  // stretches of one place are one move
    for (const auto& one : possible) {
        const double units = flow.sent(one.edge);
        if (units < 0.5) continue;
        moved[{one.lot, balance.stretches[one.stretch].place}] += units;
        out.saved_value += units * lots[one.lot].value_per_unit;
        out.cost += units * one.cost;
    }
    for (const auto& [key, units] : moved)
        out.moves.push_back({lots[key.first].lot, lots[key.first].place, key.second, units});
    return out;
}

}  // namespace zs::replenishment
