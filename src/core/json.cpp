// Writing JSON: shortest doubles, no NaN, no surprises. Reading: json_parse.cpp.
#include "core/json.h"

#include <fmt/format.h>

#include <cmath>

namespace zs::json {
namespace {

/// JSON knows neither NaN nor infinity: both become null. A whole double keeps its ".0", so that it stays a double.
void append_double(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    const std::size_t start = out.size();
    fmt::format_to(std::back_inserter(out), "{}", number);
    if (out.find_first_of(".e", start) == std::string::npos) out += ".0";
}

void append(std::string& out, const value& node);

void append(std::string& out, const array& items) {
    out += '[';
    bool first = true;
    for (const value& item : items) {
        if (!first) out += ',';
        first = false;
        append(out, item);
    }
    out += ']';
}

void append(std::string& out, const object& members) {
    out += '{';
    bool first = true;
    for (const auto& member : members) {
        if (!first) out += ',';
        first = false;
        append_string(out, member.key());
        out += ':';
        append(out, member.value());
    }
    out += '}';
}

void append(std::string& out, const value& node) {
    switch (node.kind()) {
        case boost::json::kind::null:
            out += "null";
            break;
        case boost::json::kind::bool_:
            out += node.get_bool() ? "true" : "false";
            break;
        case boost::json::kind::int64:
            fmt::format_to(std::back_inserter(out), "{}", node.get_int64());
            break;
        case boost::json::kind::uint64:
            fmt::format_to(std::back_inserter(out), "{}", node.get_uint64());
            break;
        case boost::json::kind::double_:
            append_double(out, node.get_double());
            break;
        case boost::json::kind::string:
            append_string(out, node.get_string());
            break;
        case boost::json::kind::array:
            append(out, node.get_array());
            break;
        case boost::json::kind::object:
            append(out, node.get_object());
            break;
    }
}

}  // namespace

std::string text_or_null(const std::optional<Instant>& at) { return at ? fmt::format("\"{}\"", to_text(*at)) : "null"; }
std::string text_or_null(const std::optional<Date>& day) { return day ? fmt::format("\"{}\"", to_text(*day)) : "null"; }

Result<object> parse_object(std::string_view text) {
    ZS_TRY_ASSIGN(value parsed, parse(text));
    if (!parsed.is_object()) return fail(Code::invalid, "json.object_expected");
    return std::move(parsed.get_object());
}

std::string write(const value& value) {
    std::string out;
    append(out, value);
    return out;
}

void append_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t written = 0;  // everything before is in `out`; plain runs are copied whole
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text, written, i - written);
        written = i + 1;
        switch (byte) {
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
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        }
    }
    out.append(text, written);
    out += '"';
}

void append_key(std::string& out, std::string_view name) {
    if (out.back() != '{' && out.back() != '[') out += ',';
    append_string(out, name);
    out += ':';
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
    append_key(out, name);
    append_string(out, text);
}

}  // namespace zs::json
