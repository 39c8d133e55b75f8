// Influx line protocol: strict, one pass, and without allocations where nothing is escaped. Knows no storage.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zs::line_protocol {

enum class Precision { ns, us, ms, s };
/// "ns", "us", "ms", "s" and the short forms "n", "u", "µs"; nullopt for anything else.
std::optional<Precision> parse_precision(std::string_view text);

enum class Kind : std::uint8_t { number, integer, natural, boolean, text };

/// The member that `kind` names is set: `integer` carries booleans too.
struct Value {
    Kind kind = Kind::number;
    double number = 0;
    std::int64_t integer = 0;
    std::uint64_t natural = 0;
    std::string_view text = {};

    /// As a number; nullopt for text. Whole numbers beyond 2^53 lose their last digits.
    std::optional<double> as_double() const;
};

struct Tag {
    std::string_view key, value;
};
struct Field {
    std::string_view key;
    Value value;
};

/// One line. The views live until the parser's next step.
struct Point {
    std::string_view name;
    std::vector<Tag> tags;  // as sent; no key twice
    std::vector<Field> fields;
    std::int64_t time_ns = 0;
    bool has_time = false;         // false: `time_ns` is the default time
    std::string_view series = {};  // measurement and tags as sent, escapes and all: a key for caches
    std::size_t line = 1;
};

/// What is wrong and where: line and column (in bytes) count from 1; spaces before the measurement do not count.
struct Fault {
    std::size_t line = 1;
    std::size_t column = 1;
    std::string message;
    std::string text() const;  // "at line 2:11: …"
};

class Parser {
public:
    enum class Step { point, fault, end };

    /// `text` must outlive the parser. Times without unit are in `precision`; lines without time get `default_time_ns`,
    /// cut to the precision.
    Parser(std::string_view text, Precision precision, std::int64_t default_time_ns);

    /// The next line that is not blank or a comment. After a fault the rest of its line is skipped.
    Step next();
    const Point& point() const { return point_; }
    const Fault& fault() const { return fault_; }

private:
    using Set = std::array<bool, 256>;
    bool skip_blank_lines();
    bool take_end_of_line();
    bool read_point();
    bool read_measurement();
    bool read_tags();
    bool read_tag();
    bool check_tag_comma();
    bool check_duplicates(std::size_t tags_at);
    bool read_fields();
    bool read_value(std::string_view key, Value& value);
    bool read_text(Value& value);
    bool parse_value(std::string_view token, std::size_t at, std::string_view key, Value& value);
    bool read_time();
    bool scale_time(std::string_view digits, std::size_t at);
    std::string_view take(const Set& set);
    bool take_escaped(const Set& set, const Set& escapes, std::string_view& token);
    std::string_view unescape(std::string_view raw, const Set& escapes);
    bool at_end() const { return at_ >= text_.size(); }
    char peek() const { return text_[at_]; }
    bool refuse(std::size_t at, std::string message);
    void skip_line();

    std::string_view text_;
    Precision precision_;
    std::int64_t default_time_ns_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;     // of `line_at_`
    std::size_t line_at_ = 0;  // where the entry begins
    bool line_ended_ = false;  // the end of the entry's line is behind `at_`
    Point point_;
    Fault fault_;
    std::deque<std::string> unescaped_;
};

/// {"time":…,"name":…,"tags":[{"key":…,"value":…}],"fields":[{"key":…,"value":{"float":…}}]}, tags in order of keys.
void append_json(std::string& out, const Point& point);

}  // namespace zs::line_protocol
