// GeoJSON in and out.
#include "domains/space/geojson.h"

#include <fmt/format.h>

#include <cmath>

#include "core/json.h"
#include "core/text.h"
#include "platform/audit/audit.h"

namespace zs::space {
namespace {

constexpr std::size_t features_max = 5000;
constexpr std::size_t points_max = 2000;
constexpr double coordinate_max_m = 100000;

std::optional<double> coordinate(const json::value& value) {
    boost::system::error_code error;
    const auto number = value.to_number<double>(error);
    if (error || !std::isfinite(number) || std::abs(number) > coordinate_max_m) return std::nullopt;
    return number;
}

/// "[[x,y],…]" of a ring; empty when it is not one. A repeated last point is dropped.
std::string ring_text(const json::value& ring) {
    if (!ring.is_array() || ring.as_array().size() > points_max) return {};
    std::vector<std::pair<double, double>> points;
    for (const auto& item : ring.as_array()) {
        if (!item.is_array() || item.as_array().size() < 2) return {};
        const auto x = coordinate(item.as_array()[0]);
        const auto y = coordinate(item.as_array()[1]);
        if (!x || !y) return {};
        points.emplace_back(*x, *y);
    }
    if (points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (points.size() < 3) return {};
    std::string out = "[";
    for (const auto& [x, y] : points) out += fmt::format("{}[{:.2f},{:.2f}]", out.size() > 1 ? "," : "", x, y);
    return out + "]";
}

struct Feature {
    std::string type, outline;
    Room room;
};

std::string property(const json::object& properties, std::string_view name) {
    const auto* found = properties.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

class Importer {
public:
    Importer(Transaction& transaction, const Actor& actor, Floor floor)
        : transaction_(transaction), actor_(actor), floor_(std::move(floor)) {}

    Result<ImportResult> run(const json::array& features) {
        std::vector<Feature> read;
        for (std::size_t i = 0; i < features.size(); ++i) read_feature(i, features[i], read);
        if (!errors_.empty()) return fail_fields(std::move(errors_));
        ImportResult result;
        for (auto& feature : read) ZS_TRY(store(feature, result));
        audit::record(transaction_, actor_, "space.geojson.import", "space_floor", floor_.id.value,
                      fmt::format(R"({{"created":{},"updated":{}}})", result.created, result.updated));
        return result;
    }

private:
    void refuse(std::size_t index, std::string_view field, std::string_view key) {
        errors_.push_back({fmt::format("features[{}].{}", index, field), std::string(key), {}});
    }

    void read_feature(std::size_t index, const json::value& value, std::vector<Feature>& read) {
        const auto* object = value.if_object();
        const auto* geometry = object == nullptr ? nullptr : object->if_contains("geometry");
        const auto* properties = object == nullptr ? nullptr : object->if_contains("properties");
        if (geometry == nullptr || !geometry->is_object() || properties == nullptr || !properties->is_object())
            return refuse(index, "geometry", "field.required");
        const auto* rings = geometry->as_object().if_contains("coordinates");
        Feature feature;
        if (property(geometry->as_object(), "type") == "Polygon" && rings != nullptr && rings->is_array() &&
            !rings->as_array().empty())
            feature.outline = ring_text(rings->as_array()[0]);
        if (feature.outline.empty()) return refuse(index, "geometry", "space.bad_outline");
        const auto& given = properties->as_object();
        feature.type = property(given, "type");
        if (feature.type == "room")
            read_room(index, given, feature);
        else if (feature.type != "floor")
            return refuse(index, "type", "field.not_one_of");
        read.push_back(std::move(feature));
    }

    void read_room(std::size_t index, const json::object& given, Feature& feature) {
        auto& room = feature.room;
        room.floor_id = floor_.id;
        room.code = property(given, "code");
        room.name = property(given, "name");
        room.name_en = property(given, "name_en");
        room.kind = property(given, "kind");
        room.outline.text = feature.outline;
        if (const auto text = property(given, "area_class"); !text.empty()) {
            const auto area = value_of<AreaClass>(text);
            if (!area) refuse(index, "area_class", "field.not_one_of");
            room.area_class = area.value_or(AreaClass::c);
        }
        if (const auto code = property(given, "department_code"); !code.empty()) {
            const auto id = transaction_.integer("SELECT id FROM organization_department WHERE code = ?", {code});
            if (!id) refuse(index, "department_code", "field.reference_missing");
            room.department_id = id ? std::optional(Id<organization::Department>{*id}) : std::nullopt;
        }
        room.search_key = text::search_key({room.name, room.code, room.name_en});
        for (auto& error : entity_ops::validate(table_of<Room>(), &room)) {
            error.field = fmt::format("features[{}].{}", index, error.field);
            errors_.push_back(std::move(error));
        }
    }

    Status store(Feature& feature, ImportResult& result) {
        if (feature.type == "floor") {
            floor_.outline.text = feature.outline;
            ++result.updated;
            return update(transaction_, floor_);
        }
        if (const auto known = select_one<Room>(transaction_, "WHERE code = ?", {feature.room.code})) {
            feature.room.id = known->id;
            feature.room.version = known->version;
            ++result.updated;
            return update(transaction_, feature.room);
        }
        insert(transaction_, feature.room);
        ++result.created;
        return {};
    }

    Transaction& transaction_;
    const Actor& actor_;
    Floor floor_;
    std::vector<FieldError> errors_;
};

std::string feature_text(std::string_view outline, std::string_view properties) {
    return fmt::format(R"({{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[{}]}},"properties":{{{}}}}})",
                       outline, properties);
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
    if (!parsed || ring_text(*parsed).empty()) return fail_field(field, "space.bad_outline");
    return {};
}

Result<ImportResult> import_geojson(Transaction& transaction, const Actor& actor, Id<Floor> floor,
                                    std::string_view geojson) {
    ZS_TRY_ASSIGN(auto target, load(transaction, floor));
    const auto parsed = json::parse_object(geojson);
    if (!parsed) return fail(Code::invalid, "space.geojson_unreadable", parsed.error().params);
    const auto* features = parsed->if_contains("features");
    if (features == nullptr || !features->is_array() || features->as_array().size() > features_max)
        return fail_field("features", "field.required");
    return Importer(transaction, actor, std::move(target)).run(features->as_array());
}

Result<std::string> export_geojson(Reader& reader, Id<Floor> floor) {
    ZS_TRY_ASSIGN(const auto found, load(reader, floor));
    std::string out = R"({"type":"FeatureCollection","features":[)";
    if (found.outline.text != "[]")
        out += feature_text(found.outline.text, pair("type", "floor") + "," + pair("code", found.code));
    for (const auto& room : select<Room>(reader, "WHERE floor_id = ? ORDER BY id", {floor.value})) {
        if (room.outline.text == "[]") continue;
        if (out.back() != '[') out += ',';
        out += feature_text(room.outline.text,
                            fmt::format("{},{},{},{},{},{}", pair("type", "room"), pair("code", room.code),
                                        pair("name", room.name), pair("name_en", room.name_en), pair("kind", room.kind),
                                        pair("area_class", text_of(room.area_class))));
    }
    return out + "]}";
}

}  // namespace zs::space
