// GeoJSON of floors and rooms (RFC 7946 shape, coordinates in metres of the building's frame, not degrees).
#pragma once
#include <string>
#include <string_view>

#include "domains/space/entities.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::space {

/// Counts of what an import changed, or would change.
struct ImportResult {
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t untouched = 0;  // active rooms of the floor that the file does not name
    std::int64_t ways = 0;       // lines to walk along; with any, the floor's ways are laid anew
};
enum class ImportMode { store, check };
/// A FeatureCollection whose features are Polygons with properties {type: "floor"|"room", code, name, name_en, kind,
/// area_class, department_code}, LineStrings {type: "way"} along the middle of corridors, and Points {type: "stairs",
/// "lift" or "exit"}. Rooms are upserted by code onto `floor`, properties that are absent stay as they are; a "floor"
/// feature sets its outline; ways replace those of the floor (ways.h), without them rooms get doors onto the ways that
/// are there. All errors at once, with the feature's index in the field name; nothing is stored if there is one, or
/// when only checking. Errors of a feature: space.bad_outline and its kin (outline.h), space.code_twice,
/// space.room_elsewhere, space.floor_twice, space.bad_way, space.bad_landing, field rules of a room; of the file:
/// space.too_many_way_points, space.landings_without_ways.
Result<ImportResult> import_geojson(Transaction& transaction, const Actor& actor, Id<Floor> floor,
                                    std::string_view geojson, ImportMode mode = ImportMode::store);
/// The floor and its rooms in the same form.
Result<std::string> export_geojson(Reader& reader, Id<Floor> floor);
/// An outline as stored, or [] for none; errors as in outline.h.
Status check_outline(std::string_view field, std::string_view json_text);

}  // namespace zs::space
