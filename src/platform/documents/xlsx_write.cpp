// Writing xlsx by libxlsxwriter. The file is built in anonymous memory; only the library's scratch files touch the
// disk.
#include "platform/documents/xlsx_write.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <map>

#include "core/text.h"
#include "platform/documents/cell_value.h"
#include "platform/documents/printable.h"
#include "platform/documents/table.h"
#include "platform/documents/table_collector.h"

namespace zs::documents {
namespace {

constexpr std::size_t data_rows_max = 1'048'575;
constexpr std::size_t cell_units_max = 32'767;      // Excel counts UTF-16 units
constexpr std::size_t inline_list_bytes_max = 250;  // longer drop-downs live on a hidden sheet
constexpr lxw_row_t validated_rows_min = 2000;      // rows of a template that have drop-downs
constexpr std::size_t sampled_rows = 200;           // for column widths
constexpr double serial_of_unix_epoch = 25'569;
constexpr double serial_min = 61;         // 1900-03-01: Excel's calendar is wrong before
constexpr double serial_end = 2'958'466;  // 10000-01-01
constexpr lxw_color_t header_color = 0xE6ECF0;
constexpr lxw_color_t required_color = 0xBFE0DD;
constexpr lxw_color_t bad_color = 0xFFC7CE;
constexpr lxw_color_t bad_text_color = 0x9C0006;

tl::unexpected<Error> not_written() { return fail(Code::internal, "documents.xlsx_not_written"); }

/// One character more than a column for wide ones, as terminals and Excel show Chinese.
std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 || byte >= 0xC0) width += byte >= 0xE0 ? 2 : 1;
    }
    return width;
}

/// Excel's own escape marks in a text must not be taken for one: "_x0041_" → "_x005F_x0041_".
std::string escape_marks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool mark = text.substr(i).starts_with("_x") && text.size() >= i + 7 && text[i + 6] == '_' &&
                          text.substr(i + 2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
        if (mark) out += "_x005F";
        out += text[i];
    }
    return out;
}

/// At most 32 767 UTF-16 units, the last one "…" when something was cut.
std::string fit_cell(std::string text) {
    if (text.size() <= cell_units_max) return text;
    std::size_t units = 0;
    std::size_t keep = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) == 0x80U) continue;
        units += byte >= 0xF0 ? 2 : 1;
        if (units <= cell_units_max - 2) keep = i;
    }
    if (units <= cell_units_max) return text;
    text.resize(keep);
    return text + "…";
}

/// What Excel takes as a sheet's name: 31 characters, no []:*?/\ and no apostrophe at the ends.
std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken) {
    std::string name = one_line(wanted);
    for (char& c : name)
        if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
    name = std::string(text::trim(name));
    while (text::length(name) > 25) name.resize(text::cut_bytes(name, name.size() - 1).size());
    if (name.empty()) name = "Sheet";
    std::string unique = name;
    const auto used = [&] {
        return std::any_of(taken.begin(), taken.end(),
                           [&](const auto& other) { return text::lower_ascii(other) == text::lower_ascii(unique); });
    };
    for (int i = 2; used(); ++i) unique = fmt::format("{} {}", name, i);
    return unique;
}

std::string number_format(const SheetColumn& column) {
    switch (column.type) {
        case ColumnType::text:
        case ColumnType::choice:
        case ColumnType::boolean:
            return "@";  // codes typed into a template keep their zeros
        case ColumnType::integer:
            return "0";
        case ColumnType::decimal:
            return column.scale > 0 ? "0." + std::string(std::size_t(column.scale), '0') : "0";
        case ColumnType::real:
            return "General";
        case ColumnType::instant:
            return "yyyy-mm-dd hh:mm:ss";
        case ColumnType::date:
            return "yyyy-mm-dd";
    }
    return "General";
}

double default_width(ColumnType type) {
    switch (type) {
        case ColumnType::instant:
            return 20;
        case ColumnType::date:
            return 12;
        case ColumnType::boolean:
            return 7;
        case ColumnType::text:
            return 14;
        default:
            return 10;
    }
}

struct ColumnFormats {
    lxw_format* good = nullptr;
    lxw_format* bad = nullptr;
};

/// A file in anonymous memory with a name that the library can open.
class MemoryFile {
public:
    MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {}
    ~MemoryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    bool open() const { return descriptor_ >= 0; }
    std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

    std::optional<std::string> content() const {
        const off_t end = ::lseek(descriptor_, 0, SEEK_END);
        if (end <= 0) return std::nullopt;
        std::string bytes(static_cast<std::size_t>(end), '\0');
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t count =
                ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
            if (count <= 0) return std::nullopt;
            done += static_cast<std::size_t>(count);
        }
        return bytes;
    }

private:
    int descriptor_;
};

/// The library does not look whether its scratch files could be written; a full disk would make a torn workbook.
bool scratch_is_full() {
    struct statvfs disk {};
    constexpr std::uint64_t bytes_needed = 1U << 20;
    return statvfs(P_tmpdir, &disk) == 0 && std::uint64_t{disk.f_bavail} * disk.f_frsize < bytes_needed;
}

/// A workbook being made: formats, the hidden sheet of long drop-downs, one row after the other.
class Book {
public:
    Book(Language language, Zone zone, bool constant_memory) : language_(language), zone_(zone) {
        if (!memory_.open()) return;
        lxw_workbook_options options{};
        options.constant_memory = constant_memory ? LXW_TRUE : LXW_FALSE;
        book_ = workbook_new_opt(memory_.path().c_str(), &options);
        if (book_ == nullptr) return;
        error_format_ = workbook_add_format(book_);
        format_set_font_color(error_format_, bad_text_color);
        format_set_text_wrap(error_format_);
        format_set_num_format(error_format_, "@");
    }
    ~Book() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    bool open() const { return book_ != nullptr; }

    lxw_worksheet* add_worksheet(std::string_view wanted) {
        names_.push_back(sheet_name(wanted, names_));
        return workbook_add_worksheet(book_, names_.back().c_str());
    }

    std::vector<ColumnFormats> begin_sheet(lxw_worksheet* page, const Sheet& sheet, bool with_errors);
    Status write_row(lxw_worksheet* page, lxw_row_t row, const Sheet& sheet, std::span<const Cell> cells,
                     const std::vector<ColumnFormats>& formats, const RowError* error);
    static void end_sheet(lxw_worksheet* page, std::size_t rows, std::size_t columns);
    Result<std::string> finish();

private:
    ColumnFormats add_formats(const SheetColumn& column);
    lxw_format* header_format(bool required);
    void write_header(lxw_worksheet* page, const Sheet& sheet, bool with_errors);
    void add_validation(lxw_worksheet* page, lxw_col_t index, const SheetColumn& column, lxw_row_t last_row);
    std::string hidden_list(const std::vector<std::string>& options);
    lxw_error write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* format);
    lxw_error write_text(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, std::string_view text,
                         lxw_format* format);

    Language language_;
    Zone zone_;
    MemoryFile memory_;
    lxw_workbook* book_ = nullptr;
    lxw_format* error_format_ = nullptr;
    lxw_worksheet* lists_ = nullptr;
    std::string lists_name_;
    lxw_col_t list_columns_ = 0;
    std::vector<std::string> names_;
};

ColumnFormats Book::add_formats(const SheetColumn& column) {
    const std::string number = number_format(column);
    ColumnFormats formats{workbook_add_format(book_), workbook_add_format(book_)};
    for (lxw_format* format : {formats.good, formats.bad}) {
        format_set_num_format(format, number.c_str());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
    format_set_bg_color(formats.bad, bad_color);
    return formats;
}

lxw_format* Book::header_format(bool required) {
    lxw_format* format = workbook_add_format(book_);
    format_set_bold(format);
    format_set_bg_color(format, required ? required_color : header_color);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

lxw_error Book::write_text(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, std::string_view text,
                           lxw_format* format) {
    const std::string clean = fit_cell(escape_marks(printable(text)));
    if (clean.empty()) return worksheet_write_blank(page, row, column, format);
    return worksheet_write_string(page, row, column, clean.c_str(), format);
}

lxw_error Book::write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* format) {
    if (const auto* text = std::get_if<std::string>(&cell)) return write_text(page, row, column, *text, format);
    if (const auto* value = std::get_if<bool>(&cell))
        return write_text(page, row, column, boolean_text(*value, language_), format);
    if (const auto* value = std::get_if<std::int64_t>(&cell))
        return worksheet_write_number(page, row, column, static_cast<double>(*value), format);
    if (const auto* value = std::get_if<double>(&cell))
        return worksheet_write_number(page, row, column, *value, format);
    if (std::holds_alternative<std::monostate>(cell)) return worksheet_write_blank(page, row, column, format);
    double serial = serial_of_unix_epoch;
    if (const auto* date = std::get_if<Date>(&cell)) serial += static_cast<double>(date->days);
    if (const auto* at = std::get_if<Instant>(&cell))
        serial += static_cast<double>(at->unix_ms + std::int64_t{zone_.offset_minutes} * 60'000) / 86'400'000.0;
    if (serial >= serial_min && serial < serial_end) return worksheet_write_number(page, row, column, serial, format);
    return write_text(page, row, column, cell_text(cell, {}, language_, zone_), format);
}

/// Writes the options into a column of their own on the hidden sheet; returns the formula that names them.
std::string Book::hidden_list(const std::vector<std::string>& options) {
    if (lists_ == nullptr) {
        lists_ = add_worksheet("_options");
        lists_name_ = names_.back();
        worksheet_hide(lists_);
    }
    const lxw_col_t column = list_columns_++;
    for (std::size_t i = 0; i < options.size(); ++i)
        write_text(lists_, static_cast<lxw_row_t>(i), column, options[i], nullptr);
    const std::string letters = column_letters(column);
    return fmt::format("='{}'!${}$1:${}${}", lists_name_, letters, letters, options.size());
}

void Book::add_validation(lxw_worksheet* page, lxw_col_t index, const SheetColumn& column, lxw_row_t last_row) {
    std::vector<std::string> options = column.options;
    if (column.type == ColumnType::boolean)
        options = {std::string(boolean_text(true, language_)), std::string(boolean_text(false, language_))};
    if (options.empty()) return;
    std::size_t bytes = 0;
    bool plain = true;
    for (std::string& option : options) {
        option = one_line(option);
        bytes += option.size() + 1;
        plain = plain && !option.empty() && option.find_first_of(",\"=") == std::string::npos;
    }
    std::vector<const char*> list;
    for (const auto& option : options) list.push_back(option.c_str());
    list.push_back(nullptr);
    lxw_data_validation validation{};
    std::string formula;
    if (plain && bytes <= inline_list_bytes_max) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = const_cast<char**>(list.data());  // the library copies
    } else {
        formula = hidden_list(options);
        validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        validation.value_formula = formula.data();
    }
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;  // the import decides, people may be ahead of the list
    worksheet_data_validation_range(page, 1, index, last_row, index, &validation);
}

void Book::write_header(lxw_worksheet* page, const Sheet& sheet, bool with_errors) {
    worksheet_set_row(page, 0, 22, nullptr);
    lxw_format* plain = header_format(false);
    lxw_format* required = header_format(true);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SheetColumn& column = sheet.columns[i];
        const auto index = static_cast<lxw_col_t>(i);
        write_text(page, 0, index, column.title, column.required ? required : plain);
        std::string note = printable(column.note);
        if (column.required) note.insert(0, language_ == Language::zh ? "必填。" : "Required. ");
        if (!note.empty()) worksheet_write_comment(page, 0, index, fit_cell(note).c_str());
    }
    if (with_errors)
        write_text(page, 0, static_cast<lxw_col_t>(sheet.columns.size()), error_column_title(language_), plain);
}

std::vector<ColumnFormats> Book::begin_sheet(lxw_worksheet* page, const Sheet& sheet, bool with_errors) {
    std::vector<ColumnFormats> formats;
    const auto rows = static_cast<lxw_row_t>(std::min(sheet.rows.size(), data_rows_max));
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SheetColumn& column = sheet.columns[i];
        const auto index = static_cast<lxw_col_t>(i);
        formats.push_back(add_formats(column));
        std::size_t widest = display_width(column.title) + 4;  // the filter's button
        for (std::size_t row = 0; row < std::min(sheet.rows.size(), sampled_rows); ++row)
            if (i < sheet.rows[row].size())
                widest = std::max(widest, display_width(cell_text(sheet.rows[row][i], column, language_, zone_)) + 2);
        const double fitted = std::clamp(static_cast<double>(widest), default_width(column.type), 50.0);
        worksheet_set_column(page, index, index, column.width > 0 ? column.width : fitted, formats.back().good);
        add_validation(page, index, column, std::max(rows, validated_rows_min));
    }
    if (with_errors) {
        const auto last = static_cast<lxw_col_t>(sheet.columns.size());
        worksheet_set_column(page, last, last, 50, nullptr);
    }
    worksheet_freeze_panes(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);  // A4
    worksheet_fit_to_pages(page, 1, 0);
    write_header(page, sheet, with_errors);
    return formats;
}

Status Book::write_row(lxw_worksheet* page, lxw_row_t row, const Sheet& sheet, std::span<const Cell> cells,
                       const std::vector<ColumnFormats>& formats, const RowError* error) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const bool bad = error != nullptr && std::count(error->columns.begin(), error->columns.end(), i) > 0;
        const auto index = static_cast<lxw_col_t>(i);
        if (!bad && (i >= cells.size() || std::holds_alternative<std::monostate>(cells[i]))) continue;
        const Cell cell = i < cells.size() ? typed_cell(cells[i], sheet.columns[i], zone_) : Cell();
        if (write_cell(page, row, index, cell, bad ? formats[i].bad : formats[i].good) != LXW_NO_ERROR)
            return not_written();
    }
    if (error == nullptr) return {};
    const auto last = static_cast<lxw_col_t>(sheet.columns.size());
    return write_text(page, row, last, error->text, error_format_) == LXW_NO_ERROR ? Status() : Status(not_written());
}

void Book::end_sheet(lxw_worksheet* page, std::size_t rows, std::size_t columns) {
    if (columns == 0) return;
    const auto last_row = static_cast<lxw_row_t>(rows);
    const auto last_column = static_cast<lxw_col_t>(columns - 1);
    worksheet_autofilter(page, 0, 0, last_row, last_column);
    const std::string range = fmt::format("A1:{}{}", column_letters(columns - 1), rows + 1);
    worksheet_ignore_errors(page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str());
}

Result<std::string> Book::finish() {
    const lxw_error error = workbook_close(book_);  // frees the book, whatever happens
    book_ = nullptr;
    if (scratch_is_full()) return fail(Code::unavailable, "unavailable.disk_full");
    if (error != LXW_NO_ERROR) return not_written();
    auto bytes = memory_.content();
    if (!bytes) return not_written();
    return std::move(*bytes);
}

/// Errors by row, several of one row put together.
std::map<std::size_t, RowError> errors_by_row(const Sheet& sheet) {
    std::map<std::size_t, RowError> by_row;
    for (const auto& error : sheet.errors) {
        RowError& all = by_row[error.row];
        all.text += (all.text.empty() ? "" : "\n") + error.text;
        all.columns.insert(all.columns.end(), error.columns.begin(), error.columns.end());
    }
    return by_row;
}

tl::unexpected<Error> too_many_rows() {
    return fail(Code::invalid, "documents.too_many_rows", {{"limit", std::to_string(data_rows_max)}});
}

}  // namespace

Result<std::string> write_xlsx(const Workbook& workbook) {
    ZS_ASSERT(!workbook.sheets.empty());
    Book book(workbook.language, workbook.zone, false);
    if (!book.open()) return not_written();
    std::vector<lxw_worksheet*> pages;  // all of them before a hidden sheet of options comes
    for (const Sheet& sheet : workbook.sheets) {
        if (sheet.rows.size() > data_rows_max) return too_many_rows();
        pages.push_back(book.add_worksheet(sheet.name));
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Sheet& sheet = workbook.sheets[i];
        const auto errors = errors_by_row(sheet);
        const auto formats = book.begin_sheet(pages[i], sheet, !errors.empty());
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            const auto found = errors.find(row);
            ZS_TRY(book.write_row(pages[i], static_cast<lxw_row_t>(row + 1), sheet, sheet.rows[row], formats,
                                  found == errors.end() ? nullptr : &found->second));
        }
        Book::end_sheet(pages[i], sheet.rows.size(), sheet.columns.size() + (errors.empty() ? 0 : 1));
    }
    return book.finish();
}

struct XlsxStream::State {
    State(const Sheet& described, Language language, Zone zone) : book(language, zone, true) {
        sheet.name = described.name;
        sheet.columns = described.columns;
        for (auto& column : sheet.columns) column.options.clear();  // nobody fills in an export
    }
    Book book;
    Sheet sheet;
    lxw_worksheet* page = nullptr;
    std::vector<ColumnFormats> formats;
    std::size_t rows = 0;
};

XlsxStream::XlsxStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxStream::XlsxStream(XlsxStream&&) noexcept = default;
XlsxStream& XlsxStream::operator=(XlsxStream&&) noexcept = default;
XlsxStream::~XlsxStream() = default;

Result<XlsxStream> XlsxStream::open(const Sheet& sheet, Language language, Zone zone) {
    auto state = std::make_unique<State>(sheet, language, zone);
    if (!state->book.open()) return not_written();
    state->page = state->book.add_worksheet(sheet.name);
    state->formats = state->book.begin_sheet(state->page, state->sheet, false);
    return XlsxStream(std::move(state));
}

Status XlsxStream::add_row(std::span<const Cell> cells) {
    ZS_ASSERT(state_ != nullptr && state_->book.open());
    if (state_->rows >= data_rows_max) return too_many_rows();
    ++state_->rows;
    return state_->book.write_row(state_->page, static_cast<lxw_row_t>(state_->rows), state_->sheet, cells,
                                  state_->formats, nullptr);
}

Result<std::string> XlsxStream::finish() {
    ZS_ASSERT(state_ != nullptr && state_->book.open());
    Book::end_sheet(state_->page, state_->rows, state_->sheet.columns.size());
    return state_->book.finish();
}

}  // namespace zs::documents
