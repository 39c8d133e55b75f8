// A department's sheet: lines recorded, appliances found, handed in, sent back, confirmed.
#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/electrical_safety/service.h"
#include "domains/electrical_safety/workflow.h"
#include "domains/equipment/equipment.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::electrical_safety {
namespace {

RowOwner owner_of(const Sheet& sheet) {
    return {.campus_id = sheet.campus_id, .department_id = sheet.department_id.value, .crew_id = sheet.crew_id};
}

Status take_step(Sheet& sheet, SheetAction action) {
    const auto next = sheet_flow.next(sheet.state, action);
    if (!next)
        return tl::unexpected(Error{
            Code::conflict, "workflow.action_not_allowed", {}, {}, fmt::format("{{\"current\":{}}}", to_json(sheet))});
    sheet.state = *next;
    return {};
}

/// The sheet, held until the transaction ends.
Result<Sheet> hold(Transaction& transaction, const Actor& actor, Id<Sheet> id) {
    lock(transaction, id);
    return load_visible(transaction, actor, id);
}

void begin(Sheet& sheet, const Actor& actor, Instant at) {
    sheet.person_id = actor.person_id;
    sheet.person = actor.name;
    if (!sheet.began_at || *sheet.began_at > at) sheet.began_at = at;
}

void sign(Line& line, const Actor& actor, Instant at, const std::string& key) {
    line.recorded_at = at;
    line.person_id = actor.person_id;
    line.person = actor.name;
    line.request_key = key;
}

/// What the register learns from a line that was met.
Status tell_register(Transaction& transaction, const Actor& actor, const Line& line, Date day) {
    if (line.target != Target::appliance) return {};
    if (line.state == LineState::checked) return equipment::note_checked(transaction, {line.appliance_id}, day);
    if (line.state == LineState::missing)
        return equipment::retire_appliance(transaction, actor, {line.appliance_id}, line.reason);
    return {};
}

Date day_of(Reader& reader, Instant at) { return local_date(at, catalog::calendar(reader)->zone()); }

/// An appliance came or went: the line of its circuit shows the load as it is, and an overload is told.
Status judge_circuit(Transaction& transaction, const Actor& actor, const Sheet& sheet, std::int64_t circuit,
                     Instant at) {
    if (circuit == 0) return {};
    auto line = select_one<Line>(transaction, "WHERE sheet_id = ? AND target = 'circuit' AND circuit_id = ?",
                                 {sheet.id.value, circuit});
    if (!line) return {};
    const auto load = equipment::circuit_load(transaction, {circuit});
    line->load_kw = load.load_kw;
    line->rated_kw = load.rated_kw;
    line->overloaded = rules::is_overloaded(load.load_kw, load.rated_kw);
    ZS_TRY(update(transaction, *line));
    return judge_load(transaction, actor, {sheet, *line, at});
}

Status record_checked(Transaction& transaction, const Actor& actor, const Sheet& sheet, Line& line,
                      const std::vector<maintenance::Answer>& answers, Instant at) {
    auto items = maintenance::items_of(line.items);
    ZS_TRY(maintenance::answer(items, answers));
    line.items = maintenance::stored(items);
    line.abnormal = maintenance::count(items, maintenance::Verdict::abnormal);
    ZS_TRY(update(transaction, line));
    return note_findings(transaction, actor, {sheet, line, at}, items);
}

}  // namespace

Restriction visible_sheets(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "s.department_id", .crew = "s.crew_id"});
}

Result<Sheet> load_visible(Reader& reader, const Actor& actor, Id<Sheet> id) {
    auto sheet = find(reader, id);
    if (!sheet || !in_scope(actor, owner_of(*sheet))) return fail(Code::not_found, "entity.not_found");
    return *std::move(sheet);
}

Result<Line> record_line(Transaction& transaction, const Actor& actor, Id<Line> id, const LineInput& input) {
    ZS_TRY_ASSIGN(const Line seen, load(transaction, id));
    ZS_TRY_ASSIGN(Sheet sheet, hold(transaction, actor, seen.sheet_id));
    ZS_TRY_ASSIGN(Line line, load(transaction, id));
    if (rules::is_again(line, input.request_key)) return line;
    ZS_TRY(rules::check_line(line, input, transaction.now()));
    ZS_TRY(take_step(sheet, SheetAction::record));
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    line.state = input.found;
    line.reason = text::trim(input.reason);
    line.note = input.note;
    sign(line, actor, at, input.request_key);
    if (line.state == LineState::checked) {
        ZS_TRY(record_checked(transaction, actor, sheet, line, input.answers, at));
    } else {
        line.abnormal = 0;
        ZS_TRY(update(transaction, line));
    }
    ZS_TRY(tell_register(transaction, actor, line, day_of(transaction, at)));
    ZS_TRY(judge_circuit(transaction, actor, sheet, line.circuit_id, at));
    begin(sheet, actor, at);
    ZS_TRY(store_sheet(transaction, actor, sheet, "changed"));
    audit::record(transaction, actor, "electrical_safety.line.record", "electrical_safety_line", id.value,
                  fmt::format(R"({{"sheet":"{}","state":"{}","abnormal":{}}})", sheet.number, text_of(line.state),
                              line.abnormal));
    return line;
}

Result<Line> register_found(Transaction& transaction, const Actor& actor, Id<Sheet> id, const FoundAppliance& input) {
    ZS_TRY_ASSIGN(Sheet sheet, hold(transaction, actor, id));
    if (!input.request_key.empty())
        if (auto known =
                select_one<Line>(transaction, "WHERE sheet_id = ? AND request_key = ?", {id.value, input.request_key}))
            return *std::move(known);
    ZS_TRY(take_step(sheet, SheetAction::record));
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    equipment::Appliance appliance;
    appliance.name = input.name;
    appliance.power_w = input.power_w;
    appliance.quantity = input.quantity;
    appliance.department_id = sheet.department_id;
    if (input.circuit_id) appliance.circuit_id = Id<equipment::Circuit>{*input.circuit_id};
    if (input.room_id) appliance.room_id = Id<space::Room>{*input.room_id};
    ZS_TRY_ASSIGN(appliance,
                  equipment::register_appliance(transaction, actor, std::move(appliance), day_of(transaction, at)));
    ZS_TRY_ASSIGN(const Campaign campaign, load(transaction, sheet.campaign_id));
    ZS_TRY_ASSIGN(const Edition edition, load(transaction, campaign.edition_id));
    Line line;
    line.sheet_id = id;
    line.position = sheet.lines + 1;
    line.target = Target::appliance;
    line.circuit_id = input.circuit_id.value_or(0);
    line.appliance_id = appliance.id.value;
    line.code = appliance.code;
    line.name = appliance.name;
    line.room_id = input.room_id.value_or(0);
    line.power_w = input.power_w * input.quantity;
    line.quantity = input.quantity;
    line.state = LineState::checked;
    line.added = true;
    line.note = input.note;
    line.items = maintenance::stored(maintenance::copy_list(
        rules::tasks_for(checks_of(edition.checks), Target::appliance, limits_on(transaction, sheet.starts_at))));
    sign(line, actor, at, input.request_key);
    insert(transaction, line);
    ZS_TRY(record_checked(transaction, actor, sheet, line, input.answers, at));
    ZS_TRY(judge_circuit(transaction, actor, sheet, line.circuit_id, at));
    begin(sheet, actor, at);
    ZS_TRY(store_sheet(transaction, actor, sheet, "changed"));
    return line;
}

Result<Sheet> act(Transaction& transaction, const Actor& actor, Id<Sheet> id, SheetAction action,
                  const SheetInput& input) {
    ZS_TRY_ASSIGN(Sheet sheet, hold(transaction, actor, id));
    const auto* step = sheet_flow.find(sheet.state, action);
    if (step != nullptr && !actor.may(step->permission)) return fail(Code::forbidden, "access.forbidden");
    if (action == SheetAction::record) return fail(Code::not_found, "http.not_found");
    ZS_TRY(take_step(sheet, action));
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    std::string past;
    if (action == SheetAction::finish) {
        if (transaction.exists("SELECT 1 FROM electrical_safety_line WHERE sheet_id = ? AND state = 'waiting'",
                               {id.value}))
            return fail(Code::conflict, "electrical_safety.lines_waiting");
        begin(sheet, actor, at);
        sheet.surveyed_at = at;
        sheet.surveyor_user_id = actor.user_id;
        sheet.note = input.note;
        past = "surveyed";
    } else {
        if (actor.user_id != 0 && actor.user_id == sheet.surveyor_user_id)
            return fail(Code::forbidden, "electrical_safety.two_people");
        sheet.remark = text::trim(input.note);
        past = action == SheetAction::confirm ? "confirmed" : "sent_back";
        if (action == SheetAction::confirm) {
            sheet.confirmed_at = at;
            sheet.confirmed_by = actor.name;
        } else {
            if (sheet.remark.empty()) return fail_field("note", "field.required");
            ++sheet.sent_back;
            sheet.surveyed_at.reset();
        }
    }
    ZS_TRY(store_sheet(transaction, actor, sheet, past));
    audit::record(transaction, actor, fmt::format("electrical_safety.sheet.{}", text_of(action)),
                  "electrical_safety_sheet", id.value);
    return sheet;
}

Status store_sheet(Transaction& transaction, const Actor& actor, Sheet& sheet, std::string_view past) {
    transaction.query(
        "SELECT COUNT(*), COUNT(CASE WHEN state = 'checked' THEN 1 END), COUNT(CASE WHEN state = 'missing' THEN 1 "
        "END), COUNT(CASE WHEN state = 'skipped' THEN 1 END), COUNT(CASE WHEN added = 1 THEN 1 END), COUNT(CASE WHEN "
        "overloaded = 1 THEN 1 END), CAST(COALESCE(SUM(abnormal), 0) AS BIGINT) FROM electrical_safety_line WHERE "
        "sheet_id = ?",
        {sheet.id.value}, [&](const Row& row) {
            sheet.lines = row.integer(0);
            sheet.checked = row.integer(1);
            sheet.missing = row.integer(2);
            sheet.skipped = row.integer(3);
            sheet.added = row.integer(4);
            sheet.overloaded = row.integer(5);
            sheet.abnormal = row.integer(6);
        });
    ZS_TRY(update(transaction, sheet));
    std::string title;
    json::append_string(
        title, transaction.text("SELECT name FROM organization_department WHERE id = ?", {sheet.department_id.value})
                   .value_or(""));
    events::publish(
        transaction, fmt::format("electrical_safety.sheet_{}", past), sheet.id.value,
        fmt::format(R"({{"topic":"electrical_safety.sheet","id":{},"number":"{}","state":"{}",)"
                    R"("version":{},"title":{},"campus_id":{},"department_id":{},"crew_id":{},)"
                    R"("vendor_id":0,"assignee_id":{},"actor_user_id":{}}})",
                    sheet.id.value, sheet.number, text_of(sheet.state), sheet.version, title, sheet.campus_id,
                    sheet.department_id.value, sheet.crew_id, sheet.person_id, actor.user_id));
    return {};
}

}  // namespace zs::electrical_safety
