// Requests as handlers see them, and the decoding of targets and cookies.
#include "platform/http/request.h"

#include "core/text.h"

namespace zs::http {

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

std::string_view Request::query_value(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return {};
}

Result<std::int64_t> Context::id(std::size_t index) const {
    const auto number = text::parse_integer(path_value(index));
    if (!number || *number <= 0) return fail(Code::not_found, "entity.not_found");
    return *number;
}

Result<json::object> Context::body() const {
    if (request.body.empty()) return json::object{};
    return json::parse_object(request.body);
}

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (!text::is_utf8(out) || out.find('\0') != std::string::npos) return std::nullopt;
    return out;
}

bool parse_target(std::string_view target, Request& request) {
    constexpr std::size_t pairs_max = 100;
    if (target.empty() || target.front() != '/') return false;
    const auto question = target.find('?');
    auto path = percent_decode(target.substr(0, question), false);
    if (!path) return false;
    request.path = *std::move(path);
    if (question == std::string_view::npos) return true;
    for (const auto part : text::split(target.substr(question + 1), '&')) {
        if (part.empty()) continue;
        if (request.query.size() >= pairs_max) return false;
        const auto equals = part.find('=');
        auto name = percent_decode(part.substr(0, equals), true);
        auto value = percent_decode(equals == std::string_view::npos ? "" : part.substr(equals + 1), true);
        if (!name || !value) return false;
        request.query.emplace_back(*std::move(name), *std::move(value));
    }
    return true;
}

std::string_view cookie(const Request& request, std::string_view name) {
    for (const auto part : text::split(request.header("cookie"), ';')) {
        const auto pair = text::trim(part);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
    return {};
}

Result<ListQuery> list_query(const Context& context, const EntityTable& table,
                             const std::vector<std::string_view>& ignored) {
    ZS_TRY_ASSIGN(auto query, parse_list_query(table, context.request.query, ignored));
    query.language = context.actor.language;
    return query;
}

Result<Response> list_page(const Context& context, Reader& reader, const EntityTable& table,
                           const Restriction& restriction, const std::vector<std::string_view>& ignored) {
    ZS_TRY_ASSIGN(const auto query, list_query(context, table, ignored));
    ZS_TRY_ASSIGN(auto page, list_json(reader, table, query, restriction));
    return ok(std::move(page.json));
}

}  // namespace zs::http
