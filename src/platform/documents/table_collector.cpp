// Rows on their way into a Table.
#include "platform/documents/table_collector.h"

#include "core/text.h"

namespace zs::documents {
namespace {

bool is_blank(const std::string& cell) { return text::trim(cell).empty(); }

tl::unexpected<Error> over(std::string_view key, std::size_t limit) {
    return fail(Code::invalid, key, {{"limit", std::to_string(limit)}});
}

}  // namespace

Status check_file_size(std::string_view bytes, const Limits& limits) {
    if (bytes.size() <= limits.bytes_max) return {};
    return over("documents.too_large", limits.bytes_max >> 20);
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

Status TableCollector::add(std::size_t number, std::vector<std::string> cells) {
    while (!cells.empty() && is_blank(cells.back())) cells.pop_back();
    if (cells.empty()) return {};
    ZS_TRY(check(number, cells));
    if (table_.header_row == 0) {
        for (auto& cell : cells) table_.header.emplace_back(text::trim(cell));
        table_.header_row = number;
        return {};
    }
    table_.rows.push_back({number, std::move(cells)});
    return {};
}

Status TableCollector::check(std::size_t number, const std::vector<std::string>& cells) {
    if (cells.size() > limits_.columns_max) return over("documents.too_many_columns", limits_.columns_max);
    if (table_.rows.size() >= limits_.rows_max) return over("documents.too_many_rows", limits_.rows_max);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        text_bytes_ += cells[i].size();
        if (cells[i].size() > limits_.cell_characters_max && text::length(cells[i]) > limits_.cell_characters_max)
            return fail(Code::invalid, "documents.cell_too_long",
                        {{"cell", column_letters(i) + std::to_string(number)},
                         {"limit", std::to_string(limits_.cell_characters_max)}});
    }
    cells_ += cells.size();
    if (cells_ > limits_.cells_max || text_bytes_ > limits_.text_bytes_max)
        return fail(Code::invalid, "documents.too_much_text");
    return {};
}

Result<Table> TableCollector::finish() {
    if (table_.header_row == 0) return fail(Code::invalid, "documents.empty");
    return std::move(table_);
}

}  // namespace zs::documents
