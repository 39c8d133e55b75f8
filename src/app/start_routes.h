// First steps of an empty hospital, over all domains: so they live in app.
#pragma once
#include "platform/http/http.h"

namespace zs::app {

/// GET /api/v1/start: each step with its count and whether it is done. POST /api/v1/start/catalogue.
http::Routes start_routes();

}  // namespace zs::app
