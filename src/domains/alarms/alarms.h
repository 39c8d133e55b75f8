// Public face of alarms.
#pragma once
#include "domains/telemetry/telemetry.h"
#include "platform/module/module.h"

namespace zs::alarms {

/// Rules for the types of the standard catalogue, where their codes are not taken yet; how many were added.
Result<std::int64_t> add_standard_rules(Transaction& transaction);

/// Watches the readings of `archive`.
Module module(Services& services, const std::shared_ptr<telemetry::Archive>& archive);

}  // namespace zs::alarms
