// Writing xlsx: whole workbooks, import templates with drop-downs, imports given back with errors, long exports.
#pragma once
#include <memory>
#include <span>
#include <string>

#include "core/result.h"
#include "platform/documents/workbook.h"

namespace zs::documents {

/// The workbook as the bytes of a file: styled and frozen header, autofilter, drop-downs, header comments, errors.
/// A sheet without rows is an import template. Text longer than 32 767 characters is cut with "…".
/// Errors: documents.too_many_rows (Excel's 1 048 575), unavailable.disk_full, documents.xlsx_not_written.
Result<std::string> write_xlsx(const Workbook& workbook);

/// One sheet written row by row in constant memory, for exports of 100 000 rows and more. Not thread-safe.
class XlsxStream {
public:
    /// `sheet.rows` and `sheet.errors` are not read; widths come from titles and types.
    static Result<XlsxStream> open(const Sheet& sheet, Language language, Zone zone);
    XlsxStream(XlsxStream&&) noexcept;
    XlsxStream& operator=(XlsxStream&&) noexcept;
    ~XlsxStream();

    /// Adds one row below the last one.
    Status add_row(std::span<const Cell> cells);
    /// Ends the file and returns its bytes; nothing may be added afterwards.
    Result<std::string> finish();

private:
    struct State;
    explicit XlsxStream(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zs::documents
