// Public face of reliability: nobody else reads it.
#pragma once
#include "domains/telemetry/telemetry.h"

namespace zs::reliability {

/// Assesses every device as of today; how many assessments changed.
Result<std::int64_t> assess(Transaction& transaction);

Module module(Services& services, const std::shared_ptr<telemetry::Archive>& archive);

}  // namespace zs::reliability
