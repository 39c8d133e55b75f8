// Public face of repair.
#pragma once
#include "domains/repair/service.h"    // report(): an order from any source
#include "domains/repair/suspicion.h"  // who suspects a cause hears whether it was that
#include "platform/module/module.h"

namespace zs::repair {

/// Fault types and reasons that fit most hospitals, where their codes are not taken yet; how many were added.
Result<std::int64_t> add_standard_catalogue(Transaction& transaction);

Module module(Services& services);

}  // namespace zs::repair
