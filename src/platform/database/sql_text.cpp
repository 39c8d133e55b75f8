// Scanner for quotes and comments, and the two rewrites built on it.
#include "platform/database/sql_text.h"

#include <algorithm>

namespace zs {
namespace {

std::size_t after(std::string_view sql, std::string_view end, std::size_t from) {
    const std::size_t found = sql.find(end, from);
    return found == std::string_view::npos ? sql.size() : found + end.size();
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// "$$ … $$" or "$tag$ … $tag$"; at + 1 when it is none.
std::size_t after_dollar_quote(std::string_view sql, std::size_t at) {
    std::size_t end = at + 1;
    while (end < sql.size() && is_name_character(sql[end])) ++end;
    if (end >= sql.size() || sql[end] != '$') return at + 1;
    return after(sql, sql.substr(at, end + 1 - at), end + 1);
}

bool is_comment(std::string_view sql, std::size_t at) { return sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*"; }

}  // namespace

std::size_t skip_sql_token(std::string_view sql, std::size_t at) {
    switch (sql[at]) {
        case '\'':
            return after(sql, "'", at + 1);  // a doubled quote simply begins the next string
        case '"':
            return after(sql, "\"", at + 1);
        case '$':
            return after_dollar_quote(sql, at);
        case '-':
            return sql.substr(at, 2) == "--" ? std::min(sql.find('\n', at), sql.size()) : at + 1;
        case '/':
            return sql.substr(at, 2) == "/*" ? after(sql, "*/", at + 2) : at + 1;
        default:
            return at + 1;
    }
}

std::string number_placeholders(std::string_view sql) {
    std::string out;
    out.reserve(sql.size() + 16);
    int number = 0;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = skip_sql_token(sql, at);
        if (sql[at] == '?')
            out.append("$").append(std::to_string(++number));
        else
            out.append(sql.substr(at, end - at));
        at = end;
    }
    return out;
}

std::vector<std::string> split_statements(std::string_view sql) {
    std::vector<std::string> statements;
    std::size_t start = 0;
    bool has_words = false;
    const auto cut = [&](std::size_t end) {
        if (has_words) statements.emplace_back(sql.substr(start, end - start));
        has_words = false;
    };
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = skip_sql_token(sql, at);
        if (sql[at] == ';') {
            const std::size_t next = std::min(sql.find_first_not_of(" \t\r", end), sql.size());
            if (next == sql.size() || sql[next] == '\n' || sql.substr(next, 2) == "--") {
                cut(at);
                start = end;
            }
        } else if (!is_comment(sql, at) && std::string_view(" \t\r\n").find(sql[at]) == std::string_view::npos) {
            has_words = true;
        }
        at = end;
    }
    cut(sql.size());
    return statements;
}

}  // namespace zs
