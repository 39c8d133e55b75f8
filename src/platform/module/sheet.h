// Fields as columns of a sheet, shared by export and import. Internal to module.
#pragma once
#include "platform/documents/workbook.h"
#include "platform/module/exchange.h"

namespace zs {

/// Title, type, drop-down of a field's column.
documents::SheetColumn sheet_column(const FieldTable& field, const Codes& codes, Language language);
/// False for keys, versions, secrets and ids that have no code.
bool shown_in_files(const FieldTable& field, const Codes& codes);
http::Response xlsx_response(std::string bytes, std::string_view name);

}  // namespace zs
