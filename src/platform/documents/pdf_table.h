// A report for paper: title and one table on A4 landscape.
#pragma once
#include <string>
#include <vector>

#include "core/language.h"
#include "core/result.h"

namespace zs::documents {

enum class Align { left, right, center };

struct ReportColumn {
    std::string title;
    double width = 1;  // share of the page's width
    Align align = Align::left;
};

struct Report {
    std::string title;
    std::string subtitle = "";  // period, filter
    std::vector<ReportColumn> columns;
    std::vector<std::vector<std::string>> rows;
    std::string footer = "";  // hospital, printed at
    Language language = Language::zh;
};

/// A PDF with the header repeated and "第 1 页 / 共 3 页" on every page; cells wrap, at most 8 lines, then "…".
/// Errors: documents.too_many_rows (> 20 000), documents.too_many_columns (0 or > 30).
Result<std::string> render_report(const Report& report);

}  // namespace zs::documents
