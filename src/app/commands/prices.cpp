// zhongshu prices check: a list of sales against the rules of mark-ups and ceilings.
#include <fmt/format.h>

#include <cerrno>
#include <iostream>

#include "app/commands/commands.h"
#include "app/commands/table_file.h"
#include "core/text.h"
#include "domains/replenishment/replenishment.h"
#include "platform/documents/table.h"

namespace zs::app {
namespace {

using replenishment::PriceFinding;
using replenishment::PriceRule;

/// Reads cells and notes each that is not what its column wants.
class Cells {
public:
    explicit Cells(const documents::Table& table) : table_(table) {}

    /// A number of at least 0 with at most `scale` decimals, in its smallest unit; 0 where it is none.
    std::int64_t units(const documents::Row& row, std::size_t column, int scale) {
        const auto value = parse_decimal(text::trim(row.cell(column)), scale);
        if (value && *value >= 0) return *value;
        mistakes_.note(row.number, table_.header[column], "field.not_a_number");
        return 0;
    }
    Date date(const documents::Row& row, std::size_t column) {
        const auto value = documents::parse_cell_date(row.cell(column));
        if (!value) mistakes_.note(row.number, table_.header[column], "field.not_a_date");
        return value.value_or(Date{});
    }
    Status status() const { return mistakes_.status(); }

private:
    const documents::Table& table_;
    Mistakes mistakes_;
};

Result<std::vector<PriceRule>> read_rules(std::string_view bytes) {
    ZS_TRY_ASSIGN(const auto table, documents::read_table(bytes));
    const auto column = [&](const char* name) { return table.column({name}); };
    std::vector<FieldError> missing;
    for (const char* name : {"hospital", "category", "first", "last", "markup_percent", "source"})
        if (!column(name)) missing.push_back({name, "field.required", {}});
    if (!missing.empty()) return fail_fields(std::move(missing));
    Cells cells(table);
    std::vector<PriceRule> rules;
    for (const auto& row : table.rows) {
        const std::size_t last = *column("last");
        rules.push_back({std::string(row.cell(*column("hospital"))),
                         replenishment::price_category(row.cell(*column("category"))),
                         cells.date(row, *column("first")),
                         row.cell(last).empty() ? std::nullopt : std::optional(cells.date(row, last)),
                         static_cast<int>(cells.units(row, *column("markup_percent"), 1)),
                         std::string(row.cell(*column("source")))});
    }
    ZS_TRY(cells.status());
    return rules;
}

std::string_view name_of(PriceFinding::Kind kind) {
    switch (kind) {
        case PriceFinding::Kind::above_markup:
            return "above_markup";
        case PriceFinding::Kind::above_listed:
            return "above_listed";
        default:
            return "no_rule";
    }
}

}  // namespace

int check_prices(const std::string& file, const std::string& rules_file, const std::string& hospital) {
    auto rules = replenishment::standard_price_rules();
    if (!rules_file.empty()) {
        const auto given = read_whole(rules_file).and_then([](const auto& bytes) { return read_rules(bytes); });
        if (!given) return failed(given.error());
        rules = *given;
    }
    const auto lines = read_whole(file).and_then([](const auto& bytes) { return replenishment::read_sales(bytes); });
    if (!lines) return failed(lines.error());
    const auto findings = replenishment::check_prices(*lines, rules, hospital);
    if (!findings) return failed(findings.error());
    std::cout << "row,name,finding,actual,most,excess_per_unit,excess,source\n";
    Money sold_above, bought_above;
    for (const auto& one : *findings) {
        auto& sum = one.kind == PriceFinding::Kind::above_listed ? bought_above : sold_above;
        sum = sum + one.excess;
        const auto price = [](UnitPrice value) { return decimal_text(value.units, UnitPrice::scale); };
        std::cout << fmt::format("{},{},{},{},{},{},{},{}\n", one.row, csv_cell(one.name), name_of(one.kind),
                                 price(one.actual), price(one.most), price(one.excess_per_unit),
                                 decimal_text(one.excess.units, Money::scale), csv_cell(one.source));
    }
    std::cout.flush();
    std::cerr << fmt::format("{} lines, {} findings; sold above the mark-up: {} yuan, bought above the list: {} yuan\n",
                             lines->size(), findings->size(), decimal_text(sold_above.units, Money::scale),
                             decimal_text(bought_above.units, Money::scale));
    if (std::cout) return 0;
    if (errno == EPIPE) return 1;  // the reader has seen enough
    return failed(Error{Code::unavailable, "unavailable.disk_full", {}, {}, {}});
}

}  // namespace zs::app
