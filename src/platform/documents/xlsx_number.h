// Numbers of xlsx cells as text: plain numbers, and dates by the cell's number format. Internal to documents.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zs::documents {

/// What a number format shows. `elapsed` is [h]:mm, hours beyond a day.
enum class NumberKind { number, date, time, date_time, elapsed };

/// By format code ("yyyy\-mm\-dd", "[h]:mm", "0.00%").
NumberKind kind_of_format(std::string_view code);
/// By the built-in format number; those of Chinese Excel included.
NumberKind kind_of_builtin_format(int id);

/// Text of a stored number ("45000.5") in its format; text that is no number comes back unchanged.
/// `days_offset` is 1462 for workbooks that count from 1904, else 0.
std::string number_text(std::string_view stored, NumberKind kind, int days_offset);

/// "_x000D_" → the character it stands for, as strings of xlsx files write control characters.
std::string unescape_xlsx(std::string_view text);

}  // namespace zs::documents
