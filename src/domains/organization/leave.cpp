// Leave: takes people off their shifts, keeps them off later rosters, and says beforehand what it leaves uncovered.
#include <fmt/format.h>

#include "domains/organization/service.h"
#include "platform/audit/audit.h"

namespace zs::organization {
namespace {

constexpr int days_max = 366;
constexpr std::string_view leave_entity = "organization_leave";

/// Entries of the days go from one state to the other; returns how many.
std::int64_t move_entries(Transaction& transaction, const Leave& leave, RosterState from, RosterState to) {
    return transaction.execute(
        "UPDATE organization_roster_entry SET state = ?, version = version + 1 WHERE person_id = ? AND day >= ? AND "
        "day <= ? AND state = ?",
        {std::string(text_of(to)), leave.person_id.value, std::int64_t{leave.first_day.days},
         std::int64_t{leave.last_day.days}, std::string(text_of(from))});
}

/// What of `gap` is not there today: people ask what a leave makes worse, not what was open anyway.
std::vector<CoverageGap> made_worse(const CoverageGap& gap, const std::vector<CoverageGap>& today) {
    std::vector<CoverageGap> pieces;
    CoverageGap rest = gap;
    for (const auto& open : today) {  // in order of time
        if (open.post_id != gap.post_id || open.present > gap.present || open.to <= rest.from || open.from >= rest.to)
            continue;
        if (open.from > rest.from) {
            pieces.push_back(rest);
            pieces.back().to = open.from;
        }
        rest.from = std::min(open.to, gap.to);
    }
    if (rest.from < rest.to) pieces.push_back(rest);
    return pieces;
}

}  // namespace

Status check_leave_days(Date first, Date last) {
    if (last < first) return fail_field("to", "organization.ends_before_start");
    if (last - first >= days_max)
        return fail_field("to", "organization.leave_too_long", {{"days", std::to_string(days_max)}});
    return {};
}

bool on_leave(Reader& reader, Id<Person> person, Date first, Date last) {
    return reader.exists("SELECT 1 FROM organization_leave WHERE person_id = ? AND last_day >= ? AND first_day <= ?",
                         {person.value, std::int64_t{first.days}, std::int64_t{last.days}});
}

Result<TakenLeave> take_leave(Transaction& transaction, const Actor& actor, Leave leave) {
    ZS_TRY(check_leave_days(leave.first_day, leave.last_day));
    lock(transaction, leave.person_id);
    const auto person = find(transaction, leave.person_id);
    if (!person || !person->active) return fail_field("person_id", "field.reference_missing");
    ZS_TRY(check_may_plan(transaction, actor, *person, leave.first_day));
    if (on_leave(transaction, leave.person_id, leave.first_day, leave.last_day))
        return fail(Code::conflict, "organization.leave_overlap");
    insert(transaction, leave);
    const auto changed = move_entries(transaction, leave, RosterState::planned, RosterState::on_leave);
    audit::record(transaction, actor, "organization.leave.take", leave_entity, leave.id.value,
                  fmt::format(R"({{"person_id":{},"from":"{}","to":"{}","entries":{}}})", leave.person_id.value,
                              to_text(leave.first_day), to_text(leave.last_day), changed));
    publish_roster(transaction, actor, leave.person_id, 0);
    return TakenLeave{leave.id, changed};
}

Status end_leave(Transaction& transaction, const Actor& actor, Id<Leave> id, std::optional<Date> from) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(auto leave, load(transaction, id));
    ZS_TRY_ASSIGN(const auto person, load(transaction, leave.person_id));
    Leave rest = leave;
    rest.first_day = std::max(from.value_or(leave.first_day), leave.first_day);
    if (rest.last_day < rest.first_day) return fail_field("from", "organization.ends_before_start");
    ZS_TRY(check_may_plan(transaction, actor, person, rest.first_day));
    const auto changed = move_entries(transaction, rest, RosterState::on_leave, RosterState::planned);
    if (rest.first_day == leave.first_day) {
        erase(transaction, id);
    } else {
        leave.last_day = rest.first_day + -1;
        ZS_TRY(update(transaction, leave));
    }
    audit::record(transaction, actor, "organization.leave.end", leave_entity, id.value,
                  fmt::format(R"({{"person_id":{},"from":"{}","entries":{}}})", leave.person_id.value,
                              to_text(rest.first_day), changed));
    publish_roster(transaction, actor, leave.person_id, 0);
    return {};
}

Result<LeaveEffect> leave_effect(Reader& reader, const Absence& absence) {
    ZS_TRY(check_leave_days(absence.first, absence.last));
    LeaveEffect effect;
    effect.entries =
        reader
            .integer(
                "SELECT COUNT(*) FROM organization_roster_entry WHERE person_id = ? AND day >= ? AND day <= ? AND "
                "state = 'planned'",
                {absence.person_id.value, std::int64_t{absence.first.days}, std::int64_t{absence.last.days}})
            .value_or(0);
    const Instant from = start_of_day(absence.first, Zone{});
    const Instant to = start_of_day(absence.last + 3, Zone{});  // a shift ends within two days of its day
    const auto today = coverage_gaps(reader, from, to);
    for (const auto& gap : coverage_gaps(reader, from, to, &absence))
        for (auto& piece : made_worse(gap, today)) effect.gaps.push_back(std::move(piece));
    return effect;
}

}  // namespace zs::organization
