// Dated parameters of equipment, what people are told, and the figures.
#pragma once
#include <vector>

#include "platform/module/module.h"

namespace zs::equipment {

std::vector<ParameterDefault> parameters();                  // parameters.cpp
std::vector<notify::NoticeKind> notice_kinds();              // parameters.cpp
std::vector<const indicators::Indicator*> all_indicators();  // indicators.cpp

}  // namespace zs::equipment
