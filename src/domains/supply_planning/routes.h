// Internal to supply planning.
#pragma once
#include "platform/module/module.h"

namespace zs::supply_planning {

http::Routes class_routes();
http::Routes level_routes();
http::Routes proposal_routes();
http::Routes replay_routes();

}  // namespace zs::supply_planning
