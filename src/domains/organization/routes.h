// Routes of organization beyond its master data.
#pragma once
#include "platform/http/http.h"

namespace zs::organization {

/// Who works when: entries, swaps, copies.
http::Routes roster_routes();
/// Leave and its effect, coverage of posts, rest between shifts.
http::Routes leave_routes();

}  // namespace zs::organization
