// Pure decisions: which row of the fault table a sign belongs to, when a warning has grown, what an action needs.
#pragma once
#include <span>

#include "domains/warnings/commands.h"
#include "domains/warnings/watch.h"

namespace zs::warnings::rules {

/// The row that names type, measure and direction most closely; active rows only. Rows of the same closeness: the
/// first by id.
const Fault* match(std::span<const Fault> table, std::string_view type_code, std::string_view measure,
                   const Evidence& seen);

/// Rows whose codes begin alike up to a dot are signs of one cause: "cold_gas.trend", "cold_gas.shift".
std::string_view cause_of(std::string_view fault_code);

/// The table's urgency, raised by how little time is left: a day → now, three days → at least soon.
Urgency urgency_of(Urgency by_table, const std::optional<Instant>& limit_at, Instant at);

/// Worse than when it was told: more urgent, twice as strong, or less than half of the time left that was left then.
/// Told again at most every `pause`.
bool has_grown(const Warning& told, const Warning& now, Duration pause);

/// Takes over what the newest evidence shows.
void renew(Warning& warning, const Evidence& seen);

/// The readings have been usual since: `judged_until` is how far the device's readings have been judged.
bool is_over(const Warning& warning, Instant judged_until, Duration expire);

struct AskedField {
    std::string_view name;
    bool required = false;
};
std::vector<AskedField> asked_fields(WarningAction action);
Status check_input(WarningAction action, const WarningInput& input, Instant now);

}  // namespace zs::warnings::rules
