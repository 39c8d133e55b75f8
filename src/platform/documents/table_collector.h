// Rows on their way into a Table, with every limit watched. Internal to documents.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/table.h"

namespace zs::documents {

Status check_file_size(std::string_view bytes, const Limits& limits);

class TableCollector {
public:
    explicit TableCollector(const Limits& limits) : limits_(limits) {}
    /// The next row with its number in the file; the first one with content becomes the header. Invalid UTF-8 is not
    /// checked here. Errors: documents.too_many_rows, too_many_columns, cell_too_long, too_much_text.
    Status add(std::size_t number, std::vector<std::string> cells);
    /// The table, or documents.empty.
    Result<Table> finish();

private:
    Status check(std::size_t number, const std::vector<std::string>& cells);

    Limits limits_;
    Table table_;
    std::size_t cells_ = 0;
    std::size_t text_bytes_ = 0;
};

/// "A", "Z", "AA" for 0, 25, 26.
std::string column_letters(std::size_t column);

}  // namespace zs::documents
