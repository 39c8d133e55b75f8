// sum, avg, topk, …: many series become few.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "platform/prometheus/table.h"

namespace zs::prometheus {
namespace {

using Group = std::vector<std::size_t>;  // rows

double spread(const std::vector<double>& values) {
    double count = 0, mean = 0, squares = 0;
    for (const double value : values) {
        count += 1;
        const double from_mean = value - mean;
        mean += from_mean / count;
        squares += from_mean * (value - mean);
    }
    return squares / count;
}

double total(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum;
}

/// `values` is not empty and may be reordered.
double one_of(Aggregation kind, std::vector<double>& values, double parameter) {
    switch (kind) {
        case Aggregation::sum:
            return total(values);
        case Aggregation::avg:
            return total(values) / static_cast<double>(values.size());
        case Aggregation::count:
            return static_cast<double>(values.size());
        case Aggregation::group:
            return 1;
        case Aggregation::stddev:
            return std::sqrt(spread(values));
        case Aggregation::stdvar:
            return spread(values);
        case Aggregation::quantile:
            return quantile(parameter, values);
        case Aggregation::min:
        case Aggregation::max:
        default:
            break;
    }
    double best = values.front();
    for (const double value : values)
        if (std::isnan(best) || (kind == Aggregation::min ? value < best : value > best)) best = value;
    return best;
}

/// Keeps the values of the k best rows of a group at each step. NaN comes last.
void keep_best(const Expr& expr, const Rows& rows, const Group& group, const Parameter& parameter, Rows& made) {
    const auto first = made.size();
    const auto steps = rows[group.front()].values.size();
    for (const auto i : group) made.push_back({rows[i].labels, std::vector<double>(steps, absent)});
    const bool top = expr.aggregation == Aggregation::topk;
    Group present;
    for (std::size_t step = 0; step < steps; ++step) {
        const double k = parameter.values[step];
        present.clear();
        for (std::size_t i = 0; i < group.size(); ++i)
            if (!is_absent(rows[group[i]].values[step])) present.push_back(i);
        const auto count = k >= 1 ? std::min(present.size(), static_cast<std::size_t>(std::min(k, 1e9))) : 0;
        std::stable_sort(present.begin(), present.end(), [&](std::size_t a, std::size_t b) {
            const double x = rows[group[a]].values[step], y = rows[group[b]].values[step];
            if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
            return top ? x > y : x < y;
        });
        for (std::size_t i = 0; i < count; ++i)
            made[first + present[i]].values[step] = rows[group[present[i]]].values[step];
    }
    if (steps != 1) return;
    std::stable_sort(made.begin() + static_cast<std::ptrdiff_t>(first), made.end(), [&](const Row& a, const Row& b) {
        if (is_absent(a.values[0]) || is_absent(b.values[0])) return !is_absent(a.values[0]) && is_absent(b.values[0]);
        if (std::isnan(a.values[0]) || std::isnan(b.values[0]))
            return !std::isnan(a.values[0]) && std::isnan(b.values[0]);
        return top ? a.values[0] > b.values[0] : a.values[0] < b.values[0];
    });
}

}  // namespace

Outcome<Rows> aggregate(const Expr& expr, const Rows& rows, const Parameter& parameter, const Grid& grid) {
    std::map<Labels, Group> groups;
    for (std::size_t i = 0; i < rows.size(); ++i)
        groups[expr.by ? kept(rows[i].labels, expr.grouping) : dropped(rows[i].labels, expr.grouping)].push_back(i);
    const bool best = expr.aggregation == Aggregation::topk || expr.aggregation == Aggregation::bottomk;
    if (best && std::any_of(parameter.values.begin(), parameter.values.end(), [](double k) { return std::isnan(k); }))
        return cannot("Scalar value NaN overflows int64");
    Rows made;
    std::vector<double> values;
    for (const auto& [labels, group] : groups) {
        if (best) {
            keep_best(expr, rows, group, parameter, made);
            continue;
        }
        Row row{labels, std::vector<double>(grid.steps, absent)};
        for (std::size_t step = 0; step < grid.steps; ++step) {
            values.clear();
            for (const auto i : group)
                if (!is_absent(rows[i].values[step])) values.push_back(rows[i].values[step]);
            if (!values.empty())
                row.values[step] =
                    one_of(expr.aggregation, values, parameter.values.empty() ? 0 : parameter.values[step]);
        }
        made.push_back(std::move(row));
    }
    return settle(std::move(made));
}

}  // namespace zs::prometheus
