// A series as a file: columns timestamp,value, one row a line.
#pragma once
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/time.h"

namespace zs::early_warning {

/// Texts point into the file's bytes.
struct SeriesRow {
    std::string_view time_text, value_text;
    Instant at;
    double value = 0;  // may be NaN or infinite where the file says so
};

/// Every row, or the first line that cannot be read. Times without zone are taken as they stand.
Result<std::vector<SeriesRow>> read_series(std::string_view bytes);

}  // namespace zs::early_warning
