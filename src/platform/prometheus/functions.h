// What functions there are, what they take, and their arithmetic on the samples of a window.
#pragma once
#include <functional>
#include <span>

#include "platform/prometheus/expression.h"

namespace zs::prometheus {

struct Sample {
    std::int64_t at_ms = 0;
    double value = 0;
};

struct Signature {
    std::string_view name;
    std::vector<Type> arguments;
    std::size_t optional = 0;  // how many of the last may be missing
    Type result = Type::vector;
    bool repeats = false;  // the last argument any number of times
};
/// nullptr when there is no such function.
const Signature* find_function(std::string_view name);

/// A window of samples in (or at the ends of) [from_ms, to_ms], of a selector asked at `asked_ms`.
struct Window {
    std::span<const Sample> samples;  // never empty
    std::int64_t from_ms = 0, to_ms = 0, asked_ms = 0;
    double parameter = 0;  // of quantile_over_time, predict_linear
};
/// nullopt: nothing to say (too few samples).
using WindowFunction = std::optional<double> (*)(const Window&);
/// nullptr when `name` takes no range.
WindowFunction find_window_function(std::string_view name);

using PlainFunction = double (*)(double);
/// Functions of one number: abs, ceil, …; nullptr otherwise.
PlainFunction find_plain_function(std::string_view name);

/// As Prometheus: linear between ranks; NaN of nothing, ±Inf outside [0, 1]. Sorts `values`.
double quantile(double q, std::vector<double>& values);

}  // namespace zs::prometheus
