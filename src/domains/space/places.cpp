// Where things are and who answers for them.
#include "domains/space/space.h"

#include <fmt/format.h>

#include "core/text.h"
#include "platform/database/kept.h"

namespace zs::space {
namespace {

constexpr std::string_view place_select =
    "SELECT r.id, r.name, fl.name, b.name, c.name, r.name_en, fl.name_en, b.name_en, c.name_en, fl.id, b.id, c.id, "
    "r.department_id, d.name, d.name_en, d.kind, r.area_class";
constexpr std::string_view place_from =
    " FROM space_room r JOIN space_floor fl ON fl.id = r.floor_id JOIN space_building b ON b.id = fl.building_id JOIN "
    "space_campus c ON c.id = b.campus_id LEFT JOIN organization_department d ON d.id = r.department_id";

std::string english(std::string_view name_en, std::string_view name) {
    return std::string(name_en.empty() ? name : name_en);
}

Place place_of(const Row& row, int first) {
    const auto text = [&](int column) { return std::string(row.text(first + column)); };
    Place place;
    place.room_id = {row.integer(first)};
    place.room = text(1);
    place.floor = text(2);
    place.building = text(3);
    place.campus = text(4);
    place.room_en = english(row.text(first + 5), place.room);
    place.floor_en = english(row.text(first + 6), place.floor);
    place.building_en = english(row.text(first + 7), place.building);
    place.campus_en = english(row.text(first + 8), place.campus);
    place.floor_id = {row.integer(first + 9)};
    place.building_id = {row.integer(first + 10)};
    place.campus_id = {row.integer(first + 11)};
    place.department_id = row.integer(first + 12);
    place.department = text(13);
    place.department_en = english(row.text(first + 14), place.department);
    place.department_kind = text(15);
    place.area_class = value_of<AreaClass>(row.text(first + 16)).value_or(AreaClass::c);
    return place;
}

bool covers(std::string_view trades, std::string_view trade) {
    if (trades.empty()) return true;
    for (const auto entry : text::split(trades, ','))
        if (text::trim(entry) == trade) return true;
    return false;
}

std::optional<Responsible> read_responsible(Reader& reader, Id<Room> room, std::string_view trade) {
    std::optional<Responsible> found;
    // Room entries first, then the floor's; a zone that names its trades beats one for all trades.
    reader.query(
        "SELECT z.id, z.name, z.crew_id, z.trades, c.trades FROM space_room r JOIN space_zone_member m ON m.room_id = "
        "r.id OR m.floor_id = r.floor_id JOIN space_zone z ON z.id = m.zone_id AND z.active = 1 JOIN organization_crew "
        "c ON c.id = z.crew_id WHERE r.id = ? ORDER BY CASE WHEN m.room_id IS NULL THEN 1 ELSE 0 END, CASE WHEN "
        "z.trades = '' THEN 1 ELSE 0 END, z.id",
        {room.value}, [&](const Row& row) {
            if (found || !covers(row.text(3).empty() ? row.text(4) : row.text(3), trade)) return;
            found = Responsible{{row.integer(0)}, std::string(row.text(1)), {row.integer(2)}};
        });
    return found;
}

/// The active code that fulfils `condition` on one text; nullptr without one.
std::shared_ptr<const CodedPlace> read_code(Reader& reader, std::string_view condition, std::string_view text) {
    const std::string sql = fmt::format(
        "{}, k.id, k.version, k.code, k.token, k.device_name, k.active, k.created_at{} JOIN space_place_code k ON "
        "k.room_id = r.id WHERE {} AND k.active = 1 ORDER BY k.id LIMIT 1",
        place_select, place_from, condition);
    std::shared_ptr<const CodedPlace> found;
    reader.query(sql, {std::string(text)}, [&](const Row& row) {
        PlaceCode code{{row.integer(17)},
                       row.integer(18),
                       std::string(row.text(19)),
                       std::string(row.text(20)),
                       {row.integer(0)},
                       std::string(row.text(21)),
                       row.flag(22),
                       {row.integer(23)}};
        found = std::make_shared<CodedPlace>(CodedPlace{std::move(code), place_of(row, 0)});
    });
    return found;
}

// Every report asks for these; hospitals change them a few times a month.
Kept<Id<Room>, Place> kept_places({"space_room", "space_floor", "space_building", "space_campus",
                                   "organization_department"});
Kept<std::string, CodedPlace> kept_codes({"space_place_code"});
Kept<std::pair<Id<Room>, std::string>, std::optional<Responsible>> kept_responsible({"space_room", "space_zone_member",
                                                                                     "space_zone",
                                                                                     "organization_crew"});

}  // namespace

std::string Place::text(Language language) const {
    const bool zh = language == Language::zh;
    std::string out;
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        if (!out.empty()) out += ' ';
        out += part;
    };
    add(zh ? building : building_en);
    add(zh ? floor : floor_en);
    add(zh ? department : department_en);
    add(zh ? room : room_en);
    return out;
}

Result<Place> place(Reader& reader, Id<Room> room) {
    static const std::string sql = std::string(place_select) + std::string(place_from) + " WHERE r.id = ?";
    const auto found = kept_places.get(reader, room, [&] {
        std::shared_ptr<const Place> read;
        reader.query(sql, {room.value}, [&](const Row& row) { read = std::make_shared<Place>(place_of(row, 0)); });
        return read;
    });
    if (!found) return fail_field("room_id", "field.reference_missing");
    return *found;
}

Result<CodedPlace> place_by_token(Reader& reader, std::string_view token) {
    const auto found =
        kept_codes.get(reader, std::string(token), [&] { return read_code(reader, "k.token = ?", token); });
    if (!found) return fail(Code::not_found, "space.code_unknown");
    return *found;
}

Result<CodedPlace> place_by_code(Reader& reader, std::string_view code) {
    const auto found = read_code(reader, "UPPER(k.code) = UPPER(?)", text::trim(code));
    if (!found) return fail(Code::not_found, "space.code_unknown");
    return *found;
}

std::string mark_of(std::string_view token) {
    std::uint32_t hash = 2166136261U;
    for (const char c : token) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return fmt::format("{:08x}", hash);
}

std::optional<Responsible> responsible_for(Reader& reader, Id<Room> room, std::string_view trade) {
    const auto found = kept_responsible.get(reader, {room, std::string(trade)}, [&] {
        return std::make_shared<const std::optional<Responsible>>(read_responsible(reader, room, trade));
    });
    return *found;
}

}  // namespace zs::space
