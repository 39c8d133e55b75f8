// Drawing a floor's walking graph.
#include "domains/space/floor_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "domains/space/corridor_floor.h"
#include "domains/space/ways.h"

namespace zs::space {
namespace {

double apart(OutlinePoint a, OutlinePoint b) { return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m); }

OutlinePoint between(OutlinePoint a, OutlinePoint b, double share) {
    return {a.x_m + (b.x_m - a.x_m) * share, a.y_m + (b.y_m - a.y_m) * share};
}

/// How far along a stretch its point nearest to `place` lies, 0-1.
double share_of(OutlinePoint from, OutlinePoint to, OutlinePoint place) {
    const double x = to.x_m - from.x_m;
    const double y = to.y_m - from.y_m;
    const double square = x * x + y * y;
    if (square <= 0) return 0;
    return std::clamp(((place.x_m - from.x_m) * x + (place.y_m - from.y_m) * y) / square, 0.0, 1.0);
}

/// Where two stretches cross each other.
std::optional<OutlinePoint> crossing(OutlinePoint a, OutlinePoint b, OutlinePoint c, OutlinePoint d) {
    const double rx = b.x_m - a.x_m, ry = b.y_m - a.y_m;
    const double sx = d.x_m - c.x_m, sy = d.y_m - c.y_m;
    const double turn = rx * sy - ry * sx;
    if (std::abs(turn) < 1e-9) return std::nullopt;  // parallel: ends on the other line are found by touching
    const double t = ((c.x_m - a.x_m) * sy - (c.y_m - a.y_m) * sx) / turn;
    const double u = ((c.x_m - a.x_m) * ry - (c.y_m - a.y_m) * rx) / turn;
    if (t < 0 || t > 1 || u < 0 || u > 1) return std::nullopt;
    return between(a, b, t);
}

}  // namespace

FloorGraph::FloorGraph(Reader& reader, Id<Floor> floor) : floor_(floor) {
    std::map<std::int64_t, std::size_t> index;
    for (auto& node : select<PathNode>(reader, "WHERE floor_id = ? AND kind <> 'door'", {floor.value})) {
        index[node.id.value] = nodes_.size();
        corridors_.emplace(std::pair{std::lround(node.x_m * 100), std::lround(node.y_m * 100)}, nodes_.size());
        nodes_.push_back(node);
    }
    for (const auto& edge : select<PathEdge>(
             reader, "WHERE from_id IN (SELECT id FROM space_path_node WHERE floor_id = ?)", {floor.value})) {
        const auto from = index.find(edge.from_id.value);
        const auto to = index.find(edge.to_id.value);
        if (from != index.end() && to != index.end())
            edges_.push_back({.from = from->second, .to = to->second, .id = edge.id});
    }
}

std::size_t FloorGraph::corridor_at(OutlinePoint place) {
    const auto [found, fresh] =
        corridors_.emplace(std::pair{std::lround(place.x_m * 100), std::lround(place.y_m * 100)}, nodes_.size());
    if (fresh) nodes_.push_back({{}, floor_, NodeKind::corridor, std::nullopt, place.x_m, place.y_m});
    return found->second;
}

std::optional<FloorGraph::Foot> FloorGraph::nearest(OutlinePoint place) const {
    std::optional<Foot> best;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (!edges_[i].is_line()) continue;
        const auto from = at(edges_[i].from), to = at(edges_[i].to);
        const auto foot = between(from, to, share_of(from, to, place));
        const double distance = apart(foot, place);
        if (!best || distance < best->distance) best = Foot{i, foot, distance};
    }
    return best;
}

double FloorGraph::distance(OutlinePoint place) const {
    const auto foot = nearest(place);
    return foot ? foot->distance : std::numeric_limits<double>::infinity();
}

std::size_t FloorGraph::divide(std::size_t edge, OutlinePoint place) {
    const auto from = edges_[edge].from, to = edges_[edge].to;
    for (const auto end : {from, to})
        if (apart(at(end), place) < 0.01) return end;
    const auto middle = corridor_at(place);
    if (middle == from || middle == to || edges_[edge].gone) return middle;
    edges_[edge].gone = true;
    edges_.push_back({.from = from, .to = middle});
    edges_.push_back({.from = middle, .to = to});
    return middle;
}

std::size_t FloorGraph::end_of_line(OutlinePoint place) {
    if (const auto foot = nearest(place); foot && foot->distance <= ways_meet_m) return divide(foot->edge, foot->at);
    return corridor_at(place);
}

std::vector<std::size_t> FloorGraph::stops(OutlinePoint from, OutlinePoint to) {
    std::vector<std::size_t> met = {end_of_line(from), end_of_line(to)};
    for (std::size_t i = edges_.size(); i-- > 0;) {  // downwards: what is divided on the way is not looked at again
        if (!edges_[i].is_line()) continue;
        if (const auto place = crossing(from, to, at(edges_[i].from), at(edges_[i].to)))
            met.push_back(divide(i, *place));
        else
            for (const auto end : {edges_[i].from, edges_[i].to})
                if (apart(between(from, to, share_of(from, to, at(end))), at(end)) <= ways_meet_m) met.push_back(end);
    }
    std::sort(met.begin(), met.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(share_of(from, to, at(a)), a) < std::pair(share_of(from, to, at(b)), b);
    });
    met.erase(std::unique(met.begin(), met.end()), met.end());
    return met;
}

void FloorGraph::add_line(const Outline& line) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto met = stops(line[i], line[i + 1]);
        for (std::size_t k = 0; k + 1 < met.size(); ++k) {
            const bool known = std::any_of(edges_.begin(), edges_.end(), [&](const Edge& edge) {
                return !edge.gone && std::minmax(edge.from, edge.to) == std::minmax(met[k], met[k + 1]);
            });
            if (!known) edges_.push_back({.from = met[k], .to = met[k + 1]});
        }
    }
}

void FloorGraph::attach(NodeKind kind, OutlinePoint place, std::optional<Id<Room>> room) {
    const auto foot = nearest(place);
    if (!foot) return;
    const auto joined = divide(foot->edge, foot->at);
    edges_.push_back({.from = joined, .to = nodes_.size(), .joins = true});
    nodes_.push_back({{}, floor_, kind, room, place.x_m, place.y_m});
}

void FloorGraph::store(Transaction& transaction) {
    for (auto& node : nodes_)
        if (node.id.value == 0) insert(transaction, node);
    for (const auto& edge : edges_) {
        if (edge.gone && edge.id.value != 0) erase(transaction, edge.id);
        if (!edge.gone && edge.id.value == 0)
            link(transaction, nodes_[edge.from], nodes_[edge.to], apart(at(edge.from), at(edge.to)));
    }
}

}  // namespace zs::space
