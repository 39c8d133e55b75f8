// The web app's files as the server hands them out.
#pragma once
#include <optional>
#include <string_view>

namespace zs::http {

struct Page {
    std::string_view mime;
    std::string_view gzip;  // compressed bytes
    std::string_view etag;
    bool immutable = false;  // named by content: cached for a year
};

class StaticPages {
public:
    virtual ~StaticPages() = default;
    /// The file of a path, or the page that answers it (/r/… and /t/… → report.html, other paths → index.html);
    /// nullopt only when no web app is built in.
    virtual std::optional<Page> find(std::string_view path) const = 0;
};

}  // namespace zs::http
