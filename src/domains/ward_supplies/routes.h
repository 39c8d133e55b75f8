// Internal to ward supplies.
#pragma once
#include "platform/module/module.h"

namespace zs::ward_supplies {

http::Routes round_routes();
http::Routes container_routes();

}  // namespace zs::ward_supplies
