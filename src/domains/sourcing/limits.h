// The dated numbers of purchasing as decisions need them, and what the domain declares of them.
#pragma once
#include "domains/sourcing/rules.h"
#include "platform/indicators/indicators.h"
#include "platform/module/module.h"

namespace zs::sourcing {

Thresholds thresholds(Reader& reader, Kind kind, Instant at);
MinimumTime minimum_time(Reader& reader, Route route, Instant at);
/// Working days in which suppliers may object to a result; 0 for what nobody competed for.
int objection_days(Reader& reader, Route route, Instant at);
/// Amounts above it are approved and awarded by who may approve large ones.
Money limit_of_head(Reader& reader, Instant at);
std::int64_t number(Reader& reader, std::string_view code, Instant at);
/// The hospital's day.
Date today(Reader& reader);
Date day_of(Reader& reader, Instant at);

std::vector<ParameterDefault> parameters();
std::vector<notify::NoticeKind> notice_kinds();
std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::sourcing
