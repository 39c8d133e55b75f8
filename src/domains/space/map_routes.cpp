// Maps over HTTP: the tree of places, one floor with rooms and zones, ways between rooms, zone members, GeoJSON.
#include <fmt/format.h>

#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "domains/space/geojson.h"
#include "domains/space/routes.h"
#include "domains/space/space.h"
#include "domains/space/zones.h"

namespace zs::space {
namespace {

using http::Context;
using http::Response;

struct MembersInput {
    JsonText floors{"[]"};
    JsonText rooms{"[]"};
};
constexpr auto describe(Of<MembersInput>) {
    return view("ZoneMembersInput", "", "责任区范围", "Zone members",
                field<&MembersInput::floors>("floors", {.zh = "楼层", .en = "Floors"}),
                field<&MembersInput::rooms>("rooms", {.zh = "房间", .en = "Rooms"}));
}

void separate(std::string& out) {
    if (out.back() != '[' && out.back() != '{') out += ',';
}

void text_field(std::string& out, std::string_view name, std::string_view value) {
    separate(out);
    json::append_string(out, name);
    out += ':';
    json::append_string(out, value);
}

std::string_view in_language(Language language, const std::string& zh, const std::string& en) {
    return language == Language::zh || en.empty() ? zh : en;
}

/// Campus → building → floors, by level: the navigation of every map.
Result<Response> tree(Context& context, Reader& reader) {
    const auto language = context.actor.language;
    const auto buildings = select<Building>(reader, "ORDER BY code");
    const auto floors = select<Floor>(reader, "ORDER BY building_id, level DESC");
    std::string out = "{\"items\":[";
    for (const auto& campus : select<Campus>(reader, "ORDER BY code")) {
        separate(out);
        out += fmt::format("{{\"id\":{}", campus.id.value);
        text_field(out, "name", in_language(language, campus.name, campus.name_en));
        out += ",\"buildings\":[";
        for (const auto& building : buildings) {
            if (building.campus_id != campus.id) continue;
            separate(out);
            out += fmt::format("{{\"id\":{},\"x_m\":{},\"y_m\":{}", building.id.value, building.x_m, building.y_m);
            text_field(out, "name", in_language(language, building.name, building.name_en));
            out += ",\"floors\":[";
            for (const auto& floor : floors) {
                if (floor.building_id != building.id) continue;
                separate(out);
                out += fmt::format("{{\"id\":{},\"level\":{}", floor.id.value, floor.level);
                text_field(out, "name", in_language(language, floor.name, floor.name_en));
                out += '}';
            }
            out += "]}";
        }
        out += "]}";
    }
    return http::ok(out + "]}");
}

void append_room(std::string& out, Language language, const Room& room, const RoomZones* zones) {
    separate(out);
    out += fmt::format("{{\"id\":{},\"outline\":{},\"department_id\":{},\"area_class\":\"{}\"", room.id.value,
                       room.outline.text, room.department_id ? std::to_string(room.department_id->value) : "null",
                       text_of(room.area_class));
    text_field(out, "code", room.code);
    text_field(out, "name", in_language(language, room.name, room.name_en));
    text_field(out, "kind", room.kind);
    out += ",\"zone_ids\":[";
    for (std::size_t i = 0; zones != nullptr && i < zones->zone_ids.size(); ++i)
        out += fmt::format("{}{}", i > 0 ? "," : "", zones->zone_ids[i]);
    out += fmt::format("],\"zone_overlap\":{}}}", zones != nullptr && zones->overlap);
}

Result<Response> floor_map(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto floor, load(reader, Id<Floor>{id}));
    const auto language = context.actor.language;
    std::string out = fmt::format("{{\"id\":{},\"level\":{},\"outline\":{}", id, floor.level, floor.outline.text);
    text_field(out, "name", in_language(language, floor.name, floor.name_en));
    std::map<std::int64_t, RoomZones> zones;
    for (auto& entry : zones_of_floor(reader, floor.id)) zones.emplace(entry.room_id.value, std::move(entry));
    out += ",\"rooms\":[";
    for (const auto& room : select<Room>(reader, "WHERE floor_id = ? AND active = 1 ORDER BY id", {id})) {
        const auto found = zones.find(room.id.value);
        append_room(out, language, room, found == zones.end() ? nullptr : &found->second);
    }
    out += "],\"nodes\":[";
    for (const auto& node : select<PathNode>(reader, "WHERE floor_id = ? AND kind IN ('stairs','lift','exit')", {id})) {
        separate(out);
        out += fmt::format(R"({{"kind":"{}","x_m":{},"y_m":{}}})", text_of(node.kind), node.x_m, node.y_m);
    }
    return http::ok(out + "]}");
}

Result<Response> way(Context& context, Reader& reader) {
    const auto from = text::parse_integer(context.request.query_value("from"));
    const auto to = text::parse_integer(context.request.query_value("to"));
    std::vector<FieldError> errors;
    if (!from) errors.push_back({"from", "field.not_an_integer", {}});
    if (!to) errors.push_back({"to", "field.not_an_integer", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    const auto graph = walking_graph(reader);
    const auto distance = graph->distance_m(*from, *to);
    if (!distance) return fail(Code::not_found, "space.no_way");
    std::string out = fmt::format("{{\"distance_m\":{:.1f},\"points\":[", *distance);
    for (const auto& point : graph->way(*from, *to)) {
        separate(out);
        out += fmt::format(R"({{"floor_id":{},"x_m":{:.2f},"y_m":{:.2f}}})", point.floor_id, point.x_m, point.y_m);
    }
    return http::ok(out + "]}");
}

Result<std::vector<std::int64_t>> id_list(std::string_view json_text, std::string_view name) {
    std::vector<std::int64_t> ids;
    const auto parsed = json::parse(json_text);
    if (!parsed || !parsed->is_array()) return fail_field(name, "field.not_an_integer");
    for (const auto& item : parsed->as_array()) {
        if (!item.is_int64()) return fail_field(name, "field.not_an_integer");
        ids.push_back(item.as_int64());
    }
    return ids;
}

Result<Response> zone_members(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<Zone>{id}));
    std::string floors = "[", rooms = "[";
    for (const auto& member : select<ZoneMember>(reader, "WHERE zone_id = ? ORDER BY id", {id})) {
        auto& list = member.floor_id ? floors : rooms;
        separate(list);
        list += std::to_string(member.floor_id ? member.floor_id->value : member.room_id->value);
    }
    return http::ok(fmt::format(R"({{"floors":{}],"rooms":{}]}})", floors, rooms));
}

Result<Response> replace_members(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto input, context.command<MembersInput>());
    ZS_TRY_ASSIGN(const auto floors, id_list(input.floors.text, "floors"));
    ZS_TRY_ASSIGN(const auto rooms, id_list(input.rooms.text, "rooms"));
    ZS_TRY(set_members(transaction, context.actor, {id}, floors, rooms));
    return http::no_content();
}

Result<Response> import_floor(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto result, import_geojson(transaction, context.actor, {id}, context.request.body));
    return http::ok(fmt::format(R"({{"created":{},"updated":{}}})", result.created, result.updated));
}

Result<Response> export_floor(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto text, export_geojson(reader, {id}));
    return Response{200, "application/geo+json", std::move(text), {}, {}};
}

}  // namespace

http::Routes map_routes() {
    using enum http::Method;
    http::Routes all;
    const auto add = [&](http::Route route) {
        route.scope = "none: maps are common knowledge among staff";
        all.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/space/tree",
         .permission = "session",
         .summary = "Campuses, buildings, floors",
         .read = tree});
    add({.method = get,
         .path = "/api/v1/space/floors/{id}/map",
         .permission = "session",
         .summary = "One floor with rooms, outlines and zones",
         .read = floor_map});
    add({.method = get,
         .path = "/api/v1/space/way",
         .permission = "session",
         .summary = "Shortest walk between two rooms",
         .read = way});
    add({.method = get,
         .path = "/api/v1/space/zones/{id}/members",
         .permission = "session",
         .summary = "Floors and rooms of a zone",
         .read = zone_members});
    add({.method = put,
         .path = "/api/v1/space/zones/{id}/members",
         .permission = "space.manage",
         .summary = "Replace the floors and rooms of a zone",
         .write = replace_members,
         .input = &table_of<MembersInput>()});
    add({.method = post,
         .path = "/api/v1/space/floors/{id}/geojson",
         .permission = "space.manage",
         .summary = "Import a floor from GeoJSON",
         .write = import_floor,
         .body_max = limits::import_bytes_max});
    add({.method = get,
         .path = "/api/v1/space/floors/{id}/geojson",
         .permission = "session",
         .summary = "Export a floor as GeoJSON",
         .read = export_floor});
    return all;
}

}  // namespace zs::space
