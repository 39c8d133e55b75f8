// Internal to materials.
#pragma once
#include "platform/module/module.h"

namespace zs::materials {

http::Routes stock_routes();
http::Routes ledger_routes();
http::Routes requisition_routes();
http::Routes stocktake_routes();

}  // namespace zs::materials
