// The web app inside the binary (tools/pack_web.py writes the archive).
#pragma once
#include <map>
#include <string_view>

#include "platform/http/static_pages.h"

namespace zs::http {

class WebArchive final : public StaticPages {
public:
    /// `archive` must outlive this; a malformed or empty one holds no pages.
    explicit WebArchive(std::string_view archive);
    std::optional<Page> find(std::string_view path) const override;
    bool empty() const { return pages_.empty(); }

private:
    std::map<std::string_view, Page> pages_;
};

}  // namespace zs::http
