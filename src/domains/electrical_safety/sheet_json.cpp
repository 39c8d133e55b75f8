// Sheets, surveys and findings as JSON: with the names around them and what the actor may do.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/electrical_safety/service.h"
#include "domains/electrical_safety/workflow.h"
#include "domains/equipment/equipment.h"
#include "domains/repair/repair.h"
#include "domains/space/space.h"

namespace zs::electrical_safety {
namespace {

std::string name_of(Reader& reader, std::string_view sql, std::int64_t id) {
    return reader.text(sql, {id}).value_or("");
}

void append_department(std::string& out, Reader& reader, std::int64_t id) {
    json::append_text(out, "department", name_of(reader, "SELECT name FROM organization_department WHERE id = ?", id));
    json::append_text(out, "department_en",
                      name_of(reader, "SELECT name_en FROM organization_department WHERE id = ?", id));
}

void append_line(std::string& out, Reader& reader, const Actor& actor, const Sheet& sheet, const Line& line) {
    out += to_json(line);
    out.pop_back();
    const auto place = line.room_id == 0 ? Result<space::Place>(fail(Code::not_found, "entity.not_found"))
                                         : space::place(reader, {line.room_id});
    json::append_text(out, "place", place ? place->text(actor.language) : "");
    out += ",\"findings\":";
    append_json_array(out, select<Finding>(reader, "WHERE subject = ? AND state <> 'closed' ORDER BY id",
                                           {rules::subject_of(line, sheet.department_id.value)}));
    out += '}';
}

/// What an appliance may hang on: the department's circuits.
void append_circuits(std::string& out, Reader& reader, const Sheet& sheet) {
    out += ",\"circuits\":[";
    reader.query("SELECT id, code, name FROM equipment_circuit WHERE department_id = ? AND active = 1 ORDER BY code",
                 {sheet.department_id.value}, [&](const Row& row) {
                     if (out.back() != '[') out += ',';
                     out += fmt::format("{{\"id\":{}", row.integer(0));
                     json::append_text(out, "code", row.text(1));
                     json::append_text(out, "name", row.text(2));
                     out += '}';
                 });
    out += "],\"rooms\":[";
    reader.query("SELECT id, name, code FROM space_room WHERE department_id = ? AND active = 1 ORDER BY code LIMIT 200",
                 {sheet.department_id.value}, [&](const Row& row) {
                     if (out.back() != '[') out += ',';
                     out += fmt::format("{{\"id\":{}", row.integer(0));
                     json::append_text(out, "name", row.text(1));
                     json::append_text(out, "code", row.text(2));
                     out += '}';
                 });
    out += ']';
}

/// The checks that an appliance found on site is asked, with the limits of the day, as unanswered items.
void append_appliance_items(std::string& out, Reader& reader, const Sheet& sheet) {
    out += ",\"appliance_items\":";
    maintenance::Items items;
    if (const auto campaign = find(reader, sheet.campaign_id))
        if (const auto edition = find(reader, campaign->edition_id))
            items = maintenance::copy_list(
                rules::tasks_for(checks_of(edition->checks), Target::appliance, limits_on(reader, sheet.starts_at)));
    out += maintenance::stored(items).text;
}

bool may_take(const Actor& actor, const Sheet& sheet, SheetAction action) {
    const auto* step = sheet_flow.find(sheet.state, action);
    if (step == nullptr || !actor.may(step->permission)) return false;
    const bool judges = action == SheetAction::confirm || action == SheetAction::send_back;
    return !judges || actor.user_id == 0 || actor.user_id != sheet.surveyor_user_id;
}

}  // namespace

std::string sheet_json(Reader& reader, const Actor& actor, const Sheet& sheet) {
    std::string out = to_json(sheet);
    out.pop_back();
    append_department(out, reader, sheet.department_id.value);
    json::append_text(
        out, "campaign",
        name_of(reader, "SELECT name FROM electrical_safety_campaign WHERE id = ?", sheet.campaign_id.value));
    json::append_text(out, "crew", name_of(reader, "SELECT name FROM organization_crew WHERE id = ?", sheet.crew_id));
    out += fmt::format(R"(,"may_survey":{},"may_finish":{},"may_confirm":{},"may_send_back":{},"items":[)",
                       may_take(actor, sheet, SheetAction::record), may_take(actor, sheet, SheetAction::finish),
                       may_take(actor, sheet, SheetAction::confirm), may_take(actor, sheet, SheetAction::send_back));
    for (const auto& line : select<Line>(reader, "WHERE sheet_id = ? ORDER BY position", {sheet.id.value})) {
        if (out.back() != '[') out += ',';
        append_line(out, reader, actor, sheet, line);
    }
    out += ']';
    append_circuits(out, reader, sheet);
    append_appliance_items(out, reader, sheet);
    return out + "}";
}

std::string sheets_json(Reader& reader, const Actor& actor, const std::vector<Sheet>& sheets) {
    std::string out = "{\"items\":[";
    for (const auto& sheet : sheets) out += (out.back() == '[' ? "" : ",") + sheet_json(reader, actor, sheet);
    return out + "]}";
}

std::string campaign_json(Reader& reader, const Actor& actor, const Campaign& campaign) {
    std::string out = to_json(campaign);
    out.pop_back();
    json::append_text(
        out, "edition",
        name_of(reader, "SELECT name FROM electrical_safety_edition WHERE id = ?", campaign.edition_id.value));
    json::append_text(out, "crew",
                      name_of(reader, "SELECT name FROM organization_crew WHERE id = ?", campaign.crew_id));
    const auto scope = visible_sheets(actor);
    const std::string where = scope.sql.empty() ? "" : " AND " + scope.sql;
    Values parameters{campaign.id.value};
    parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
    bool open = false;
    reader.query(
        fmt::format("SELECT COUNT(*), COUNT(CASE WHEN s.state IN ('surveyed','confirmed') THEN 1 END), COUNT(CASE WHEN "
                    "s.state = 'confirmed' THEN 1 END), CAST(COALESCE(SUM(s.added), 0) AS BIGINT), "
                    "CAST(COALESCE(SUM(s.missing), 0) AS BIGINT), CAST(COALESCE(SUM(s.overloaded), 0) AS BIGINT) FROM "
                    "electrical_safety_sheet s WHERE s.campaign_id = ?{}",
                    where),
        parameters, [&](const Row& row) {
            open = row.integer(2) < row.integer(0);
            out += fmt::format(R"(,"sheets":{},"surveyed":{},"confirmed":{},"added":{},"missing":{},"overloaded":{})",
                               row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4),
                               row.integer(5));
        });
    reader.query(fmt::format("SELECT COUNT(*), COUNT(CASE WHEN f.state = 'closed' THEN 1 END), COUNT(CASE WHEN f.state "
                             "<> 'closed' AND f.late = 1 THEN 1 END) FROM electrical_safety_finding f JOIN "
                             "electrical_safety_sheet s ON s.id = f.sheet_id WHERE s.campaign_id = ?{}",
                             where),
                 parameters, [&](const Row& row) {
                     out += fmt::format(R"(,"findings":{},"findings_closed":{},"findings_late":{})", row.integer(0),
                                        row.integer(1), row.integer(2));
                 });
    const bool manages = campaign.state == CampaignState::running && actor.may("electrical_safety.manage");
    return out + fmt::format(R"(,"may_add":{},"may_close":{}}})", manages, manages && !open);
}

std::string finding_json(Reader& reader, const Actor& actor, const Finding& finding) {
    std::string out = to_json(finding);
    out.pop_back();
    append_department(out, reader, finding.department_id);
    const auto place = finding.room_id == 0 ? Result<space::Place>(fail(Code::not_found, "entity.not_found"))
                                            : space::place(reader, {finding.room_id});
    json::append_text(out, "place", place ? place->text(actor.language) : "");
    json::append_text(out, "order_state",
                      name_of(reader, "SELECT state FROM repair_work_order WHERE id = ?", finding.order_id));
    const bool by_order = finding.remedy == Remedy::repair;
    const bool waits = by_order && repair::is_under_repair(reader, finding.order_id);
    const auto may = [&](FindingAction action) {
        const auto* step = finding_flow.find(finding.state, action);
        return step != nullptr && actor.may(step->permission);
    };
    return out + fmt::format(R"(,"under_repair":{},"may_rectify":{},"may_check":{}}})", waits,
                             may(FindingAction::rectify) && !by_order, may(FindingAction::pass) && !waits);
}

}  // namespace zs::electrical_safety
