// A plain floor along a corridor.
#include "domains/space/corridor_floor.h"

#include <cmath>

#include "core/text.h"
#include "domains/space/outline.h"

namespace zs::space {
namespace {

class Builder {
public:
    Builder(Transaction& transaction, Id<Floor> floor, const CorridorMeasures& measures, const RoomMaker& make_room)
        : transaction_(transaction), floor_(floor), measures_(measures), make_room_(make_room) {}

    std::vector<PathNode> build() {
        std::vector<PathNode> spine = {node(NodeKind::stairs, 0)};
        const int columns = measures_.columns();
        for (int column = 0; column < columns; ++column) {
            const double x = (column + 0.5) * measures_.room_width_m;
            spine.push_back(node(NodeKind::corridor, x));
            edge(spine[spine.size() - 2], spine.back());
            if (column == columns / 2) {
                lift_ = node(NodeKind::lift, x + measures_.room_width_m / 2);
                edge(spine.back(), *lift_);
            }
            for (const int side : {0, 1})
                if (column * 2 + side < measures_.rooms) room(column, side, spine.back());
        }
        spine.push_back(node(NodeKind::stairs, measures_.length_m()));
        edge(spine[spine.size() - 2], spine.back());
        return {spine.front(), *lift_, spine.back()};
    }

private:
    PathNode node(NodeKind kind, double x, std::optional<Id<Room>> room = {}, std::optional<double> y = {}) {
        PathNode made{{}, floor_, kind, room, x, y.value_or(measures_.corridor_y_m())};
        insert(transaction_, made);
        return made;
    }
    void edge(const PathNode& from, const PathNode& to) {
        link(transaction_, from, to, std::hypot(from.x_m - to.x_m, from.y_m - to.y_m));
    }

    void room(int column, int side, const PathNode& corridor) {
        const double left = column * measures_.room_width_m;
        const double upper = measures_.room_depth_m + measures_.corridor_width_m;
        const double bottom = side == 0 ? 0.0 : upper;
        Room made = make_room_(column, side);
        made.floor_id = floor_;
        made.outline.text =
            outline_text(rectangle(left, bottom, left + measures_.room_width_m, bottom + measures_.room_depth_m));
        made.search_key = text::search_key({made.name, made.code, made.name_en});
        insert(transaction_, made);
        edge(corridor, node(NodeKind::door, corridor.x_m, made.id, side == 0 ? measures_.room_depth_m : upper));
    }

    Transaction& transaction_;
    Id<Floor> floor_;
    const CorridorMeasures& measures_;
    const RoomMaker& make_room_;
    std::optional<PathNode> lift_;
};

}  // namespace

JsonText corridor_floor_outline(const CorridorMeasures& measures) {
    return {outline_text(rectangle(0, 0, measures.length_m(), measures.width_m()))};
}

std::vector<PathNode> build_corridor_floor(Transaction& transaction, Id<Floor> floor, const CorridorMeasures& measures,
                                           const RoomMaker& make_room) {
    return Builder(transaction, floor, measures, make_room).build();
}

void link(Transaction& transaction, const PathNode& from, const PathNode& to, double metres) {
    PathEdge made{{}, from.id, to.id, metres};
    insert(transaction, made);
}

}  // namespace zs::space
