// Public face of maintenance: task lists for others to use, counters, manuals to begin with.
#pragma once
#include "domains/equipment/equipment.h"
#include "domains/maintenance/tasks.h"
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::maintenance {

/// A meter task was answered somewhere: the newest reading of the device's counter, never going back in time.
void note_readings(Transaction& transaction, Id<equipment::Device> device, const Items& items, Instant at);
/// One reading of one counter, from wherever it was read.
void note_reading(Transaction& transaction, Id<equipment::Device> device, std::string_view counter, double value,
                  Instant at);

/// Manuals of the standard device types, where a type has none yet; how many activities were added.
Result<std::int64_t> add_standard_manuals(Transaction& transaction);

/// Plans for devices that the manual of their type has reached since; at most 500 a call.
Result<std::int64_t> make_plans(Transaction& transaction);
/// make_plans(), orders for what is due soon, overdue marks. Returns how many rows it changed.
Result<std::int64_t> generate(Transaction& transaction);

/// Computes the year plan that waits longest; how many were computed.
Result<std::int64_t> compute_years(Database& database);

Module module(Services& services);

}  // namespace zs::maintenance
