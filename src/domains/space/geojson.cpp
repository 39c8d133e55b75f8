// GeoJSON in and out.
#include "domains/space/geojson.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "core/json.h"
#include "core/text.h"
#include "domains/space/outline.h"
#include "domains/space/ways.h"
#include "platform/audit/audit.h"

namespace zs::space {
namespace {

constexpr std::size_t features_max = 5000;
constexpr std::size_t points_all_max = 100'000;  // of all features: looking for crossings takes the square of a ring

struct Feature {
    bool is_room = false;
    std::string outline;
    Room room;
};

constexpr std::size_t way_points_max = 4000;  // of a floor: looking for crossings takes their square

std::string property(const json::object& properties, std::string_view name) {
    const auto* found = properties.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

/// Points of all outer rings, before anything expensive is done with them.
std::size_t points_of(const json::array& features) {
    std::size_t count = 0;
    for (const auto& feature : features) {
        boost::system::error_code error;
        const auto* ring = feature.find_pointer("/geometry/coordinates/0", error);
        if (ring != nullptr && ring->is_array()) count += ring->as_array().size();
    }
    return count;
}

class Importer {
public:
    Importer(Transaction& transaction, const Actor& actor, Floor floor)
        : transaction_(transaction), actor_(actor), floor_(std::move(floor)) {
        for (auto& room : select<Room>(transaction, "WHERE floor_id = ?", {floor_.id.value}))
            own_.emplace(room.code, std::move(room));
    }

    Result<ImportResult> run(const json::array& features, ImportMode mode) {
        std::vector<Feature> read;
        for (std::size_t i = 0; i < features.size(); ++i) read_feature(i, features[i], read);
        check_ways();
        if (!errors_.empty()) return fail_fields(std::move(errors_));
        ImportResult result;
        for (const auto& feature : read)
            ++(feature.is_room && feature.room.version == 0 ? result.created : result.updated);
        for (const auto& [code, room] : own_)
            if (room.active && !codes_.contains(code)) ++result.untouched;
        result.ways = static_cast<std::int64_t>(ways_.lines.size());
        if (mode == ImportMode::check) return result;
        for (auto& feature : read) ZS_TRY(store(feature));
        if (ways_.empty())
            add_doors(transaction_, floor_.id);
        else
            lay_ways(transaction_, floor_, ways_);
        audit::record(
            transaction_, actor_, "space.geojson.import", "space_floor", floor_.id.value,
            fmt::format(R"({{"created":{},"updated":{},"ways":{}}})", result.created, result.updated, result.ways));
        return result;
    }

private:
    void refuse(std::size_t index, std::string_view field, std::string_view key, Params params = {}) {
        errors_.push_back({fmt::format("features[{}].{}", index, field), std::string(key), std::move(params)});
    }

    void read_feature(std::size_t index, const json::value& value, std::vector<Feature>& read) {
        const auto* object = value.if_object();
        const auto* geometry = object == nullptr ? nullptr : object->if_contains("geometry");
        const auto* properties = object == nullptr ? nullptr : object->if_contains("properties");
        if (geometry == nullptr || !geometry->is_object() || properties == nullptr || !properties->is_object())
            return refuse(index, "geometry", "field.required");
        const auto& given = properties->as_object();
        const auto type = property(given, "type");
        if (type == "way") return read_way(index, geometry->as_object());
        if (const auto kind = value_of<NodeKind>(type); kind && is_landing(*kind))
            return read_landing(index, geometry->as_object(), *kind);
        Feature feature;
        feature.outline = read_polygon(index, geometry->as_object());
        if (type == "room")
            read_room(index, given, feature);
        else if (type != "floor")
            return refuse(index, "type", "field.not_one_of", {{"options", "floor, room, way, stairs, lift, exit"}});
        else if (std::exchange(floor_seen_, true))
            return refuse(index, "type", "space.floor_twice");
        read.push_back(std::move(feature));
    }

    static bool is_landing(NodeKind kind) {
        return kind == NodeKind::stairs || kind == NodeKind::lift || kind == NodeKind::exit;
    }

    void read_way(std::size_t index, const json::object& geometry) {
        const auto* places = geometry.if_contains("coordinates");
        auto line = property(geometry, "type") == "LineString" && places != nullptr ? read_line(*places) : Outline();
        if (line.size() < 2) return refuse(index, "geometry", "space.bad_way");
        way_points_ += line.size();
        ways_.lines.push_back(std::move(line));
    }

    void read_landing(std::size_t index, const json::object& geometry, NodeKind kind) {
        const auto* place = geometry.if_contains("coordinates");
        const auto at = property(geometry, "type") == "Point" && place != nullptr ? read_point(*place) : std::nullopt;
        if (!at) return refuse(index, "geometry", "space.bad_landing");
        ways_.landings.push_back({kind, *at});
    }

    void check_ways() {
        if (way_points_ > way_points_max)
            errors_.push_back({"features", "space.too_many_way_points", {{"max", std::to_string(way_points_max)}}});
        if (ways_.lines.empty() && !ways_.landings.empty())
            errors_.push_back({"features", "space.landings_without_ways", {}});
    }

    std::string read_polygon(std::size_t index, const json::object& geometry) {
        const auto* rings = geometry.if_contains("coordinates");
        if (property(geometry, "type") != "Polygon" || rings == nullptr || !rings->is_array() ||
            rings->as_array().empty()) {
            refuse(index, "geometry", "space.bad_outline");
            return {};
        }
        const auto ring = read_outline(rings->as_array()[0]);
        if (!ring.problem.empty()) refuse(index, "geometry", ring.problem);
        return outline_text(ring.points);
    }

    void read_room(std::size_t index, const json::object& given, Feature& feature) {
        feature.is_room = true;
        auto& room = feature.room;
        const auto code = property(given, "code");
        if (const auto known = own_.find(code); known != own_.end()) room = known->second;
        room.floor_id = floor_.id;
        room.code = code;
        room.active = true;
        room.outline.text = feature.outline;
        const auto take = [&](std::string& field, std::string_view name) {
            if (given.contains(name)) field = property(given, name);
        };
        take(room.name, "name");
        take(room.name_en, "name_en");
        take(room.kind, "kind");
        read_area_and_department(index, given, room);
        room.search_key = text::search_key({room.name, room.code, room.name_en});
        check_code(index, code);
        for (auto& error : entity_ops::validate(table_of<Room>(), &room))
            refuse(index, error.field, error.key, std::move(error.params));
    }

    void read_area_and_department(std::size_t index, const json::object& given, Room& room) {
        if (const auto text = property(given, "area_class"); !text.empty()) {
            const auto area = value_of<AreaClass>(text);
            if (!area) refuse(index, "area_class", "field.not_one_of", {{"options", "a, b, c"}});
            room.area_class = area.value_or(AreaClass::c);
        }
        if (const auto code = property(given, "department_code"); !code.empty()) {
            const auto id = transaction_.integer("SELECT id FROM organization_department WHERE code = ?", {code});
            if (!id) refuse(index, "department_code", "field.reference_missing");
            room.department_id = id ? std::optional(Id<organization::Department>{*id}) : std::nullopt;
        }
    }

    /// Once in the file, and not the code of a room elsewhere: the same drawing dropped on the wrong floor.
    void check_code(std::size_t index, const std::string& code) {
        if (code.empty()) return;
        if (!codes_.insert(code).second) return refuse(index, "code", "space.code_twice", {{"code", code}});
        if (own_.contains(code)) return;
        const auto elsewhere = transaction_.text(
            "SELECT b.name || ' ' || fl.name FROM space_room r JOIN space_floor fl ON fl.id = r.floor_id JOIN "
            "space_building b ON b.id = fl.building_id WHERE r.code = ?",
            {code});
        if (elsewhere) refuse(index, "code", "space.room_elsewhere", {{"place", *elsewhere}});
    }

    Status store(Feature& feature) {
        if (!feature.is_room) {
            floor_.outline.text = feature.outline;
            return update(transaction_, floor_);
        }
        if (feature.room.version > 0) return update(transaction_, feature.room);
        insert(transaction_, feature.room);
        return {};
    }

    Transaction& transaction_;
    const Actor& actor_;
    Floor floor_;
    std::map<std::string, Room, std::less<>> own_;  // the floor's rooms by code
    std::set<std::string, std::less<>> codes_;      // that the file names
    Ways ways_;
    std::size_t way_points_ = 0;
    bool floor_seen_ = false;
    std::vector<FieldError> errors_;
};

/// GeoJSON closes a ring by repeating its first point; stored outlines do not.
std::string feature_text(std::string_view outline, std::string_view properties) {
    const auto first = outline.substr(1, outline.find(']'));
    return fmt::format(
        R"({{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[{},{}]]}},"properties":{{{}}}}})",
        outline.substr(0, outline.size() - 1), first, properties);
}

std::string point_text(OutlinePoint at) { return fmt::format("[{:.2f},{:.2f}]", at.x_m, at.y_m); }

std::string way_text(const Outline& line) {
    return fmt::format(R"({{"type":"Feature","geometry":{{"type":"LineString","coordinates":[{},{}]}},)"
                       R"("properties":{{"type":"way"}}}})",
                       point_text(line.front()), point_text(line.back()));
}

std::string landing_text(const Landing& landing) {
    return fmt::format(
        R"({{"type":"Feature","geometry":{{"type":"Point","coordinates":{}}},"properties":{{"type":"{}"}}}})",
        point_text(landing.at), text_of(landing.kind));
}

std::string pair(std::string_view name, std::string_view value) {
    std::string out = fmt::format("\"{}\":", name);
    json::append_string(out, value);
    return out;
}

}  // namespace

Status check_outline(std::string_view field, std::string_view json_text) {
    if (json_text == "[]") return {};
    const auto parsed = json::parse(json_text);
    if (!parsed) return fail_field(field, "space.bad_outline");
    if (const auto read = read_outline(*parsed); !read.problem.empty()) return fail_field(field, read.problem);
    return {};
}

Result<ImportResult> import_geojson(Transaction& transaction, const Actor& actor, Id<Floor> floor,
                                    std::string_view geojson, ImportMode mode) {
    ZS_TRY_ASSIGN(auto target, load(transaction, floor));
    const auto parsed = json::parse_object(geojson);
    if (!parsed) return fail(Code::invalid, "space.geojson_unreadable", parsed.error().params);
    const auto* features = parsed->if_contains("features");
    if (features == nullptr || !features->is_array() || features->as_array().empty() ||
        features->as_array().size() > features_max)
        return fail_field("features", "space.no_features", {{"max", std::to_string(features_max)}});
    if (points_of(features->as_array()) > points_all_max)
        return fail_field("features", "space.too_many_points", {{"max", std::to_string(points_all_max)}});
    return Importer(transaction, actor, std::move(target)).run(features->as_array(), mode);
}

Result<std::string> export_geojson(Reader& reader, Id<Floor> floor) {
    ZS_TRY_ASSIGN(const auto found, load(reader, floor));
    std::map<std::int64_t, std::string> departments;
    reader.query(
        "SELECT id, code FROM organization_department WHERE id IN (SELECT department_id FROM space_room WHERE floor_id "
        "= ?)",
        {floor.value}, [&](const Row& row) { departments.emplace(row.integer(0), row.text(1)); });
    std::string out = R"({"type":"FeatureCollection","features":[)";
    if (found.outline.text != "[]")
        out += feature_text(found.outline.text, pair("type", "floor") + "," + pair("code", found.code));
    for (const auto& room : select<Room>(reader, "WHERE floor_id = ? AND active = 1 ORDER BY id", {floor.value})) {
        if (room.outline.text == "[]") continue;
        if (out.back() != '[') out += ',';
        std::string properties;
        const auto add = [&](std::string_view name, std::string_view value) {
            properties += (properties.empty() ? "" : ",") + pair(name, value);
        };
        add("type", "room");
        add("code", room.code);
        add("name", room.name);
        add("name_en", room.name_en);
        add("kind", room.kind);
        add("area_class", text_of(room.area_class));
        if (room.department_id) add("department_code", departments[room.department_id->value]);
        out += feature_text(room.outline.text, properties);
    }
    const auto ways = ways_of(reader, floor);
    for (const auto& line : ways.lines) out += (out.back() == '[' ? "" : ",") + way_text(line);
    for (const auto& landing : ways.landings) out += (out.back() == '[' ? "" : ",") + landing_text(landing);
    return out + "]}";
}

}  // namespace zs::space
