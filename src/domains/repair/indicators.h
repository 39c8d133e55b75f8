// The figures that repair declares.
#pragma once
#include <vector>

#include "platform/indicators/indicators.h"

namespace zs::repair {

std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::repair
