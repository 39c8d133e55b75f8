// Decisions of ward supplies without a database. Pure.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/time.h"

namespace zs::ward_supplies {

/// Weekdays 1 (Monday) to 7 that a text like "1,3,5" names, each once; nullopt when it cannot be read or is empty.
std::optional<std::vector<int>> weekdays_of(std::string_view text);

/// When something is delivered.
struct Times {
    std::string weekdays;
    Date from;
    std::optional<Date> to;  // inclusive; without: until further notice
};
bool due_on(const Times& times, Date day);
/// Some day on which both could be due.
bool overlap(const Times& a, const Times& b);

/// Where a stop is, as far as its order matters.
struct StopPlace {
    std::string building;  // code
    std::int64_t level = 0;
    std::int64_t floor_id = 0;
    std::string room;  // code
    std::int64_t room_id = 0;
};
using WalkBetween = std::function<std::optional<double>(std::int64_t from_room, std::int64_t to_room)>;
/// Indexes in the order in which one walks: building by building, floor by floor from the lowest, on a floor always to
/// the nearest next room; by room code where no way is known.
std::vector<std::size_t> walking_order(const std::vector<StopPlace>& places, const WalkBetween& walk);

/// "2026-11" of a day, the month before it, and whether a text is one.
std::string month_of(Date day);
std::string month_before(std::string_view month);
bool is_month(std::string_view text);

/// Yuan for each of `count`; nullopt where nobody knows how many there are, or there are none.
std::optional<double> per(Money value, std::optional<std::int64_t> count);

/// Containers that a department holds after a delivery; nullopt when more would come back than are out.
struct Exchange {
    std::int64_t out = 0;         // before
    std::int64_t brought = 0;     // now
    std::int64_t taken_back = 0;  // now
};
std::optional<std::int64_t> held_after(const Exchange& exchange);
/// Told once, when the limit is passed: not on every delivery above it.
struct Crossing {
    std::int64_t before = 0, after = 0, limit = 0;
};
bool passes_limit(const Crossing& crossing);

}  // namespace zs::ward_supplies
