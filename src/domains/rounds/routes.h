// The route tables of rounds, one function for each group.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::rounds {

http::Routes route_routes();     // route_routes.cpp: routes and their points
http::Routes round_routes();     // round_routes.cpp: rounds, visits, hand-over, findings
http::Routes shutdown_routes();  // shutdown_routes.cpp

}  // namespace zs::rounds
