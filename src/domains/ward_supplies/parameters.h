// What the module declares beside its data. Internal to ward supplies.
#pragma once
#include "platform/module/module.h"

namespace zs::ward_supplies {

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::ward_supplies
