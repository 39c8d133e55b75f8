// Dated parameters of repair and their defaults.
#pragma once
#include <vector>

#include "platform/module/module.h"

namespace zs::repair {

std::vector<ParameterDefault> parameters();

}  // namespace zs::repair
