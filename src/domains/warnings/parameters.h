// Tables that the module hands over.
#pragma once
#include "platform/module/module.h"

namespace zs::warnings {

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::warnings
