// The route tables of repair, one function for each group.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::repair {

http::Routes work_order_routes();                // routes.cpp
http::Routes public_routes(Services& services);  // public_routes.cpp: report, track, rate without login
http::Routes site_routes();                      // site_routes.cpp: what the phone of the person on the job asks for
http::Routes desk_routes();                      // desk_routes.cpp: candidates, load, floor map layer, intake search
http::Routes parts_routes();                     // parts_routes.cpp: parts of the stores on an order
http::Routes crew_routes();                      // crew_load.cpp: what a crew leader watches

}  // namespace zs::repair
