// Errors as application/problem+json, in the reader's language.
#include <fmt/format.h>

#include "platform/http/server.h"

namespace zs::http {
namespace {

struct Meaning {
    int status;
    std::string_view code;
    std::string_view title;
};

/// The one place where an outcome becomes a status.
Meaning meaning(Code code) {
    switch (code) {
        case Code::invalid:
            return {422, "invalid", "Unprocessable Content"};
        case Code::unauthenticated:
            return {401, "unauthenticated", "Unauthorized"};
        case Code::forbidden:
            return {403, "forbidden", "Forbidden"};
        case Code::not_found:
            return {404, "not_found", "Not Found"};
        case Code::conflict:
            return {409, "conflict", "Conflict"};
        case Code::stale:
            return {409, "stale", "Conflict"};
        case Code::too_many:
            return {429, "too_many", "Too Many Requests"};
        case Code::too_large:
            return {413, "too_large", "Content Too Large"};
        case Code::unavailable:
            return {503, "unavailable", "Service Unavailable"};
        case Code::timeout:
            return {408, "timeout", "Request Timeout"};
        case Code::internal:
            return {500, "internal", "Internal Server Error"};
    }
    return {500, "internal", "Internal Server Error"};
}

}  // namespace

Response problem(const Error& error, const i18n::Catalogue& catalogue, Language language, std::string_view request_id) {
    const Meaning known = meaning(error.code);
    std::string out = fmt::format("{{\"type\":\"about:blank\",\"status\":{}", known.status);
    json::append_text(out, "title", known.title);
    json::append_text(out, "code", known.code);
    json::append_text(out, "key", error.key);
    json::append_text(out, "detail", catalogue.text(error.key, language, error.params));
    json::append_text(out, "request_id", request_id);
    if (!error.fields.empty()) {
        out += ",\"fields\":[";
        for (const auto& field : error.fields) {
            out += out.back() == '[' ? "{" : ",{";
            json::append_text(out, "field", field.field);
            json::append_text(out, "key", field.key);
            json::append_text(out, "message", catalogue.text(field.key, language, field.params));
            out += '}';
        }
        out += ']';
    }
    if (error.details.size() > 2) {  // a JSON object as text: its members join ours
        out += ',';
        out.append(error.details, 1, error.details.size() - 2);
    }
    out += '}';
    Response response{known.status, "application/problem+json; charset=utf-8", std::move(out), {}, {}};
    if (known.status == 429 || known.status == 503) response.headers.emplace_back("Retry-After", "5");
    return response;
}

}  // namespace zs::http
