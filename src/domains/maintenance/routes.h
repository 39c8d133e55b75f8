// The route tables of maintenance, one function for each group.
#pragma once
#include "platform/http/http.h"

namespace zs::maintenance {

http::Routes manual_routes();  // manual_routes.cpp: activities, their lists and editions
http::Routes order_routes();   // order_routes.cpp: orders, steps, own work, what a device has had
http::Routes parts_routes();   // parts_routes.cpp: parts of the stores on an order
http::Routes year_routes();    // year_routes.cpp: year plans, their visits, moving them

}  // namespace zs::maintenance
