// Request targets, cookies, language headers and Bearer tokens: the part of HTTP parsing that is ours.
#include "core/text.h"
#include "fuzz.h"
#include "platform/http/request.h"
#include "platform/i18n/catalogue.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    std::string_view rest = fuzz::text_of(data, size);
    const auto target = fuzz::take_part(rest, "\n");
    http::Request request;
    if (http::parse_target(target, request)) {
        fuzz::promise(request.path.starts_with('/'), "a path begins with a slash");
        fuzz::promise(text::is_utf8(request.path), "a path is UTF-8");
        fuzz::promise(request.path.find('\0') == std::string::npos, "no NUL in a path");
        fuzz::promise(request.query.size() <= 100, "a bounded query");
        for (const auto& [name, value] : request.query)
            fuzz::promise(text::is_utf8(name) && text::is_utf8(value), "a query is UTF-8");
    }
    while (!rest.empty()) {
        std::string_view line = fuzz::take_part(rest, "\n");
        const auto name = fuzz::take_part(line, ":");
        request.headers.emplace_back(text::lower_ascii(name), std::string(text::trim(line)));
    }
    const auto session = http::cookie(request, "zs_session");
    fuzz::promise(session.find(';') == std::string_view::npos, "a cookie ends at its semicolon");
    i18n::parse_accept_language(request.header("accept-language"));
    const std::string masked = text::mask_phone(request.header("phone"));
    fuzz::promise(text::is_utf8(masked), "a masked phone is text");
    return 0;
}
