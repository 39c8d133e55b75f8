// Routes of organization beyond its master data.
#pragma once
#include "platform/http/http.h"

namespace zs::organization {

http::Routes routes();

}  // namespace zs::organization
