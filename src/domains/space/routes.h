// Route tables of space.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::space {

http::Routes map_routes();                     // map_routes.cpp: tree, floor map, ways, GeoJSON, plain buildings
http::Routes zone_routes();                    // zone_routes.cpp: zones and their members, gaps and overlaps
http::Routes code_routes(Services& services);  // code_routes.cpp: place codes and labels

}  // namespace zs::space
