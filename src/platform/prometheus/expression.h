// A query as a tree, and the parser that makes it.
#pragma once
#include <cstdint>
#include <optional>

#include "platform/prometheus/labels.h"

namespace zs::prometheus {

enum class Type { scalar, vector, matrix, string };
std::string_view text_of(Type type);

enum class Operator { add, sub, mul, div, mod, pow, atan2, eq, ne, lt, gt, le, ge, land, lor, lunless };
constexpr bool is_comparison(Operator op) { return op >= Operator::eq && op <= Operator::ge; }
constexpr bool is_set(Operator op) { return op >= Operator::land; }
std::string_view text_of(Operator op);

enum class Aggregation { sum, avg, min, max, count, group, stddev, stdvar, topk, bottomk, quantile };

/// What a selector is moved to: a fixed time, or an end of the asked stretch.
enum class Anchor { none, time, start, end };

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

/// Which labels must agree, and which side may have many.
struct Matching {
    bool on = false;  // labels are those that count; otherwise those that do not
    std::vector<std::string> labels;
    enum class Side { none, left, right } many = Side::none;  // group_left, group_right
    std::vector<std::string> included;                        // copied from the side of one
};

struct Expr {
    enum class Kind { number, text, selector, subquery, unary, binary, aggregate, call } kind = Kind::number;
    Type type = Type::scalar;
    double number = 0;
    std::string text;  // the string; the name of the function

    std::vector<Matcher> matchers;  // of a selector
    std::int64_t range_ms = 0;      // of a range selector or subquery
    std::int64_t step_ms = 0;       // of a subquery; 0: a minute
    std::int64_t offset_ms = 0;
    Anchor anchor = Anchor::none;
    std::int64_t anchor_ms = 0;

    Operator op = Operator::add;
    bool as_bool = false;
    Matching matching;
    Aggregation aggregation = Aggregation::sum;
    bool by = false;
    std::vector<std::string> grouping;

    std::vector<ExprPtr> children;  // operands, arguments; aggregate: the vector, then the parameter if it has one
};

inline constexpr std::size_t query_bytes_max = 16 << 10;
inline constexpr int depth_max = 64;

/// Errors name line and column, as Prometheus does: "1:4: parse error: …".
Outcome<ExprPtr> parse(std::string_view query);
/// A selector alone, as `match[]` has it.
Outcome<std::vector<Matcher>> parse_selector(std::string_view text);
/// "5m", "1h30m", "250ms"; never 0.
std::optional<std::int64_t> parse_duration_ms(std::string_view text);

}  // namespace zs::prometheus
