// From drawn corridors, stairs and lifts to the walking graph of a floor.
#pragma once
#include <vector>

#include "domains/space/entities.h"
#include "domains/space/outline.h"
#include "platform/database/database.h"

namespace zs::space {

/// Where one leaves a floor: stairs, a lift, an exit.
struct Landing {
    NodeKind kind = NodeKind::stairs;
    OutlinePoint at;
};

/// Centre lines that people walk along (2 points and more each), and the landings beside them. Metres of the building.
struct Ways {
    std::vector<Outline> lines;
    std::vector<Landing> landings;
    bool empty() const { return lines.empty() && landings.empty(); }
};

/// Lines that come this near to each other meet.
inline constexpr double ways_meet_m = 0.3;

/// Replaces the floor's ways. Lines meet where they cross or touch; every room with an outline gets a door in the side
/// nearest to a line; landings of other floors above each other within 5 m are joined, one storey being 18 m of level
/// walking; what joined this floor with elsewhere before joins again at the nearest landing of its kind within 10 m.
void lay_ways(Transaction& transaction, const Floor& floor, const Ways& ways);
/// Doors for active rooms that have an outline but none yet, onto the ways of their floor, if it has any.
void add_doors(Transaction& transaction, Id<Floor> floor);
/// The floor's ways as drawn: each stretch a line, without doors; in the order of their places.
Ways ways_of(Reader& reader, Id<Floor> floor);

}  // namespace zs::space
