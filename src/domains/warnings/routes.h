// Route tables of warnings.
#pragma once
#include "domains/warnings/lookout.h"
#include "platform/module/module.h"

namespace zs::warnings {

http::Routes warning_routes(const std::shared_ptr<Lookout>& lookout);

}  // namespace zs::warnings
