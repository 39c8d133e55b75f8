// In which order somebody visits the places of today's work.
#include "domains/repair/visiting.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace zs::repair::visiting {
namespace {

constexpr std::size_t exact_max = 7;  // 5 040 orders: below a millisecond
// A minute of waiting, and one beyond the limit, by priority. Nothing that is only late outweighs a waiting P1.
constexpr std::array<double, 4> waiting_weight{1e6, 1, 0.1, 0.02};
constexpr std::array<double, 4> lateness_weight{20, 8, 3, 1};
using Sequence = std::vector<std::size_t>;

/// The question with all distances looked up once; row `stops.size()` is the start.
class Tour {
public:
    Tour(const std::vector<Stop>& stops, std::int64_t from_room, Instant now, const Policy& policy, const Walk& walk)
        : stops_(stops), now_(now), policy_(policy), walks_((stops.size() + 1) * stops.size()) {
        for (std::size_t to = 0; to < stops.size(); ++to) {
            for (std::size_t from = 0; from < stops.size(); ++from)
                walks_[from * stops.size() + to] = walk(stops[from].room_id, stops[to].room_id);
            walks_[stops.size() * stops.size() + to] =
                from_room == 0 ? std::optional(0.0) : walk(from_room, stops[to].room_id);
        }
    }

    double metres(std::size_t from, std::size_t to) const {
        return walks_[from * stops_.size() + to].value_or(policy_.unknown_walk_m);
    }
    bool known(std::size_t from, std::size_t to) const { return walks_[from * stops_.size() + to].has_value(); }

    /// What the sequence costs in weighted minutes; stops counting at `limit`.
    double cost(const Sequence& sequence, double limit) const {
        double sum = 0;
        double minute = 0;
        std::size_t at = stops_.size();
        for (const auto next : sequence) {
            const double walked = metres(at, next) / policy_.walking_m_per_minute;
            minute += walked;
            const auto& stop = stops_[next];
            const auto priority = static_cast<std::size_t>(stop.priority);
            sum += walked + waiting_weight[priority] * minute;
            if (stop.due) sum += lateness_weight[priority] * std::max(0.0, minute - minutes_until(*stop.due));
            if (sum >= limit) return sum;
            minute += static_cast<double>(stop.work_minutes);
            at = next;
        }
        return sum;
    }

    std::vector<Visit> told(const Sequence& sequence) const {
        std::vector<Visit> visits;
        double minute = 0;
        std::size_t at = stops_.size();
        for (const auto next : sequence) {
            minute += metres(at, next) / policy_.walking_m_per_minute;
            const Instant arrives = now_ + Duration(static_cast<std::int64_t>(minute * 60000));
            const auto& due = stops_[next].due;
            visits.push_back({next, metres(at, next), known(at, next), arrives, due && arrives > *due});
            minute += static_cast<double>(stops_[next].work_minutes);
            at = next;
        }
        return visits;
    }

private:
    double minutes_until(Instant due) const { return static_cast<double>((due - now_).count()) / 60000; }

    const std::vector<Stop>& stops_;
    Instant now_;
    const Policy& policy_;
    std::vector<std::optional<double>> walks_;
};

Sequence cheapest_of_all(const Tour& tour, Sequence sequence) {
    Sequence best = sequence;
    double best_cost = std::numeric_limits<double>::max();
    do {
        const double cost = tour.cost(sequence, best_cost);
        if (cost < best_cost) {
            best_cost = cost;
            best = sequence;
        }
    } while (std::next_permutation(sequence.begin(), sequence.end()));
    return best;
}

/// Takes one stop out and puts it where it is cheapest, as long as that helps.
Sequence improved(const Tour& tour, Sequence sequence) {
    double best_cost = tour.cost(sequence, std::numeric_limits<double>::max());
    for (bool better = true; better;) {
        better = false;
        for (std::size_t from = 0; from < sequence.size(); ++from) {
            for (std::size_t to = 0; to < sequence.size(); ++to) {
                Sequence moved = sequence;
                moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(from));
                moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(to), sequence[from]);
                const double cost = tour.cost(moved, best_cost);
                if (cost + 1e-9 >= best_cost) continue;
                best_cost = cost;
                sequence = std::move(moved);
                better = true;
            }
        }
    }
    return sequence;
}

}  // namespace

std::vector<Visit> plan(const std::vector<Stop>& stops, std::int64_t from_room, Instant now, const Policy& policy,
                        const Walk& walk) {
    const Tour tour(stops, from_room, now, policy, walk);
    Sequence sequence(stops.size());
    std::iota(sequence.begin(), sequence.end(), std::size_t{0});
    if (stops.size() <= exact_max) return tour.told(cheapest_of_all(tour, std::move(sequence)));
    std::stable_sort(sequence.begin(), sequence.end(),
                     [&](std::size_t a, std::size_t b) { return stops[a].priority < stops[b].priority; });
    return tour.told(improved(tour, std::move(sequence)));
}

}  // namespace zs::repair::visiting
