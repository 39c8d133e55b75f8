// Internal to purchasing.
#pragma once
#include "platform/module/module.h"

namespace zs::purchasing {

http::Routes order_routes(Services& services);

}  // namespace zs::purchasing
