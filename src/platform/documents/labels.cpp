// Labels: title across the top, the QR code left below it, smaller text right of the code.
#include "platform/documents/labels.h"

#include <cmath>

#include "platform/documents/pdf_canvas.h"
#include "platform/documents/qr.h"

namespace zs::documents {
namespace {

constexpr std::size_t labels_max = 5000;
constexpr std::size_t url_bytes_max = 200;
constexpr double printer_dot_mm = 0.125;  // 203 dpi, the usual label printer
constexpr double snapped_module_mm_min = 4 * printer_dot_mm;

/// Measures of one kind of label in mm and points.
struct Layout {
    double width_mm = 0, height_mm = 0;
    double margin_mm = 0;
    Box title;
    double title_pt = 0, title_pt_min = 0;
    double qr_x_mm = 0, qr_y_mm = 0, qr_side_mm = 0;  // the square for code and quiet zone
    double line_pt = 0, line_pt_min = 0;
    double code_pt = 0, code_pt_min = 0;
    double hospital_pt = 0, hospital_pt_min = 0;
};

constexpr Layout small_label{40, 30, 1.5, {1.5, 0.9, 37, 5.7}, 10, 5, 0.4, 6.6, 23, 6.5, 4.5, 8, 4.5, 5.5, 4};
constexpr Layout large_label{60, 40, 2, {2, 1.2, 56, 8.6}, 14, 7, 0.4, 9.8, 29.8, 9, 6, 11, 6, 7.5, 5};
constexpr Layout sheet_label{64, 34.875, 2.5, {2.5, 1.6, 59, 7.2}, 12, 6, 0.5, 8.8, 25.7, 8, 5.5, 10, 5.5, 7, 5};

constexpr int sheet_columns = 3;
constexpr int sheet_rows = 8;
constexpr double sheet_margin_mm = 9;  // most printers cannot reach the edge
constexpr double a4_width_mm = 210;
constexpr double a4_height_mm = 297;

/// Side of one module: whole printer dots where that leaves it large enough.
double module_side_mm(const Layout& layout, const QrMatrix& matrix) {
    const double side_mm = layout.qr_side_mm / (matrix.size + 2 * QrMatrix::quiet_modules);
    const double snapped_mm = std::floor(side_mm / printer_dot_mm + 1e-9) * printer_dot_mm;
    return snapped_mm >= snapped_module_mm_min ? snapped_mm : side_mm;
}

/// Draws the code in its square, which stays white around it; returns the width used.
double draw_code(PdfCanvas& canvas, double left_mm, double top_mm, const Layout& layout, const QrMatrix& matrix) {
    const double module_mm = module_side_mm(layout, matrix);
    const double used_mm = module_mm * (matrix.size + 2 * QrMatrix::quiet_modules);
    const double x_mm = left_mm + layout.qr_x_mm + QrMatrix::quiet_modules * module_mm;
    const double y_mm =
        top_mm + layout.qr_y_mm + (layout.qr_side_mm - used_mm) / 2 + QrMatrix::quiet_modules * module_mm;
    draw_modules(canvas, matrix, x_mm, y_mm, module_mm);
    return used_mm;
}

/// Lines from the top of the box, each as many rows as it needs; the last one that fits is cut.
void draw_lines(PdfCanvas& canvas, const Box& box, const std::vector<std::string>& lines, const Layout& layout) {
    double size_pt = layout.line_pt;
    const auto total_mm = [&] {
        double sum_mm = 0;
        for (const auto& line : lines)
            sum_mm += canvas.text_height_mm({0, 0, box.width_mm, 1000}, line, {.size_pt = size_pt});
        return sum_mm;
    };
    while (size_pt - 0.5 >= layout.line_pt_min && total_mm() > box.height_mm) size_pt -= 0.5;
    Box rest = box;
    for (const auto& line : lines) {
        const double used_mm = canvas.draw_text(rest, line, {.size_pt = size_pt, .size_pt_min = size_pt});
        rest.y_mm += used_mm;
        rest.height_mm -= used_mm;
    }
}

void draw_label(PdfCanvas& canvas, double left_mm, double top_mm, const Layout& layout, const Label& label,
                const QrMatrix& matrix) {
    canvas.clip({left_mm, top_mm, layout.width_mm, layout.height_mm});
    Box title = layout.title;
    title.x_mm += left_mm;
    title.y_mm += top_mm;
    canvas.draw_text(title, label.title,
                     {.size_pt = layout.title_pt, .size_pt_min = layout.title_pt_min, .bold = true, .lines_max = 2});
    const double qr_mm = draw_code(canvas, left_mm, top_mm, layout, matrix);

    // The right column: lines from above, code and hospital standing on the bottom margin.
    Box column{left_mm + layout.qr_x_mm + qr_mm + 0.2, top_mm + layout.qr_y_mm + 0.8, 0, 0};
    column.width_mm = left_mm + layout.width_mm - layout.margin_mm - column.x_mm;
    double bottom_mm = top_mm + layout.height_mm - layout.margin_mm;
    const auto stand = [&](const std::string& text, const TextStyle& style) {
        const double room_mm = bottom_mm - column.y_mm;
        const double height_mm = canvas.text_height_mm({0, 0, column.width_mm, room_mm}, text, style);
        bottom_mm -= height_mm;
        canvas.draw_text({column.x_mm, bottom_mm, column.width_mm, height_mm + 0.01}, text, style);
    };
    stand(label.hospital,
          {.size_pt = layout.hospital_pt, .size_pt_min = layout.hospital_pt_min, .grey = 0.25, .lines_max = 2});
    stand(label.code, {.size_pt = layout.code_pt,
                       .size_pt_min = layout.code_pt_min,
                       .bold = true,
                       .monospace = true,
                       .lines_max = 2});
    column.height_mm = bottom_mm - column.y_mm - 0.5;
    if (column.height_mm > 0) draw_lines(canvas, column, label.lines, layout);
    canvas.unclip();
}

/// Small crosses where the cuts meet.
void draw_cut_marks(PdfCanvas& canvas) {
    constexpr double arm_mm = 1.5;
    for (int row = 0; row <= sheet_rows; ++row) {
        for (int column = 0; column <= sheet_columns; ++column) {
            const double x_mm = sheet_margin_mm + column * sheet_label.width_mm;
            const double y_mm = sheet_margin_mm + row * sheet_label.height_mm;
            canvas.line(x_mm - arm_mm, y_mm, x_mm + arm_mm, y_mm, 0.1, 0.5);
            canvas.line(x_mm, y_mm - arm_mm, x_mm, y_mm + arm_mm, 0.1, 0.5);
        }
    }
}

const Layout& layout_of(LabelFormat format) {
    switch (format) {
        case LabelFormat::mm40x30:
            return small_label;
        case LabelFormat::mm60x40:
            return large_label;
        case LabelFormat::a4_sheet:
            return sheet_label;
    }
    return small_label;
}

Result<std::vector<QrMatrix>> codes_of(std::span<const Label> labels, const Layout& layout) {
    std::vector<QrMatrix> codes;
    for (const Label& label : labels) {
        if (label.url.size() > url_bytes_max)
            return fail(Code::invalid, "documents.label_url_too_long", {{"code", label.code}});
        ZS_TRY_ASSIGN(QrMatrix matrix, encode_qr(label.url, QrLevel::medium));
        if (module_side_mm(layout, matrix) < qr_module_mm_min)
            return fail(Code::invalid, "documents.label_url_too_long", {{"code", label.code}});
        codes.push_back(std::move(matrix));
    }
    return codes;
}

}  // namespace

Result<std::string> render_labels(std::span<const Label> labels, LabelFormat format) {
    if (labels.empty()) return fail(Code::invalid, "documents.no_labels");
    if (labels.size() > labels_max)
        return fail(Code::invalid, "documents.too_many_labels", {{"limit", std::to_string(labels_max)}});
    const Layout& layout = layout_of(format);
    ZS_TRY_ASSIGN(const auto codes, codes_of(labels, layout));
    const bool sheet = format == LabelFormat::a4_sheet;
    PdfCanvas canvas(sheet ? a4_width_mm : layout.width_mm, sheet ? a4_height_mm : layout.height_mm, labels[0].title);
    const std::size_t per_page = sheet ? std::size_t{sheet_columns * sheet_rows} : 1;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto place = static_cast<int>(i % per_page);
        if (place == 0 && i > 0) canvas.next_page();
        if (place == 0 && sheet) draw_cut_marks(canvas);
        const int column = place % sheet_columns, row = place / sheet_columns;
        const double left_mm = sheet ? sheet_margin_mm + column * layout.width_mm : 0;
        const double top_mm = sheet ? sheet_margin_mm + row * layout.height_mm : 0;
        draw_label(canvas, left_mm, top_mm, layout, labels[i], codes[i]);
    }
    canvas.next_page();
    return canvas.finish();
}

}  // namespace zs::documents
