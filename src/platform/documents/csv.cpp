// CSV: decoding of what offices send, RFC 4180 records, and the guard against formulas.
#include "platform/documents/csv.h"

#include <unicode/ucnv.h>

#include <map>

#include "core/text.h"
#include "platform/documents/cell_value.h"
#include "platform/documents/printable.h"
#include "platform/documents/table_collector.h"

namespace zs::documents {
namespace {

using namespace std::string_view_literals;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view formula_starts = "=+-@\t\r";

/// True for text that Excel would run, also behind quotes that an earlier writing put there.
bool needs_guard(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos && formula_starts.find(text[first]) != std::string_view::npos;
}

void unguard(std::string& cell) {
    if (cell.starts_with('\'') && needs_guard(cell)) cell.erase(0, 1);
}

/// Bytes of a Chinese or UTF-16 file as UTF-8; an error for bytes that the encoding does not know.
Result<std::string> converted(std::string_view bytes, const char* encoding) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &error), &ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &error), &ucnv_close);
    if (U_FAILURE(error)) return fail(Code::internal, "documents.csv_unreadable");
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    std::string out(bytes.size() * 2 + 16, '\0');  // a two-byte character takes three bytes at most
    const char* source = bytes.data();
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                   nullptr, nullptr, nullptr, nullptr, true, true, &error);
    if (U_FAILURE(error)) return fail(Code::invalid, "documents.csv_unreadable");
    out.resize(static_cast<std::size_t>(target - out.data()));
    return out;
}

/// The file as UTF-8 without mark; `kept` holds the text when it had to be converted.
Result<std::string_view> decoded(std::string_view bytes, std::string& kept) {
    const char* encoding = nullptr;
    if (bytes.starts_with(utf8_mark))
        bytes.remove_prefix(utf8_mark.size());
    else if (bytes.starts_with("\xFF\xFE"sv))
        encoding = "UTF-16LE";
    else if (bytes.starts_with("\xFE\xFF"sv))
        encoding = "UTF-16BE";
    if (encoding != nullptr) bytes.remove_prefix(2);
    if (encoding == nullptr && !text::is_utf8(bytes)) encoding = "gb18030";
    if (encoding != nullptr) {
        ZS_TRY_ASSIGN(kept, converted(bytes, encoding));
        bytes = kept;
    }
    if (bytes.find('\0') != std::string_view::npos) return fail(Code::invalid, "documents.csv_unreadable");
    return bytes;
}

/// "sep=;" as the first line names the separator; otherwise the most frequent one of the first record.
char find_separator(std::string_view& csv) {
    if (csv.starts_with("sep=") && csv.size() > 5 && (csv[5] == '\r' || csv[5] == '\n')) {
        const char separator = csv[4];
        csv.remove_prefix(csv[5] == '\r' && csv.size() > 6 && csv[6] == '\n' ? 7 : 6);
        return separator;
    }
    std::map<char, std::size_t> seen{{',', 0}, {';', 0}, {'\t', 0}};
    bool quoted = false;
    bool content = false;
    for (const char c : csv) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && content) break;
        content = content || (c != '\n' && c != '\r');
        if (const auto found = seen.find(c); found != seen.end()) ++found->second;
    }
    char best = ',';
    for (const auto& [separator, count] : seen)
        if (count > seen[best]) best = separator;
    return best;
}

/// Takes records off the front of the text.
class Records {
public:
    Records(std::string_view csv, char separator) : rest_(csv), separator_(separator) {}
    bool done() const { return rest_.empty(); }

    /// The cells of the next record; nullopt when its quoted text never ends.
    std::optional<std::vector<std::string>> next() {
        std::vector<std::string> cells;
        for (;;) {
            std::string cell;
            if (!take_cell(cell)) return std::nullopt;
            cells.push_back(std::move(cell));
            if (rest_.empty()) return cells;
            const char end = rest_.front();
            rest_.remove_prefix(1);
            if (end == separator_) continue;
            if (end == '\r' && rest_.starts_with('\n')) rest_.remove_prefix(1);
            return cells;
        }
    }

private:
    bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

    void take_plain(std::string& cell) {
        std::size_t count = 0;
        while (count < rest_.size() && !ends_cell(rest_[count])) ++count;
        cell.append(rest_.substr(0, count));
        rest_.remove_prefix(count);
    }

    bool take_cell(std::string& cell) {
        if (rest_.starts_with('"')) {
            rest_.remove_prefix(1);
            for (;;) {
                const std::size_t quote = rest_.find('"');
                if (quote == std::string_view::npos) return false;
                cell.append(rest_.substr(0, quote));
                rest_.remove_prefix(quote + 1);
                if (!rest_.starts_with('"')) break;
                cell += '"';
                rest_.remove_prefix(1);
            }
        }
        take_plain(cell);  // also what wrongly follows a closing quote
        return true;
    }

    std::string_view rest_;
    char separator_;
};

void append_field(std::string& out, std::string_view text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_text(std::string& out, std::string_view raw) {
    std::string text = printable(raw);
    if (needs_guard(text) && !is_plain_number(text)) text.insert(0, 1, '\'');
    append_field(out, text);
}

}  // namespace

Result<Table> read_csv(std::string_view bytes, const Limits& limits) {
    ZS_TRY(check_file_size(bytes, limits));
    std::string kept;
    ZS_TRY_ASSIGN(std::string_view csv, decoded(bytes, kept));
    const char separator = find_separator(csv);
    Records records(csv, separator);
    TableCollector collector(limits);
    for (std::size_t number = 1; !records.done(); ++number) {
        auto cells = records.next();
        if (!cells) return fail(Code::invalid, "documents.csv_open_quote", {{"row", std::to_string(number)}});
        for (auto& cell : *cells) unguard(cell);
        ZS_TRY(collector.add(number, std::move(*cells)));
    }
    return collector.finish();
}

std::string write_csv(const Sheet& sheet, Language language, Zone zone) {
    std::map<std::size_t, std::string> errors;
    for (const auto& error : sheet.errors) {
        std::string& text = errors[error.row];
        text += (text.empty() ? "" : "; ") + error.text;
    }
    std::string out(utf8_mark);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (i > 0) out += ',';
        append_text(out, sheet.columns[i].title);
    }
    if (!errors.empty()) out.append(sheet.columns.empty() ? "" : ",").append(error_column_title(language));
    out += "\r\n";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            if (i > 0) out += ',';
            if (i >= sheet.rows[row].size()) continue;
            const Cell& cell = sheet.rows[row][i];
            const std::string text = cell_text(cell, sheet.columns[i], language, zone);
            if (std::holds_alternative<std::string>(cell))
                append_text(out, text);
            else
                append_field(out, text);
        }
        if (!errors.empty()) {
            out += ',';
            if (const auto found = errors.find(row); found != errors.end()) append_text(out, found->second);
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace zs::documents
