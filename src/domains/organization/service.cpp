// Rosters: entries, leave, swaps, copies.
#include "domains/organization/service.h"

#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "platform/audit/audit.h"

namespace zs::organization {
namespace {

Status overlaps(Reader& reader, const RosterEntry& entry) {
    const bool busy = reader.exists(
        "SELECT 1 FROM organization_roster_entry WHERE person_id = ? AND id <> ? AND state = 'planned' AND starts_at < "
        "? "
        "AND ends_at > ?",
        {entry.person_id.value, entry.id.value, entry.ends_at.unix_ms, entry.starts_at.unix_ms});
    if (busy) return fail(Code::conflict, "organization.roster_overlap");
    return {};
}

}  // namespace

Result<RosterEntry> add_entry(Transaction& transaction, const Actor& actor, RosterEntry entry) {
    const auto person = find(transaction, entry.person_id);
    const auto shift = find(transaction, entry.shift_id);
    std::vector<FieldError> errors;
    if (!person || !person->active) errors.push_back({"person_id", "field.reference_missing", {}});
    if (!shift) errors.push_back({"shift_id", "field.reference_missing", {}});
    if (entry.post_id && !find(transaction, *entry.post_id))
        errors.push_back({"post_id", "field.reference_missing", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    const Instant midnight = start_of_day(entry.day, catalog::calendar(transaction)->zone());
    entry.starts_at = midnight + std::chrono::minutes(shift->start_minute);
    entry.ends_at = midnight + std::chrono::minutes(shift->end_minute);
    entry.state = RosterState::planned;
    ZS_TRY(overlaps(transaction, entry));
    insert(transaction, entry);
    audit::record(transaction, actor, "organization.roster.add", "organization_roster_entry", entry.id.value);
    return entry;
}

Status remove_entry(Transaction& transaction, const Actor& actor, Id<RosterEntry> id) {
    ZS_TRY_ASSIGN(const auto entry, load(transaction, id));
    erase(transaction, id);
    audit::record(transaction, actor, "organization.roster.remove", "organization_roster_entry", id.value,
                  fmt::format(R"({{"person_id":{},"day":"{}"}})", entry.person_id.value, to_text(entry.day)));
    return {};
}

Result<std::int64_t> take_leave(Transaction& transaction, const Actor& actor, Id<Person> person, Date from, Date to,
                                std::string_view note) {
    if (to < from) return fail_field("to", "organization.ends_before_start");
    auto entries =
        select<RosterEntry>(transaction, "WHERE person_id = ? AND day >= ? AND day <= ? AND state = 'planned'",
                            {person.value, std::int64_t{from.days}, std::int64_t{to.days}});
    for (auto& entry : entries) {
        entry.state = RosterState::on_leave;
        entry.note = note;
        ZS_TRY(update(transaction, entry));
    }
    audit::record(transaction, actor, "organization.roster.leave", "organization_person", person.value,
                  fmt::format(R"({{"from":"{}","to":"{}","entries":{}}})", to_text(from), to_text(to), entries.size()));
    return static_cast<std::int64_t>(entries.size());
}

Result<RosterEntry> swap(Transaction& transaction, const Actor& actor, Id<RosterEntry> id, Id<Person> other) {
    ZS_TRY_ASSIGN(auto entry, load(transaction, id));
    if (entry.state != RosterState::planned) return fail(Code::conflict, "organization.roster_not_planned");
    if (entry.person_id == other) return fail_field("person_id", "organization.same_person");
    entry.state = RosterState::swapped;
    ZS_TRY(update(transaction, entry));
    RosterEntry replacement = entry;
    replacement.id = {};
    replacement.version = 0;
    replacement.person_id = other;
    ZS_TRY_ASSIGN(replacement, add_entry(transaction, actor, std::move(replacement)));
    audit::record(transaction, actor, "organization.roster.swap", "organization_roster_entry", id.value,
                  fmt::format(R"({{"replacement_id":{}}})", replacement.id.value));
    return replacement;
}

Result<std::int64_t> copy_roster(Transaction& transaction, const Actor& actor, Date from, int days, Date to) {
    if (days < 1 || days > 62) return fail_field("days", "field.too_large", {{"limit", "62"}});
    if ((to - from) % 7 != 0 || to - from < days) return fail_field("to", "organization.copy_needs_same_weekday");
    const auto entries =
        select<RosterEntry>(transaction, "WHERE day >= ? AND day < ? AND state = 'planned' ORDER BY id",
                            {std::int64_t{from.days}, std::int64_t{from.days} + days});
    std::int64_t copied = 0;
    for (const auto& entry : entries) {
        RosterEntry copy = entry;
        copy.id = {};
        copy.version = 0;
        copy.day = entry.day + (to - from);
        const auto status = transaction.nested([&]() -> Status {
            ZS_TRY(add_entry(transaction, actor, copy));
            return {};
        });
        if (status) ++copied;  // whoever already works then keeps his own shift
    }
    return copied;
}

Status check_department(Transaction& transaction, const void*, void* after) {
    auto& department = *static_cast<Department*>(after);
    department.search_key = text::search_key({department.name, department.code, department.name_en});
    if (!department.parent_id) return {};
    const auto below = with_descendants(transaction, {department.id.value});
    if (department.id && std::find(below.begin(), below.end(), department.parent_id->value) != below.end())
        return fail_field("parent_id", "organization.department_cycle");
    return {};
}

Status check_person(Transaction&, const void*, void* after) {
    auto& person = *static_cast<Person*>(after);
    person.search_key = text::search_key({person.name, person.code});
    return {};
}

Status check_shift(Transaction&, const void*, void* after) {
    const auto& shift = *static_cast<const Shift*>(after);
    if (shift.end_minute <= shift.start_minute) return fail_field("end_minute", "organization.ends_before_start");
    return {};
}

Status check_crew(Transaction& transaction, const void*, void* after) {
    const auto& crew = *static_cast<const Crew*>(after);
    for (const auto trade : text::split(crew.trades, ','))
        if (!transaction.exists("SELECT 1 FROM organization_trade WHERE code = ?", {std::string(text::trim(trade))}))
            return fail_field("trades", "organization.unknown_trade", {{"trade", std::string(trade)}});
    return {};
}

}  // namespace zs::organization
