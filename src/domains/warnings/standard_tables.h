// What fits most hospitals: limits by device type, and the table of signs and causes. Also for the bench.
#pragma once
#include <vector>

#include "domains/warnings/table.h"

namespace zs::warnings {

std::vector<Measure> standard_measures();
std::vector<Fault> standard_faults();

}  // namespace zs::warnings
