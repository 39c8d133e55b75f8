// What is written to xlsx and csv: sheets of typed columns and cells.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/language.h"
#include "core/time.h"

namespace zs::documents {

enum class ColumnType { text, integer, decimal, real, instant, date, boolean, choice };

struct SheetColumn {
    std::string key;    // field name; not written
    std::string title;  // header text
    ColumnType type = ColumnType::text;
    double width = 0;                       // characters; 0 = by title, type and the first rows
    std::string note = "";                  // comment on the header cell
    std::vector<std::string> options = {};  // choice: texts of the drop-down
    bool required = false;                  // marked in the header's colour and comment
    int scale = 2;                          // decimal: digits after the point
};

/// Text in a typed column (an import's own text, "12.50" in a decimal one) becomes a number, date or yes/no where it is
/// exactly one, and stays text otherwise. An integer in a decimal column counts units of 10^-scale, as Decimal does.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, Instant, Date>;

/// What is wrong with a row (index into Sheet::rows): its text goes to the added last column, `columns` are coloured.
struct RowError {
    std::size_t row = 0;
    std::string text;
    std::vector<std::size_t> columns = {};
};

struct Sheet {
    std::string name;  // cleaned to what Excel allows
    std::vector<SheetColumn> columns;
    std::vector<std::vector<Cell>> rows = {};
    std::vector<RowError> errors = {};  // any: the column "错误"/"Error" is added
};

struct Workbook {
    std::vector<Sheet> sheets;
    Language language = Language::zh;
    Zone zone = {};  // instants are written as local date and time of this zone
};

}  // namespace zs::documents
