// Route tables of space.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::space {

/// The routes, each with the data scope that all of maps and zones have.
inline http::Routes common_knowledge(http::Routes routes) {
    for (auto& route : routes) route.scope = "none: maps are common knowledge among staff";
    return routes;
}

http::Routes map_routes();                     // map_routes.cpp: tree, floor map, ways, GeoJSON, plain buildings
http::Routes zone_routes();                    // zone_routes.cpp: zones and their members, gaps and overlaps
http::Routes code_routes(Services& services);  // code_routes.cpp: place codes and labels

}  // namespace zs::space
