// A form is measured first, so that every page can say how many there are.
#include "platform/documents/form.h"

#include <fmt/format.h>

#include "platform/documents/pdf_canvas.h"
#include "platform/documents/qr.h"

namespace zs::documents {
namespace {

constexpr std::size_t form_rows_max = 2000;
constexpr std::size_t form_columns_max = 20;

/// Fields side by side, as they stand in one row.
using FieldRow = std::vector<FormField>;

std::vector<FieldRow> rows_of_fields(const std::vector<FormField>& fields, std::size_t in_row) {
    std::vector<FieldRow> rows;
    bool open = false;
    for (const auto& field : fields) {
        if (!open || field.wide || rows.back().size() == in_row) rows.emplace_back();
        rows.back().push_back(field);
        open = !field.wide;
    }
    return rows;
}

class FormPrinter {
public:
    explicit FormPrinter(const Form& form)
        : form_(form),
          width_mm_(form.paper == Paper::portrait ? a4_short_mm : a4_long_mm),
          height_mm_(form.paper == Paper::portrait ? a4_long_mm : a4_short_mm),
          canvas_(width_mm_, height_mm_, form.title + " " + form.number),
          fields_(rows_of_fields(form.fields, fields_in_row())),
          totals_(rows_of_fields(form.totals, fields_in_row())) {
        double total = 0;
        for (const auto& column : form.columns) total += std::max(column.width, 0.01);
        double x_mm = margin_mm;
        for (const auto& column : form.columns) {
            const double column_mm = inner_mm() * std::max(column.width, 0.01) / total;
            places_.push_back({x_mm, 0, column_mm, 0});
            x_mm += column_mm;
            titles_.push_back(column.title);
        }
    }

    Status read_code() {
        if (form_.url.empty()) return {};
        ZS_TRY_ASSIGN(code_, encode_qr(form_.url, QrLevel::medium));
        return {};
    }

    Result<std::string> print() {
        titles_mm_ = form_.columns.empty() ? 0 : row_height_mm(titles_, true);
        const std::vector<std::size_t> ends = page_ends();
        std::size_t row = 0;
        for (std::size_t page = 0; page < ends.size(); ++page) {
            double y_mm = begin_page(page == 0);
            if (titles_mm_ > 0 && (page == 0 || row < form_.rows.size()))
                y_mm = draw_row(titles_, y_mm, titles_mm_, true);
            for (; row < ends[page]; ++row) y_mm = draw_row(form_.rows[row], y_mm, heights_mm_[row], false);
            if (page + 1 == ends.size()) draw_end(y_mm);
            end_page(page + 1, ends.size());
        }
        return canvas_.finish();
    }

private:
    static constexpr double a4_short_mm = 210, a4_long_mm = 297;
    static constexpr double margin_mm = 13;
    static constexpr double padding_mm = 1.2;
    static constexpr double code_side_mm = 22;
    static constexpr double head_mm = 27;
    static constexpr double footer_mm = 5;
    static constexpr double gap_mm = 2.5;
    static constexpr double signature_mm = 17;
    static constexpr std::size_t signatures_in_row = 4;
    static constexpr std::size_t signatures_max = 8;
    static constexpr double row_height_max_mm = 60;
    static constexpr int cell_lines_max = 6;
    static constexpr double rule_mm = 0.15;
    static constexpr double rule_grey = 0.35;

    double inner_mm() const { return width_mm_ - 2 * margin_mm; }
    double bottom_mm() const { return height_mm_ - margin_mm - footer_mm; }
    std::size_t fields_in_row() const { return form_.paper == Paper::portrait ? 3 : 4; }

    static TextStyle cell_style(bool title, Align align) {
        return {.size_pt = 8.5,
                .size_pt_min = 7,
                .bold = title,
                .align = title ? Align::center : align,
                .lines_max = cell_lines_max};
    }
    static TextStyle field_style() { return {.size_pt = 9, .size_pt_min = 7.5, .lines_max = 3}; }
    static TextStyle note_style() { return {.size_pt = 8, .size_pt_min = 7, .grey = 0.3, .lines_max = 6}; }

    Box cell_box(std::size_t column, double y_mm) const {
        const Box& place = places_[column];
        return {place.x_mm + padding_mm, y_mm + padding_mm, place.width_mm - 2 * padding_mm, row_height_max_mm};
    }

    double row_height_mm(const std::vector<std::string>& cells, bool title) {
        double height_mm = 4;
        for (std::size_t i = 0; i < std::min(cells.size(), places_.size()); ++i)
            height_mm = std::max(
                height_mm, canvas_.text_height_mm(cell_box(i, 0), cells[i], cell_style(title, form_.columns[i].align)));
        return height_mm + 2 * padding_mm;
    }

    static std::string said(const FormField& field, Language language) {
        if (field.label.empty()) return field.value;
        return field.label + (language == Language::zh ? "：" : ": ") + field.value;
    }

    Box field_box(const FieldRow& row, std::size_t index, double y_mm) const {
        const double share_mm = inner_mm() / (row.front().wide ? 1.0 : static_cast<double>(fields_in_row()));
        return {margin_mm + share_mm * static_cast<double>(index), y_mm, share_mm - 2, row_height_max_mm};
    }

    double fields_height_mm(const std::vector<FieldRow>& rows) {
        double sum_mm = 0;
        for (const auto& row : rows) sum_mm += field_row_mm(row);
        return sum_mm;
    }
    double field_row_mm(const FieldRow& row) {
        double height_mm = 4;
        for (std::size_t i = 0; i < row.size(); ++i)
            height_mm = std::max(
                height_mm, canvas_.text_height_mm(field_box(row, i, 0), said(row[i], form_.language), field_style()));
        return height_mm + 1.2;
    }
    double draw_fields(const std::vector<FieldRow>& rows, double y_mm) {
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                canvas_.draw_text(field_box(row, i, y_mm), said(row[i], form_.language), field_style());
            y_mm += field_row_mm(row);
        }
        return y_mm;
    }

    std::size_t signature_rows() const {
        const std::size_t boxes = std::min(form_.signatures.size(), signatures_max);
        return (boxes + signatures_in_row - 1) / signatures_in_row;
    }
    /// What stands below the table.
    double end_height_mm() {
        const double note_mm =
            form_.note.empty() ? 0 : canvas_.text_height_mm(note_box(0), form_.note, note_style()) + gap_mm;
        return gap_mm + fields_height_mm(totals_) + note_mm + static_cast<double>(signature_rows()) * signature_mm;
    }
    Box note_box(double y_mm) const { return {margin_mm, y_mm, inner_mm(), row_height_max_mm}; }

    double top_of_rows_mm(bool first) {
        return margin_mm + head_mm + (first ? fields_height_mm(fields_) + gap_mm : 0) + titles_mm_;
    }

    /// The row after the last one of each page; the end of the form stands on the last, alone if it must.
    std::vector<std::size_t> page_ends() {
        std::vector<std::size_t> ends;
        double y_mm = top_of_rows_mm(true);
        for (std::size_t row = 0; row < form_.rows.size(); ++row) {
            heights_mm_.push_back(row_height_mm(form_.rows[row], false));
            if (y_mm + heights_mm_[row] > bottom_mm()) {
                ends.push_back(row);
                y_mm = top_of_rows_mm(false);
            }
            y_mm += heights_mm_[row];
        }
        if (y_mm + end_height_mm() > bottom_mm() && !form_.rows.empty()) ends.push_back(form_.rows.size());
        ends.push_back(form_.rows.size());
        return ends;
    }

    double draw_row(const std::vector<std::string>& cells, double y_mm, double height_mm, bool title) {
        if (title) canvas_.fill({margin_mm, y_mm, inner_mm(), height_mm}, 0.93);
        for (std::size_t i = 0; i < std::min(cells.size(), places_.size()); ++i)
            canvas_.draw_text(cell_box(i, y_mm), cells[i], cell_style(title, form_.columns[i].align));
        rule_box({margin_mm, y_mm, inner_mm(), height_mm});
        for (std::size_t i = 1; i < places_.size(); ++i)
            canvas_.line(places_[i].x_mm, y_mm, places_[i].x_mm, y_mm + height_mm, rule_mm, rule_grey);
        return y_mm + height_mm;
    }

    void rule_box(const Box& box) {
        const double right = box.x_mm + box.width_mm, low = box.y_mm + box.height_mm;
        canvas_.line(box.x_mm, box.y_mm, right, box.y_mm, rule_mm, rule_grey);
        canvas_.line(box.x_mm, low, right, low, rule_mm, rule_grey);
        canvas_.line(box.x_mm, box.y_mm, box.x_mm, low, rule_mm, rule_grey);
        canvas_.line(right, box.y_mm, right, low, rule_mm, rule_grey);
    }

    /// Hospital and title in the middle, the code at the right; returns where the rest begins.
    double begin_page(bool first) {
        const double side_mm = code_side_mm + 14;
        const Box middle{margin_mm + side_mm, margin_mm + 2, inner_mm() - 2 * side_mm, 8};
        canvas_.draw_text(middle, form_.hospital,
                          {.size_pt = 12, .size_pt_min = 8, .align = Align::center, .lines_max = 1});
        canvas_.draw_text({middle.x_mm, middle.y_mm + 8, middle.width_mm, 11}, form_.title,
                          {.size_pt = 18, .size_pt_min = 11, .bold = true, .align = Align::center, .lines_max = 1});
        draw_code();
        const double y_mm = margin_mm + head_mm;
        if (!first) return y_mm;
        return draw_fields(fields_, y_mm) + gap_mm;
    }

    void draw_code() {
        const double left_mm = width_mm_ - margin_mm - code_side_mm - 14;
        const Box below{left_mm, margin_mm + (code_.size > 0 ? code_side_mm - 1 : 10), code_side_mm + 14, 5};
        canvas_.draw_text(below, form_.number,
                          {.size_pt = 8, .size_pt_min = 6, .monospace = true, .align = Align::right, .lines_max = 1});
        if (code_.size == 0) return;
        const double module_mm = code_side_mm / (code_.size + 2 * QrMatrix::quiet_modules);
        const double quiet_mm = QrMatrix::quiet_modules * module_mm;
        draw_modules(canvas_, code_, width_mm_ - margin_mm - code_side_mm + quiet_mm, margin_mm - 3 + quiet_mm,
                     module_mm);
    }

    void draw_end(double y_mm) {
        y_mm = draw_fields(totals_, y_mm + gap_mm);
        if (!form_.note.empty()) y_mm += canvas_.draw_text(note_box(y_mm), form_.note, note_style()) + gap_mm;
        draw_signatures(y_mm);
    }

    void draw_signatures(double y_mm) {
        const std::size_t boxes = std::min(form_.signatures.size(), signatures_max);
        const std::string_view day = form_.language == Language::zh ? "年   月   日" : "Date:              ";
        for (std::size_t i = 0; i < boxes; ++i) {
            const double width = inner_mm() / static_cast<double>(std::min(boxes, signatures_in_row));
            const std::size_t row = i / signatures_in_row;
            const Box box{margin_mm + width * static_cast<double>(i % signatures_in_row),
                          y_mm + signature_mm * static_cast<double>(row), width, signature_mm};
            rule_box(box);
            canvas_.draw_text({box.x_mm + padding_mm, box.y_mm + padding_mm, width - 2 * padding_mm, 9},
                              form_.signatures[i], {.size_pt = 8, .size_pt_min = 6.5, .grey = 0.2, .lines_max = 2});
            canvas_.draw_text({box.x_mm + padding_mm, box.y_mm + signature_mm - 5, width - 2 * padding_mm, 4.5}, day,
                              {.size_pt = 7, .size_pt_min = 6, .align = Align::right, .grey = 0.4, .lines_max = 1});
        }
    }

    void end_page(std::size_t page, std::size_t pages) {
        const double y_mm = height_mm_ - margin_mm - footer_mm + 1.5;
        const TextStyle left{.size_pt = 7, .size_pt_min = 6, .grey = 0.35, .lines_max = 1};
        TextStyle right = left;
        right.align = Align::right;
        const std::string number = fmt::format(
            fmt::runtime(form_.language == Language::zh ? "第 {} 页 / 共 {} 页" : "Page {} of {}"), page, pages);
        canvas_.draw_text({margin_mm, y_mm, inner_mm() * 0.75, footer_mm}, form_.footer, left);
        canvas_.draw_text({margin_mm + inner_mm() * 0.75, y_mm, inner_mm() * 0.25, footer_mm}, number, right);
        canvas_.next_page();
    }

    const Form& form_;
    double width_mm_, height_mm_;
    PdfCanvas canvas_;
    std::vector<FieldRow> fields_, totals_;
    std::vector<Box> places_;
    std::vector<std::string> titles_;
    std::vector<double> heights_mm_;
    double titles_mm_ = 0;
    QrMatrix code_;
};

}  // namespace

Result<std::string> render_form(const Form& form) {
    if (form.columns.size() > form_columns_max)
        return fail(Code::invalid, "documents.too_many_columns", {{"limit", std::to_string(form_columns_max)}});
    if (form.rows.size() > form_rows_max)
        return fail(Code::invalid, "documents.too_many_rows", {{"max", std::to_string(form_rows_max)}});
    FormPrinter printer(form);
    ZS_TRY(printer.read_code());
    return printer.print();
}

}  // namespace zs::documents
