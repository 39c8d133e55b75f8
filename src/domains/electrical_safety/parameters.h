// What electrical safety declares: parameters, notices, figures.
#pragma once
#include <vector>

#include "platform/indicators/indicators.h"
#include "platform/module/module.h"

namespace zs::electrical_safety {

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::electrical_safety
