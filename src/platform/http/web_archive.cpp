// Reading the packed web app.
#include "platform/http/web_archive.h"

#include "core/text.h"

namespace zs::http {

WebArchive::WebArchive(std::string_view archive) {
    const auto end = archive.starts_with('\n') ? 0 : archive.find("\n\n");
    if (end == std::string_view::npos || end == 0) return;
    const std::string_view bytes = archive.substr(end + 2);
    for (const auto line : text::split(archive.substr(0, end), '\n')) {
        const auto parts = text::split(line, '\t');
        if (parts.size() != 5) continue;
        const auto offset = text::parse_integer(parts[3]);
        const auto size = text::parse_integer(parts[4]);
        if (!offset || !size || *offset < 0 || *size < 0 ||
            static_cast<std::size_t>(*offset) + static_cast<std::size_t>(*size) > bytes.size())
            continue;
        pages_[parts[0]] = {parts[1], bytes.substr(static_cast<std::size_t>(*offset), static_cast<std::size_t>(*size)),
                            parts[2], parts[0].starts_with("/assets/")};
    }
}

std::optional<Page> WebArchive::find(std::string_view path) const {
    if (const auto exact = pages_.find(path); exact != pages_.end()) return exact->second;
    const bool report = path.starts_with("/r/") || path.starts_with("/t/");
    const auto page = pages_.find(report ? "/report.html" : "/index.html");
    if (page == pages_.end()) return std::nullopt;
    return page->second;
}

}  // namespace zs::http
