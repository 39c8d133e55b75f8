// SQL of a figure's rows and of what each contributes. Internal to indicators.
#pragma once
#include "platform/indicators/indicators.h"

namespace zs::indicators {

struct Scan {
    std::string where;
    Values parameters;
};

/// What a row contributes to a figure: its value where it counts, else NULL.
std::string contribution(const Indicator& indicator);
/// One parameter for every '?' of a stock's SQL: the period's end, but never later than now.
Values stock_marks(std::string_view sql, Period period, Instant now);
/// Period, filters and scope of a source; the select list's own parameters come before.
Result<Scan> restrict(const Source& source, const Actor& actor, Period period, const Filters& filters, Instant now);
const Dimension* find_dimension(const Source& source, std::string_view name);

}  // namespace zs::indicators
