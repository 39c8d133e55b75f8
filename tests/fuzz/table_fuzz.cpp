// Spreadsheets as bytes: csv in any encoding, xlsx as a package that may be anything.
#include "core/text.h"
#include "fuzz.h"
#include "platform/documents/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    documents::Limits limits;
    limits.unpacked_bytes_max = 4 << 20;
    auto table = documents::read_table(fuzz::text_of(data, size), limits);
    fuzz::promise(table || table.error().code != Code::internal, "a file is read or refused");
    if (!table) return 0;
    for (const auto& row : table->rows)
        for (const auto& cell : row.cells) {
            fuzz::promise(text::is_utf8(cell), "a cell is UTF-8");
            documents::parse_cell_date(cell);
            documents::parse_cell_instant(cell, Zone{});
            documents::parse_cell_boolean(cell);
        }
    documents::drop_error_column(*table);
    return 0;
}
