// Public face of organization.
#pragma once
#include <vector>

#include "domains/organization/entities.h"
#include "domains/organization/roster.h"
#include "platform/module/module.h"

namespace zs::organization {

/// Somebody who is on duty at a moment.
struct OnDuty {
    Id<Person> person_id;
    std::string name;
    Id<Crew> crew_id;
    std::vector<std::string> skills;  // trade codes: the person's, or the crew's when he has none of his own
    std::int64_t base_room_id = 0;
    Instant until;
};
/// People of logistics crews on duty at `at`, each once, by person id. Leave and swaps are taken into account.
std::vector<OnDuty> on_duty(Reader& reader, Instant at);
/// When somebody of this crew with this trade is next on duty, from `at`; nullopt when not within 14 days.
std::optional<Instant> next_on_duty(Reader& reader, Id<Crew> crew, std::string_view trade, Instant at);
/// The departments and everything below them in the tree.
std::vector<std::int64_t> with_descendants(Reader& reader, const std::vector<std::int64_t>& departments);

/// Trades and shifts that fit most hospitals, where their codes are not taken yet; how many were added.
Result<std::int64_t> add_standard_catalogue(Transaction& transaction);

Module module(Services& services);

}  // namespace zs::organization
