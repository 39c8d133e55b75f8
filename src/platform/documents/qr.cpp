// QR codes by libqrencode.
#include "platform/documents/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace zs::documents {
namespace {

QRecLevel level_of(QrLevel level) {
    switch (level) {
        case QrLevel::low:
            return QR_ECLEVEL_L;
        case QrLevel::medium:
            return QR_ECLEVEL_M;
        case QrLevel::quartile:
            return QR_ECLEVEL_Q;
        case QrLevel::high:
            return QR_ECLEVEL_H;
    }
    return QR_ECLEVEL_M;
}

}  // namespace

Result<QrMatrix> encode_qr(std::string_view text, QrLevel level) {
    constexpr std::size_t bytes_max = 2953;  // version 40, level L
    if (text.empty() || text.size() > bytes_max) return fail(Code::invalid, "documents.qr_text_too_long");
    const std::string bytes(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.data()), 0,
                          level_of(level)),
        &QRcode_free);
    if (!code) return fail(Code::invalid, "documents.qr_text_too_long");
    QrMatrix matrix;
    matrix.size = code->width;
    matrix.modules.reserve(static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width));
    for (int i = 0; i < code->width * code->width; ++i) matrix.modules.push_back(code->data[i] & 1U);
    return matrix;
}

std::string qr_svg(const QrMatrix& matrix) {
    const int quiet = QrMatrix::quiet_modules;
    const int side = matrix.size + 2 * quiet;
    std::string path;
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size;) {
            int run = 0;
            while (matrix.dark(x + run, y)) ++run;
            if (run > 0) path += fmt::format("M{} {}h{}v1h-{}z", x + quiet, y + quiet, run, run);
            x += run + 1;
        }
    }
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges">)"
                       R"(<path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/><path fill="#000" d="{1}"/></svg>)",
                       side, path);
}

std::string qr_terminal(const QrMatrix& matrix, TerminalColors colors) {
    const int quiet = QrMatrix::quiet_modules;
    const bool ansi = colors == TerminalColors::ansi;
    // With colours set a block is dark (black ink on white); without, a block is light (the usual light ink on black).
    const auto inked = [&](int x, int y) { return matrix.dark(x, y) == ansi && y < matrix.size + quiet; };
    std::string out;
    for (int y = -quiet; y < matrix.size + quiet; y += 2) {
        if (ansi) out += "\x1b[30;107m";
        for (int x = -quiet; x < matrix.size + quiet; ++x) {
            const bool upper = inked(x, y);
            const bool lower = inked(x, y + 1);
            out += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
        }
        out += ansi ? "\x1b[0m\n" : "\n";
    }
    return out;
}

}  // namespace zs::documents
