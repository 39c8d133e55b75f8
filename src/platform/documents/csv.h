// Reading and writing CSV (RFC 4180), as Excel and Chinese office software make it.
#pragma once
#include <string>
#include <string_view>

#include "platform/documents/table.h"
#include "platform/documents/workbook.h"

namespace zs::documents {

/// UTF-8 with or without mark, UTF-16 with mark, otherwise GB18030. The separator (comma, semicolon, tab) is found in
/// the first row, or named by a first line "sep=;". A quote put in front of formulas by write_csv is taken away again.
/// Row numbers count records, as Excel does. Errors (invalid): documents.csv_unreadable, documents.csv_open_quote and
/// the limits as in read_xlsx.
Result<Table> read_csv(std::string_view bytes, const Limits& limits = {});

/// The first error column, drop-downs and notes are not written; `sheet.errors` are. UTF-8 with mark, CRLF. Text that a
/// spreadsheet would run as a formula (= + - @ in front) gets a quote in front of it; plain numbers do not.
std::string write_csv(const Sheet& sheet, Language language, Zone zone);

}  // namespace zs::documents
