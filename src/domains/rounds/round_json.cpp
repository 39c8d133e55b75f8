// A round as JSON with its visits: lists, places, what tells a label apart without signal, what is still to be
// confirmed.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/rounds/service.h"
#include "domains/space/space.h"

namespace zs::rounds {
namespace {

/// Labels at a point: the device's own, else those of the room. {"code","mark"}: the mark recognises a scanned token.
void append_codes(std::string& out, Reader& reader, const Visit& visit) {
    out += ",\"codes\":[";
    reader.query(
        "SELECT c.code, c.token FROM space_place_code c LEFT JOIN equipment_device d ON d.place_code_id = c.id WHERE "
        "c.active = 1 AND (d.id = ? OR (c.room_id = ? AND (d.id IS NULL OR CAST(? AS BIGINT) = 0))) ORDER BY c.id "
        "LIMIT "
        "20",
        {visit.device_id == 0 ? -1 : visit.device_id, visit.room_id.value, visit.device_id}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += "{\"code\":";
            json::append_string(out, row.text(0));
            json::append_text(out, "mark", space::mark_of(row.text(1)));
            out += '}';
        });
    out += ']';
}

/// Open findings of the point: what the next visit must confirm.
void append_findings(std::string& out, Reader& reader, const Visit& visit) {
    out += ",\"findings\":";
    append_json_array(
        out, select<Finding>(reader, "WHERE point_id = ? AND state = 'open' ORDER BY id", {visit.point_id.value}));
}

void append_visit(std::string& out, Reader& reader, const Actor& actor, const Visit& visit) {
    out += to_json(visit);
    out.pop_back();
    const auto place = space::place(reader, visit.room_id);
    json::append_text(out, "place", place ? place->text(actor.language) : "");
    json::append_text(out, "tag",
                      reader.text("SELECT tag FROM rounds_point WHERE id = ?", {visit.point_id.value}).value_or(""));
    append_codes(out, reader, visit);
    append_findings(out, reader, visit);
    out += '}';
}

}  // namespace

std::string round_json(Reader& reader, const Actor& actor, const Round& round) {
    std::string out = to_json(round);
    out.pop_back();
    json::append_text(out, "crew",
                      reader.text("SELECT name FROM organization_crew WHERE id = ?", {round.crew_id}).value_or(""));
    const bool his = is_his(actor, round);
    const bool works = actor.may("rounds.work") && his;
    const bool over = round.state == RoundState::done || round.state == RoundState::missed;
    out += fmt::format(R"(,"may_work":{},"may_finish":{},"may_hand_over":{},"visits":[)", works,
                       works && round.state == RoundState::under_way,
                       works && over && round.kind == RouteKind::plant_room && !round.handed_at);
    for (const auto& visit : select<Visit>(reader, "WHERE round_id = ? ORDER BY position", {round.id.value})) {
        if (out.back() != '[') out += ',';
        append_visit(out, reader, actor, visit);
    }
    return out + "]}";
}

std::string rounds_json(Reader& reader, const Actor& actor, const std::vector<Round>& rounds) {
    std::string out = "{\"items\":[";
    for (const auto& round : rounds) out += (out.back() == '[' ? "" : ",") + round_json(reader, actor, round);
    return out + "]}";
}

}  // namespace zs::rounds
