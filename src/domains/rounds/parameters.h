// Figures, parameters and notices of rounds.
#pragma once
#include "platform/module/module.h"

namespace zs::rounds {

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::rounds
