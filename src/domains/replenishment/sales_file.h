// A list of sales as hospitals export it: xlsx or csv, columns by their English or Chinese names.
#pragma once
#include <string_view>
#include <vector>

#include "core/result.h"
#include "domains/replenishment/price_rules.h"

namespace zs::replenishment {

/// Columns date, category, paid, sold (required), name, listed, quantity. Errors: those of documents::read_table,
/// field.required for missing columns, all wrong cells at once as "row:column", 200 at most.
Result<std::vector<SaleLine>> read_sales(std::string_view bytes);

}  // namespace zs::replenishment
