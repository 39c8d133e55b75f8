// One floor's walking graph in memory while it is drawn: lines meet, places are attached, then it is stored. Internal
// to space.
#pragma once
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "domains/space/entities.h"
#include "domains/space/outline.h"
#include "platform/database/database.h"

namespace zs::space {

class FloorGraph {
public:
    explicit FloorGraph(Id<Floor> floor) : floor_(floor) {}
    /// With the ways that are stored already.
    FloorGraph(Reader& reader, Id<Floor> floor);

    bool empty() const { return edges_.empty(); }
    /// A line that people walk along; it meets the lines drawn before.
    void add_line(const Outline& line);
    /// A landing or door at `at`, joined to the nearest point of a line. Needs a line.
    void attach(NodeKind kind, OutlinePoint at, std::optional<Id<Room>> room = {});
    /// Metres from `at` to the nearest line.
    double distance(OutlinePoint at) const;
    /// Inserts what is new and removes what was divided.
    void store(Transaction& transaction);

private:
    struct Edge {
        std::size_t from = 0, to = 0;
        Id<PathEdge> id = {};  // 0 = not stored yet
        bool gone = false;     // divided
        bool joins = false;    // from a line to a door or landing: nothing else meets it
        bool is_line() const { return !gone && !joins; }
    };
    struct Foot {
        std::size_t edge = 0;
        OutlinePoint at;
        double distance = 0;
    };

    OutlinePoint at(std::size_t node) const { return {nodes_[node].x_m, nodes_[node].y_m}; }
    std::size_t corridor_at(OutlinePoint place);
    std::optional<Foot> nearest(OutlinePoint place) const;
    /// The node where an edge is divided; one of its ends where that is at hand.
    std::size_t divide(std::size_t edge, OutlinePoint place);
    /// Nodes along a stretch: its ends, and where it meets other lines.
    std::vector<std::size_t> stops(OutlinePoint from, OutlinePoint to);
    std::size_t end_of_line(OutlinePoint place);

    Id<Floor> floor_;
    std::vector<PathNode> nodes_;
    std::vector<Edge> edges_;
    std::map<std::pair<long, long>, std::size_t> corridors_;  // by centimetre
};

}  // namespace zs::space
