// What the module declares beside its data. Internal to supply planning.
#pragma once
#include "platform/module/module.h"

namespace zs::supply_planning {

std::vector<ParameterDefault> parameters();

}  // namespace zs::supply_planning
