// A report for paper: rows are measured first, so that every page can say how many there are.
#include "platform/documents/pdf_table.h"

#include <fmt/format.h>

#include "platform/documents/pdf_canvas.h"

namespace zs::documents {
namespace {

constexpr double page_width_mm = 297;
constexpr double page_height_mm = 210;
constexpr double margin_mm = 12;
constexpr double padding_mm = 1;
constexpr double title_mm = 8;
constexpr double subtitle_mm = 6;
constexpr double footer_mm = 5;
constexpr int cell_lines_max = 8;
constexpr double row_height_max_mm = 60;
constexpr std::size_t rows_max = 20'000;
constexpr std::size_t columns_max = 30;

class ReportPrinter {
public:
    explicit ReportPrinter(const Report& report)
        : report_(report), canvas_(page_width_mm, page_height_mm, report.title) {
        double total = 0;
        for (const auto& column : report.columns) total += std::max(column.width, 0.01);
        double x_mm = margin_mm;
        for (const auto& column : report.columns) {
            const double width_mm = (page_width_mm - 2 * margin_mm) * std::max(column.width, 0.01) / total;
            places_.push_back({x_mm, 0, width_mm, 0});
            x_mm += width_mm;
        }
        std::vector<std::string> titles;
        for (const auto& column : report.columns) titles.push_back(column.title);
        header_ = std::move(titles);
    }

    Result<std::string> print() {
        header_height_mm_ = row_height_mm(header_, true);
        const std::vector<std::size_t> ends = page_ends();
        std::size_t row = 0;
        for (std::size_t page = 0; page < ends.size(); ++page) {
            double y_mm = begin_page(page == 0);
            for (; row < ends[page]; ++row) {
                draw_row(report_.rows[row], y_mm, heights_mm_[row], false);
                y_mm += heights_mm_[row];
            }
            end_page(page + 1, ends.size());
        }
        return canvas_.finish();
    }

private:
    static TextStyle cell_style(bool header, Align align) {
        return {.size_pt = 8, .size_pt_min = 8, .bold = header, .align = align, .lines_max = cell_lines_max};
    }

    Box cell_box(std::size_t column, double y_mm) const {
        const Box& place = places_[column];
        return {place.x_mm + padding_mm, y_mm + padding_mm, place.width_mm - 2 * padding_mm, row_height_max_mm};
    }

    double row_height_mm(const std::vector<std::string>& cells, bool header) {
        double height_mm = canvas_.text_height_mm({0, 0, 100, 100}, "中", cell_style(header, Align::left));
        for (std::size_t i = 0; i < std::min(cells.size(), places_.size()); ++i)
            height_mm = std::max(height_mm, canvas_.text_height_mm(cell_box(i, 0), cells[i],
                                                                   cell_style(header, report_.columns[i].align)));
        return height_mm + 2 * padding_mm;
    }

    /// The row after the last one of each page; at least one page.
    std::vector<std::size_t> page_ends() {
        std::vector<std::size_t> ends;
        double y_mm = top_of_rows_mm(true);
        for (std::size_t row = 0; row < report_.rows.size(); ++row) {
            heights_mm_.push_back(row_height_mm(report_.rows[row], false));
            if (y_mm + heights_mm_[row] > page_height_mm - margin_mm - footer_mm) {
                ends.push_back(row);
                y_mm = top_of_rows_mm(false);
            }
            y_mm += heights_mm_[row];
        }
        ends.push_back(report_.rows.size());
        return ends;
    }

    double top_of_table_mm(bool first) const {
        return margin_mm + (first ? title_mm + (report_.subtitle.empty() ? 0 : subtitle_mm) : 0);
    }
    double top_of_rows_mm(bool first) const { return top_of_table_mm(first) + header_height_mm_; }

    void draw_row(const std::vector<std::string>& cells, double y_mm, double height_mm, bool header) {
        if (header) canvas_.fill({margin_mm, y_mm, page_width_mm - 2 * margin_mm, height_mm}, 0.92);
        for (std::size_t i = 0; i < std::min(cells.size(), places_.size()); ++i)
            canvas_.draw_text(cell_box(i, y_mm), cells[i], cell_style(header, report_.columns[i].align));
        canvas_.line(margin_mm, y_mm + height_mm, page_width_mm - margin_mm, y_mm + height_mm, 0.1, 0.6);
    }

    /// Title on the first page, header on all; returns where the rows begin.
    double begin_page(bool first) {
        const double width_mm = page_width_mm - 2 * margin_mm;
        if (first) {
            canvas_.draw_text({margin_mm, margin_mm - 2, width_mm, title_mm}, report_.title,
                              {.size_pt = 14, .size_pt_min = 9, .bold = true, .lines_max = 1});
            canvas_.draw_text({margin_mm, margin_mm + title_mm - 1, width_mm, subtitle_mm}, report_.subtitle,
                              {.size_pt = 9, .size_pt_min = 7, .grey = 0.35, .lines_max = 1});
        }
        draw_row(header_, top_of_table_mm(first), header_height_mm_, true);
        return top_of_rows_mm(first);
    }

    void end_page(std::size_t page, std::size_t pages) {
        const double y_mm = page_height_mm - margin_mm - footer_mm + 1;
        const double width_mm = page_width_mm - 2 * margin_mm;
        const TextStyle left{.size_pt = 7, .size_pt_min = 6, .grey = 0.35, .lines_max = 1};
        TextStyle right = left;
        right.align = Align::right;
        const std::string number = fmt::format(
            fmt::runtime(report_.language == Language::zh ? "第 {} 页 / 共 {} 页" : "Page {} of {}"), page, pages);
        canvas_.draw_text({margin_mm, y_mm, width_mm * 0.75, footer_mm}, report_.footer, left);
        canvas_.draw_text({margin_mm + width_mm * 0.75, y_mm, width_mm * 0.25, footer_mm}, number, right);
        canvas_.next_page();
    }

    const Report& report_;
    PdfCanvas canvas_;
    std::vector<Box> places_;
    std::vector<std::string> header_;
    std::vector<double> heights_mm_;
    double header_height_mm_ = 0;
};

}  // namespace

Result<std::string> render_report(const Report& report) {
    if (report.columns.empty() || report.columns.size() > columns_max)
        return fail(Code::invalid, "documents.too_many_columns", {{"limit", std::to_string(columns_max)}});
    if (report.rows.size() > rows_max)
        return fail(Code::invalid, "documents.too_many_rows", {{"limit", std::to_string(rows_max)}});
    return ReportPrinter(report).print();
}

}  // namespace zs::documents
