// Early warnings: signs in the readings of devices become warnings that people judge.
#pragma once
#include "domains/telemetry/telemetry.h"
#include "domains/warnings/service.h"
#include "platform/module/module.h"

namespace zs::warnings {

/// Listens to `archive` from the first reading on.
Module module(Services& services, const std::shared_ptr<telemetry::Archive>& archive);

}  // namespace zs::warnings
