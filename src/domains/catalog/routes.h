// Routes of catalog beyond its master data.
#pragma once
#include "platform/http/http.h"

namespace zs::catalog {

/// GET /api/v1/catalog/parameter-values: every known parameter with its value today, unit, texts and source.
/// GET /api/v1/catalog/calendar?from&to: each day with working or off, and its name.
http::Routes routes();

}  // namespace zs::catalog
