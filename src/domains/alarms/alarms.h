// Public face of alarms.
#pragma once
#include <map>
#include <optional>

#include "domains/telemetry/telemetry.h"
#include "platform/module/module.h"

namespace zs::alarms {

/// Rules for the types of the standard catalogue, where their codes are not taken yet; how many were added.
Result<std::int64_t> add_standard_rules(Transaction& transaction);

/// A limit that a rule sets a point. `set_point_id` not 0: it counts from the newest value of that point, in % of it
/// where `percent`.
struct Limit {
    double value = 0;
    std::int64_t set_point_id = 0;
    bool percent = false;
};
struct PointLimits {
    std::optional<Limit> low_low, low, high, high_high;
};
/// By point id, as the rules in force at reader.now() say: a rule of the point goes before the same kind of its device
/// type. Where a limit counts from a setting that the device does not report, there is none. These are the only limits:
/// who forecasts when one is met asks here. Follows the tables alarms_rule, telemetry_point, equipment_device.
std::map<std::int64_t, PointLimits> limits_in_force(Reader& reader);
/// Changes when an edition begins or ends by its date.
std::string editions_known(Reader& reader);
/// Whether the rules of a device type set a lower, an upper limit of a measure.
struct TypeLimits {
    bool low = false, high = false;
};
TypeLimits limits_of_type(Reader& reader, std::string_view type_code, std::string_view measure);

/// Watches the readings of `archive`.
Module module(Services& services, const std::shared_ptr<telemetry::Archive>& archive);

}  // namespace zs::alarms
