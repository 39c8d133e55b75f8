// The route tables of equipment, one function for each group.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::equipment {

http::Routes device_routes(Services& services);  // routes.cpp: devices, steps, codes, documents
http::Routes due_routes();                       // due_routes.cpp: due clocks and what was done, transfers
http::Routes circuit_routes();                   // circuit_routes.cpp: circuits and appliances with their load

inline constexpr std::string_view device_scope = "campus, department, vendor of the device; crews everywhere";

}  // namespace zs::equipment
