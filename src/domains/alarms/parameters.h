// What module.cpp gathers: parameters, notices, figures.
#pragma once
#include "platform/module/module.h"

namespace zs::alarms {

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::alarms
