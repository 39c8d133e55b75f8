// A PDF being drawn by cairo and Pango.
#include "platform/documents/pdf_canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "platform/documents/printable.h"
#include "platform/documents/qr.h"

namespace zs::documents {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double size_step_pt = 0.5;
// Debian's fonts-noto-cjk first; the others are what a machine without it may have.
constexpr const char* family = "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif";
constexpr const char* monospace_family = "Noto Sans Mono CJK SC, WenQuanYi Micro Hei Mono, monospace";

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

double to_mm(int pango_units) { return pango_units / static_cast<double>(PANGO_SCALE) / points_per_mm; }
int to_units(double mm) { return static_cast<int>(mm * points_per_mm * PANGO_SCALE); }

PangoAlignment alignment_of(Align align) {
    switch (align) {
        case Align::left:
            return PANGO_ALIGN_LEFT;
        case Align::right:
            return PANGO_ALIGN_RIGHT;
        case Align::center:
            return PANGO_ALIGN_CENTER;
    }
    return PANGO_ALIGN_LEFT;
}

void set_font(PangoLayout* layout, const TextStyle& style, double size_pt) {
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family_static(font, style.monospace ? monospace_family : family);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, size_pt * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

double layout_height_mm(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return to_mm(height);
}

}  // namespace

PdfCanvas::PdfCanvas(double width_mm, double height_mm, std::string_view title)
    : surface_(
          cairo_pdf_surface_create_for_stream(append, &bytes_, width_mm * points_per_mm, height_mm * points_per_mm)),
      cairo_(cairo_create(surface_)),
      layout_(pango_cairo_create_layout(cairo_)) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, one_line(title).c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "zhongshu");
    // On paper glyphs stand where they belong, not on a grid of whole points.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    PangoContext* context = pango_layout_get_context(layout_);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, 0);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    pango_layout_context_changed(layout_);
    pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
}

PdfCanvas::~PdfCanvas() {
    g_object_unref(layout_);
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

/// Prepares the layout; returns its height, 0 when nothing can be shown.
double PdfCanvas::fit(const Box& box, std::string_view text, const TextStyle& style) {
    const std::string clean = one_line(text);
    if (clean.empty() || box.width_mm <= 0) return 0;
    pango_layout_set_width(layout_, to_units(box.width_mm));
    pango_layout_set_alignment(layout_, alignment_of(style.align));
    pango_layout_set_ellipsize(layout_, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_height(layout_, -1);
    pango_layout_set_text(layout_, clean.data(), static_cast<int>(clean.size()));
    const double smallest = std::min(style.size_pt, style.size_pt_min);
    for (double size_pt = style.size_pt; size_pt >= smallest; size_pt -= size_step_pt) {
        set_font(layout_, style, size_pt);
        const double height = layout_height_mm(layout_);
        const bool lines_fit = style.lines_max == 0 || pango_layout_get_line_count(layout_) <= style.lines_max;
        if (lines_fit && height <= box.height_mm) return height;
    }
    set_font(layout_, style, smallest);
    pango_layout_set_ellipsize(layout_, PANGO_ELLIPSIZE_END);
    pango_layout_set_height(layout_, style.lines_max > 0 ? -style.lines_max : to_units(box.height_mm));
    double height = layout_height_mm(layout_);
    if (height > box.height_mm && style.lines_max > 0) {
        pango_layout_set_height(layout_, to_units(box.height_mm));
        height = layout_height_mm(layout_);
    }
    return height <= box.height_mm ? height : 0;
}

double PdfCanvas::text_height_mm(const Box& box, std::string_view text, const TextStyle& style) {
    return fit(box, text, style);
}

double PdfCanvas::draw_text(const Box& box, std::string_view text, const TextStyle& style) {
    const double height = fit(box, text, style);
    if (height <= 0) return 0;
    cairo_set_source_rgb(cairo_, style.grey, style.grey, style.grey);
    cairo_move_to(cairo_, box.x_mm * points_per_mm, box.y_mm * points_per_mm);
    pango_cairo_show_layout(cairo_, layout_);
    cairo_new_path(cairo_);
    return height;
}

void PdfCanvas::fill(const Box& box, double grey) {
    cairo_set_source_rgb(cairo_, grey, grey, grey);
    add_to_shape(box);
    cairo_fill(cairo_);
}

void PdfCanvas::add_to_shape(const Box& box) {
    cairo_rectangle(cairo_, box.x_mm * points_per_mm, box.y_mm * points_per_mm, box.width_mm * points_per_mm,
                    box.height_mm * points_per_mm);
}

void PdfCanvas::fill_shape() {
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    cairo_fill(cairo_);
}

void PdfCanvas::line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double width_mm, double grey) {
    cairo_set_source_rgb(cairo_, grey, grey, grey);
    cairo_set_line_width(cairo_, width_mm * points_per_mm);
    cairo_move_to(cairo_, x1_mm * points_per_mm, y1_mm * points_per_mm);
    cairo_line_to(cairo_, x2_mm * points_per_mm, y2_mm * points_per_mm);
    cairo_stroke(cairo_);
}

void PdfCanvas::clip(const Box& box) {
    cairo_save(cairo_);
    add_to_shape(box);
    cairo_clip(cairo_);
}

void PdfCanvas::unclip() { cairo_restore(cairo_); }

void PdfCanvas::next_page() { cairo_show_page(cairo_); }

Result<std::string> PdfCanvas::finish() {
    cairo_surface_finish(surface_);
    if (cairo_status(cairo_) != CAIRO_STATUS_SUCCESS || cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS)
        return fail(Code::internal, "documents.pdf_not_written");
    return std::move(bytes_);
}

void draw_modules(PdfCanvas& canvas, const QrMatrix& matrix, double x_mm, double y_mm, double module_mm) {
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size;) {
            int run = 0;
            while (matrix.dark(x + run, y)) ++run;
            if (run > 0) canvas.add_to_shape({x_mm + x * module_mm, y_mm + y * module_mm, run * module_mm, module_mm});
            x += run + 1;
        }
    }
    canvas.fill_shape();
}

}  // namespace zs::documents
