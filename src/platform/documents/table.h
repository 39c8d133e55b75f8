// What the readers of xlsx and csv give back: a header and rows of cell text with their row numbers in the file.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "core/limits.h"
#include "core/result.h"
#include "core/time.h"

namespace zs::documents {

/// How much of a file is read before it is refused (documents.too_large, …too_many_rows and so on).
struct Limits {
    std::size_t bytes_max = limits::import_bytes_max;
    std::size_t unpacked_bytes_max = std::size_t{256} << 20;  // all parts of an xlsx that are read
    std::size_t rows_max = 200'000;                           // rows with content below the header
    std::size_t columns_max = 256;
    std::size_t cell_characters_max = 32'767;
    std::size_t cells_max = 5'000'000;                    // guards memory
    std::size_t text_bytes_max = std::size_t{256} << 20;  // all cell text together
};

/// One row that has content. `number` is its row in the file, 1-based, as Excel shows it.
struct Row {
    std::size_t number = 0;
    std::vector<std::string> cells;  // trailing empty cells are left out
    /// Text of a column, "" beyond the last cell.
    std::string_view cell(std::size_t column) const {
        return column < cells.size() ? std::string_view(cells[column]) : std::string_view();
    }
};

/// The first row with content is the header, its texts trimmed; rows without content are left out.
struct Table {
    std::vector<std::string> header;
    std::size_t header_row = 0;
    std::vector<Row> rows;
    /// Column whose header is one of `names` (key, titles …; ASCII case and a trailing "*" do not matter).
    std::optional<std::size_t> column(std::initializer_list<std::string_view> names) const;
};

/// Reads xlsx or csv, told apart by content, not by name.
Result<Table> read_table(std::string_view bytes, const Limits& limits = {});
/// Takes away the last column when it is the one that write_xlsx adds for errors, so that a mended file reads clean.
void drop_error_column(Table& table);
/// Header of the column with the errors: "错误", "Error".
std::string_view error_column_title(Language language);

/// Cell text → value; nullopt for other text. Dates: 2026-11-24, 2026/11/24, 2026年11月24日, also with time 00:00.
std::optional<Date> parse_cell_date(std::string_view text);
/// "2026-11-24T09:53:00", "2026/11/24 9:53" or a day alone in the zone; RFC 3339 with its own offset too.
std::optional<Instant> parse_cell_instant(std::string_view text, Zone zone);
/// 是/否, yes/no, true/false, y/n, 1/0, √; ASCII case does not matter.
std::optional<bool> parse_cell_boolean(std::string_view text);
/// "是"/"否", "Yes"/"No", as written by write_xlsx and write_csv.
std::string_view boolean_text(bool value, Language language);

}  // namespace zs::documents
