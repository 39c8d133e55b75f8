// What people do with alarms: acknowledge, hold back, judge; and how an alarm nobody acknowledges climbs.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/alarms/service.h"
#include "domains/alarms/workflow.h"
#include "domains/catalog/catalog.h"
#include "platform/audit/audit.h"

namespace zs::alarms {
namespace {

constexpr ScopeColumns scope{.campus = "campus_id", .department = "department_id", .crew = "crew_id"};

/// The row as it is now, held until the commit.
Result<Alarm> locked(Transaction& transaction, const Actor& actor, Id<Alarm> id) {
    lock(transaction, id);
    return load_visible(transaction, actor, id);
}

bool is_open(const Alarm& alarm) { return !alarm.cleared_at.has_value(); }

Status see(Transaction& transaction, const Actor& actor, Alarm& alarm, std::string_view note) {
    const auto next = alarm_flow.next(alarm.state, AlarmAction::acknowledge);
    if (!next) return fail(Code::conflict, "workflow.action_not_allowed");
    alarm.state = *next;
    alarm.seen_at = transaction.now();
    alarm.seen_by = actor.name;
    ZS_TRY(update(transaction, alarm));
    add_entry(transaction, alarm, "acknowledge", actor.name, note);
    audit::record(transaction, actor, "alarms.alarm.acknowledge", "alarms_alarm", alarm.id.value);
    publish_change(transaction, actor, alarm, "acknowledged");
    return {};
}

Hold hold_of(const Actor& actor, const Alarm& alarm, HoldKind kind, std::string_view reason) {
    Hold hold;
    hold.kind = kind;
    hold.point_id = alarm.point_id;
    hold.rule_code = alarm.rule_code;
    hold.name = alarm.name;
    hold.name_en = alarm.name_en;
    hold.device_code = alarm.device_code;
    hold.device_name = alarm.device_name;
    hold.campus_id = alarm.campus_id;
    hold.department_id = alarm.department_id;
    hold.crew_id = alarm.crew_id;
    hold.reason = reason;
    hold.held_by = actor.name;
    hold.by_user_id = actor.user_id;
    return hold;
}

Status add_hold(Transaction& transaction, const Actor& actor, const Alarm& alarm, Hold& hold) {
    if (transaction.exists("SELECT 1 FROM alarms_hold WHERE point_id = ? AND rule_code = ? AND state <> 'ended'",
                           {alarm.point_id.value, alarm.rule_code}))
        return fail(Code::conflict, "alarms.held_already");
    insert(transaction, hold);
    add_entry(transaction, alarm, hold.kind == HoldKind::shelved ? "shelve" : "ask_out_of_service", actor.name,
              hold.reason);
    audit::record(transaction, actor, fmt::format("alarms.hold.{}", zs::text_of(hold.kind)), "alarms_hold",
                  hold.id.value, to_json(hold));
    return {};
}

/// The open alarm of a hold follows it at once.
Status follow(Transaction& transaction) {
    ZS_TRY(keep_overlays(transaction));
    return {};
}

rules::Ladder ladder(Reader& reader) {
    const auto parameters = catalog::parameters(reader);
    const auto minutes = [&](std::string_view code) { return parameters->integer(code, reader.now()); };
    return {minutes("alarms.escalation.high_duty_minutes"), minutes("alarms.escalation.high_leader_minutes"),
            minutes("alarms.escalation.high_head_minutes"), minutes("alarms.escalation.medium_minutes")};
}

}  // namespace

Restriction visible(const Actor& actor) { return scope_restriction(actor, scope); }
RowOwner owner_of(const Alarm& alarm) { return {alarm.campus_id, alarm.department_id, alarm.crew_id, 0}; }

Result<Alarm> load_visible(Reader& reader, const Actor& actor, Id<Alarm> id) {
    auto alarm = find(reader, id);
    if (!alarm || !in_scope(actor, owner_of(*alarm))) return fail(Code::not_found, "entity.not_found");
    return *std::move(alarm);
}

Result<Hold> load_visible(Reader& reader, const Actor& actor, Id<Hold> id) {
    auto hold = find(reader, id);
    if (!hold || !in_scope(actor, {hold->campus_id, hold->department_id, hold->crew_id, 0}))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(hold);
}

void add_entry(Transaction& transaction, const Alarm& alarm, std::string_view action, std::string_view by,
               std::string_view note, std::optional<Instant> at) {
    Entry entry;
    entry.alarm_id = alarm.id;
    entry.at = at.value_or(transaction.now());
    entry.action = action;
    entry.actor_name = by;
    entry.note = note;
    insert(transaction, entry);
}

void publish_change(Transaction& transaction, const Actor& actor, const Alarm& alarm, std::string_view past,
                    std::string_view facts) {
    std::string payload = fmt::format(
        R"({{"topic":"alarms.alarm","id":{},"version":{},"state":"{}","alarm_priority":"{}","priority":"{}",)"
        R"("campus_id":{},"department_id":{},"crew_id":{},"device_id":{},"actor_user_id":{}{})",
        alarm.id.value, alarm.version, alarm.overlay == Overlay::none ? zs::text_of(alarm.state) : "held",
        zs::text_of(alarm.priority), rules::message_priority(alarm.priority), alarm.campus_id, alarm.department_id,
        alarm.crew_id, alarm.device_id, actor.user_id, facts);
    json::append_text(payload, "number", alarm.device_code);
    json::append_text(payload, "title",
                      fmt::format("{} {} {:.4g} {}", alarm.device_name, alarm.name, alarm.value, alarm.unit));
    json::append_text(payload, "place", alarm.place);
    json::append_text(payload, "place_en", alarm.place_en);
    events::publish(transaction, fmt::format("alarms.alarm_{}", past), alarm.id.value, payload + '}');
}

Result<Alarm> acknowledge(Transaction& transaction, const Actor& actor, Id<Alarm> id, std::string_view note) {
    ZS_TRY_ASSIGN(auto alarm, locked(transaction, actor, id));
    ZS_TRY(see(transaction, actor, alarm, note));
    for (auto& consequence : select<Alarm>(
             transaction, "WHERE root_id = ? AND state IN ('active_unseen','cleared_unseen') ORDER BY id", {id.value}))
        if (in_scope(actor, owner_of(consequence))) ZS_TRY(see(transaction, actor, consequence, note));
    return load(transaction, id);
}

Status note_acknowledged(Transaction& transaction, const events::Event& event) {
    const auto payload = json::parse_object(event.payload);
    if (!payload || !payload->contains("entity") || payload->at("entity").as_string() != "alarms_alarm") return {};
    auto alarm = find(transaction, Id<Alarm>{event.entity_id});
    if (!alarm || !alarm_flow.next(alarm->state, AlarmAction::acknowledge)) return {};
    Actor actor = Actor::system("alarms.notice");
    if (const auto* name = payload->if_contains("name"); name != nullptr && name->is_string())
        actor.name = name->as_string();
    if (const auto* user = payload->if_contains("user_id"); user != nullptr && user->is_int64())
        actor.user_id = user->as_int64();
    return see(transaction, actor, *alarm, "");
}

Result<Hold> shelve(Transaction& transaction, const Actor& actor, Id<Alarm> id, const ShelveInput& input) {
    ZS_TRY_ASSIGN(const auto alarm, locked(transaction, actor, id));
    if (!rules::may_shelve(alarm)) return fail(Code::conflict, "alarms.never_shelved");
    if (!is_open(alarm)) return fail(Code::conflict, "alarms.over_already");
    if (text::trim(input.reason).empty()) return fail_field("reason", "field.required");
    auto hold = hold_of(actor, alarm, HoldKind::shelved, input.reason);
    hold.from_at = transaction.now();
    hold.until_at = transaction.now() + std::chrono::minutes(input.minutes);
    ZS_TRY(add_hold(transaction, actor, alarm, hold));
    ZS_TRY(follow(transaction));
    return hold;
}

Result<Hold> ask_out_of_service(Transaction& transaction, const Actor& actor, Id<Alarm> id,
                                const OutOfServiceInput& input) {
    ZS_TRY_ASSIGN(const auto alarm, locked(transaction, actor, id));
    if (text::trim(input.reason).empty()) return fail_field("reason", "field.required");
    auto hold = hold_of(actor, alarm, HoldKind::out_of_service, input.reason);
    hold.state = HoldState::requested;
    hold.from_at = transaction.now();
    hold.until_at = transaction.now() + std::chrono::days(input.days);
    ZS_TRY(add_hold(transaction, actor, alarm, hold));
    return hold;
}

Result<Hold> approve(Transaction& transaction, const Actor& actor, Id<Hold> id) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(auto hold, load_visible(transaction, actor, id));
    if (hold.state != HoldState::requested) return fail(Code::conflict, "alarms.not_waiting");
    if (hold.by_user_id == actor.user_id) return fail(Code::conflict, "alarms.two_people");
    hold.state = HoldState::running;
    hold.approved_by = actor.name;
    ZS_TRY(update(transaction, hold));
    audit::record(transaction, actor, "alarms.hold.approve", "alarms_hold", id.value);
    ZS_TRY(follow(transaction));
    return hold;
}

Result<Hold> end_hold(Transaction& transaction, const Actor& actor, Id<Hold> id) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(auto hold, load_visible(transaction, actor, id));
    if (hold.state == HoldState::ended) return fail(Code::conflict, "alarms.ended_already");
    hold.state = HoldState::ended;
    hold.ended_at = transaction.now();
    hold.ended_by = actor.name;
    ZS_TRY(update(transaction, hold));
    audit::record(transaction, actor, "alarms.hold.end", "alarms_hold", id.value);
    ZS_TRY(follow(transaction));
    return hold;
}

Result<Alarm> judge(Transaction& transaction, const Actor& actor, Id<Alarm> id, const VerdictInput& input) {
    ZS_TRY_ASSIGN(auto alarm, locked(transaction, actor, id));
    const auto before = alarm;
    alarm.verdict = input.verdict;
    alarm.verdict_note = input.note;
    alarm.verdict_by = actor.name;
    ZS_TRY(update(transaction, alarm));
    add_entry(transaction, alarm, "judge", actor.name,
              fmt::format("{}{}{}", zs::text_of(input.verdict), input.note.empty() ? "" : ": ", input.note));
    audit::record(transaction, actor, "alarms.alarm.judge", "alarms_alarm", id.value, diff(before, alarm));
    publish_change(transaction, actor, alarm, "judged");
    return alarm;
}

Result<std::int64_t> escalate(Transaction& transaction) {
    const auto& actor = Actor::system("alarms.escalate");
    const auto steps = ladder(transaction);
    std::int64_t raised = 0;
    for (auto& alarm : select<Alarm>(transaction,
                                     "WHERE state = 'active_unseen' AND overlay = 'none' AND root_id = 0 AND priority "
                                     "<> 'low' AND stage < 3 ORDER BY id LIMIT 500")) {
        const auto stage = rules::stage_of(alarm.priority, (transaction.now() - alarm.attention_at).count(), steps);
        if (stage <= alarm.stage) continue;
        const auto before = alarm.stage;
        alarm.stage = stage;
        ZS_TRY(update(transaction, alarm));
        add_entry(transaction, alarm, "escalate", actor.name, fmt::format("{}", stage));
        // The ladder's levels: 1 crew leader, 2 supervisor, 3 head. Our third stage calls the last two.
        const std::int64_t level = stage == 3 ? 3 : 1;
        if (stage == 1)
            publish_change(transaction, actor, alarm, "waiting");
        else
            publish_change(transaction, actor, alarm, "escalated",
                           fmt::format(R"(,"level":{},"level_before":{})", level, before >= 2 ? 1 : 0));
        ++raised;
    }
    return raised;
}

}  // namespace zs::alarms
