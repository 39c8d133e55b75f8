// A first building without drawings.
#include "domains/space/plain_building.h"

#include <fmt/format.h>

#include <cmath>

#include "core/text.h"
#include "domains/space/codes.h"
#include "domains/space/corridor_floor.h"
#include "domains/space/outline.h"
#include "platform/audit/audit.h"

namespace zs::space {
namespace {

constexpr double gap_between_buildings_m = 20;

/// Letters and digits: codes are read aloud and become parts of the codes of floors and rooms.
bool plain_code(std::string_view code) {
    return !code.empty() && std::all_of(code.begin(), code.end(), [](char sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
    });
}

Status check(Reader& reader, const PlainBuilding& wanted) {
    std::vector<FieldError> errors;
    if (wanted.campus_id == 0 && text::trim(wanted.campus_name).empty())
        errors.push_back({"campus_name", "field.required", {}});
    if (wanted.campus_id != 0 && !find(reader, Id<Campus>{wanted.campus_id}))
        errors.push_back({"campus_id", "field.reference_missing", {}});
    if (!plain_code(wanted.code)) errors.push_back({"code", "space.bad_code", {}});
    if (reader.exists("SELECT 1 FROM space_building WHERE code = ?", {wanted.code}))
        errors.push_back({"code", "entity.exists", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

class Maker {
public:
    Maker(Transaction& transaction, const Actor& actor, const PlainBuilding& wanted)
        : transaction_(transaction), actor_(actor), wanted_(wanted) {
        measures_.rooms = static_cast<int>(wanted.rooms_per_floor);
        measures_.room_width_m = wanted.room_width_m;
        measures_.room_depth_m = wanted.room_depth_m;
        measures_.corridor_width_m = wanted.corridor_width_m;
    }

    Result<PlainBuildingResult> run() {
        result_.campus_id = campus();
        const auto others = entrances();
        building();
        std::vector<PathNode> below;
        for (auto level = -wanted_.basements; level <= wanted_.floors; ++level) {
            if (level == 0) continue;
            const auto verticals = floor(level);
            for (std::size_t i = 0; i < below.size(); ++i) link(transaction_, below[i], verticals[i], storey_effort_m);
            below = verticals;
            if (level == 1) entrance(verticals.front(), others);
        }
        audit::record(transaction_, actor_, "space.plain_building.create", "space_building", result_.building_id.value,
                      fmt::format(R"({{"floors":{},"rooms":{}}})", result_.floors, result_.rooms));
        return result_;
    }

private:
    struct Entrance {
        PathNode node;
        double x_m, y_m;  // on the campus
    };

    Id<Campus> campus() {
        if (wanted_.campus_id != 0) return {wanted_.campus_id};
        const auto count = transaction_.integer("SELECT COUNT(*) FROM space_campus").value_or(0);
        Campus made{{}, 0, fmt::format("campus{}", count + 1), wanted_.campus_name, ""};
        insert(transaction_, made);
        return made.id;
    }

    /// One way in of each building that stands there already: its exit or lift at the lowest level above ground.
    std::vector<Entrance> entrances() {
        std::vector<Entrance> found;
        std::set<std::int64_t> seen;
        transaction_.query(
            "SELECT b.id, n.id, n.x_m, n.y_m, b.x_m, b.y_m FROM space_path_node n JOIN space_floor fl ON fl.id = "
            "n.floor_id JOIN space_building b ON b.id = fl.building_id WHERE b.campus_id = ? AND fl.level > 0 AND "
            "n.kind IN ('exit', 'lift') ORDER BY b.id, fl.level, n.kind, n.id",
            {result_.campus_id.value}, [&](const Row& row) {
                if (!seen.insert(row.integer(0)).second) return;
                PathNode node;
                node.id = {row.integer(1)};
                found.push_back({node, row.real(4) + row.real(2), row.real(5) + row.real(3)});
            });
        return found;
    }

    /// Right of everything that stands there already.
    void building() {
        Building made;
        made.campus_id = result_.campus_id;
        made.code = wanted_.code;
        made.name = wanted_.name;
        made.name_en = wanted_.name_en;
        transaction_.query(
            "SELECT b.x_m, fl.outline FROM space_building b JOIN space_floor fl ON fl.building_id = b.id WHERE "
            "b.campus_id = ?",
            {result_.campus_id.value}, [&](const Row& row) {
                made.x_m = std::max(made.x_m, row.real(0) + extent_of(row.text(1)).right_m + gap_between_buildings_m);
            });
        insert(transaction_, made);
        result_.building_id = made.id;
        x_m_ = made.x_m;
    }

    std::vector<PathNode> floor(std::int64_t level) {
        Floor made;
        made.building_id = result_.building_id;
        made.level = level;
        made.code =
            level < 0 ? fmt::format("{}B{}", wanted_.code, -level) : fmt::format("{}{:02}", wanted_.code, level);
        made.name = level < 0 ? fmt::format("B{}层", -level) : fmt::format("{}层", level);
        made.name_en = level < 0 ? fmt::format("B{}", -level) : fmt::format("{}F", level);
        made.outline = corridor_floor_outline(measures_);
        insert(transaction_, made);
        ++result_.floors;
        if (level == 1) result_.first_floor_id = made.id;
        auto verticals = build_corridor_floor(transaction_, made.id, measures_, [&](int column, int side) {
            ++result_.rooms;
            return room(made, column * 2 + side + 1);
        });
        corridor(made, verticals[1]);
        if (wanted_.make_codes)
            if (const auto codes = codes_for_floor(transaction_, actor_, made.id)) result_.codes += *codes;
        return verticals;
    }

    Room room(const Floor& at, int number) const {
        Room made;
        made.code = fmt::format("{}-{:02}", at.code, number);
        made.name = fmt::format("{}{}", wanted_.room_name.empty() ? "房间" : wanted_.room_name, number);
        made.name_en = fmt::format("{} {}", wanted_.room_name_en.empty() ? "Room" : wanted_.room_name_en, number);
        made.kind = "room";
        made.area_class = wanted_.area_class;
        return made;
    }

    /// The corridor is a place too: its lights go out like any others. Its door stands at the lift.
    void corridor(const Floor& at, const PathNode& lift) {
        Room made;
        made.floor_id = at.id;
        made.code = at.code + "-00";
        made.name = "走廊";
        made.name_en = "Corridor";
        made.kind = "corridor";
        made.area_class = AreaClass::c;
        made.outline.text = outline_text(rectangle(0, measures_.room_depth_m, measures_.length_m(),
                                                   measures_.room_depth_m + measures_.corridor_width_m));
        made.search_key = text::search_key({made.name, made.code, made.name_en});
        insert(transaction_, made);
        ++result_.rooms;
        PathNode door{{}, at.id, NodeKind::door, made.id, lift.x_m, lift.y_m};
        insert(transaction_, door);
        link(transaction_, lift, door, 0);
    }

    void entrance(const PathNode& stairs, const std::vector<Entrance>& others) {
        PathNode exit{{}, stairs.floor_id, NodeKind::exit, std::nullopt, stairs.x_m, stairs.y_m};
        insert(transaction_, exit);
        link(transaction_, stairs, exit, 0);
        for (const auto& other : others)
            link(transaction_, exit, other.node, std::hypot(x_m_ + exit.x_m - other.x_m, exit.y_m - other.y_m));
    }

    Transaction& transaction_;
    const Actor& actor_;
    const PlainBuilding& wanted_;
    CorridorMeasures measures_;
    double x_m_ = 0;
    PlainBuildingResult result_;
};

}  // namespace

Result<PlainBuildingResult> make_plain_building(Transaction& transaction, const Actor& actor,
                                                const PlainBuilding& wanted) {
    ZS_TRY(check(transaction, wanted));
    return Maker(transaction, actor, wanted).run();
}

}  // namespace zs::space
