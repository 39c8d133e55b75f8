#include "domains/replenishment/sales_file.h"

#include <fmt/format.h>

#include "core/text.h"
#include "platform/documents/table.h"

namespace zs::replenishment {
namespace {

/// Reads cells and notes each that is not what its column wants.
class SaleCells {
public:
    explicit SaleCells(const documents::Table& table) : table_(table) {}

    /// A number of at least 0 with at most `scale` decimals, in its smallest unit; 0 where it is none.
    std::int64_t units(const documents::Row& row, std::size_t column, int scale) {
        const auto value = parse_decimal(text::trim(row.cell(column)), scale);
        if (value && *value >= 0) return *value;
        note(row.number, column, "field.not_a_number");
        return 0;
    }
    Date date(const documents::Row& row, std::size_t column) {
        const auto value = documents::parse_cell_date(row.cell(column));
        if (!value) note(row.number, column, "field.not_a_date");
        return value.value_or(Date{});
    }
    Status status() const {
        if (mistakes_.empty()) return {};
        return fail_fields(mistakes_);
    }

private:
    void note(std::size_t row, std::size_t column, const char* key) {
        constexpr std::size_t told_max = 200;
        if (mistakes_.size() < told_max)
            mistakes_.push_back({fmt::format("{}:{}", row, table_.header[column]), key, {}});
    }

    const documents::Table& table_;
    std::vector<FieldError> mistakes_;
};

/// A named column of the table; required ones are an error when they are missing.
struct SaleColumns {
    std::optional<std::size_t> date, category, name, paid, sold, listed, quantity;
};

Result<SaleColumns> sale_columns_of(const documents::Table& table) {
    SaleColumns of{table.column({"date", "日期", "销售日期"}), table.column({"category", "类别", "分类"}),
                   table.column({"name", "名称", "品名"}),     table.column({"paid", "进价", "采购价"}),
                   table.column({"sold", "售价", "销售价"}),   table.column({"listed", "挂网价", "省级挂网价"}),
                   table.column({"quantity", "数量"})};
    std::vector<FieldError> missing;
    const auto need = [&](bool there, const char* name) {
        if (!there) missing.push_back({name, "field.required", {}});
    };
    need(of.date.has_value(), "date");
    need(of.category.has_value(), "category");
    need(of.paid.has_value(), "paid");
    need(of.sold.has_value(), "sold");
    if (!missing.empty()) return fail_fields(std::move(missing));
    return of;
}

}  // namespace

Result<std::vector<SaleLine>> read_sales(std::string_view bytes) {
    ZS_TRY_ASSIGN(const auto table, documents::read_table(bytes));
    ZS_TRY_ASSIGN(const auto columns, sale_columns_of(table));
    SaleCells cells(table);
    const auto is_given = [](const documents::Row& row, std::optional<std::size_t> column) {
        return column && !row.cell(*column).empty();
    };
    std::vector<SaleLine> lines;
    for (const auto& row : table.rows) {
        SaleLine line;
        line.row = row.number;
        if (columns.name) line.name = std::string(row.cell(*columns.name));
        line.category = price_category(row.cell(*columns.category));
        line.date = cells.date(row, *columns.date);
        line.paid.units = cells.units(row, *columns.paid, UnitPrice::scale);
        line.sold.units = cells.units(row, *columns.sold, UnitPrice::scale);
        if (is_given(row, columns.quantity)) line.quantity.units = cells.units(row, *columns.quantity, Quantity::scale);
        if (is_given(row, columns.listed)) line.listed = UnitPrice{cells.units(row, *columns.listed, UnitPrice::scale)};
        lines.push_back(std::move(line));
    }
    ZS_TRY(cells.status());
    return lines;
}

}  // namespace zs::replenishment
