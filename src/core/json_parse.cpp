// Bounded parsing with Boost.JSON's parser. The values are put together here because its own way with doubles may be
// off by one unit in the last place: what we wrote would not read back the same.
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>

#include "core/json.h"
#include "core/limits.h"

namespace zs::json {
namespace {

using boost::json::error;
using boost::json::error_code;
using Text = boost::json::string_view;

/// What the parser calls for each piece it meets; false with `code` set ends it.
class Builder {
public:
    static constexpr std::size_t max_object_size = object::max_size();
    static constexpr std::size_t max_array_size = array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    Builder() { stack_.reset(); }
    value take() { return stack_.release(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t count, error_code&) { return stack_.push_object(count), true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t count, error_code&) { return stack_.push_array(count), true; }
    bool on_key_part(Text text, std::size_t, error_code&) { return stack_.push_chars(text), true; }
    bool on_key(Text text, std::size_t, error_code&) { return stack_.push_key(text), true; }
    bool on_string_part(Text text, std::size_t, error_code&) { return stack_.push_chars(text), true; }
    bool on_string(Text text, std::size_t, error_code&) { return stack_.push_string(text), true; }
    bool on_number_part(Text, error_code&) { return true; }
    bool on_int64(std::int64_t number, Text, error_code&) { return stack_.push_int64(number), true; }
    bool on_uint64(std::uint64_t number, Text, error_code&) { return stack_.push_uint64(number), true; }
    bool on_double(double rough, Text text, error_code& code) {
        double number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc::result_out_of_range) number = rough;  // too small is zero, too large is refused
        if (!std::isfinite(number)) code = error::exponent_overflow;
        return stack_.push_double(number), !code;
    }
    bool on_bool(bool yes, error_code&) { return stack_.push_bool(yes), true; }
    bool on_null(error_code&) { return stack_.push_null(), true; }
    bool on_comment_part(Text, error_code&) { return true; }
    bool on_comment(Text, error_code&) { return true; }

private:
    boost::json::value_stack stack_;
};

}  // namespace

Result<value> parse(std::string_view text) {
    if (text.size() > limits::import_bytes_max) return fail(Code::too_large, "http.too_large");
    boost::json::parse_options options;
    options.max_depth = limits::json_depth_max;
    boost::json::basic_parser<Builder> parser(options);
    error_code code;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
    if (code || read < text.size() || !parser.done()) return fail(Code::invalid, "json.malformed");
    return parser.handler().take();
}

}  // namespace zs::json
