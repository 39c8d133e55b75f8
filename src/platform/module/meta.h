// GET /api/v1/meta: what the web app needs to draw tables, forms, badges and action dialogs.
#pragma once
#include <string>
#include <vector>

#include "platform/module/module.h"

namespace zs {

/// The meta route over all modules.
http::Route meta_route(const std::vector<Module>& modules, const std::string& version,
                       std::function<std::string(Reader&)> hospital);

}  // namespace zs
