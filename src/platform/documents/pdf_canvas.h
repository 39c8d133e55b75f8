// A PDF being drawn, in millimetres, with Chinese text set by Pango. Internal to documents.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "platform/documents/pdf_table.h"

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _PangoLayout PangoLayout;

namespace zs::documents {

struct QrMatrix;

/// A rectangle on the page; y grows downwards.
struct Box {
    double x_mm = 0;
    double y_mm = 0;
    double width_mm = 0;
    double height_mm = 0;
};

struct TextStyle {
    double size_pt = 8;
    double size_pt_min = 8;  // text that does not fit gets smaller down to this
    bool bold = false;
    bool monospace = false;
    Align align = Align::left;
    double grey = 0;    // 0 black … 1 white
    int lines_max = 0;  // 0: as many as the height holds
};

class PdfCanvas {
public:
    PdfCanvas(double width_mm, double height_mm, std::string_view title);
    ~PdfCanvas();
    PdfCanvas(const PdfCanvas&) = delete;
    PdfCanvas& operator=(const PdfCanvas&) = delete;

    /// Sets one paragraph into the box from its top: wrapped, shrunk, at last cut with "…". Returns the height used;
    /// never more than the box (0 when not even one line fits).
    double draw_text(const Box& box, std::string_view text, const TextStyle& style);
    /// The height that draw_text would use.
    double text_height_mm(const Box& box, std::string_view text, const TextStyle& style);
    void fill(const Box& box, double grey);
    /// Adds a rectangle to the black shape that fill_shape() fills at once, without seams between the parts.
    void add_to_shape(const Box& box);
    void fill_shape();
    void line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double width_mm, double grey);
    /// Nothing is drawn outside the box until unclip().
    void clip(const Box& box);
    void unclip();
    void next_page();
    /// Ends the document and returns its bytes; error documents.pdf_not_written.
    Result<std::string> finish();

private:
    double fit(const Box& box, std::string_view text, const TextStyle& style);

    std::string bytes_;
    cairo_surface_t* surface_;
    cairo_t* cairo_;
    PangoLayout* layout_;
};

/// The dark modules of a code as one shape; its quiet zone is the caller's.
void draw_modules(PdfCanvas& canvas, const QrMatrix& matrix, double x_mm, double y_mm, double module_mm);

}  // namespace zs::documents
