// JSON: Boost.JSON values for reading; a direct writer for answers. All parsing is bounded in depth and size.
#pragma once
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/time.h"

namespace zs::json {

using boost::json::array;
using boost::json::object;
using boost::json::value;

/// Parses one JSON text (UTF-8, depth ≤ 32, no duplicate keys kept apart); error json.malformed.
Result<value> parse(std::string_view text);
/// Parses a JSON object; anything else is an error json.object_expected.
Result<object> parse_object(std::string_view text);
std::string write(const value& value);
/// Appends `text` as a JSON string with quotes; input is valid UTF-8.
void append_string(std::string& out, std::string_view text);
/// The instant or day in quotes, as ISO 8601; none is null.
std::string text_or_null(const std::optional<Instant>& at);
std::string text_or_null(const std::optional<Date>& day);
/// Appends `"name":`, with a comma before it where something stands before it in the object or list.
void append_key(std::string& out, std::string_view name);
/// Appends `"name":"text"`.
void append_text(std::string& out, std::string_view name, std::string_view text);

}  // namespace zs::json
