// Use cases of surveys: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/electrical_safety/electrical_safety.h"
#include "domains/electrical_safety/rules.h"

namespace zs::electrical_safety {

/// The limits that hold on the day of `at`.
rules::Limits limits_on(Reader& reader, Instant at);

/// Opens a survey with a sheet for each department: the department itself, its circuits and its appliances as lines.
/// Errors: field errors.
Result<Campaign> open_campaign(Transaction& transaction, const Actor& actor, const NewCampaign& input);
/// Sheets for departments that were forgotten; those that have one keep it. Errors: workflow.action_not_allowed.
Result<Campaign> add_departments(Transaction& transaction, const Actor& actor, Id<Campaign> id,
                                 const MoreDepartments& input);
/// Errors: electrical_safety.sheets_open while a sheet is not confirmed, workflow.action_not_allowed.
Result<Campaign> close_campaign(Transaction& transaction, const Actor& actor, Id<Campaign> id);

/// Sheets of the actor's departments, crews, campuses.
Restriction visible_sheets(const Actor& actor);
Result<Sheet> load_visible(Reader& reader, const Actor& actor, Id<Sheet> id);

/// What was met of a line; abnormal answers become findings, an appliance's register entry follows. A line may be
/// recorded again until the sheet is handed in; the same request again changes nothing. Errors: field errors,
/// workflow.action_not_allowed with the current sheet.
Result<Line> record_line(Transaction& transaction, const Actor& actor, Id<Line> id, const LineInput& input);
/// An unregistered appliance: registered, on a line of its own, its circuit judged again.
Result<Line> register_found(Transaction& transaction, const Actor& actor, Id<Sheet> id, const FoundAppliance& input);
/// finish: every line was met, else electrical_safety.lines_waiting. send_back, confirm: by the department, and not by
/// who handed it in (electrical_safety.two_people).
Result<Sheet> act(Transaction& transaction, const Actor& actor, Id<Sheet> id, SheetAction action,
                  const SheetInput& input);
/// Counted again, stored, published as electrical_safety.sheet_<past>.
Status store_sheet(Transaction& transaction, const Actor& actor, Sheet& sheet, std::string_view past);

/// Where and when something was seen.
struct Sight {
    const Sheet& sheet;
    const Line& line;
    Instant at;
};
/// Findings of a line's answers: new ones open one order or one rectification, known ones are counted, normal ones
/// after the repair close theirs. Of a circuit its load as well.
Status note_findings(Transaction& transaction, const Actor& actor, const Sight& sight, const maintenance::Items& items);
/// The load of a circuit against its rating: an overload is a finding of the circuit; it ends with the overload.
Status judge_load(Transaction& transaction, const Actor& actor, const Sight& sight);
/// A step of a finding. rectify: of the responsible department, for what it rectifies itself; pass, fail: whoever
/// surveys. Errors: electrical_safety.under_repair, .repair_by_order, workflow.action_not_allowed.
Result<Finding> act(Transaction& transaction, const Actor& actor, Id<Finding> id, FindingAction action,
                    const FindingInput& input);
Restriction visible_findings(const Actor& actor);
Result<Finding> load_visible(Reader& reader, const Actor& actor, Id<Finding> id);

/// The sheet with its lines, their open findings, circuits to hang an appliance on, and what the actor may do.
std::string sheet_json(Reader& reader, const Actor& actor, const Sheet& sheet);
std::string sheets_json(Reader& reader, const Actor& actor, const std::vector<Sheet>& sheets);
/// The survey with its counts over the sheets in the actor's scope.
std::string campaign_json(Reader& reader, const Actor& actor, const Campaign& campaign);
std::string finding_json(Reader& reader, const Actor& actor, const Finding& finding);

}  // namespace zs::electrical_safety
