// Dated parameters and figures of reliability.
#pragma once
#include "platform/module/module.h"

namespace zs::reliability {

std::vector<ParameterDefault> parameters();
std::vector<const indicators::Indicator*> all_indicators();  // indicators.cpp

}  // namespace zs::reliability
