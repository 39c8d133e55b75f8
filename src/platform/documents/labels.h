// Printed labels with a QR code: single ones for label printers, or sheets of A4 with cut marks, as PDF.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/result.h"

namespace zs::documents {

enum class LabelFormat { mm40x30, mm60x40, a4_sheet };

struct Label {
    std::string url;                      // what the code carries, ≤ 200 bytes
    std::string code;                     // the same for reading aloud: "3F-05-ZL"
    std::string title;                    // place or device, large
    std::vector<std::string> lines = {};  // smaller, beside the code: department, telephone …
    std::string hospital = "";
};

inline constexpr double qr_module_mm_min = 0.4;

/// A PDF with the labels in their order: one a page, or 24 an A4 page. Text that does not fit is made smaller, wrapped
/// and at last cut with "…". Errors (invalid): documents.no_labels, documents.too_many_labels (> 5000),
/// documents.label_url_too_long (modules would be smaller than 0.4 mm).
Result<std::string> render_labels(std::span<const Label> labels, LabelFormat format);

}  // namespace zs::documents
