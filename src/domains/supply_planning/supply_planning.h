// Public face of supply planning.
#pragma once
#include "domains/supply_planning/classes.h"
#include "domains/supply_planning/proposals.h"
#include "domains/supply_planning/replaying.h"
#include "platform/module/module.h"

namespace zs::supply_planning {

Module module(Services& services);

}  // namespace zs::supply_planning
