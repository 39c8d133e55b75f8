// Pure decisions of rounds: when a route is walked, what a visit shows, which times are possible.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "domains/rounds/commands.h"

namespace zs::rounds::rules {

/// "08:00,16:00" → minutes since midnight, ascending, each once; nullopt for anything else.
std::optional<std::vector<int>> minutes_of(std::string_view times);
/// Beginnings of a route's rounds in [from, to): each time of each day, the first time of a day, or of the week's day.
std::vector<Instant> beginnings(const Route& route, Instant from, Instant to, Zone zone);

/// What the place code that was scanned says about standing at the point.
struct Standing {
    Proof proof = Proof::none;
    bool wrong_place = false;
};
struct Scanned {
    bool given = false;          // something was scanned or typed
    bool is_tag = false;         // it is the text of the point's tag
    bool by_token = false;       // it is a label's token: proves presence; a typed code does not
    std::int64_t room_id = 0;    // where the code hangs; 0 = unknown
    std::int64_t device_id = 0;  // the device that it hangs on; 0 = none
};
Standing standing(const Visit& visit, const Scanned& scanned);

/// Stayed shorter than the point asks for.
bool is_too_fast(std::int64_t seconds, std::int64_t seconds_min);
/// Field errors of a visit's times: order, not in the future (phones' clocks may run 5 minutes ahead).
Status check_times(const VisitInput& input, Instant now);
/// What was done in time may arrive later: recorded up to this long after the round's end.
inline constexpr std::chrono::hours arrives_within{72};
bool may_still_arrive(const Round& round, const Visit& visit, Instant left_at, Instant now);

}  // namespace zs::rounds::rules
