// Operators between vectors: which series belong together, and what becomes of their labels.
#include <fmt/format.h>

#include <cmath>
#include <unordered_map>

#include "platform/prometheus/table.h"

namespace zs::prometheus {
namespace {

struct Pair {
    double value = 0;
    bool kept = true;
};

/// A comparison keeps the left value where it holds.
Pair compare(Operator op, double left, double right) {
    switch (op) {
        case Operator::eq:
            return {left, left == right};
        case Operator::ne:
            return {left, left != right};
        case Operator::lt:
            return {left, left < right};
        case Operator::gt:
            return {left, left > right};
        case Operator::le:
            return {left, left <= right};
        case Operator::ge:
            return {left, left >= right};
        default:
            return {apply(op, left, right), true};
    }
}

/// Prometheus keeps the metric's name for atan2.
bool drops_name(const Expr& expr) { return expr.as_bool || (!is_comparison(expr.op) && expr.op != Operator::atan2); }

using Groups = std::unordered_map<std::string, std::vector<std::size_t>>;

std::string signature(const Matching& matching, const Labels& labels) {
    return text_of(matching.on ? kept(labels, matching.labels) : dropped(labels, matching.labels));
}

Groups groups_of(const Matching& matching, const Rows& rows) {
    Groups groups;
    for (std::size_t i = 0; i < rows.size(); ++i) groups[signature(matching, rows[i].labels)].push_back(i);
    return groups;
}

bool any_at(const Rows& rows, const std::vector<std::size_t>* group, std::size_t step) {
    if (group == nullptr) return false;
    return std::any_of(group->begin(), group->end(), [&](std::size_t i) { return !is_absent(rows[i].values[step]); });
}

const std::vector<std::size_t>* find(const Groups& groups, const std::string& key) {
    const auto found = groups.find(key);
    return found == groups.end() ? nullptr : &found->second;
}

Rows combine_sets(const Expr& expr, const Rows& left, const Rows& right, std::size_t steps) {
    const auto lefts = groups_of(expr.matching, left), rights = groups_of(expr.matching, right);
    Rows made;
    const auto keep_where = [&](const Rows& rows, const Rows& others, const Groups& groups, bool wanted) {
        for (const auto& row : rows) {
            const auto* group = find(groups, signature(expr.matching, row.labels));
            Row kept_row = row;
            for (std::size_t step = 0; step < steps; ++step)
                if (any_at(others, group, step) != wanted) kept_row.values[step] = absent;
            made.push_back(std::move(kept_row));
        }
    };
    if (expr.op == Operator::lor) {
        made = left;
        keep_where(right, left, lefts, false);
    } else {
        keep_where(left, right, rights, expr.op == Operator::land);
    }
    return made;
}

Labels result_labels(const Expr& expr, const Labels& many, const Labels& one) {
    const auto& matching = expr.matching;
    Labels labels = many;
    if (drops_name(expr)) remove(labels, name_label);
    if (matching.many == Matching::Side::none) {
        if (matching.on)
            labels = kept(labels, matching.labels);
        else
            for (const auto& label : matching.labels) remove(labels, label);
    }
    for (const auto& label : matching.included) set(labels, label, value_of(one, label));
    return labels;
}

/// The only row of the group with a value at the step; rows.size() when there is none.
Outcome<std::size_t> only_at(const Rows& rows, const std::vector<std::size_t>& group, std::size_t step,
                             std::string_view key, std::string_view side) {
    std::size_t found = rows.size();
    for (const auto i : group) {
        if (is_absent(rows[i].values[step])) continue;
        if (found != rows.size())
            return cannot(
                fmt::format("found duplicate series for the match group {} on the {} hand-side of the "
                            "operation: [{}, {}];many-to-many matching not allowed: matching labels must be "
                            "unique on one side",
                            key, side, text_of(rows[found].labels), text_of(rows[i].labels)));
        found = i;
    }
    return found;
}

}  // namespace

double apply(Operator op, double left, double right) {
    switch (op) {
        case Operator::add:
            return left + right;
        case Operator::sub:
            return left - right;
        case Operator::mul:
            return left * right;
        case Operator::div:
            return left / right;
        case Operator::mod:
            return std::fmod(left, right);
        case Operator::pow:
            return std::pow(left, right);
        case Operator::atan2:
            return std::atan2(left, right);
        default:
            return compare(op, left, right).kept ? 1 : 0;
    }
}

Outcome<Rows> combine(const Expr& expr, const Rows& left, const Rows& right, std::size_t steps) {
    if (is_set(expr.op)) return settle(combine_sets(expr, left, right, steps));
    const bool swapped = expr.matching.many == Matching::Side::right;  // the side of one is always `ones`
    const Rows &manys = swapped ? right : left, &ones = swapped ? left : right;
    const auto many_groups = groups_of(expr.matching, manys), one_groups = groups_of(expr.matching, ones);
    std::unordered_map<std::string, std::size_t> places;
    Rows made;
    for (const auto& [key, group] : one_groups) {
        const auto* partners = find(many_groups, key);
        for (std::size_t step = 0; step < steps; ++step) {
            ZS_TRY_ASSIGN(const auto one, only_at(ones, group, step, key, swapped ? "left" : "right"));
            if (one == ones.size() || partners == nullptr) continue;
            bool matched = false;
            for (const auto many : *partners) {
                const double a = manys[many].values[step], b = ones[one].values[step];
                if (is_absent(a)) continue;
                auto [value, holds] = compare(expr.op, swapped ? b : a, swapped ? a : b);
                if (expr.as_bool)
                    value = holds ? 1 : 0;
                else if (!holds)
                    continue;
                if (matched && expr.matching.many == Matching::Side::none)
                    return cannot(
                        "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)");
                matched = true;
                auto labels = result_labels(expr, manys[many].labels, ones[one].labels);
                const auto [place, fresh] = places.try_emplace(text_of(labels), made.size());
                if (fresh) made.push_back({std::move(labels), std::vector<double>(steps, absent)});
                auto& target = made[place->second].values[step];
                if (!is_absent(target))
                    return cannot("multiple matches for labels: grouping labels must ensure unique matches");
                target = value;
            }
        }
    }
    return settle(std::move(made));
}

Rows combine_scalar(const Expr& expr, Rows rows, const std::vector<double>& scalar, bool scalar_left) {
    for (auto& row : rows) {
        for (std::size_t step = 0; step < row.values.size(); ++step) {
            double& value = row.values[step];
            if (is_absent(value)) continue;
            const double other = scalar[step];
            const auto [result, holds] = scalar_left ? compare(expr.op, other, value) : compare(expr.op, value, other);
            if (!is_comparison(expr.op))
                value = result;
            else if (expr.as_bool)
                value = holds ? 1 : 0;
            else if (!holds)
                value = absent;  // where it holds the vector's own value stays
        }
        if (drops_name(expr)) remove(row.labels, name_label);
    }
    return rows;
}

}  // namespace zs::prometheus
