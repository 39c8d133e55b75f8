// The route table of reliability.
#pragma once
#include "platform/http/http.h"

namespace zs::reliability {

http::Routes routes();

}  // namespace zs::reliability
