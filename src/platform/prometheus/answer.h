// Answers in the JSON of Prometheus' HTTP API, and its ways to write times.
#pragma once
#include "platform/prometheus/evaluate.h"

namespace zs::prometheus {

/// {"resultType":…,"result":…}; `at_ms` is the time of values at one moment.
std::string json_of(const Found& found, std::int64_t at_ms);
std::string json_of(const Labels& labels);
/// {"status":"success","data":…}
std::string success(std::string_view data);
/// {"status":"error","errorType":…,"error":…}
std::string failure(const Fault& fault);
/// HTTP status of a fault: 400, 422, 503.
int status_of(FaultKind kind);
/// The shortest text of a number, "NaN", "+Inf", "-Inf".
std::string number_text(double value);

/// Seconds since 1970 with a fraction, or RFC 3339.
std::optional<std::int64_t> parse_time_ms(std::string_view text);
/// Seconds with a fraction, or a duration ("15s"); positive.
std::optional<std::int64_t> parse_step_ms(std::string_view text);

}  // namespace zs::prometheus
