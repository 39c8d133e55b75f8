// Numbers that people read from a device on their rounds become readings of its points.
#pragma once
#include "domains/telemetry/archive.h"
#include "platform/base/clock.h"
#include "platform/events/events.h"

namespace zs::telemetry {

/// Follows "maintenance.device_read": `{"device":"OXY-1","at":ms,"readings":{"o2_purity":93.5}}`. A number whose device
/// and quantity have an active point is appended to it; others are nobody's.
events::Subscription manual_readings(Database& database, Clock& clock, const std::shared_ptr<Archive>& archive);

}  // namespace zs::telemetry
