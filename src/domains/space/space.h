// Public face of space: where things are, who answers for a place, how far it is.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domains/space/entities.h"
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::space {

/// A room with everything a report or an order shows of it.
struct Place {
    Id<Room> room_id;
    std::string room, floor, building, campus;  // names
    std::string room_en, floor_en, building_en, campus_en;
    Id<Floor> floor_id;
    Id<Building> building_id;
    Id<Campus> campus_id;
    std::int64_t department_id = 0;  // 0 = none
    std::string department, department_en;
    std::string department_kind;  // "clinical" … or ""
    AreaClass area_class = AreaClass::c;
    /// "住院楼 3F 05病区 治疗室"
    std::string text(Language language) const;
};
Result<Place> place(Reader& reader, Id<Room> room);

struct CodedPlace {
    PlaceCode code;
    Place place;
};
/// By token (what the QR carries); error space.code_unknown when unknown, rotated away or switched off.
Result<CodedPlace> place_by_token(Reader& reader, std::string_view token);
/// By the code that people can read ("A01-07"), whatever its case; error space.code_unknown.
Result<CodedPlace> place_by_code(Reader& reader, std::string_view code);
/// A code for the room itself (device_name empty) or a thing in it; returns the present one if there is one.
Result<PlaceCode> ensure_code(Transaction& transaction, const Actor& actor, Id<Room> room,
                              std::string_view device_name);
/// The thing that the code hangs on stands in another room now.
Status move_code(Transaction& transaction, Id<PlaceCode> id, Id<Room> room);
/// Short fingerprint of a token (FNV-1a, 32 bits as hex): enough to recognise a scanned label, too little to forge one.
std::string mark_of(std::string_view token);

/// Who answers for a room in a trade: by room entry, then floor entry; zones for other trades (their
/// own, else their crew's) do not count; see zones.h for gaps and overlaps.
struct Responsible {
    Id<Zone> zone_id;
    std::string zone;
    Id<organization::Crew> crew_id;
};
std::optional<Responsible> responsible_for(Reader& reader, Id<Room> room, std::string_view trade);

/// Shortest walks over the graph, in metres of level walking; immutable, shared, rebuilt when the graph changed.
class WalkingGraph {
public:
    virtual ~WalkingGraph() = default;
    /// nullopt when there is no way or a room has no door in the graph.
    virtual std::optional<double> distance_m(std::int64_t from_room, std::int64_t to_room) const = 0;
    /// The way itself as points for the map: floor, x, y.
    struct Point {
        std::int64_t floor_id;
        double x_m, y_m;
    };
    virtual std::vector<Point> way(std::int64_t from_room, std::int64_t to_room) const = 0;
};
std::shared_ptr<const WalkingGraph> walking_graph(Reader& reader);

Module module(Services& services);

}  // namespace zs::space
