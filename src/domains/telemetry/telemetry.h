// Telemetry: points, their readings, and what gateways send.
#pragma once
#include "platform/module/module.h"

namespace zs::telemetry {

Module module(Services& services);

}  // namespace zs::telemetry
