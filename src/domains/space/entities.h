// Campuses, buildings, floors, rooms with outlines in metres, the walking graph, zones, printed place codes.
#pragma once
#include "domains/organization/entities.h"
#include "platform/entity/entity.h"

namespace zs::space {

struct Campus {
    Id<Campus> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
};
constexpr auto describe(Of<Campus>) {
    return entity("space_campus", "院区", "Campus",
                  field<&Campus::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Campus::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Campus::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Campus::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Campus::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}));
}
static_assert(fully_described<Campus>);

/// `x_m`, `y_m`: where the building's own origin lies on the campus.
struct Building {
    Id<Building> id;
    std::int64_t version = 0;
    Id<Campus> campus_id;
    std::string code;
    std::string name;
    std::string name_en;
    double x_m = 0;
    double y_m = 0;
};
constexpr auto describe(Of<Building>) {
    return entity("space_building", "楼栋", "Building",
                  field<&Building::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Building::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Building::campus_id>(
                      "campus_id", {.zh = "院区", .en = "Campus", .required = true, .references = "space_campus"}),
                  field<&Building::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Building::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Building::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Building::x_m>("x_m", {.zh = "X", .en = "X", .min = -100000, .max = 100000, .unit = "m"}),
                  field<&Building::y_m>("y_m", {.zh = "Y", .en = "Y", .min = -100000, .max = 100000, .unit = "m"}));
}
static_assert(fully_described<Building>);

struct Floor {
    Id<Floor> id;
    std::int64_t version = 0;
    Id<Building> building_id;
    std::string code;
    std::string name;
    std::string name_en;
    std::int64_t level = 1;  // -1 = first basement
    JsonText outline{"[]"};  // [[x,y],…] metres in the building's frame
};
constexpr auto describe(Of<Floor>) {
    return entity(
        "space_floor", "楼层", "Floor",
        field<&Floor::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Floor::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Floor::building_id>("building_id",
                                   {.zh = "楼栋", .en = "Building", .required = true, .references = "space_building"}),
        field<&Floor::code>("code",
                            {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&Floor::name>("name",
                            {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Floor::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&Floor::level>("level", {.zh = "层号", .en = "Level", .required = true, .min = -20, .max = 200}),
        field<&Floor::outline>("outline", {.zh = "轮廓", .en = "Outline"}));
}
static_assert(fully_described<Floor>);

/// Risk to patients when something fails here (domain rules §1): A life support, B wards and clinics, C public and
/// office.
enum class AreaClass { a, b, c };
constexpr auto options(Of<AreaClass>) {
    return std::array{Option{"a", "A 生命支持区", "A life support"}, Option{"b", "B 病房诊室", "B wards and clinics"},
                      Option{"c", "C 公共行政", "C public and office"}};
}

struct Room {
    Id<Room> id;
    std::int64_t version = 0;
    Id<Floor> floor_id;
    std::string code;
    std::string name;
    std::string name_en;
    std::string kind;  // "ward_room", "treatment", "toilet", "plant", "corridor", "office" …
    std::optional<Id<organization::Department>> department_id;
    AreaClass area_class = AreaClass::c;
    JsonText outline{"[]"};  // [[x,y],…] metres
    std::string search_key;
    bool active = true;
};
constexpr auto describe(Of<Room>) {
    return entity("space_room", "房间", "Room",
                  field<&Room::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Room::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Room::floor_id>("floor_id",
                                         {.zh = "楼层", .en = "Floor", .required = true, .references = "space_floor"}),
                  field<&Room::code>("code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40}),
                  field<&Room::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60}),
                  field<&Room::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Room::kind>("kind", {.zh = "用途", .en = "Use", .length_max = 40}),
                  field<&Room::department_id>(
                      "department_id", {.zh = "科室", .en = "Department", .references = "organization_department"}),
                  field<&Room::area_class>("area_class", {.zh = "区域等级", .en = "Area class"}),
                  field<&Room::outline>("outline", {.zh = "轮廓", .en = "Outline"}),
                  field<&Room::search_key>("search_key",
                                           {.zh = "检索码", .en = "Search key", .read_only = true, .searchable = true}),
                  field<&Room::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Room>);

enum class NodeKind { door, corridor, stairs, lift, exit };
constexpr auto options(Of<NodeKind>) {
    return std::array{Option{"door", "门", "Door"}, Option{"corridor", "走廊", "Corridor"},
                      Option{"stairs", "楼梯", "Stairs"}, Option{"lift", "电梯", "Lift"},
                      Option{"exit", "出入口", "Exit"}};
}
struct PathNode {
    Id<PathNode> id;
    Id<Floor> floor_id;
    NodeKind kind = NodeKind::corridor;
    std::optional<Id<Room>> room_id;  // door nodes
    double x_m = 0;
    double y_m = 0;
};
constexpr auto describe(Of<PathNode>) {
    return entity("space_path_node", "路径点", "Path node",
                  field<&PathNode::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&PathNode::floor_id>(
                      "floor_id", {.zh = "楼层", .en = "Floor", .required = true, .references = "space_floor"}),
                  field<&PathNode::kind>("kind", {.zh = "类型", .en = "Kind"}),
                  field<&PathNode::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}),
                  field<&PathNode::x_m>("x_m", {.zh = "X", .en = "X", .unit = "m"}),
                  field<&PathNode::y_m>("y_m", {.zh = "Y", .en = "Y", .unit = "m"}));
}
static_assert(fully_described<PathNode>);

/// Both ways walkable. `length_m` is the walking effort in metres on the level (a storey by stairs or lift has its
/// own).
struct PathEdge {
    Id<PathEdge> id;
    Id<PathNode> from_id;
    Id<PathNode> to_id;
    double length_m = 0;
};
constexpr auto describe(Of<PathEdge>) {
    return entity(
        "space_path_edge", "路径", "Path",
        field<&PathEdge::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&PathEdge::from_id>("from_id",
                                  {.zh = "起点", .en = "From", .required = true, .references = "space_path_node"}),
        field<&PathEdge::to_id>("to_id", {.zh = "终点", .en = "To", .required = true, .references = "space_path_node"}),
        field<&PathEdge::length_m>("length_m", {.zh = "长度", .en = "Length", .min = 0, .max = 100000, .unit = "m"}));
}
static_assert(fully_described<PathEdge>);

/// 责任区: a set of floors and rooms looked after by one crew.
struct Zone {
    Id<Zone> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    Id<organization::Crew> crew_id;
    std::string trades;  // comma-separated trade codes it answers for; empty = all trades of the crew
    bool active = true;
};
constexpr auto describe(Of<Zone>) {
    return entity("space_zone", "责任区", "Zone",
                  field<&Zone::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Zone::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Zone::code>(
                      "code", {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&Zone::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
                  field<&Zone::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
                  field<&Zone::crew_id>(
                      "crew_id", {.zh = "班组", .en = "Crew", .required = true, .references = "organization_crew"}),
                  field<&Zone::trades>(
                      "trades", {.zh = "工种", .en = "Trades", .length_max = 200, .codes_of = "organization_trade"}),
                  field<&Zone::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Zone>);

/// A floor (all its rooms) or a single room of a zone; a room's own entry beats its floor's.
struct ZoneMember {
    Id<ZoneMember> id;
    Id<Zone> zone_id;
    std::optional<Id<Floor>> floor_id;
    std::optional<Id<Room>> room_id;
};
constexpr auto describe(Of<ZoneMember>) {
    return entity("space_zone_member", "责任区范围", "Zone member",
                  field<&ZoneMember::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&ZoneMember::zone_id>(
                      "zone_id", {.zh = "责任区", .en = "Zone", .required = true, .references = "space_zone"}),
                  field<&ZoneMember::floor_id>("floor_id", {.zh = "楼层", .en = "Floor", .references = "space_floor"}),
                  field<&ZoneMember::room_id>("room_id", {.zh = "房间", .en = "Room", .references = "space_room"}));
}
static_assert(fully_described<ZoneMember>);

/// A printed code on a room or a thing in it. `token` is what the QR carries (unguessable, can be rotated); `code` is
/// what people read aloud.
struct PlaceCode {
    Id<PlaceCode> id;
    std::int64_t version = 0;
    std::string code;
    std::string token;
    Id<Room> room_id;
    std::string device_name;  // empty = the room itself
    bool active = true;
    Instant created_at;
};
constexpr auto describe(Of<PlaceCode>) {
    return entity("space_place_code", "位置码", "Place code",
                  field<&PlaceCode::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&PlaceCode::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&PlaceCode::code>(
                      "code", {.zh = "可读码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
                  field<&PlaceCode::token>("token", {.zh = "口令码", .en = "Token", .read_only = true}),
                  field<&PlaceCode::room_id>(
                      "room_id", {.zh = "房间", .en = "Room", .required = true, .references = "space_room"}),
                  field<&PlaceCode::device_name>("device_name",
                                                 {.zh = "设备", .en = "Device", .length_max = 60, .searchable = true}),
                  field<&PlaceCode::active>("active", {.zh = "启用", .en = "Active"}),
                  field<&PlaceCode::created_at>("created_at", {.zh = "生成时间", .en = "Created", .read_only = true}));
}
static_assert(fully_described<PlaceCode>);

}  // namespace zs::space
