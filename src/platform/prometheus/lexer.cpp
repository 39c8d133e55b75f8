#include "platform/prometheus/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/text.h"
#include "platform/prometheus/expression.h"

namespace zs::prometheus {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':'; }
bool is_name(char c) { return is_name_start(c) || is_digit(c); }

constexpr std::array<std::string_view, 24> signs = {"=~", "!~", "!=", "==", ">=", "<=", "(", ")", "{", "}", "[", "]",
                                                    ",",  "=",  ">",  "<",  "+",  "-",  "*", "/", "%", "^", "@", ":"};

void put_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
        out += static_cast<char>(0x80U | (code & 0x3fU));
    } else {
        out += static_cast<char>(0xf0U | (code >> 18U));
        out += static_cast<char>(0x80U | ((code >> 12U) & 0x3fU));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3fU));
        out += static_cast<char>(0x80U | (code & 0x3fU));
    }
}

class Lexer {
public:
    explicit Lexer(std::string_view query) : query_(query) {}

    Outcome<std::vector<Word>> all() {
        std::vector<Word> words;
        for (;;) {
            skip();
            ZS_TRY_ASSIGN(auto word, next());
            words.push_back(std::move(word));
            if (words.back().token == Token::end) return words;
        }
    }

private:
    void skip() {
        while (at_ < query_.size()) {
            const char c = query_[at_];
            if (c == '#')
                at_ = std::min(query_.find('\n', at_), query_.size());
            else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
                ++at_;
            else
                return;
        }
    }

    Outcome<Word> next() {
        Word word;
        word.at = at_;
        if (at_ >= query_.size()) return word;
        const char c = query_[at_];
        if (c == '"' || c == '\'' || c == '`') return quoted(word, c);
        if (is_digit(c) || (c == '.' && at_ + 1 < query_.size() && is_digit(query_[at_ + 1]))) return number(word);
        if (is_name_start(c) && !(c == ':' && brackets_)) return name(word);
        for (const auto sign : signs)
            if (query_.substr(at_).starts_with(sign)) {
                at_ += sign.size();
                word.token = Token::sign;
                word.source = sign;
                if (sign == "[" || sign == "]") brackets_ = sign == "[";
                return word;
            }
        return tl::unexpected(parse_fault(query_, at_, fmt::format("unexpected character: {}", printable(c))));
    }

    static std::string printable(char c) {
        return c >= ' ' && c <= '~' ? fmt::format("'{}'", c) : fmt::format("0x{:02x}", static_cast<unsigned char>(c));
    }

    Word name(Word word) {
        while (at_ < query_.size() && is_name(query_[at_])) ++at_;
        word.token = Token::name;
        word.source = query_.substr(word.at, at_ - word.at);
        return word;
    }

    /// A number or a duration: "5", "1e3", "0x1f", "5m", "1h30m".
    Outcome<Word> number(Word word) {
        const auto rest = query_.substr(at_);
        std::size_t length = 0;
        while (length < rest.size() && (is_name(rest[length]) || rest[length] == '.') && rest[length] != ':') {
            const bool exponent = (rest[length] == 'e' || rest[length] == 'E') && !rest.starts_with("0x");
            ++length;
            if (exponent && length < rest.size() && (rest[length] == '+' || rest[length] == '-')) ++length;
        }
        word.source = rest.substr(0, length);
        at_ += length;
        if (const auto duration = parse_duration_ms(word.source)) {
            word.token = Token::duration;
            word.duration_ms = *duration;
            return word;
        }
        const bool hexadecimal = word.source.starts_with("0x") || word.source.starts_with("0X");
        const auto digits = word.source.substr(hexadecimal ? 2 : 0);
        const auto* last = digits.data() + digits.size();
        std::from_chars_result parsed{};
        if (hexadecimal) {
            std::uint64_t whole = 0;
            parsed = std::from_chars(digits.data(), last, whole, 16);
            word.number = static_cast<double>(whole);
        } else {
            parsed = std::from_chars(digits.data(), last, word.number);
            if (parsed.ec == std::errc::result_out_of_range) parsed.ec = {}, word.number = out_of_range(digits);
        }
        if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != last)
            return tl::unexpected(
                parse_fault(query_, word.at, fmt::format("bad number or duration syntax: \"{}\"", word.source)));
        word.token = Token::number;
        return word;
    }

    static double out_of_range(std::string_view digits) {
        const auto exponent = digits.find_first_of("eE");
        const bool small = exponent != std::string_view::npos && digits.substr(exponent + 1).starts_with('-');
        return small ? 0 : std::numeric_limits<double>::infinity();
    }

    Outcome<Word> quoted(Word word, char quote) {
        ++at_;
        word.token = Token::text;
        while (at_ < query_.size() && query_[at_] != quote) {
            if (quote != '`' && query_[at_] == '\n') break;
            if (quote != '`' && query_[at_] == '\\') {
                if (!escape(word.text)) return tl::unexpected(parse_fault(query_, at_, "unknown escape sequence"));
            } else {
                word.text += query_[at_++];
            }
        }
        if (at_ >= query_.size() || query_[at_] != quote)
            return tl::unexpected(parse_fault(query_, word.at, "unterminated quoted string"));
        if (!text::is_utf8(word.text)) return tl::unexpected(parse_fault(query_, word.at, "string is not UTF-8"));
        ++at_;
        word.source = query_.substr(word.at, at_ - word.at);
        return word;
    }

    /// One escape of Go's strings; false when there is no such.
    bool escape(std::string& out) {
        if (at_ + 1 >= query_.size()) return false;
        constexpr std::string_view names = "abfnrtv\\'\"";
        constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\'\"";
        const char c = query_[at_ + 1];
        if (const auto known = names.find(c); known != std::string_view::npos) {
            out += meanings[known];
            at_ += 2;
            return true;
        }
        const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits == 0 || at_ + 2 + digits > query_.size()) return false;
        std::uint32_t code = 0;
        const char* first = query_.data() + at_ + 2;
        const auto parsed = std::from_chars(first, first + digits, code, 16);
        if (parsed.ec != std::errc() || parsed.ptr != first + digits || code > 0x10ffff) return false;
        if (c == 'x')
            out += static_cast<char>(code);
        else
            put_utf8(out, code);
        at_ += 2 + digits;
        return true;
    }

    std::string_view query_;
    std::size_t at_ = 0;
    bool brackets_ = false;  // in [5m:1m] the colon is no part of a name
};

}  // namespace

Fault parse_fault(std::string_view query, std::size_t at, std::string_view message) {
    std::size_t line = 1, column = 1;
    for (const char c : query.substr(0, at)) {
        ++column;
        if (c == '\n') ++line, column = 1;
    }
    return {FaultKind::bad_data, fmt::format("{}:{}: parse error: {}", line, column, message)};
}

Outcome<std::vector<Word>> words_of(std::string_view query) { return Lexer(query).all(); }

std::optional<std::int64_t> parse_duration_ms(std::string_view text) {
    struct Unit {
        std::string_view name;
        std::int64_t ms;
    };
    constexpr std::int64_t day = 86'400'000;
    constexpr std::array<Unit, 7> units = {
        {{"y", 365 * day}, {"w", 7 * day}, {"d", day}, {"h", 3'600'000}, {"ms", 1}, {"m", 60'000}, {"s", 1000}}};
    constexpr std::int64_t duration_max = 100 * 365 * day;
    std::int64_t total = 0, last_unit = INT64_MAX;
    while (!text.empty()) {
        std::int64_t count = 0;
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
        if (parsed.ec != std::errc() || count < 0) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
        const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& one) {
            return text.starts_with(one.name) && !(one.name == "m" && text.starts_with("ms"));
        });
        if (unit == units.end() || unit->ms >= last_unit || count > duration_max / unit->ms) return std::nullopt;
        total += count * unit->ms;
        last_unit = unit->ms;
        text.remove_prefix(unit->name.size());
    }
    if (total <= 0 || total > duration_max) return std::nullopt;
    return total;
}

}  // namespace zs::prometheus
