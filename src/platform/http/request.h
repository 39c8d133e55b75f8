// Decoding of request targets and cookies: the part of HTTP parsing that is ours (fuzzed in tests/fuzz).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/http.h"

namespace zs::http {

/// nullopt for broken escapes, bytes that are not UTF-8, and NUL.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
/// Fills path and query (≤ 100 pairs) from "/path?a=b"; false when it is malformed.
bool parse_target(std::string_view target, Request& request);
/// Value of a cookie, or "".
std::string_view cookie(const Request& request, std::string_view name);

}  // namespace zs::http
