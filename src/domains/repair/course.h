// What the courses of past orders say about one under way: its next step and the time it has left. Pure.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/time.h"

namespace zs::repair::course {

/// A step taken: what (an action's text or another system's activity) and when.
struct Step {
    std::string what;
    Instant at;
};
/// The end of a course, as the next step of a complete one.
inline constexpr std::string_view end = "";

struct Outlook {
    std::string next;    // the most frequent next step after courses like this one
    Duration remaining;  // median time from here to the end; ≥ 0
    std::size_t n = 0;   // past courses this rests on
};

/// Learns whole courses; answers by the longest run of last steps that enough past courses had in common: all of them
/// (up to nine), then three, two, one. The median, not the mean: it makes the absolute error smallest, and a few orders
/// that lay for months do not move it.
class Courses {
public:
    /// Runs that fewer courses had in common say nothing.
    static constexpr std::size_t courses_min = 30;

    /// `steps` in the order of their times; the last one ends the course.
    void add(std::span<const Step> steps);
    /// Call once after the last add().
    void settle();
    /// nullopt while nothing comparable was learned. `steps` is not empty.
    std::optional<Outlook> outlook(std::span<const Step> steps) const;

private:
    struct Group {
        std::vector<std::int64_t> remaining_ms;  // sorted by settle()
        std::map<std::string, std::size_t> next;
    };
    std::map<std::string, Group> groups_;
};

}  // namespace zs::repair::course
