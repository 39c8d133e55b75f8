// Findings: what is abnormal becomes one repair order or one dated rectification; a re-check closes it.
#include "domains/electrical_safety/findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/electrical_safety/service.h"
#include "domains/electrical_safety/workflow.h"
#include "domains/repair/repair.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::electrical_safety {
namespace {

using maintenance::Verdict;

constexpr std::string_view overload_task = "overload";

RowOwner owner_of(const Finding& finding) {
    return {.campus_id = finding.campus_id, .department_id = finding.department_id, .crew_id = finding.crew_id};
}

Date today(Reader& reader, Instant at) { return local_date(at, catalog::calendar(reader)->zone()); }

rules::Days days_on(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    const auto days = [&](std::string_view code) { return static_cast<int>(parameters->integer(code, at)); };
    return {.general = days("electrical_safety.rectify.general_days"),
            .serious = days("electrical_safety.rectify.serious_days"),
            .major = days("electrical_safety.rectify.major_days")};
}

void publish(Transaction& transaction, const Actor& actor, const Finding& finding, std::string_view past) {
    std::string texts = "\"title\":";
    json::append_string(texts, finding.name + ": " + finding.text);
    events::publish(
        transaction, fmt::format("electrical_safety.finding_{}", past), finding.id.value,
        fmt::format(R"({{"topic":"electrical_safety.finding","id":{},"number":"{}","state":"{}",)"
                    R"("version":{},{},"due":"{}","campus_id":{},"department_id":{},"crew_id":{},)"
                    R"("vendor_id":0,"actor_user_id":{}}})",
                    finding.id.value, finding.number, text_of(finding.state), finding.version, texts,
                    to_text(finding.due_on), finding.campus_id, finding.department_id, finding.crew_id, actor.user_id));
}

/// The room of the subject, else any room of the department: an order needs a place to go to.
std::int64_t room_of(Reader& reader, const Finding& finding) {
    if (finding.room_id != 0) return finding.room_id;
    return reader
        .integer("SELECT id FROM space_room WHERE department_id = ? AND active = 1 ORDER BY id LIMIT 1",
                 {finding.department_id})
        .value_or(0);
}

/// "Dead socket" where the hospital has it: electricians come, whoever answers for other faults.
std::optional<std::int64_t> fault_of_sockets(Reader& reader) {
    return reader.integer("SELECT id FROM repair_fault_type WHERE code = 'socket' AND active = 1");
}

/// Without any room nobody can be sent: the finding is rectified by the department then.
Status raise_order(Transaction& transaction, const Actor& actor, Finding& finding) {
    const auto room = room_of(transaction, finding);
    if (room == 0) {
        finding.remedy = Remedy::rectify;
        return {};
    }
    repair::ReportFacts facts;
    facts.source = repair::Source::proactive;
    facts.room_id = {room};
    facts.department_id = finding.department_id;
    facts.fault_id = fault_of_sockets(transaction);
    facts.impact = finding.severity == Severity::major ? 1 : finding.severity == Severity::serious ? 2 : 3;
    facts.title = finding.name + " · 用电隐患";
    facts.device_name = finding.name;
    facts.description = finding.text;
    facts.reporter_name = actor.name;
    ZS_TRY_ASSIGN(const auto order, repair::report(transaction, actor, facts));
    finding.order_id = order.id.value;
    finding.order_number = order.number;
    ++finding.orders;
    return {};
}

struct Abnormal {
    std::string task, text, text_en;
    Severity severity = Severity::general;
    Remedy remedy = Remedy::rectify;
};

std::optional<Finding> find_open(Reader& reader, const std::string& subject, std::string_view task) {
    return select_one<Finding>(reader, "WHERE subject = ? AND task = ? AND state <> 'closed'",
                               {subject, std::string(task)});
}

Status open_finding(Transaction& transaction, const Actor& actor, const Sight& sight, const Abnormal& found) {
    Finding finding;
    finding.sheet_id = sight.sheet.id;
    finding.department_id = sight.sheet.department_id.value;
    finding.subject = rules::subject_of(sight.line, finding.department_id);
    finding.name = sight.line.name;
    finding.task = found.task;
    finding.text = found.text;
    finding.text_en = found.text_en;
    finding.severity = found.severity;
    finding.remedy = found.remedy;
    finding.campus_id = sight.sheet.campus_id;
    finding.crew_id = sight.sheet.crew_id;
    finding.room_id = sight.line.room_id;
    const Date day = today(transaction, sight.at);
    finding.due_on = rules::due_of(found.severity, day, days_on(transaction, sight.at));
    finding.found_at = sight.at;
    finding.found_by = actor.name;
    finding.number = sequence::next(transaction, "YH", civil(day).year);
    if (finding.remedy == Remedy::repair) ZS_TRY(raise_order(transaction, actor, finding));
    insert(transaction, finding);
    publish(transaction, actor, finding, finding.remedy == Remedy::rectify ? "to_rectify" : "ordered");
    return {};
}

/// Seen again: counted; a repair that did not hold gets another order, a rectification that did not is open again.
Status see_again(Transaction& transaction, const Actor& actor, const Abnormal& found, Finding finding) {
    ++finding.seen;
    finding.text = found.text;
    finding.text_en = found.text_en;
    if (finding.remedy == Remedy::repair && !repair::is_under_repair(transaction, finding.order_id))
        ZS_TRY(raise_order(transaction, actor, finding));
    const bool reopened = finding.state == FindingState::rectified;
    finding.state = FindingState::open;
    ZS_TRY(update(transaction, finding));
    if (reopened) publish(transaction, actor, finding, "failed");
    return {};
}

Status close(Transaction& transaction, const Actor& actor, Finding& finding, Instant at, std::string_view note) {
    finding.state = FindingState::closed;
    finding.checked_at = at;
    finding.checked_by = actor.name;
    finding.check_note = note;
    finding.late = today(transaction, at) > finding.due_on;
    ZS_TRY(update(transaction, finding));
    publish(transaction, actor, finding, "closed");
    return {};
}

Status judge(Transaction& transaction, const Actor& actor, const Sight& sight, const std::optional<Abnormal>& abnormal,
             std::string_view task) {
    auto finding = find_open(transaction, rules::subject_of(sight.line, sight.sheet.department_id.value), task);
    if (abnormal)
        return finding ? see_again(transaction, actor, *abnormal, *std::move(finding))
                       : open_finding(transaction, actor, sight, *abnormal);
    if (finding && !(finding->remedy == Remedy::repair && repair::is_under_repair(transaction, finding->order_id)))
        return close(transaction, actor, *finding, sight.at, "再查正常");
    return {};
}

Status check_input(Reader& reader, const Finding& finding, FindingAction action, const FindingInput& input) {
    const bool under_repair = finding.remedy == Remedy::repair && repair::is_under_repair(reader, finding.order_id);
    if (action == FindingAction::rectify && finding.remedy == Remedy::repair)
        return fail(Code::conflict, "electrical_safety.repair_by_order");
    if (action != FindingAction::rectify && under_repair) return fail(Code::conflict, "electrical_safety.under_repair");
    if (action != FindingAction::pass && text::trim(input.note).empty()) return fail_field("note", "field.required");
    return {};
}

}  // namespace

Status note_findings(Transaction& transaction, const Actor& actor, const Sight& sight,
                     const maintenance::Items& items) {
    ZS_TRY_ASSIGN(const Campaign campaign, load(transaction, sight.sheet.campaign_id));
    ZS_TRY_ASSIGN(const Edition edition, load(transaction, campaign.edition_id));
    const auto checks = checks_of(edition.checks);
    for (const auto& item : items) {
        if (item.verdict != Verdict::abnormal && item.verdict != Verdict::normal) continue;
        const auto check =
            std::ranges::find_if(checks, [&](const Check& one) { return one.task.code == item.task.code; });
        ZS_ASSERT(check != checks.end());  // an edition in use does not change
        std::optional<Abnormal> abnormal;
        if (item.verdict == Verdict::abnormal)
            abnormal = {item.task.code, maintenance::abnormal_text(item, Language::zh),
                        maintenance::abnormal_text(item, Language::en), check->severity, check->remedy};
        ZS_TRY(judge(transaction, actor, sight, abnormal, item.task.code));
    }
    return {};
}

Status judge_load(Transaction& transaction, const Actor& actor, const Sight& sight) {
    std::optional<Abnormal> abnormal;
    const auto& line = sight.line;
    if (line.overloaded)
        abnormal = {std::string(overload_task), rules::overload_text(line.load_kw, line.rated_kw, Language::zh),
                    rules::overload_text(line.load_kw, line.rated_kw, Language::en), Severity::serious,
                    Remedy::rectify};
    return judge(transaction, actor, sight, abnormal, overload_task);
}

Restriction visible_findings(const Actor& actor) {
    return scope_restriction(actor, {.campus = "f.campus_id", .department = "f.department_id", .crew = "f.crew_id"});
}

Result<Finding> load_visible(Reader& reader, const Actor& actor, Id<Finding> id) {
    auto finding = find(reader, id);
    if (!finding || !in_scope(actor, owner_of(*finding))) return fail(Code::not_found, "entity.not_found");
    return *std::move(finding);
}

Result<Finding> act(Transaction& transaction, const Actor& actor, Id<Finding> id, FindingAction action,
                    const FindingInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Finding finding, load_visible(transaction, actor, id));
    const auto* step = finding_flow.find(finding.state, action);
    if (step == nullptr)
        return tl::unexpected(Error{Code::conflict,
                                    "workflow.action_not_allowed",
                                    {},
                                    {},
                                    fmt::format("{{\"current\":{}}}", to_json(finding))});
    if (!actor.may(step->permission)) return fail(Code::forbidden, "access.forbidden");
    ZS_TRY(check_input(transaction, finding, action, input));
    const Finding before = finding;
    const Instant at = std::min(input.happened_at.value_or(transaction.now()), transaction.now());
    if (action == FindingAction::pass) {
        ZS_TRY(close(transaction, actor, finding, at, text::trim(input.note)));
    } else {
        finding.state = step->to;
        if (action == FindingAction::rectify) {
            finding.rectified_at = at;
            finding.rectified_by = actor.name;
            finding.rectified_note = text::trim(input.note);
            finding.rectified_photo = input.photo;
        } else {
            ++finding.failed;
            finding.checked_at = at;
            finding.checked_by = actor.name;
            finding.check_note = text::trim(input.note);
            if (finding.remedy == Remedy::repair) ZS_TRY(raise_order(transaction, actor, finding));
        }
        ZS_TRY(update(transaction, finding));
        publish(transaction, actor, finding, action == FindingAction::rectify ? "rectified" : "failed");
    }
    audit::record(transaction, actor, fmt::format("electrical_safety.finding.{}", text_of(action)),
                  "electrical_safety_finding", id.value, diff(before, finding));
    return finding;
}

Result<std::int64_t> check_due(Transaction& transaction) {
    const Actor actor = Actor::system("electrical_safety.check_due");
    std::int64_t late = 0;
    for (auto& finding :
         select<Finding>(transaction, "WHERE state <> 'closed' AND late = 0 AND due_on < ? ORDER BY id LIMIT 500",
                         {std::int64_t{today(transaction, transaction.now()).days}})) {
        finding.late = true;
        ZS_TRY(update(transaction, finding));
        publish(transaction, actor, finding, "overdue");
        ++late;
    }
    return late;
}

}  // namespace zs::electrical_safety
