// Internal to sourcing.
#pragma once
#include "platform/module/module.h"

namespace zs::sourcing {

http::Routes project_routes();
http::Routes supplier_routes();
http::Routes price_routes();

}  // namespace zs::sourcing
