// A first building without drawings: equal plain floors, so that a hospital can start in three minutes.
#pragma once
#include "domains/space/entities.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::space {

/// Either `campus_id` or the name of a new campus.
struct PlainBuilding {
    std::int64_t campus_id = 0;
    std::string campus_name;
    std::string code;  // "A": floors become A01, rooms A01-07
    std::string name;
    std::string name_en;
    std::int64_t floors = 1;
    std::int64_t basements = 0;
    std::int64_t rooms_per_floor = 20;
    std::string room_name;
    std::string room_name_en;
    AreaClass area_class = AreaClass::b;
    double room_width_m = 6;
    double room_depth_m = 7.8;
    double corridor_width_m = 2.4;
    bool make_codes = true;
};
constexpr auto describe(Of<PlainBuilding>) {
    using B = PlainBuilding;
    return view(
        "PlainBuilding", "", "简易楼栋", "Plain building",
        field<&B::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&B::campus_name>("campus_name", {.zh = "新院区名称", .en = "Name of a new campus", .length_max = 60}),
        field<&B::code>("code", {.zh = "楼栋代码", .en = "Building code", .required = true, .length_max = 10}),
        field<&B::name>("name", {.zh = "楼栋名称", .en = "Building name", .required = true, .length_max = 60}),
        field<&B::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 80}),
        field<&B::floors>("floors", {.zh = "地上层数", .en = "Floors", .required = true, .min = 1, .max = 60}),
        field<&B::basements>("basements", {.zh = "地下层数", .en = "Basements", .min = 0, .max = 6}),
        field<&B::rooms_per_floor>("rooms_per_floor",
                                   {.zh = "每层房间数", .en = "Rooms a floor", .required = true, .min = 1, .max = 98}),
        field<&B::room_name>("room_name", {.zh = "房间名称", .en = "Room name", .length_max = 40}),
        field<&B::room_name_en>("room_name_en", {.zh = "房间英文名", .en = "English room name", .length_max = 60}),
        field<&B::area_class>("area_class", {.zh = "区域等级", .en = "Area class"}),
        field<&B::room_width_m>("room_width_m", {.zh = "房间宽", .en = "Room width", .min = 2, .max = 30, .unit = "m"}),
        field<&B::room_depth_m>("room_depth_m",
                                {.zh = "房间进深", .en = "Room depth", .min = 2, .max = 30, .unit = "m"}),
        field<&B::corridor_width_m>("corridor_width_m",
                                    {.zh = "走廊宽", .en = "Corridor width", .min = 1, .max = 10, .unit = "m"}),
        field<&B::make_codes>("make_codes", {.zh = "同时生成位置码", .en = "Make place codes too"}));
}

struct PlainBuildingResult {
    Id<Campus> campus_id;
    Id<Building> building_id;
    Id<Floor> first_floor_id;  // at ground level
    std::int64_t floors = 0;
    std::int64_t rooms = 0;
    std::int64_t codes = 0;
};
/// Campus (if named), building right of the others, floors, rooms with a corridor each, stairs, lift, ways, and a way
/// from its entrance to the other buildings of the campus. Errors: field.required, field.reference_missing,
/// space.bad_code, entity.exists.
Result<PlainBuildingResult> make_plain_building(Transaction& transaction, const Actor& actor,
                                                const PlainBuilding& wanted);

}  // namespace zs::space
