// The walking graph: Dijkstra from each asked room, kept; shared until the graph changes.
#include <mutex>
#include <queue>

#include "domains/space/space.h"
#include "platform/database/kept.h"

namespace zs::space {
namespace {

class Graph final : public WalkingGraph {
public:
    struct Node {
        Point at;
        std::vector<std::pair<std::size_t, double>> edges;
    };

    explicit Graph(Reader& reader) {
        std::unordered_map<std::int64_t, std::size_t> index;
        reader.query("SELECT id, floor_id, x_m, y_m, room_id FROM space_path_node ORDER BY id", {},
                     [&](const Row& row) {
                         index.emplace(row.integer(0), nodes_.size());
                         if (!row.is_null(4)) doors_[row.integer(4)].push_back(nodes_.size());
                         nodes_.push_back({{row.integer(1), row.real(2), row.real(3)}, {}});
                     });
        reader.query("SELECT from_id, to_id, length_m FROM space_path_edge", {}, [&](const Row& row) {
            const auto from = index.find(row.integer(0));
            const auto to = index.find(row.integer(1));
            if (from == index.end() || to == index.end()) return;
            nodes_[from->second].edges.emplace_back(to->second, row.real(2));
            nodes_[to->second].edges.emplace_back(from->second, row.real(2));
        });
    }

    std::optional<double> distance_m(std::int64_t from_room, std::int64_t to_room) const override {
        if (from_room == to_room) return 0.0;
        const auto to = doors_.find(to_room);
        const auto tree = reach(from_room);
        if (!tree || to == doors_.end()) return std::nullopt;
        const auto best = nearest(*tree, to->second);
        if (!best || tree->distance[*best] == unreachable) return std::nullopt;
        return double{tree->distance[*best]};
    }

    std::vector<Point> way(std::int64_t from_room, std::int64_t to_room) const override {
        const auto to = doors_.find(to_room);
        const auto tree = reach(from_room);
        if (!tree || to == doors_.end()) return {};
        const auto best = nearest(*tree, to->second);
        if (!best || tree->distance[*best] == unreachable) return {};
        std::vector<Point> points;
        for (std::size_t node = *best; node != none; node = tree->before[node]) points.push_back(nodes_[node].at);
        std::reverse(points.begin(), points.end());
        return points;
    }

private:
    static constexpr float unreachable = 1e30F;
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::size_t trees_max = 512;  // of ~8 bytes a node each: a hospital stays below 40 MB
    struct Tree {
        std::vector<float> distance;
        std::vector<std::uint32_t> before;
    };

    static std::optional<std::size_t> nearest(const Tree& tree, const std::vector<std::size_t>& doors) {
        std::optional<std::size_t> best;
        for (const auto door : doors)
            if (!best || tree.distance[door] < tree.distance[*best]) best = door;
        return best;
    }

    std::shared_ptr<const Tree> reach(std::int64_t room) const {
        const auto doors = doors_.find(room);
        if (doors == doors_.end()) return nullptr;
        const std::scoped_lock lock(mutex_);
        if (const auto kept = trees_.find(room); kept != trees_.end()) return kept->second;
        if (trees_.size() >= trees_max) trees_.clear();
        return trees_.emplace(room, dijkstra(doors->second)).first->second;
    }

    std::shared_ptr<const Tree> dijkstra(const std::vector<std::size_t>& starts) const {
        auto tree = std::make_shared<Tree>();
        tree->distance.assign(nodes_.size(), unreachable);
        tree->before.assign(nodes_.size(), none);
        using Entry = std::pair<float, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        for (const auto start : starts) {
            tree->distance[start] = 0;
            open.emplace(0.0F, start);
        }
        while (!open.empty()) {
            const auto [distance, node] = open.top();
            open.pop();
            if (distance > tree->distance[node]) continue;
            for (const auto& [next, length] : nodes_[node].edges) {
                const float candidate = distance + static_cast<float>(length);
                if (candidate >= tree->distance[next]) continue;
                tree->distance[next] = candidate;
                tree->before[next] = static_cast<std::uint32_t>(node);
                open.emplace(candidate, next);
            }
        }
        return tree;
    }

    std::vector<Node> nodes_;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> doors_;
    mutable std::mutex mutex_;
    mutable std::unordered_map<std::int64_t, std::shared_ptr<const Tree>> trees_;
};

enum class Whole { hospital };
Kept<Whole, WalkingGraph> kept_graph({"space_path_node", "space_path_edge"});

}  // namespace

std::shared_ptr<const WalkingGraph> walking_graph(Reader& reader) {
    return kept_graph.get(reader, Whole::hospital,
                          [&]() -> std::shared_ptr<const WalkingGraph> { return std::make_shared<Graph>(reader); });
}

}  // namespace zs::space
