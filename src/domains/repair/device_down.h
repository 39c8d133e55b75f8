// An order and the device it is about: down while the order says so, back when service is restored. Used by service
// units only.
#pragma once
#include "domains/repair/entities.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::repair {

/// Takes the order's device down from `at` where the order says that it cannot be used.
Status take_device_down(Transaction& transaction, const Actor& actor, const WorkOrder& order, Instant at);
/// Returns the device to service where this order had taken it down; another open order that says so keeps it down.
/// `failed` false: the order came to nothing, and with it the failure.
Status bring_device_back(Transaction& transaction, const Actor& actor, const WorkOrder& order, Instant at,
                         bool failed = true);

}  // namespace zs::repair
