// Pure decisions about readings: no database, no clock.
#pragma once
#include "domains/telemetry/views.h"
#include "platform/history/history.h"
#include "platform/line_protocol/line_protocol.h"

namespace zs::telemetry::rules {

/// "b=2,a=1" → "a=1,b=2"; nullopt when it is not of that form or a name comes twice. Backslashes escape , = and space.
std::optional<std::string> sorted_tags(std::string_view text);
/// Measurement, sorted tags and field as one text, the key under which series are known.
std::string series_key(std::string_view measurement, std::string_view tags, std::string_view field);
/// Tags of a line in the form of sorted_tags.
std::string tags_of(const line_protocol::Point& line);

/// Quality of a reading by what the sensor can show.
history::Quality quality_of(double value, const std::optional<double>& low, const std::optional<double>& high);

/// What the newest reading is worth now. `unchanged`: all readings of the last `flat_minutes` are the same.
struct Verdict {
    Quality quality = Quality::good;
    Reason reason = Reason::none;
    friend bool operator==(const Verdict&, const Verdict&) = default;
};
Verdict judge(const Point& point, const std::optional<history::Sample>& newest, bool unchanged, Instant now);

/// Step for a picture of about `steps` steps: a round length of time, never shorter than a second.
std::int64_t round_step_s(std::int64_t span_s, std::int64_t steps);

/// May a reading of this time be stored? Clocks of gateways run ahead a little; after a day it belongs to a replay.
enum class Age { acceptable, ahead, too_old };
Age age_of(std::int64_t at_ms, Instant now, bool replay);

}  // namespace zs::telemetry::rules
