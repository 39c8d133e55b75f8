// Reading SQL text just closely enough: where quotes and comments end.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zs {

/// The position after the string, quoted name, comment or dollar-quoted text that starts at `at`, else `at` + 1.
std::size_t skip_sql_token(std::string_view sql, std::size_t at);
/// '?' → "$1", "$2", … outside strings, quoted names and comments.
std::string number_placeholders(std::string_view sql);
/// Statements ended by ';' at the end of a line; a ';' inside a line (trigger body) does not split. Empty ones and
/// those of comments only are left out.
std::vector<std::string> split_statements(std::string_view sql);

}  // namespace zs
