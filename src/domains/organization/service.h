// Use cases of rosters and checks of master data.
#pragma once
#include "domains/organization/entities.h"
#include "domains/organization/roster.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::organization {

/// Puts a person on a shift of a day; derives start and end. Errors: field errors (person, shift, post unknown),
/// organization.roster_overlap when he already works at that time.
Result<RosterEntry> add_entry(Transaction& transaction, const Actor& actor, RosterEntry entry);
Status remove_entry(Transaction& transaction, const Actor& actor, Id<RosterEntry> id);
/// Marks every planned entry of the person in [from, to] as leave; returns how many.
Result<std::int64_t> take_leave(Transaction& transaction, const Actor& actor, Id<Person> person, Date from, Date to,
                                std::string_view note);
/// The other person works this entry instead; the old one stays as `swapped`.
Result<RosterEntry> swap(Transaction& transaction, const Actor& actor, Id<RosterEntry> id, Id<Person> other);
/// Copies the planned entries of `from` … `from`+days-1 to the same weekdays from `to` on; returns how many were new.
Result<std::int64_t> copy_roster(Transaction& transaction, const Actor& actor, Date from, int days, Date to);

/// A stretch of time in which a post has fewer people than it needs.
struct CoverageGap {
    Id<Post> post_id;
    std::string post;
    Instant from;
    Instant to;
    std::int64_t present = 0;
    std::int64_t needed = 0;
};
/// Gaps of all round-the-clock posts within [from, to), in order of post and time.
std::vector<CoverageGap> coverage_gaps(Reader& reader, Instant from, Instant to);

/// Checks before a master-data row is stored; they also derive search keys.
Status check_department(Transaction& transaction, const void* before, void* after);
Status check_person(Transaction& transaction, const void* before, void* after);
Status check_shift(Transaction& transaction, const void* before, void* after);
Status check_crew(Transaction& transaction, const void* before, void* after);

}  // namespace zs::organization
