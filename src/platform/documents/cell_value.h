// What a cell means in its column, shared by the writers of xlsx and csv. Internal to documents.
#pragma once
#include <string>
#include <string_view>

#include "platform/documents/workbook.h"

namespace zs::documents {

/// The cell as its column's type: text only where it is not exactly a value of that type. Decimals and reals become
/// double when 15 digits hold them exactly, otherwise text.
Cell typed_cell(const Cell& cell, const SheetColumn& column, Zone zone);
/// What a person reads, in the column's own writing ("12.50", "2026-11-24 09:53:00", "是").
std::string cell_text(const Cell& cell, const SheetColumn& column, Language language, Zone zone);
/// "-12.50": sign, digits, one point; nothing else.
bool is_plain_number(std::string_view text);

}  // namespace zs::documents
