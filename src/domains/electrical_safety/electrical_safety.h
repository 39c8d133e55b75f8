// Public face of electrical safety.
#pragma once
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::electrical_safety {

/// Marks findings whose day has passed and tells those responsible, once. Returns how many.
Result<std::int64_t> check_due(Transaction& transaction);

Module module(Services& services);

}  // namespace zs::electrical_safety
