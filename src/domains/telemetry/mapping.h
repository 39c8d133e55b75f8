// What a message of a broker says: topic and payload become readings. Pure: no connection, no clock.
#pragma once
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "domains/telemetry/reading.h"
#include "domains/telemetry/source_entities.h"

namespace zs::telemetry::mapping {

/// Fills {1}, {2}, … with the levels of the topic; nullopt when a level is asked for that the topic does not have.
std::optional<std::string> fill(std::string_view pattern, const std::vector<std::string_view>& levels);

/// Filter, patterns and paths of a map. Field errors: telemetry.bad_filter, telemetry.bad_pattern, field.required,
/// telemetry.bad_tags.
std::vector<FieldError> check(const TopicMap& map);

/// Milliseconds of an RFC 3339 text, or of a number of seconds, milliseconds, microseconds or nanoseconds since 1970
/// (told apart by size); nullopt for anything else.
std::optional<std::int64_t> time_of(const boost::json::value& value);

/// Readings of one message, added to `out`. Of a list the good ones are added, and the last error is told. Errors:
/// telemetry.no_map (no map fits the topic), telemetry.bad_payload (no number, no JSON), telemetry.no_value (nothing at
/// the path), telemetry.not_a_number (NaN or infinite), telemetry.bad_time, telemetry.bad_topic (too few levels).
Status read(const std::vector<TopicMap>& maps, std::string_view topic, std::string_view payload, Instant now,
            std::vector<Reading>& out);

}  // namespace zs::telemetry::mapping
