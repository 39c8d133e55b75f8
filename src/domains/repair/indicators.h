// The figures that repair declares.
#pragma once
#include <vector>

#include "platform/indicators/indicators.h"

namespace zs::repair {

/// By the time of restoring, by the time of the report, and what is open at a period's end.
const indicators::Source& restored_orders();
const indicators::Source& reported_orders();
const indicators::Source& open_orders();

std::vector<const indicators::Indicator*> all_indicators();

}  // namespace zs::repair
