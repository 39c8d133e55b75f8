// Maps over HTTP: the tree of places, one floor with rooms and zones, ways between rooms, GeoJSON, plain
// buildings.
#include <fmt/format.h>

#include "core/json.h"
#include "core/limits.h"
#include "core/text.h"
#include "domains/space/geojson.h"
#include "domains/space/outline.h"
#include "domains/space/plain_building.h"
#include "domains/space/routes.h"
#include "domains/space/space.h"
#include "domains/space/zones.h"

namespace zs::space {
namespace {

using http::Context;
using http::Response;

void separate(std::string& out) {
    if (out.back() != '[' && out.back() != '{') out += ',';
}

std::string in_language(Language language, const std::string& zh, const std::string& en) {
    return language == Language::zh || en.empty() ? zh : en;
}

/// Campus → building → floors, by level, with their size: the navigation of every map.
Result<Response> tree(Context& context, Reader& reader) {
    const auto language = context.actor.language;
    std::map<std::int64_t, std::int64_t> rooms;
    reader.query("SELECT floor_id, COUNT(*) FROM space_room WHERE active = 1 GROUP BY floor_id", {},
                 [&](const Row& row) { rooms.emplace(row.integer(0), row.integer(1)); });
    const auto buildings = select<Building>(reader, "ORDER BY code");
    const auto floors = select<Floor>(reader, "ORDER BY building_id, level DESC");
    std::string out = "{\"items\":[";
    for (const auto& campus : select<Campus>(reader, "ORDER BY code")) {
        separate(out);
        out += fmt::format("{{\"id\":{}", campus.id.value);
        json::append_text(out, "name", in_language(language, campus.name, campus.name_en));
        out += ",\"buildings\":[";
        for (const auto& building : buildings) {
            if (building.campus_id != campus.id) continue;
            separate(out);
            out += fmt::format("{{\"id\":{},\"x_m\":{},\"y_m\":{}", building.id.value, building.x_m, building.y_m);
            json::append_text(out, "name", in_language(language, building.name, building.name_en));
            out += ",\"floors\":[";
            for (const auto& floor : floors) {
                if (floor.building_id != building.id) continue;
                separate(out);
                const auto around = extent_of(floor.outline.text);
                out +=
                    fmt::format(R"({{"id":{},"level":{},"width_m":{:.1f},"depth_m":{:.1f},"rooms":{})", floor.id.value,
                                floor.level, around.width_m(), around.depth_m(), rooms[floor.id.value]);
                json::append_text(out, "code", floor.code);
                json::append_text(out, "name", in_language(language, floor.name, floor.name_en));
                out += '}';
            }
            out += "]}";
        }
        out += "]}";
    }
    return http::ok(out + "]}");
}

void append_room(std::string& out, Language language, const Room& room, const std::string& department,
                 const RoomZones& zones) {
    separate(out);
    out += fmt::format("{{\"id\":{},\"outline\":{},\"department_id\":{},\"area_class\":\"{}\"", room.id.value,
                       room.outline.text, room.department_id ? std::to_string(room.department_id->value) : "null",
                       text_of(room.area_class));
    json::append_text(out, "code", room.code);
    json::append_text(out, "name", in_language(language, room.name, room.name_en));
    json::append_text(out, "kind", room.kind);
    json::append_text(out, "department", department);
    json::append_text(out, "search_key", room.search_key);
    out += fmt::format(R"(,"zone_ids":[{}],"zone_gap":{},"zone_overlap":{}}})", fmt::join(zones.zone_ids, ","),
                       !zones.missing.empty() || zones.gap(), !zones.overlap.empty());
}

Result<Response> floor_map(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto floor, load(reader, Id<Floor>{id}));
    const auto language = context.actor.language;
    std::string out = fmt::format("{{\"id\":{},\"level\":{},\"outline\":{}", id, floor.level, floor.outline.text);
    json::append_text(out, "name", in_language(language, floor.name, floor.name_en));
    std::map<std::int64_t, std::string> departments;
    reader.query(
        "SELECT id, name, name_en FROM organization_department WHERE id IN (SELECT department_id FROM space_room WHERE "
        "floor_id = ?)",
        {id}, [&](const Row& row) {
            departments[row.integer(0)] = in_language(language, std::string(row.text(1)), std::string(row.text(2)));
        });
    const auto zones = judge_zones(zone_plan(reader), rooms_at(reader, floor.id));
    std::size_t index = 0;
    out += ",\"rooms\":[";
    for (const auto& room : select<Room>(reader, "WHERE floor_id = ? AND active = 1 ORDER BY id", {id}))
        append_room(out, language, room, room.department_id ? departments[room.department_id->value] : "",
                    zones.at(index++));
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

Result<Response> import_floor(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    const auto mode = context.request.query_value("dry_run") == "true" ? ImportMode::check : ImportMode::store;
    ZS_TRY_ASSIGN(const auto result, import_geojson(transaction, context.actor, {id}, context.request.body, mode));
    return http::ok(fmt::format(R"({{"created":{},"updated":{},"untouched":{},"ways":{},"stored":{}}})", result.created,
                                result.updated, result.untouched, result.ways, mode == ImportMode::store));
}

Result<Response> export_floor(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(auto text, export_geojson(reader, {id}));
    return Response{200, "application/geo+json", std::move(text), {}, {}};
}

Result<Response> plain_building(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto wanted, context.command<PlainBuilding>());
    ZS_TRY_ASSIGN(const auto made, make_plain_building(transaction, context.actor, wanted));
    return http::created(fmt::format(
        R"({{"campus_id":{},"building_id":{},"first_floor_id":{},"floors":{},"rooms":{},"codes":{}}})",
        made.campus_id.value, made.building_id.value, made.first_floor_id.value, made.floors, made.rooms, made.codes));
}

}  // namespace

http::Routes map_routes() {
    using enum http::Method;
    return common_knowledge({{.method = get,
                              .path = "/api/v1/space/tree",
                              .permission = "session",
                              .summary = "Campuses, buildings, floors",
                              .read = tree},
                             {.method = get,
                              .path = "/api/v1/space/floors/{id}/map",
                              .permission = "session",
                              .summary = "One floor with rooms, outlines and zones",
                              .read = floor_map},
                             {.method = get,
                              .path = "/api/v1/space/way",
                              .permission = "session",
                              .summary = "Shortest walk between two rooms",
                              .read = way},
                             {.method = post,
                              .path = "/api/v1/space/floors/{id}/geojson",
                              .permission = "space.manage",
                              .summary = "Import a floor from GeoJSON; dry_run=true only checks",
                              .write = import_floor,
                              .body_max = limits::import_bytes_max},
                             {.method = get,
                              .path = "/api/v1/space/floors/{id}/geojson",
                              .permission = "session",
                              .summary = "Export a floor as GeoJSON",
                              .read = export_floor},
                             {.method = post,
                              .path = "/api/v1/space/plain-buildings",
                              .permission = "space.manage",
                              .summary = "A building of equal plain floors along corridors, with rooms, ways and codes",
                              .write = plain_building,
                              .input = &table_of<PlainBuilding>()}});
}

}  // namespace zs::space
