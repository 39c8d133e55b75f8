// QR codes as a matrix, as SVG, and as text for a terminal. Printing on labels lives in labels.h.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace zs::documents {

/// How much of the code may be damaged: about 7 %, 15 %, 25 %, 30 %.
enum class QrLevel { low, medium, quartile, high };

struct QrMatrix {
    static constexpr int quiet_modules = 4;  // the light margin that readers need
    int size = 0;                            // modules on a side, without the quiet zone
    std::vector<std::uint8_t> modules;       // row by row, 1 = dark
    /// False outside, so that a quiet zone can be asked for too.
    bool dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < size && y < size &&
               modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)] != 0;
    }
};

/// Smallest code that holds the text as bytes; error documents.qr_text_too_long (or empty text).
Result<QrMatrix> encode_qr(std::string_view text, QrLevel level = QrLevel::medium);
/// One path in module units, quiet zone included; scales to the size of its container.
std::string qr_svg(const QrMatrix& matrix);

enum class TerminalColors { none, ansi };
/// Half blocks, two modules a character high. `ansi` sets black on white, right on every colour terminal; `none` leaves
/// the terminal's own colours and is right on dark ones.
std::string qr_terminal(const QrMatrix& matrix, TerminalColors colors);

}  // namespace zs::documents
