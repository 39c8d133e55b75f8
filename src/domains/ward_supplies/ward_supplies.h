// Public face of ward supplies.
#pragma once
#include "domains/ward_supplies/service.h"
#include "platform/module/module.h"

namespace zs::ward_supplies {

Module module(Services& services);

}  // namespace zs::ward_supplies
