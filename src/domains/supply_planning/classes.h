// ABC × VED × FSN of every item, from the ledger's last twelve months.
#pragma once
#include "domains/supply_planning/entities.h"
#include "platform/access/actor.h"

namespace zs::supply_planning {

/// Computes the classes of all active items anew, keeps what changed and why, and sets the columns of the catalogue.
/// Cut-offs are those of today. How many items were classed. A job on the first of the month, and whenever asked.
Result<std::int64_t> recompute_classes(Transaction& transaction);

}  // namespace zs::supply_planning
