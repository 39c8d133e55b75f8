// Use cases of rosters and checks of master data.
#pragma once
#include "domains/organization/entities.h"
#include "domains/organization/inputs.h"
#include "domains/organization/roster.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::organization {

/// Whether the actor may change the roster of this person from this day on. Errors: organization.not_your_crew
/// (forbidden: neither crew nor department nor vendor of the person lies in his scope), organization.roster_closed
/// (days before today − organization.roster.open_days stay as they are). The system may always.
Status check_may_plan(Reader& reader, const Actor& actor, const Person& person, Date day);
/// Whether this person lies in the actor's scope by crew, department or vendor; and the same over a join `p`.
bool has_in_scope(const Actor& actor, const Person& person);
Restriction people_in_scope(const Actor& actor);
/// Tells open pages that this person's roster changed.
void publish_roster(Transaction& transaction, const Actor& actor, Id<Person> person, std::int64_t entry_id);

/// Puts a person on a shift of a day; derives start and end. Errors: field errors (person, shift, post unknown), those
/// of check_may_plan, organization.person_on_leave, organization.roster_overlap when he already works at that time.
Result<RosterEntry> add_entry(Transaction& transaction, const Actor& actor, RosterEntry entry);
/// Another shift, day or post for a planned entry; errors as add_entry, and entity.stale.
Result<RosterEntry> change_entry(Transaction& transaction, const Actor& actor, Id<RosterEntry> id,
                                 const RosterChange& change);
Status remove_entry(Transaction& transaction, const Actor& actor, Id<RosterEntry> id);
/// The other person works this entry instead, and gives `in_return` for it if that is named. What was given away stays
/// as `swapped`. Errors: organization.same_person, organization.not_their_entry, and those of add_entry for both.
Result<RosterEntry> swap(Transaction& transaction, const Actor& actor, Id<RosterEntry> id, Id<Person> other,
                         std::optional<Id<RosterEntry>> in_return);

struct Copied {
    std::int64_t copied = 0;
    std::int64_t skipped = 0;
};
/// Copies the planned entries in the actor's scope to the same weekdays from `to` on.
Result<Copied> copy_roster(Transaction& transaction, const Actor& actor, const CopyInput& input);

/// Whether any of the days lies in a leave of the person.
bool on_leave(Reader& reader, Id<Person> person, Date first, Date last);
struct TakenLeave {
    Id<Leave> id;
    std::int64_t changed = 0;  // entries that became on_leave
};
/// Field errors of `to`: organization.ends_before_start, organization.leave_too_long.
Status check_leave_days(Date first, Date last);
/// Enters leave and takes the person off the shifts of those days. Errors: field errors, those of check_may_plan,
/// organization.leave_overlap.
Result<TakenLeave> take_leave(Transaction& transaction, const Actor& actor, Leave leave);
/// Ends a leave before `from` (whole when absent); the shifts of the days won back are worked again.
Status end_leave(Transaction& transaction, const Actor& actor, Id<Leave> id, std::optional<Date> from);

/// A stretch of time in which a post has fewer people than it needs.
struct CoverageGap {
    Id<Post> post_id;
    std::string post;
    std::int64_t crew_id = 0;
    Instant from;
    Instant to;
    std::int64_t present = 0;
    std::int64_t needed = 0;
    friend bool operator==(const CoverageGap&, const CoverageGap&) = default;
};
/// Somebody who might be away, ends included.
struct Absence {
    Id<Person> person_id;
    Date first;
    Date last;
};
/// Gaps of all round-the-clock posts within [from, to), in order of post and time; with `absent` as if he were away.
std::vector<CoverageGap> coverage_gaps(Reader& reader, Instant from, Instant to, const Absence* absent = nullptr);

struct LeaveEffect {
    std::int64_t entries = 0;       // planned shifts that would fall away
    std::vector<CoverageGap> gaps;  // stretches that are manned today
};
Result<LeaveEffect> leave_effect(Reader& reader, const Absence& absence);

/// Too little rest before an entry: a warning, since a hospital must sometimes.
struct ShortRest {
    Id<RosterEntry> entry_id;
    Id<Person> person_id;
    Date day;
    std::int64_t rest_minutes = 0;
};
/// Entries of [from, to) that begin less than organization.roster.rest_minutes after the person's last one ended.
std::vector<ShortRest> short_rests(Reader& reader, Date from, Date to);

/// Checks before a master-data row is stored; they also derive search keys.
Status check_department(Transaction& transaction, const void* before, void* after);
Status check_person(Transaction& transaction, const void* before, void* after);
Status check_shift(Transaction& transaction, const void* before, void* after);
Status check_crew(Transaction& transaction, const void* before, void* after);

}  // namespace zs::organization
