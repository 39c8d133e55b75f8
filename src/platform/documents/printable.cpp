// Text made fit for paper and XML.
#include "platform/documents/printable.h"

#include "core/text.h"

namespace zs::documents {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Bytes of the valid character at the front, 0 when there is none.
std::size_t front_bytes(std::string_view text) {
    for (std::size_t count = 1; count <= 4 && count <= text.size(); ++count)
        if (text::is_utf8(text.substr(0, count))) return count;
    return 0;
}

bool is_plain(char c) { return c != 0 && static_cast<unsigned char>(c) < 0x80; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (is_plain(text.front())) {  // nearly always
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        const std::size_t bytes = front_bytes(text);
        const std::string_view character = text.substr(0, bytes);
        const bool bad = bytes == 0 || text.front() == 0 || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
        out += bad ? replacement : character;
        text.remove_prefix(bytes == 0 ? 1 : bytes);
    }
    return out;
}

std::string one_line(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char c : printable(text)) {
        if (is_control(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += c;
    }
    return out;
}

}  // namespace zs::documents
