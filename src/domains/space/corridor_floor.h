// A plain floor: a corridor with rooms on both sides, stairs at its ends, a lift in the middle, and the ways to walk.
#pragma once
#include <functional>
#include <vector>

#include "domains/space/entities.h"
#include "platform/database/database.h"

namespace zs::space {

struct CorridorMeasures {
    int rooms = 20;  // alternately below and above the corridor, numbered from the left
    double room_width_m = 6.0;
    double room_depth_m = 7.8;
    double corridor_width_m = 2.4;

    int columns() const { return (rooms + 1) / 2; }
    double length_m() const { return columns() * room_width_m; }
    double width_m() const { return 2 * room_depth_m + corridor_width_m; }
    double corridor_y_m() const { return room_depth_m + corridor_width_m / 2; }
};

/// Climbing a storey or waiting for a lift, as metres of level walking.
inline constexpr double storey_effort_m = 18;

/// The floor's outline as stored.
JsonText corridor_floor_outline(const CorridorMeasures& measures);

/// What a room is: code, name, kind, department, class. Floor, outline and search key are set by the builder.
using RoomMaker = std::function<Room(int column, int side)>;
/// Stores the rooms, their doors and the ways; returns stairs, lift, stairs from left to right.
std::vector<PathNode> build_corridor_floor(Transaction& transaction, Id<Floor> floor, const CorridorMeasures& measures,
                                           const RoomMaker& make_room);
/// A way both can be walked, `metres` long.
void link(Transaction& transaction, const PathNode& from, const PathNode& to, double metres);

}  // namespace zs::space
