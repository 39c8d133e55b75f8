// Public face of rounds.
#pragma once
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::rounds {

/// Opens the rounds of the next day, closes those whose time is over. Returns how many rows it changed.
Result<std::int64_t> keep_schedule(Transaction& transaction);

Module module(Services& services);

}  // namespace zs::rounds
