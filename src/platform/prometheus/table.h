// What evaluation works on: one column a step, one row a series, and the budget that all parts of a query share.
#pragma once
#include <bit>

#include "platform/prometheus/evaluate.h"

namespace zs::prometheus {

/// A NaN of our own: no value at this step. Numbers that are not one (0/0) have other bits.
inline constexpr std::uint64_t absent_bits = 0x7ff8'0000'5a53'0001U;
inline const double absent = std::bit_cast<double>(absent_bits);
inline bool is_absent(double value) { return std::bit_cast<std::uint64_t>(value) == absent_bits; }

struct Row {
    Labels labels;
    std::vector<double> values;
};
/// A scalar has one row without labels.
using Rows = std::vector<Row>;

/// Steps at which a part of the query is asked; those of a subquery differ from the question's.
struct Grid {
    std::int64_t start_ms = 0, step_ms = 1;
    std::size_t steps = 1;
    std::int64_t at(std::size_t step) const { return start_ms + static_cast<std::int64_t>(step) * step_ms; }
};
inline std::size_t steps_of(const Question& question) {
    return static_cast<std::size_t>((question.end_ms - question.start_ms) / question.step_ms) + 1;
}

class Budget {
public:
    explicit Budget(const Limits& limits);
    Outcome<bool> read(std::size_t samples);
    Outcome<bool> values(std::size_t rows, std::size_t steps) const;
    Outcome<bool> work(std::size_t samples);
    const Limits& limits() const { return limits_; }

private:
    Outcome<bool> in_time() const;
    const Limits& limits_;
    std::int64_t began_ms_;
    std::uint64_t read_ = 0, worked_ = 0, asked_at_ = 0;
};

/// Rows of the same labels become one; error when two have a value at the same step. Rows without values go.
Outcome<Rows> settle(Rows rows);

/// Both are instant vectors.
Outcome<Rows> combine(const Expr& expr, const Rows& left, const Rows& right, std::size_t steps);
/// A vector with a scalar on one side.
Rows combine_scalar(const Expr& expr, Rows rows, const std::vector<double>& scalar, bool scalar_left);
/// Two scalars.
double apply(Operator op, double left, double right);

struct Parameter {
    std::vector<double> values = {};  // one a step; empty when the aggregation takes none
};
Outcome<Rows> aggregate(const Expr& expr, const Rows& rows, const Parameter& parameter, const Grid& grid);

/// label_replace and label_join: the texts behind the vector.
Outcome<Rows> relabel(std::string_view function, Rows rows, const std::vector<std::string>& texts);
/// minute, hour, …: of seconds since 1970, UTC.
double part_of_time(std::string_view function, double seconds);

}  // namespace zs::prometheus
