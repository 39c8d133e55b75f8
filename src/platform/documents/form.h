// A form for paper (单据): head with a code to scan it back, fields, a ruled table, totals, boxes to sign in; A4.
#pragma once
#include <string>
#include <vector>

#include "core/decimal.h"
#include "platform/documents/pdf_table.h"

namespace zs::documents {

/// "壹万贰仟叁佰肆拾伍元陆角柒分", "伍拾元整". Zero is "零元整"; what is owed the other way begins with "负".
/// src: 支付结算办法 附一 正确填写票据和结算凭证的基本规定.
std::string capital_amount(Money amount);
/// "¥12,345.67".
std::string grouped_amount(Money amount);

enum class Paper { portrait, landscape };

struct FormField {
    std::string label;
    std::string value;
    bool wide = false;  // takes a whole row: addresses, reasons, an amount in capitals
};

struct Form {
    std::string hospital;
    std::string title;   // "采购订单"
    std::string number;  // printed below the code
    std::string url;     // what the code carries: the page of this paper; empty: no code
    std::vector<FormField> fields;
    std::vector<ReportColumn> columns;  // `width` is a share of the page; none: no table
    std::vector<std::vector<std::string>> rows;
    std::vector<FormField> totals;        // below the table
    std::string note = "";                // small, below the totals
    std::vector<std::string> signatures;  // one box each, at most 8: "采购员", "验收人"
    std::string footer = "";              // printed at, by whom
    Paper paper = Paper::portrait;
    Language language = Language::zh;
};

/// A PDF; head and titles of the table on every page, what follows the table on the last. Errors:
/// documents.too_many_rows (> 2 000), documents.too_many_columns (> 20), documents.qr_text_too_long.
Result<std::string> render_form(const Form& form);

}  // namespace zs::documents
