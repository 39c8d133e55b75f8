// Route tables of space.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::space {

http::Routes map_routes();                     // map_routes.cpp: tree, floor map, ways, zones, GeoJSON
http::Routes code_routes(Services& services);  // code_routes.cpp: place codes and labels

}  // namespace zs::space
