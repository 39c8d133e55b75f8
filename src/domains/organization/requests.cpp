// Filing a request: what may be asked for, and what an approval would do.
#include "domains/organization/requests.h"

#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "platform/audit/audit.h"

namespace zs::organization {
namespace {

/// A planned entry of this person that lies ahead.
Result<RosterEntry> planned_entry(Reader& reader, std::int64_t id, Id<Person> person, std::string_view field,
                                  const tl::unexpected<Error>& not_theirs) {
    const auto entry = find(reader, Id<RosterEntry>{id});
    if (!entry) return fail_field(field, "field.reference_missing");
    if (entry->person_id != person) return not_theirs;
    if (entry->state != RosterState::planned) return fail(Code::conflict, "organization.roster_not_planned");
    if (entry->starts_at <= reader.now()) return fail(Code::conflict, "organization.shift_begun");
    return *entry;
}

/// Whether the person can work the entry: not on leave, and no other shift then but the one he gives away.
Status check_can_work(Reader& reader, Id<Person> person, const RosterEntry& entry, std::int64_t given_away) {
    if (on_leave(reader, person, entry.day, entry.day)) return fail(Code::conflict, "organization.person_on_leave");
    const bool busy = reader.exists(
        "SELECT 1 FROM organization_roster_entry WHERE person_id = ? AND id <> ? AND state = 'planned' AND starts_at < "
        "? AND ends_at > ?",
        {person.value, given_away, entry.ends_at.unix_ms, entry.starts_at.unix_ms});
    if (busy) return fail(Code::conflict, "organization.roster_overlap");
    return {};
}

Status check_none_open(Reader& reader, std::string_view condition, const Values& values) {
    if (reader.exists(fmt::format("SELECT 1 FROM organization_roster_request WHERE state IN ('offered','asked') AND {}",
                                  condition),
                      values))
        return fail(Code::conflict, "organization.request_open");
    return {};
}

/// Only members of a crew have somebody to ask.
Result<Person> member(Reader& reader, const Actor& actor) {
    const auto person = find(reader, Id<Person>{actor.person_id});
    if (!person || !person->active || !person->crew_id) return fail(Code::conflict, "organization.no_crew");
    return *person;
}

RosterRequest store(Transaction& transaction, const Actor& actor, RosterRequest request, RequestAction first_step) {
    request.state = *request_flow.next(RequestState::opened, first_step);
    request.asked_at = transaction.now();
    insert(transaction, request);
    audit::record(transaction, actor, fmt::format("organization.request.{}", text_of(first_step)),
                  "organization_roster_request", request.id.value, to_json(request));
    publish_request(transaction, actor, request, first_step);
    return request;
}

/// The rest before and after `entry` if `person` works it instead of `given_away`, where it is too short.
void add_short_rests(Reader& reader, std::vector<ShortRest>& found, Id<Person> person, const RosterEntry& entry,
                     std::int64_t given_away) {
    const auto needed = catalog::parameters(reader)->integer("organization.roster.rest_minutes", reader.now());
    const auto nearest = [&](std::string_view sql, Instant at) {
        return reader.integer(sql, {person.value, given_away, at.unix_ms});
    };
    const auto ended = nearest(
        "SELECT MAX(ends_at) FROM organization_roster_entry WHERE person_id = ? AND id <> ? AND state = 'planned' AND "
        "ends_at <= ?",
        entry.starts_at);
    const auto begins = nearest(
        "SELECT MIN(starts_at) FROM organization_roster_entry WHERE person_id = ? AND id <> ? AND state = 'planned' "
        "AND starts_at >= ?",
        entry.ends_at);
    std::optional<std::int64_t> shortest;
    if (ended) shortest = (entry.starts_at.unix_ms - *ended) / 60'000;
    if (begins) shortest = std::min(shortest.value_or(needed), (*begins - entry.ends_at.unix_ms) / 60'000);
    if (shortest && *shortest < needed) found.push_back({entry.id, person, entry.day, *shortest});
}

}  // namespace

Result<RosterRequest> ask_leave(Transaction& transaction, const Actor& actor, const LeaveRequestInput& input) {
    ZS_TRY(check_leave_days(input.from, input.to));
    lock(transaction, Id<Person>{actor.person_id});
    ZS_TRY_ASSIGN(const auto person, member(transaction, actor));
    const std::int64_t first = input.from.days, last = input.to.days;
    RosterRequest request;
    request.person_id = person.id;
    request.leave_kind = input.kind.value_or(LeaveKind::personal);
    request.first_day = input.from;
    request.last_day = input.to;
    request.note = input.note;
    const Zone zone = catalog::calendar(transaction)->zone();
    const auto first_shift = transaction.integer(
        "SELECT MIN(starts_at) FROM organization_roster_entry WHERE person_id = ? AND day >= ? AND day <= ? AND state "
        "= 'planned'",
        {person.id.value, first, last});
    request.begins_at = first_shift ? Instant{*first_shift} : start_of_day(input.from + 1, zone);
    if (request.begins_at <= transaction.now() || input.from < local_date(transaction.now(), zone))
        return fail(Code::conflict, "organization.shift_begun");
    if (on_leave(transaction, person.id, input.from, input.to))
        return fail(Code::conflict, "organization.leave_overlap");
    ZS_TRY(check_none_open(transaction, "kind = 'leave' AND person_id = ? AND last_day >= ? AND first_day <= ?",
                           {person.id.value, first, last}));
    return store(transaction, actor, std::move(request), RequestAction::ask);
}

Result<RosterRequest> offer_swap(Transaction& transaction, const Actor& actor, const SwapRequestInput& input) {
    lock(transaction, Id<Person>{actor.person_id});
    ZS_TRY_ASSIGN(const auto person, member(transaction, actor));
    ZS_TRY_ASSIGN(const auto entry, planned_entry(transaction, input.entry_id, person.id, "entry_id",
                                                  fail(Code::forbidden, "organization.not_your_shift")));
    const auto colleague = find(transaction, Id<Person>{input.colleague_id});
    if (!colleague || !colleague->active) return fail_field("colleague_id", "field.reference_missing");
    if (colleague->id == person.id) return fail_field("colleague_id", "organization.same_person");
    if (colleague->crew_id != person.crew_id) return fail_field("colleague_id", "organization.not_same_crew");
    RosterRequest request;
    request.kind = RequestKind::swap;
    request.person_id = person.id;
    request.first_day = request.last_day = entry.day;
    request.note = input.note;
    request.colleague_id = colleague->id;
    request.entry_id = entry.id.value;
    request.entry_version = entry.version;
    request.shift_id = entry.shift_id;
    request.begins_at = entry.starts_at;
    ZS_TRY(check_none_open(transaction, "(entry_id = ? OR return_entry_id = ?)", {entry.id.value, entry.id.value}));
    if (input.return_entry_id) {
        ZS_TRY_ASSIGN(const auto back,
                      planned_entry(transaction, *input.return_entry_id, colleague->id, "return_entry_id",
                                    fail_field("return_entry_id", "organization.not_their_entry")));
        ZS_TRY(check_none_open(transaction, "(entry_id = ? OR return_entry_id = ?)", {back.id.value, back.id.value}));
        ZS_TRY(check_can_work(transaction, person.id, back, entry.id.value));
        request.return_entry_id = back.id.value;
        request.return_version = back.version;
        request.return_day = back.day;
        request.return_shift_id = back.shift_id;
        request.begins_at = std::min(request.begins_at, back.starts_at);
    }
    ZS_TRY(check_can_work(transaction, colleague->id, entry, request.return_entry_id));
    return store(transaction, actor, std::move(request), RequestAction::offer);
}

Result<RequestEffect> effect_of(Reader& reader, const RosterRequest& request) {
    RequestEffect effect;
    if (request.kind == RequestKind::leave) {
        ZS_TRY_ASSIGN(auto leave, leave_effect(reader, {request.person_id, request.first_day, request.last_day}));
        effect.entries = leave.entries;
        effect.gaps = std::move(leave.gaps);
        return effect;
    }
    // Posts go with the entries, so a swap opens no gap; what it can make is a night too short.
    const auto given = find(reader, Id<RosterEntry>{request.entry_id});
    const auto back = find(reader, Id<RosterEntry>{request.return_entry_id});
    if (given) {
        ++effect.entries;
        add_short_rests(reader, effect.rests, *request.colleague_id, *given, request.return_entry_id);
    }
    if (back) {
        ++effect.entries;
        add_short_rests(reader, effect.rests, request.person_id, *back, request.entry_id);
    }
    return effect;
}

}  // namespace zs::organization
