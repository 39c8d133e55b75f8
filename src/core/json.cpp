// JSON parsing within limits, and strings for the direct writers.
#include "core/json.h"

#include "core/limits.h"

namespace zs::json {

Result<value> parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = limits::json_depth_max;
    boost::json::error_code error;
    value parsed = boost::json::parse(text, error, {}, options);
    if (error) return fail(Code::invalid, "json.malformed", {{"reason", error.message()}});
    return parsed;
}

Result<object> parse_object(std::string_view text) {
    ZS_TRY_ASSIGN(value parsed, parse(text));
    if (!parsed.is_object()) return fail(Code::invalid, "json.object_expected");
    return std::move(parsed.as_object());
}

std::string write(const value& value) { return boost::json::serialize(value); }

void append_string(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0;  // start of the run not yet copied
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += "\\u00";
                out += digits[c >> 4U];
                out += digits[c & 15U];
        }
    }
    out.append(text, plain);
    out += '"';
}

}  // namespace zs::json
