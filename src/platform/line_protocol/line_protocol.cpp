// The grammar of https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/, agreed with its corpus.
#include "platform/line_protocol/line_protocol.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/text.h"

namespace zs::line_protocol {
namespace {

using Set = std::array<bool, 256>;

constexpr std::size_t index(char c) { return static_cast<unsigned char>(c); }

constexpr Set only(std::string_view characters) {
    Set set{};
    for (const char c : characters) set[index(c)] = true;
    return set;
}
constexpr Set all_but(std::string_view characters, bool printable_only) {
    Set set{};
    for (std::size_t c = 0; c < set.size(); ++c) set[c] = !printable_only || (c >= 32 && c != 127);
    for (const char c : characters) set[index(c)] = false;
    return set;
}

constexpr Set measurement_characters = all_but(", ", true);
constexpr Set key_characters = all_but(",= ", true);
constexpr Set tag_value_characters = all_but(",= \r\n", false);
constexpr Set string_characters = all_but("\"", false);
constexpr Set value_characters = all_but(", \r\n", false);
constexpr Set comment_characters = all_but("", true);
constexpr Set time_characters = only("-0123456789");
constexpr Set number_characters = only("+-.eE0123456789");
constexpr Set measurement_escapes = only(", ");
constexpr Set key_escapes = only(",= ");
constexpr Set string_escapes = only("\\\"");
constexpr Set white_space = only(" \r\n");

/// The byte as people can read it: 'x', '\n', '\x01'.
std::string shown(char c) {
    if (c == '\n') return "'\\n'";
    if (c == '\r') return "'\\r'";
    if (c == '\t') return "'\\t'";
    if (c == '\v') return "'\\v'";
    if (index(c) < 32 || index(c) >= 127) return fmt::format("'\\x{:02x}'", index(c));
    return fmt::format("'{}'", c);
}

/// At most 60 bytes of a token in quotes, bytes that are no text as \x….
std::string quoted(std::string_view token) {
    std::string out = "\"";
    for (const char c : token.substr(0, 60)) {
        const auto one = shown(c);
        out += index(c) >= 128 && text::is_utf8(token) ? std::string(1, c) : one.substr(1, one.size() - 2);
    }
    return out + (token.size() > 60 ? "…\"" : "\"");
}

template <class Number>
bool whole(std::string_view token, Number& number, bool& out_of_range) {
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    out_of_range = error == std::errc::result_out_of_range;
    return error == std::errc() && end == token.data() + token.size();
}

/// Up to 15 digits with a point are exact as quotient of two exact doubles; nullopt for anything longer or stranger.
std::optional<double> short_decimal(std::string_view token) {
    static constexpr double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    const bool negative = !token.empty() && token.front() == '-';
    if (negative) token.remove_prefix(1);
    if (token.empty() || token.size() > 15) return std::nullopt;
    std::int64_t digits = 0;
    std::size_t fraction = 0, count = 0;
    bool point = false;
    for (const char c : token) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        const std::size_t digit = index(c) - index('0');
        if (digit > 9) return std::nullopt;
        digits = digits * 10 + static_cast<std::int64_t>(digit);
        ++count;
        fraction += point ? 1 : 0;
    }
    if (count == 0) return std::nullopt;
    const double number = static_cast<double>(digits) / powers[fraction];
    return negative ? -number : number;
}

bool decimal(std::string_view token, double& number, bool& out_of_range) {
    out_of_range = false;
    if (const auto quick = short_decimal(token)) {
        number = *quick;
        return true;
    }
    for (const char c : token)
        if (!number_characters[index(c)]) return false;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    if (end != token.data() + token.size()) return false;
    if (error == std::errc::result_out_of_range) {  // too small to tell from 0 is a number, too large is none
        number = std::strtod(std::string(token).c_str(), nullptr);
        out_of_range = std::isinf(number);
        return !out_of_range;
    }
    return error == std::errc();
}

std::int64_t unit_ns(Precision precision) {
    switch (precision) {
        case Precision::ns:
            return 1;
        case Precision::us:
            return 1'000;
        case Precision::ms:
            return 1'000'000;
        case Precision::s:
            return 1'000'000'000;
    }
    return 1;
}

/// Downwards, also before 1970.
std::int64_t cut(std::int64_t time_ns, std::int64_t unit) {
    const auto rest = time_ns % unit;
    return time_ns - (rest < 0 ? rest + unit : rest);
}

}  // namespace

std::optional<Precision> parse_precision(std::string_view text) {
    if (text == "ns" || text == "n") return Precision::ns;
    if (text == "us" || text == "u" || text == "µs") return Precision::us;
    if (text == "ms") return Precision::ms;
    if (text == "s") return Precision::s;
    return std::nullopt;
}

std::optional<double> Value::as_double() const {
    switch (kind) {
        case Kind::number:
            return number;
        case Kind::natural:
            return static_cast<double>(natural);
        case Kind::integer:
        case Kind::boolean:
            return static_cast<double>(integer);
        case Kind::text:
            break;
    }
    return std::nullopt;
}

std::string Fault::text() const { return fmt::format("at line {}:{}: {}", line, column, message); }

Parser::Parser(std::string_view text, Precision precision, std::int64_t default_time_ns)
    : text_(text), precision_(precision), default_time_ns_(cut(default_time_ns, unit_ns(precision))) {}

Parser::Step Parser::next() {
    unescaped_.clear();
    point_.tags.clear();
    point_.fields.clear();
    const bool clean = skip_blank_lines();
    if (clean && at_end()) return Step::end;
    line_ended_ = false;
    point_.line = line_;
    if (clean && read_point()) {
        if (line_ended_) line_at_ = at_;
        return Step::point;
    }
    if (!clean) refuse(at_, "invalid character found in comment line");
    skip_line();
    return Step::fault;
}

/// Leaves `at_` at the start of an entry; false when a comment has characters that no comment may have.
bool Parser::skip_blank_lines() {
    while (!at_end()) {
        line_at_ = at_;
        while (!at_end() && peek() == ' ') ++at_;
        if (at_end()) return true;
        if (peek() == '#') {
            take(comment_characters);
            if (!take_end_of_line()) {
                at_ = line_at_;
                return false;
            }
        } else if (peek() == '\n' || peek() == '\r') {
            if (!take_end_of_line()) return true;  // a lonely carriage return: the measurement refuses it
        } else {
            line_at_ = at_;
            return true;
        }
    }
    line_at_ = at_;
    return true;
}

/// True at the end of the text too.
bool Parser::take_end_of_line() {
    if (!at_end() && peek() == '\r') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') return false;
        ++at_;
    }
    if (at_end()) return line_ended_ = true;
    if (peek() != '\n') return false;
    ++at_;
    ++line_;
    return line_ended_ = true;
}

bool Parser::read_point() {
    const auto begin = at_;
    point_.time_ns = default_time_ns_;
    point_.has_time = false;
    if (!read_measurement()) return false;
    const auto tags_at = at_;
    if (!read_tags() || !check_duplicates(tags_at)) return false;
    point_.series = text_.substr(begin, at_ - begin);
    while (!at_end() && peek() == ' ') ++at_;
    return read_fields() && (line_ended_ || read_time());
}

bool Parser::read_measurement() {
    const auto begin = at_;
    if (!take_escaped(measurement_characters, measurement_escapes, point_.name)) return false;
    if (point_.name.empty())
        return refuse(begin,
                      at_end() ? "no measurement name found"
                               : fmt::format("invalid character {} found at start of measurement name", shown(peek())));
    return check_tag_comma();
}

/// Passes the comma before a tag, which must follow at once.
bool Parser::check_tag_comma() {
    if (at_end() || peek() != ',') return true;
    ++at_;
    if (at_end()) return refuse(at_, "expected tag key after comma; got end of input");
    if (white_space[index(peek())]) return refuse(at_, "expected tag key after comma; got white space instead");
    return true;
}

bool Parser::read_tags() {
    while (at_end() || peek() != ' ') {
        if (!read_tag()) return false;
        if (at_end()) return true;
    }
    return true;
}

bool Parser::read_tag() {
    const auto begin = at_;
    Tag tag;
    if (!take_escaped(key_characters, key_escapes, tag.key)) return false;
    if (at_end()) return refuse(begin, "empty tag name");
    if (tag.key.empty())
        return refuse(begin, fmt::format("expected tag key or field but found {} instead", shown(peek())));
    if (peek() != '=')
        return refuse(begin,
                      fmt::format("expected '=' after tag key {}, but got {} instead", quoted(tag.key), shown(peek())));
    ++at_;
    const auto value_at = at_;
    if (!take_escaped(tag_value_characters, key_escapes, tag.value)) return false;
    if (tag.value.empty())
        return refuse(value_at, fmt::format("expected tag value after tag key {}, but none found", quoted(tag.key)));
    point_.tags.push_back(tag);
    return check_tag_comma();
}

bool Parser::check_duplicates(std::size_t tags_at) {
    auto& tags = point_.tags;
    std::optional<std::string_view> twice;
    if (tags.size() <= 12) {
        for (std::size_t i = 1; i < tags.size() && !twice; ++i)
            for (std::size_t j = 0; j < i && !twice; ++j)
                if (tags[i].key == tags[j].key) twice = tags[i].key;
    } else {
        std::vector<std::string_view> keys;
        keys.reserve(tags.size());
        for (const auto& tag : tags) keys.push_back(tag.key);
        std::sort(keys.begin(), keys.end());
        const auto found = std::adjacent_find(keys.begin(), keys.end());
        if (found != keys.end()) twice = *found;
    }
    return !twice || refuse(tags_at, fmt::format("duplicate tag key {}", quoted(*twice)));
}

bool Parser::read_fields() {
    for (;;) {
        const auto begin = at_;
        Field field;
        if (!take_escaped(key_characters, key_escapes, field.key)) return false;
        if (field.key.empty())
            return refuse(begin, at_end()
                                     ? "expected field key but none found"
                                     : fmt::format("invalid character {} found at start of field key", shown(peek())));
        if (at_end())
            return refuse(at_, fmt::format("want '=' after field key {}, found end of input", quoted(field.key)));
        if (peek() != '=')
            return refuse(at_, fmt::format("want '=' after field key {}, found {}", quoted(field.key), shown(peek())));
        ++at_;
        if (!read_value(field.key, field.value)) return false;
        point_.fields.push_back(field);
        if (at_end()) return line_ended_ = true;
        if (peek() == ',') {
            ++at_;
            continue;
        }
        while (!at_end() && peek() == ' ') ++at_;
        take_end_of_line();
        return true;
    }
}

/// What may follow a value is checked first, as it says more about a slip of the pen than the value does.
bool Parser::read_value(std::string_view key, Value& value) {
    if (at_end()) return refuse(at_, "expected field value, found end of input");
    const auto begin = at_;
    const char first = peek();
    const bool is_text = first == '"';
    std::string_view token;
    if (is_text) {
        if (!read_text(value)) return false;
    } else if (first == '-' || first == '.' || (first >= '0' && first <= '9') || first == 't' || first == 'T' ||
               first == 'f' || first == 'F') {
        token = take(value_characters);
    } else {
        return refuse(at_, "field value has unrecognized type");
    }
    if (!at_end() && peek() != ',' && !white_space[index(peek())])
        return refuse(at_, fmt::format("unexpected character {} after field", shown(peek())));
    return is_text || parse_value(token, begin, key, value);
}

bool Parser::read_text(Value& value) {
    const auto begin = at_++;
    value.kind = Kind::text;
    if (!take_escaped(string_characters, string_escapes, value.text)) return false;
    line_ += static_cast<std::size_t>(std::count(value.text.begin(), value.text.end(), '\n'));
    if (at_end()) return refuse(begin, "expected closing quote for string field value, found end of input");
    ++at_;
    return true;
}

bool Parser::parse_value(std::string_view token, std::size_t at, std::string_view key, Value& value) {
    bool right = false, out_of_range = false;
    std::string_view kind = "float value syntax";
    const char first = token.front(), last = token.back();
    if (first == 't' || first == 'T' || first == 'f' || first == 'F') {
        const bool yes = token == "t" || token == "T" || token == "true" || token == "True" || token == "TRUE";
        const bool no = token == "f" || token == "F" || token == "false" || token == "False" || token == "FALSE";
        value.kind = Kind::boolean;
        value.integer = yes ? 1 : 0;
        kind = "bool value";
        right = yes || no;
    } else if (last == 'i') {
        value.kind = Kind::integer;
        kind = "integer value syntax";
        right = whole(token.substr(0, token.size() - 1), value.integer, out_of_range);
    } else if (last == 'u') {
        value.kind = Kind::natural;
        kind = "unsigned integer value syntax";
        right = whole(token.substr(0, token.size() - 1), value.natural, out_of_range);
    } else {
        value.kind = Kind::number;
        right = decimal(token, value.number, out_of_range);
    }
    if (right) return true;
    return refuse(at, fmt::format("cannot parse value for field key {}: {}", quoted(key),
                                  out_of_range ? "line-protocol value out of range" : fmt::format("invalid {}", kind)));
}

bool Parser::read_time() {
    const auto begin = at_;
    const auto digits = take(time_characters);
    if (!at_end()) {
        if (!white_space[index(peek())]) {
            while (!at_end() && peek() != '\n' && peek() != '\r') ++at_;
            return refuse(begin, fmt::format("invalid timestamp ({})", quoted(text_.substr(begin, at_ - begin))));
        }
        while (!at_end() && peek() == ' ') ++at_;
        const auto extra = at_;
        if (!at_end() && !take_end_of_line()) {
            while (!at_end() && peek() != '\n' && peek() != '\r') ++at_;
            return refuse(
                extra, fmt::format("unexpected text after timestamp ({})", quoted(text_.substr(extra, at_ - extra))));
        }
    }
    line_ended_ = true;
    return digits.empty() || scale_time(digits, begin);
}

bool Parser::scale_time(std::string_view digits, std::size_t at) {
    std::int64_t time = 0;
    bool out_of_range = false;
    if (whole(digits, time, out_of_range))
        out_of_range = __builtin_mul_overflow(time, unit_ns(precision_), &time);
    else if (!out_of_range)
        return refuse(at, "invalid timestamp: invalid syntax");
    if (out_of_range) return refuse(at, "invalid timestamp: line-protocol value out of range");
    point_.time_ns = time;
    point_.has_time = true;
    return true;
}

std::string_view Parser::take(const Set& set) {
    const auto begin = at_;
    while (!at_end() && set[index(peek())]) ++at_;
    return text_.substr(begin, at_ - begin);
}

/// Characters of `set`, and those of `escapes` behind a backslash; any other backslash stands for itself.
bool Parser::take_escaped(const Set& set, const Set& escapes, std::string_view& token) {
    const auto begin = at_;
    bool escaped = false;
    unsigned bits = 0;
    for (; !at_end(); ++at_) {
        const char c = peek();
        if (c == '\\') {
            if (at_ + 1 < text_.size() && escapes[index(text_[at_ + 1])]) {
                escaped = true;
                ++at_;
            }
            continue;
        }
        if (!set[index(c)]) break;
        bits |= static_cast<unsigned>(index(c));
    }
    const auto raw = text_.substr(begin, at_ - begin);
    token = escaped ? unescape(raw, escapes) : raw;
    if ((bits & 0x80U) != 0 && !text::is_utf8(raw))
        return refuse(begin, fmt::format("invalid utf-8 sequence in token {}", quoted(token)));
    return true;
}

std::string_view Parser::unescape(std::string_view raw, const Set& escapes) {
    std::string& out = unescaped_.emplace_back();
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size() && escapes[index(raw[i + 1])]) ++i;
        out += raw[i];
    }
    return out;
}

bool Parser::refuse(std::size_t at, std::string message) {
    const auto entry = text_.substr(line_at_, at - line_at_);
    fault_.line = point_.line + static_cast<std::size_t>(std::count(entry.begin(), entry.end(), '\n'));
    const auto newline = entry.rfind('\n');
    fault_.column = entry.size() - (newline == entry.npos ? 0 : newline + 1) + 1;
    fault_.message = std::move(message);
    return false;
}

/// From where reading stopped, so that a text value of several lines is skipped whole.
void Parser::skip_line() {
    while (!line_ended_ && !at_end()) {
        if (peek() == '\n') line_ended_ = true;
        ++at_;
    }
    line_ = point_.line + static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(line_at_),
                                                              text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    line_at_ = at_;
}

}  // namespace zs::line_protocol
