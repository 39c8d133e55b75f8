// Dated parameters, figures and notices of maintenance.
#pragma once
#include "platform/module/module.h"

namespace zs::maintenance {

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();  // indicators.cpp

}  // namespace zs::maintenance
