// Which rule looks at which point now: what the board is built from, and what others may know of the limits.
#pragma once
#include <limits>
#include <vector>

#include "core/time.h"
#include "domains/alarms/evaluate.h"
#include "platform/database/database.h"

namespace zs::alarms {

/// `next_edition`: when the set of rules in force changes by itself.
struct Plan {
    std::vector<Watched> points;
    std::vector<Condition> conditions;
    Instant next_edition{std::numeric_limits<std::int64_t>::max()};
};
/// Active points and the rules in force at reader.now(). A rule of a point goes before the same kind of its type.
Plan plan_of(Reader& reader);

}  // namespace zs::alarms
