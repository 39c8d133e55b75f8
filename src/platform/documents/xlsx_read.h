// Reading xlsx files that people send: bounded in every direction, no external entities, never more than an error.
#pragma once
#include <string_view>

#include "platform/documents/table.h"

namespace zs::documents {

/// Header and rows of the sheet called `sheet`, or of the first visible one. Numbers come without their format
/// ("12.5"), dates as "2026-11-24", "2026-11-24T09:53:00" or "09:53:00", booleans as "true"/"false", formulas as their
/// stored result, merged cells as their first cell. Errors (invalid): documents.xlsx_unreadable,
/// documents.xlsx_encrypted (also old .xls), documents.too_large, documents.unpacks_too_large, documents.too_many_rows,
/// documents.too_many_columns, documents.too_much_text, documents.cell_too_long, documents.empty,
/// documents.sheet_missing.
Result<Table> read_xlsx(std::string_view bytes, const Limits& limits = {}, std::string_view sheet = {});

}  // namespace zs::documents
