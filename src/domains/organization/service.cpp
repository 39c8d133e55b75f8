// Rosters: entries, changes, swaps, copies. Leave has its own unit.
#include "domains/organization/service.h"

#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::organization {
namespace {

constexpr std::string_view roster_entity = "organization_roster_entry";

Status overlaps(Reader& reader, const RosterEntry& entry) {
    const bool busy = reader.exists(
        "SELECT 1 FROM organization_roster_entry WHERE person_id = ? AND id <> ? AND state = 'planned' AND starts_at < "
        "? "
        "AND ends_at > ?",
        {entry.person_id.value, entry.id.value, entry.ends_at.unix_ms, entry.starts_at.unix_ms});
    if (busy) return fail(Code::conflict, "organization.roster_overlap");
    return {};
}

/// Checks what the entry names and whether this actor may plan it; derives start and end.
Status prepare(Transaction& transaction, const Actor& actor, RosterEntry& entry) {
    lock(transaction, entry.person_id);
    const auto person = find(transaction, entry.person_id);
    const auto shift = find(transaction, entry.shift_id);
    std::vector<FieldError> errors;
    if (!person || !person->active) errors.push_back({"person_id", "field.reference_missing", {}});
    if (!shift) errors.push_back({"shift_id", "field.reference_missing", {}});
    if (entry.post_id && !find(transaction, *entry.post_id))
        errors.push_back({"post_id", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    ZS_TRY(check_may_plan(transaction, actor, *person, entry.day));
    if (on_leave(transaction, entry.person_id, entry.day, entry.day))
        return fail(Code::conflict, "organization.person_on_leave");
    const Instant midnight = start_of_day(entry.day, catalog::calendar(transaction)->zone());
    entry.starts_at = midnight + std::chrono::minutes(shift->start_minute);
    entry.ends_at = midnight + std::chrono::minutes(shift->end_minute);
    entry.state = RosterState::planned;
    return overlaps(transaction, entry);
}

/// The row of an earlier leave or swap that holds the entry's place (person, day, shift).
std::optional<RosterEntry> former(Reader& reader, const RosterEntry& entry) {
    return select_one<RosterEntry>(
        reader, "WHERE person_id = ? AND day = ? AND shift_id = ? AND state <> 'planned' AND id <> ?",
        {entry.person_id.value, std::int64_t{entry.day.days}, entry.shift_id.value, entry.id.value});
}

/// An entry that this actor may change now.
Result<RosterEntry> load_planned(Transaction& transaction, const Actor& actor, Id<RosterEntry> id) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(const auto entry, load(transaction, id));
    ZS_TRY_ASSIGN(const auto person, load(transaction, entry.person_id));
    ZS_TRY(check_may_plan(transaction, actor, person, entry.day));
    if (entry.state != RosterState::planned) return fail(Code::conflict, "organization.roster_not_planned");
    return entry;
}

std::string facts(const RosterEntry& entry) {
    return fmt::format(R"({{"person_id":{},"day":"{}","shift_id":{}}})", entry.person_id.value, to_text(entry.day),
                       entry.shift_id.value);
}

}  // namespace

bool has_in_scope(const Actor& actor, const Person& person) {
    const auto id = [](const auto& reference) { return reference ? reference->value : 0; };
    return in_scope(actor, {0, id(person.department_id), id(person.crew_id), id(person.vendor_id)});
}

Restriction people_in_scope(const Actor& actor) {
    return scope_restriction(actor, {"", "p.department_id", "p.crew_id", "p.vendor_id"});
}

Status check_may_plan(Reader& reader, const Actor& actor, const Person& person, Date day) {
    if (actor.kind == ActorKind::system) return {};
    if (!has_in_scope(actor, person)) return fail(Code::forbidden, "organization.not_your_crew");
    const Date today = local_date(reader.now(), catalog::calendar(reader)->zone());
    const auto open_days = catalog::parameters(reader)->integer("organization.roster.open_days", reader.now());
    const Date first = today + -static_cast<int>(open_days);
    if (day < first) return fail(Code::conflict, "organization.roster_closed", {{"day", to_text(first)}});
    return {};
}

void publish_roster(Transaction& transaction, const Actor& actor, Id<Person> person, std::int64_t entry_id) {
    if (actor.kind == ActorKind::system) return;  // whole years are played; nobody watches
    const auto crew =
        transaction.integer("SELECT crew_id FROM organization_person WHERE id = ?", {person.value}).value_or(0);
    events::publish(transaction, "organization.roster_changed", person.value,
                    fmt::format(R"({{"topic":"organization.roster","id":{},"person_id":{},"crew_id":{}}})", entry_id,
                                person.value, crew));
}

Result<RosterEntry> add_entry(Transaction& transaction, const Actor& actor, RosterEntry entry) {
    ZS_TRY(prepare(transaction, actor, entry));
    if (const auto old = former(transaction, entry)) {
        entry.id = old->id;
        entry.version = old->version;
        ZS_TRY(update(transaction, entry));
    } else {
        insert(transaction, entry);
    }
    audit::record(transaction, actor, "organization.roster.add", roster_entity, entry.id.value, facts(entry));
    publish_roster(transaction, actor, entry.person_id, entry.id.value);
    return entry;
}

Result<RosterEntry> change_entry(Transaction& transaction, const Actor& actor, Id<RosterEntry> id,
                                 const RosterChange& change) {
    ZS_TRY_ASSIGN(const auto before, load_planned(transaction, actor, id));
    if (change.version && *change.version != before.version)
        return tl::unexpected(
            Error{Code::stale, "entity.stale", {}, {}, fmt::format(R"({{"current":{}}})", to_json(before))});
    RosterEntry entry = before;
    if (change.shift_id) entry.shift_id = {*change.shift_id};
    if (change.day) entry.day = *change.day;
    if (change.post_id) entry.post_id = *change.post_id == 0 ? std::nullopt : std::optional(Id<Post>{*change.post_id});
    ZS_TRY(prepare(transaction, actor, entry));
    if (const auto old = former(transaction, entry)) erase(transaction, old->id);
    ZS_TRY(update(transaction, entry));
    audit::record(transaction, actor, "organization.roster.change", roster_entity, id.value, diff(before, entry));
    publish_roster(transaction, actor, entry.person_id, id.value);
    return entry;
}

Status remove_entry(Transaction& transaction, const Actor& actor, Id<RosterEntry> id) {
    ZS_TRY_ASSIGN(const auto entry, load_planned(transaction, actor, id));
    erase(transaction, id);
    audit::record(transaction, actor, "organization.roster.remove", roster_entity, id.value, facts(entry));
    publish_roster(transaction, actor, entry.person_id, id.value);
    return {};
}

Result<RosterEntry> swap(Transaction& transaction, const Actor& actor, Id<RosterEntry> id, Id<Person> other,
                         std::optional<Id<RosterEntry>> in_return) {
    ZS_TRY_ASSIGN(auto entry, load_planned(transaction, actor, id));
    if (entry.person_id == other) return fail_field("person_id", "organization.same_person");
    std::optional<RosterEntry> back;
    if (in_return) {
        ZS_TRY_ASSIGN(back, load_planned(transaction, actor, *in_return));
        if (back->person_id != other) return fail_field("return_entry_id", "organization.not_their_entry");
        back->state = RosterState::swapped;
        ZS_TRY(update(transaction, *back));
    }
    entry.state = RosterState::swapped;
    ZS_TRY(update(transaction, entry));
    const auto hand_over = [&](RosterEntry copy, Id<Person> person) {
        copy.id = {};
        copy.version = 0;
        copy.person_id = person;
        return add_entry(transaction, actor, std::move(copy));
    };
    ZS_TRY_ASSIGN(const auto replacement, hand_over(entry, other));
    if (back) ZS_TRY(hand_over(*back, entry.person_id));
    audit::record(transaction, actor, "organization.roster.swap", roster_entity, id.value,
                  fmt::format(R"({{"replacement_id":{},"return_entry_id":{}}})", replacement.id.value,
                              in_return ? in_return->value : 0));
    publish_roster(transaction, actor, entry.person_id, id.value);
    return replacement;
}

Result<Copied> copy_roster(Transaction& transaction, const Actor& actor, const CopyInput& input) {
    if ((input.to - input.from) % 7 != 0 || input.to - input.from < input.days)
        return fail_field("to", "organization.copy_needs_same_weekday");
    auto restriction = people_in_scope(actor);
    if (input.crew_id) {
        restriction.sql += restriction.sql.empty() ? "p.crew_id = ?" : " AND p.crew_id = ?";
        restriction.parameters.emplace_back(*input.crew_id);
    }
    Values values{std::int64_t{input.from.days}, std::int64_t{input.from.days} + input.days};
    values.insert(values.end(), restriction.parameters.begin(), restriction.parameters.end());
    const auto entries = select<RosterEntry>(
        transaction,
        fmt::format("WHERE day >= ? AND day < ? AND state = 'planned' AND person_id IN (SELECT p.id FROM "
                    "organization_person p WHERE {}) ORDER BY id",
                    restriction.sql.empty() ? "1=1" : restriction.sql),
        values);
    Copied copied;
    for (const auto& entry : entries) {
        RosterEntry copy = entry;
        copy.id = {};
        copy.version = 0;
        copy.day = entry.day + (input.to - input.from);
        const auto status = transaction.nested([&]() -> Status {
            ZS_TRY(add_entry(transaction, actor, copy));
            return {};
        });
        // Whoever already works then, is on leave or lies in the closed past keeps what he has.
        ++(status ? copied.copied : copied.skipped);
    }
    return copied;
}

}  // namespace zs::organization
