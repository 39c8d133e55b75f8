// Escalations that ring until somebody of the level acknowledges or the thing moves on.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/messaging/tell.h"
#include "platform/audit/audit.h"

namespace zs::messaging {
namespace {

constexpr std::string_view batch = " LIMIT 200";  // bounds one transaction; the next run goes on

std::chrono::minutes repeat_after(Reader& reader, std::string_view priority) {
    const bool urgent = priority == "p1" || priority == "p2";
    const auto code =
        urgent ? "messaging.escalation.repeat_minutes_urgent" : "messaging.escalation.repeat_minutes_other";
    return std::chrono::minutes(catalog::parameters(reader)->integer(code, reader.now()));
}

std::int64_t repeats_max(Reader& reader) {
    return catalog::parameters(reader)->integer("messaging.escalation.repeats_before_climb", reader.now());
}

std::optional<Escalation> find_escalation(Reader& reader, std::string_view entity, std::int64_t entity_id) {
    return select_one<Escalation>(reader, "WHERE entity = ? AND entity_id = ?", {std::string(entity), entity_id});
}

/// Nobody stands on the level: it is as if everybody had kept silent.
void await(Transaction& transaction, Escalation& escalation, std::int64_t called) {
    const auto payload = json::parse_object(escalation.payload.text);
    escalation.repeats = called > 0 ? 0 : repeats_max(transaction);
    escalation.repeat_at =
        called > 0 ? transaction.now() + repeat_after(transaction, payload ? rules::text_of(*payload, "priority") : "")
                   : transaction.now();
}

/// The row as it is now, held until the commit: answers and repetitions meet at the same moment.
std::optional<Escalation> locked(Transaction& transaction, Id<Escalation> id) {
    lock(transaction, id);
    return find(transaction, id);
}

void refresh_pages(Transaction& transaction, const Teller& teller, const Escalation& escalation) {
    for (const auto& notice :
         select<Notice>(transaction, "WHERE entity = ? AND entity_id = ? AND level > 0 AND acknowledged_at IS NULL",
                        {escalation.entity, escalation.entity_id}))
        ring(transaction, teller, notice, true);
}

Status ring_again(Transaction& transaction, const Teller& teller, Escalation& escalation, Instant next) {
    const auto everybody = teller.people.at(transaction);
    for (auto& notice :
         select<Notice>(transaction, "WHERE entity = ? AND entity_id = ? AND level = ? AND acknowledged_at IS NULL",
                        {escalation.entity, escalation.entity_id, escalation.level})) {
        const auto* person = everybody->find(notice.user_id);
        if (person == nullptr) continue;
        notice.rang_at = transaction.now();
        notice.rings += 1;
        notice.read_at.reset();
        ZS_TRY(update(transaction, notice));
        ring(transaction, teller, notice, !notice.urgent && is_quiet(person->choice, transaction.now()));
    }
    escalation.repeats += 1;
    escalation.repeat_at = next;
    return update(transaction, escalation);
}

/// The next level is called by an event of its own, so that group robots and the thing's story hear of it too.
Status climb(Transaction& transaction, Escalation& escalation, json::object payload, Instant next) {
    payload["level_before"] = escalation.level;
    payload["level"] = escalation.level + 1;
    payload["kind"] = escalation.kind;
    payload["entity"] = escalation.entity;
    payload.erase("topic");  // it is not a change of the row
    escalation.level += 1;
    escalation.repeats = 0;
    escalation.repeat_at = next;
    escalation.payload.text = json::write(payload);
    events::publish(transaction, "messaging.escalation_climbed", escalation.entity_id, escalation.payload.text);
    return update(transaction, escalation);
}

}  // namespace

Status escalate(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                const events::Event& event, const json::object& payload) {
    const auto facts = rules::facts_of(payload);
    auto known = find_escalation(transaction, kind.entity, event.entity_id);
    const bool running = known && known->state != EscalationState::over;
    if (known && (known->event_id == event.id || (running && known->level >= facts.level))) return {};
    Escalation escalation = known.value_or(Escalation{});
    json::object told = payload;
    if (running) told["level_before"] = std::max(facts.level_before, escalation.level);
    escalation.kind = kind.event;
    escalation.entity = kind.entity;
    escalation.entity_id = event.entity_id;
    escalation.event_id = event.id;
    escalation.level = facts.level;
    escalation.state = EscalationState::open;
    escalation.payload.text = json::write(told);
    escalation.raised_at = transaction.now();
    escalation.acknowledged_at.reset();
    escalation.acknowledged_by.clear();
    ZS_TRY_ASSIGN(const std::int64_t called, tell_ladder(transaction, teller, kind, event, told));
    await(transaction, escalation, called);
    if (known) return update(transaction, escalation);
    insert(transaction, escalation);
    return {};
}

Result<bool> call_next(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                       const events::Event& event, const json::object& payload) {
    auto escalation = find_escalation(transaction, kind.entity, event.entity_id);
    if (!escalation || escalation->state != EscalationState::open) return false;
    ZS_TRY_ASSIGN(const std::int64_t called, tell_ladder(transaction, teller, kind, event, payload));
    escalation->event_id = event.id;
    await(transaction, *escalation, called);
    ZS_TRY(update(transaction, *escalation));
    return true;
}

Status settle(Transaction& transaction, const Teller& teller, const events::Event& event, const json::object& payload) {
    const auto words = vocabulary();
    const auto* kind = words->find(event.type);
    if (kind != nullptr && kind->asks_acknowledgement) return {};
    const auto facts = rules::facts_of(payload);
    if (facts.state.empty()) return {};
    auto running =
        select<Escalation>(transaction, "WHERE entity_id = ? AND state IN ('open','acknowledged')", {event.entity_id});
    for (auto& escalation : running) {
        // The event must be of the domain whose thing it is: ids of different tables may be equal.
        if (event.type.substr(0, event.type.find('.')) != escalation.kind.substr(0, escalation.kind.find('.')))
            continue;
        const auto raised = json::parse_object(escalation.payload.text);
        if (!raised) continue;
        const auto then = rules::facts_of(*raised);
        if (then.state == facts.state && then.assignee_id == facts.assignee_id) continue;
        escalation.state = EscalationState::over;
        ZS_TRY(update(transaction, escalation));
        transaction.execute(
            "UPDATE messaging_notice SET read_at = ? WHERE entity = ? AND entity_id = ? AND level > 0 AND read_at IS "
            "NULL",
            {transaction.now().unix_ms, escalation.entity, escalation.entity_id});
        refresh_pages(transaction, teller, escalation);
    }
    return {};
}

Result<std::int64_t> repeat_escalations(Transaction& transaction, const Teller& teller) {
    const Instant now = transaction.now();
    std::int64_t done = 0;
    for (const auto& due : select<Escalation>(
             transaction, fmt::format("WHERE state = 'open' AND repeat_at <= ? ORDER BY repeat_at{}", batch),
             {now.unix_ms})) {
        auto found = locked(transaction, due.id);
        if (!found || found->state != EscalationState::open) continue;
        auto& escalation = *found;
        const auto payload = json::parse_object(escalation.payload.text);
        if (!payload) continue;
        const auto priority = rules::text_of(*payload, "priority");
        const Instant next = now + repeat_after(transaction, priority);
        const bool silent = escalation.repeats >= repeats_max(transaction);
        if (silent && escalation.level < rules::top_level(priority))
            ZS_TRY(climb(transaction, escalation, *payload, next));
        else
            ZS_TRY(ring_again(transaction, teller, escalation, next));
        ++done;
    }
    return done;
}

Status acknowledge(Transaction& transaction, const Teller& teller, const Actor& actor, Id<Notice> id) {
    auto notice = find(transaction, id);
    if (!notice || notice->user_id != actor.user_id) return fail(Code::not_found, "entity.not_found");
    auto escalation = find_escalation(transaction, notice->entity, notice->entity_id);
    if (escalation) escalation = locked(transaction, escalation->id);
    const bool open = escalation && escalation->state == EscalationState::open;
    if (notice->level == 0 || !open || notice->acknowledged_at)
        return fail(Code::conflict, "messaging.nothing_to_acknowledge");
    const Instant now = transaction.now();
    // Everybody at or below this level is relieved; whoever stands higher still has to look.
    refresh_pages(transaction, teller, *escalation);
    transaction.execute(
        "UPDATE messaging_notice SET acknowledged_at = ?, acknowledged_by = ? WHERE entity = ? AND entity_id = ? AND "
        "level BETWEEN 1 AND ? AND acknowledged_at IS NULL",
        {now.unix_ms, actor.name, notice->entity, notice->entity_id, notice->level});
    transaction.execute("UPDATE messaging_notice SET read_at = ? WHERE id = ? AND read_at IS NULL",
                        {now.unix_ms, notice->id.value});
    if (notice->level >= escalation->level) {
        escalation->state = EscalationState::acknowledged;
        escalation->acknowledged_at = now;
        escalation->acknowledged_by = actor.name;
        ZS_TRY(update(transaction, *escalation));
    }
    const json::object told{
        {"entity", notice->entity}, {"user_id", actor.user_id}, {"name", actor.name}, {"level", notice->level}};
    events::publish(transaction, "messaging.escalation_acknowledged", notice->entity_id, json::write(told));
    audit::record(transaction, actor, "messaging.notice.acknowledge", notice->entity, notice->entity_id,
                  fmt::format(R"({{"level":{}}})", notice->level));
    return {};
}

}  // namespace zs::messaging
