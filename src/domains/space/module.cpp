// Space: the table of contents.
#include "core/text.h"
#include "domains/space/generated_resources.h"
#include "domains/space/geojson.h"
#include "domains/space/routes.h"
#include "domains/space/space.h"

namespace zs::space {
namespace {

Status check_room(Transaction&, const void*, void* after) {
    auto& room = *static_cast<Room*>(after);
    room.search_key = text::search_key({room.name, room.code, room.name_en});
    return check_outline("outline", room.outline.text);
}

Status check_floor(Transaction&, const void*, void* after) {
    return check_outline("outline", static_cast<const Floor*>(after)->outline.text);
}

}  // namespace

Module module(Services& services) {
    constexpr std::string_view manage = "space.manage";
    Module result;
    result.name = "space";
    result.level = 1;
    result.depends = {"catalog", "organization"};
    result.entities = {&table_of<Campus>(), &table_of<Building>(),   &table_of<Floor>(),
                       &table_of<Room>(),   &table_of<PathNode>(),   &table_of<PathEdge>(),
                       &table_of<Zone>(),   &table_of<ZoneMember>(), &table_of<PlaceCode>()};
    result.master_data = {zs::master_data<Campus>("space/campuses", "session", manage, {}),
                          zs::master_data<Building>("space/buildings", "session", manage, {}),
                          zs::master_data<Floor>("space/floors", "session", manage, check_floor),
                          zs::master_data<Room>("space/rooms", "session", manage, check_room),
                          zs::master_data<Zone>("space/zones", "session", manage, {})};
    for (auto&& routes : {map_routes(), zone_routes(), code_routes(services)})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.permissions = {{"space.manage", "维护空间与责任区", "Manage places and zones", {"administrator", "head"}},
                          {"space.codes",
                           "打印位置码",
                           "Print place codes",
                           {"administrator", "head", "dispatcher", "leader", "engineer"}}};
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::space
