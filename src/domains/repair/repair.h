// Public face of repair.
#pragma once
#include "platform/module/module.h"

namespace zs::repair {

Module module(Services& services);

}  // namespace zs::repair
