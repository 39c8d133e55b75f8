// Laying the ways of a floor.
#include "domains/space/ways.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "domains/space/corridor_floor.h"
#include "domains/space/floor_graph.h"

namespace zs::space {
namespace {

constexpr double above_each_other_m = 5;
constexpr double same_landing_m = 10;

double apart(const PathNode& a, const PathNode& b) { return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m); }

std::vector<PathNode> landings_of(Reader& reader, Id<Floor> floor) {
    return select<PathNode>(reader, "WHERE floor_id = ? AND kind IN ('stairs','lift','exit') ORDER BY id",
                            {floor.value});
}

/// What leads from this floor elsewhere: our end, the other, the metres.
struct Leaving {
    PathNode ours, other;
    double length_m = 0;
};

std::vector<Leaving> leaving(Reader& reader, Id<Floor> floor) {
    std::vector<Leaving> all;
    for (const auto& ours : landings_of(reader, floor))
        for (const auto& edge :
             select<PathEdge>(reader, "WHERE from_id = ? OR to_id = ?", {ours.id.value, ours.id.value})) {
            const auto other = find<PathNode>(reader, edge.from_id == ours.id ? edge.to_id : edge.from_id);
            if (other && other->floor_id != floor) all.push_back({ours, *other, edge.length_m});
        }
    return all;
}

void remove_ways(Transaction& transaction, Id<Floor> floor) {
    transaction.execute(
        "DELETE FROM space_path_edge WHERE from_id IN (SELECT id FROM space_path_node WHERE floor_id = ?) OR to_id IN "
        "(SELECT id FROM space_path_node WHERE floor_id = ?)",
        {floor.value, floor.value});
    transaction.execute("DELETE FROM space_path_node WHERE floor_id = ?", {floor.value});
}

/// The landing of a kind nearest to a place, within `metres`.
const PathNode* nearest(const std::vector<PathNode>& landings, const PathNode& place, double metres) {
    const PathNode* best = nullptr;
    for (const auto& one : landings)
        if (one.kind == place.kind && apart(one, place) <= metres &&
            (best == nullptr || apart(one, place) < apart(*best, place)))
            best = &one;
    return best;
}

/// The floors just above and below.
std::vector<Floor> neighbours(Reader& reader, const Floor& floor) {
    auto all = select<Floor>(reader, "WHERE building_id = ? AND level > ? ORDER BY level LIMIT 1",
                             {floor.building_id.value, floor.level});
    const auto below = select<Floor>(reader, "WHERE building_id = ? AND level < ? ORDER BY level DESC LIMIT 1",
                                     {floor.building_id.value, floor.level});
    all.insert(all.end(), below.begin(), below.end());
    return all;
}

void join_storeys(Transaction& transaction, const Floor& floor, const std::vector<PathNode>& ours) {
    for (const auto& next : neighbours(transaction, floor)) {
        const auto theirs = landings_of(transaction, next.id);
        for (const auto& one : ours) {
            if (one.kind == NodeKind::exit) continue;
            const auto* other = nearest(theirs, one, above_each_other_m);
            if (other == nullptr) continue;
            const bool joined = transaction.exists(
                "SELECT 1 FROM space_path_edge WHERE (from_id = ? AND to_id = ?) OR (from_id = ? AND to_id = ?)",
                {one.id.value, other->id.value, other->id.value, one.id.value});
            if (!joined)
                link(transaction, one, *other,
                     storey_effort_m * static_cast<double>(std::abs(next.level - floor.level)));
        }
    }
}

/// The middle of the side that is nearest to a line.
OutlinePoint door_of(const FloorGraph& graph, const Outline& outline) {
    OutlinePoint best;
    double distance = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto& from = outline[i];
        const auto& to = outline[(i + 1) % outline.size()];
        const OutlinePoint middle{(from.x_m + to.x_m) / 2, (from.y_m + to.y_m) / 2};
        const double here = graph.distance(middle);
        if (here < distance) {
            distance = here;
            best = middle;
        }
    }
    return best;
}

void open_doors(FloorGraph& graph, Reader& reader, Id<Floor> floor) {
    if (graph.empty()) return;
    for (const auto& room : select<Room>(
             reader,
             "WHERE floor_id = ? AND active = 1 AND NOT EXISTS (SELECT 1 FROM space_path_node n WHERE n.room_id = "
             "space_room.id) ORDER BY id",
             {floor.value})) {
        const auto parsed = json::parse(room.outline.text);
        if (!parsed) continue;
        const auto ring = read_outline(*parsed);
        if (ring.points.empty()) continue;
        graph.attach(NodeKind::door, door_of(graph, ring.points), room.id);
    }
}

}  // namespace

void lay_ways(Transaction& transaction, const Floor& floor, const Ways& ways) {
    const auto before = leaving(transaction, floor.id);
    remove_ways(transaction, floor.id);
    FloorGraph graph(floor.id);
    for (const auto& line : ways.lines) graph.add_line(line);
    for (const auto& landing : ways.landings) graph.attach(landing.kind, landing.at);
    open_doors(graph, transaction, floor.id);
    graph.store(transaction);
    const auto ours = landings_of(transaction, floor.id);
    for (const auto& one : before)
        if (const auto* now = nearest(ours, one.ours, same_landing_m)) link(transaction, *now, one.other, one.length_m);
    join_storeys(transaction, floor, ours);
}

void add_doors(Transaction& transaction, Id<Floor> floor) {
    FloorGraph graph(transaction, floor);
    open_doors(graph, transaction, floor);
    graph.store(transaction);
}

Ways ways_of(Reader& reader, Id<Floor> floor) {
    Ways ways;
    reader.query(
        "SELECT a.x_m, a.y_m, b.x_m, b.y_m FROM space_path_edge e JOIN space_path_node a ON a.id = e.from_id JOIN "
        "space_path_node b ON b.id = e.to_id WHERE a.floor_id = ? AND b.floor_id = ? AND a.kind <> 'door' AND b.kind "
        "<> 'door' AND e.length_m > 0",
        {floor.value, floor.value}, [&](const Row& row) {
            OutlinePoint from{row.real(0), row.real(1)};
            OutlinePoint to{row.real(2), row.real(3)};
            if (std::pair(to.x_m, to.y_m) < std::pair(from.x_m, from.y_m)) std::swap(from, to);
            ways.lines.push_back({from, to});
        });
    const auto place = [](const Outline& line) {
        return std::tuple(line[0].x_m, line[0].y_m, line[1].x_m, line[1].y_m);
    };
    std::sort(ways.lines.begin(), ways.lines.end(),
              [&](const Outline& a, const Outline& b) { return place(a) < place(b); });
    for (const auto& node : landings_of(reader, floor)) ways.landings.push_back({node.kind, {node.x_m, node.y_m}});
    return ways;
}

}  // namespace zs::space
