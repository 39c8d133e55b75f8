// Words and signs of a query.
#pragma once
#include <cstdint>
#include <string>

#include "platform/prometheus/labels.h"

namespace zs::prometheus {

enum class Token { end, name, number, duration, text, sign };

struct Word {
    Token token = Token::end;
    std::string_view source;  // as written
    std::string text;         // of a string: what it means
    double number = 0;
    std::int64_t duration_ms = 0;
    std::size_t at = 0;  // byte in the query
    bool is(std::string_view sign) const { return token == Token::sign && source == sign; }
};

/// "line:column: parse error: message"
Fault parse_fault(std::string_view query, std::size_t at, std::string_view message);
Outcome<std::vector<Word>> words_of(std::string_view query);

}  // namespace zs::prometheus
