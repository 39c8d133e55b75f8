// The tree, node by node, each for all steps at once.
#include "platform/prometheus/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "platform/base/clock.h"
#include "platform/prometheus/table.h"

namespace zs::prometheus {
namespace {

const Expr& bare(const Expr& expr) {
    return expr.kind == Expr::Kind::unary && expr.text == "(" ? bare(*expr.children[0]) : expr;
}

/// One stretch of steps; a subquery gets an evaluator of its own with other steps and the same budget.
class Evaluator {
public:
    Evaluator(Source& source, Budget& budget, const Question& question, Grid grid)
        : source_(source), budget_(budget), question_(question), grid_(grid) {}

    Outcome<Rows> rows(const Expr& expr) {
        switch (expr.kind) {
            case Expr::Kind::number:
                return Rows{{{}, std::vector<double>(grid_.steps, expr.number)}};
            case Expr::Kind::text:
                return Rows{};
            case Expr::Kind::selector:
                return selected(expr);
            case Expr::Kind::unary:
                return negated(expr);
            case Expr::Kind::binary:
                return binary(expr);
            case Expr::Kind::aggregate:
                return aggregated(expr);
            case Expr::Kind::call:
                return called(expr);
            case Expr::Kind::subquery:
                break;
        }
        return cannot("a range vector has no value at one moment");
    }

    /// The samples of every series of a range vector, from the first step's window to the last one's.
    template <class Take>
    Outcome<bool> each_series(const Expr& matrix, const Take& take) {
        const auto from = moved(matrix, 0) - matrix.range_ms, to = moved(matrix, grid_.steps - 1);
        if (matrix.kind == Expr::Kind::subquery) return each_of_subquery(matrix, from, to, take);
        ZS_TRY_ASSIGN(const auto chosen, choose(matrix));
        for (const auto* series : chosen) {
            ZS_TRY_ASSIGN(const auto samples, source_.samples(series->id, std::min(from, to), std::max(from, to)));
            ZS_TRY(budget_.read(samples.size()));
            ZS_TRY(take(series->labels, std::span<const Sample>(samples)));
        }
        return true;
    }

private:
    /// The time that a step means to a selector with offset and @.
    std::int64_t moved(const Expr& expr, std::size_t step) const {
        std::int64_t at = grid_.at(step);
        if (expr.anchor == Anchor::time) at = expr.anchor_ms;
        if (expr.anchor == Anchor::start) at = question_.start_ms;
        if (expr.anchor == Anchor::end) at = question_.end_ms;
        return at - expr.offset_ms;
    }

    Outcome<std::vector<const Series*>> choose(const Expr& expr) const {
        std::vector<const Series*> chosen;
        for (const auto& series : source_.series())
            if (matches(expr.matchers, series.labels)) chosen.push_back(&series);
        if (chosen.size() > budget_.limits().series_max)
            return cannot(fmt::format("query selects {} series, more than {}: narrow the selector", chosen.size(),
                                      budget_.limits().series_max));
        ZS_TRY(budget_.values(chosen.size(), grid_.steps));
        return chosen;
    }

    /// The newest sample at each step that is not too old; with `times` its time instead of its value.
    Outcome<Rows> selected(const Expr& expr, bool times = false) {
        if (expr.type == Type::matrix) return cannot("a range vector has no value at one moment");
        ZS_TRY_ASSIGN(const auto chosen, choose(expr));
        Rows made;
        for (const auto* series : chosen) {
            const auto from = moved(expr, 0), to = moved(expr, grid_.steps - 1);
            ZS_TRY_ASSIGN(const auto samples, source_.samples(series->id, from - series->lookback_ms, to));
            ZS_TRY(budget_.read(samples.size()));
            if (samples.empty()) continue;
            Row row{series->labels, std::vector<double>(grid_.steps, absent)};
            for (std::size_t step = 0, next = 0; step < grid_.steps; ++step) {
                const auto at = moved(expr, step);
                while (next < samples.size() && samples[next].at_ms <= at) ++next;
                if (next == 0 || samples[next - 1].at_ms < at - series->lookback_ms) continue;
                const auto& sample = samples[next - 1];
                row.values[step] = times ? static_cast<double>(sample.at_ms) / 1000 : sample.value;
            }
            made.push_back(std::move(row));
        }
        return settle(std::move(made));
    }

    template <class Take>
    Outcome<bool> each_of_subquery(const Expr& expr, std::int64_t from, std::int64_t to, const Take& take) {
        constexpr std::int64_t usual_step = 60'000;
        const auto step = expr.step_ms > 0 ? expr.step_ms : usual_step;
        auto first = from / step * step;
        if (first < from) first += step;
        if (first > to) return true;
        const auto steps = (to - first) / step + 1;
        if (steps > budget_.limits().steps_max * 10)
            return cannot(fmt::format("subquery has {} steps, more than {}", steps, budget_.limits().steps_max * 10));
        Evaluator inner(source_, budget_, question_, {first, step, static_cast<std::size_t>(steps)});
        ZS_TRY_ASSIGN(const auto found, inner.rows(*expr.children[0]));
        std::vector<Sample> samples;
        for (const auto& row : found) {
            samples.clear();
            for (std::size_t i = 0; i < row.values.size(); ++i)
                if (!is_absent(row.values[i])) samples.push_back({inner.grid_.at(i), row.values[i]});
            ZS_TRY(budget_.read(samples.size()));
            ZS_TRY(take(row.labels, std::span<const Sample>(samples)));
        }
        return true;
    }

    Outcome<Rows> negated(const Expr& expr) {
        if (expr.text == "(") return rows(*expr.children[0]);
        ZS_TRY_ASSIGN(auto made, rows(*expr.children[0]));
        for (auto& row : made) {
            for (auto& value : row.values)
                if (!is_absent(value)) value = -value;
            remove(row.labels, name_label);
        }
        return settle(std::move(made));
    }

    Outcome<Rows> binary(const Expr& expr) {
        ZS_TRY_ASSIGN(auto left, rows(*expr.children[0]));
        ZS_TRY_ASSIGN(auto right, rows(*expr.children[1]));
        const bool left_scalar = expr.children[0]->type == Type::scalar;
        const bool right_scalar = expr.children[1]->type == Type::scalar;
        if (left_scalar && right_scalar) {
            for (std::size_t step = 0; step < grid_.steps; ++step)
                left[0].values[step] = apply(expr.op, left[0].values[step], right[0].values[step]);
            return left;
        }
        if (left_scalar) return settle(combine_scalar(expr, std::move(right), left[0].values, true));
        if (right_scalar) return settle(combine_scalar(expr, std::move(left), right[0].values, false));
        return combine(expr, left, right, grid_.steps);
    }

    Outcome<Rows> aggregated(const Expr& expr) {
        ZS_TRY_ASSIGN(const auto found, rows(*expr.children[0]));
        Parameter parameter;
        if (expr.children.size() > 1) {
            ZS_TRY_ASSIGN(auto scalar, rows(*expr.children[1]));
            parameter.values = std::move(scalar[0].values);
        }
        return aggregate(expr, found, parameter, grid_);
    }

    Outcome<Rows> called(const Expr& expr) {
        const std::string_view name = expr.text;
        if (const auto window = find_window_function(name)) return windowed(expr, window);
        if (name == "absent_over_time") return absent_over(expr);
        if (name == "absent") return absent_of(expr);
        if (name == "time" || name == "pi") return Rows{{{}, times(name)}};
        if (name == "timestamp") return timestamps(*expr.children[0]);
        if (name == "label_replace" || name == "label_join") return relabelled(expr);
        const bool date = find_signature(name).optional == 1 && name != "round" && name != "label_join";
        if (date && expr.children.empty()) return dates(name, Rows{{{}, times("time")}});
        ZS_TRY_ASSIGN(auto found, rows(*expr.children[0]));
        if (date) return dates(name, std::move(found));
        if (name == "vector") return found;
        if (name == "scalar") return Rows{{{}, only_values(found)}};
        if (name == "sort" || name == "sort_desc") return sorted(std::move(found), name == "sort");
        return mapped(expr, std::move(found));
    }

    static const Signature& find_signature(std::string_view name) { return *find_function(name); }

    std::vector<double> times(std::string_view name) const {
        std::vector<double> values(grid_.steps, 3.141592653589793);
        if (name == "time")
            for (std::size_t step = 0; step < grid_.steps; ++step)
                values[step] = static_cast<double>(grid_.at(step)) / 1000;
        return values;
    }

    static Outcome<Rows> dates(std::string_view name, Rows found) {
        for (auto& row : found) {
            for (auto& value : row.values)
                if (!is_absent(value)) value = part_of_time(name, value);
            remove(row.labels, name_label);
        }
        return settle(std::move(found));
    }

    std::vector<double> only_values(const Rows& found) const {
        std::vector<double> values(grid_.steps, std::nan(""));
        for (std::size_t step = 0; step < grid_.steps; ++step) {
            std::size_t count = 0;
            for (const auto& row : found)
                if (!is_absent(row.values[step])) ++count, values[step] = row.values[step];
            if (count != 1) values[step] = std::nan("");
        }
        return values;
    }

    Outcome<Rows> sorted(Rows found, bool ascending) const {
        if (grid_.steps == 1)
            std::stable_sort(found.begin(), found.end(), [&](const Row& a, const Row& b) {
                const double x = a.values[0], y = b.values[0];
                if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
                return ascending ? x < y : x > y;
            });
        return found;
    }

    Outcome<Rows> timestamps(const Expr& argument) {
        Rows found;
        if (bare(argument).kind == Expr::Kind::selector) {
            ZS_TRY_ASSIGN(found, selected(bare(argument), true));
        } else {
            ZS_TRY_ASSIGN(found, rows(argument));
            for (auto& row : found)
                for (std::size_t step = 0; step < grid_.steps; ++step)
                    if (!is_absent(row.values[step])) row.values[step] = static_cast<double>(grid_.at(step)) / 1000;
        }
        for (auto& row : found) remove(row.labels, name_label);
        return settle(std::move(found));
    }

    Outcome<Rows> relabelled(const Expr& expr) {
        ZS_TRY_ASSIGN(auto found, rows(*expr.children[0]));
        std::vector<std::string> texts;
        for (std::size_t i = 1; i < expr.children.size(); ++i) texts.push_back(bare(*expr.children[i]).text);
        return relabel(expr.text, std::move(found), texts);
    }

    /// Value by value: abs, clamp, round, …
    Outcome<Rows> mapped(const Expr& expr, Rows found) {
        std::vector<Rows> scalars;
        for (std::size_t i = 1; i < expr.children.size(); ++i) {
            ZS_TRY_ASSIGN(auto scalar, rows(*expr.children[i]));
            scalars.push_back(std::move(scalar));
        }
        const std::string_view name = expr.text;
        const auto plain = find_plain_function(name);
        const auto scalar = [&](std::size_t index, std::size_t step) { return scalars[index][0].values[step]; };
        const auto value_at = [&](double value, std::size_t step) {
            if (plain != nullptr) return plain(value);
            if (name == "round") {
                const double inverse = 1 / (scalars.empty() ? 1.0 : scalar(0, step));
                return std::floor(value * inverse + 0.5) / inverse;
            }
            const bool least = name != "clamp_max", most = name != "clamp_min";
            const double low = least ? scalar(0, step) : 0, high = most ? scalar(name == "clamp" ? 1 : 0, step) : 0;
            if (name == "clamp" && low > high) return absent;
            if (std::isnan(value) || (least && std::isnan(low)) || (most && std::isnan(high))) return std::nan("");
            if (most && value > high) value = high;
            if (least && value < low) value = low;
            return value;
        };
        for (auto& row : found) {
            for (std::size_t step = 0; step < grid_.steps; ++step)
                if (!is_absent(row.values[step])) row.values[step] = value_at(row.values[step], step);
            remove(row.labels, name_label);
        }
        return settle(std::move(found));
    }

    /// Cuts the window of each step out of a series' samples; `see` gets those that are not empty.
    template <class See>
    Outcome<bool> each_window(const Expr& matrix, std::span<const Sample> samples, const See& see) {
        const auto before = [](const Sample& sample, std::int64_t at) { return sample.at_ms < at; };
        const auto behind = [](std::int64_t at, const Sample& sample) { return at < sample.at_ms; };
        for (std::size_t step = 0; step < grid_.steps; ++step) {
            const auto to = moved(matrix, step), from = to - matrix.range_ms;
            const auto first = std::lower_bound(samples.begin(), samples.end(), from, before);
            const auto last = std::upper_bound(first, samples.end(), to, behind);
            if (first == last) continue;
            ZS_TRY(budget_.work(static_cast<std::size_t>(last - first)));
            see(step, Window{{first, last}, from, to, grid_.at(step)});
        }
        return true;
    }

    Outcome<Rows> windowed(const Expr& expr, WindowFunction function) {
        const bool leads = expr.children[0]->type == Type::scalar;
        const auto& matrix = bare(*expr.children[leads ? 1 : 0]);
        std::vector<double> parameters(grid_.steps, 0);
        if (expr.children.size() > 1) {
            ZS_TRY_ASSIGN(auto scalar, rows(*expr.children[leads ? 0 : 1]));
            parameters = std::move(scalar[0].values);
        }
        Rows made;
        ZS_TRY(each_series(matrix, [&](const Labels& labels, std::span<const Sample> samples) -> Outcome<bool> {
            Row row{labels, std::vector<double>(grid_.steps, absent)};
            ZS_TRY(each_window(matrix, samples, [&](std::size_t step, Window window) {
                window.parameter = parameters[step];
                if (const auto value = function(window)) row.values[step] = *value;
            }));
            if (expr.text != "last_over_time") remove(row.labels, name_label);
            made.push_back(std::move(row));
            return true;
        }));
        return settle(std::move(made));
    }

    /// Labels that a selector asks for by equality, for a series that is not there.
    static Labels labels_of_absent(const Expr& expr) {
        Labels labels;
        const auto& selector = bare(expr);
        if (selector.kind != Expr::Kind::selector) return labels;
        std::map<std::string, int> times;
        for (const auto& matcher : selector.matchers) ++times[matcher.name];
        for (const auto& matcher : selector.matchers)
            if (matcher.how == Match::equal && times[matcher.name] == 1 && matcher.name != name_label)
                set(labels, matcher.name, matcher.value);
        return labels;
    }

    Outcome<Rows> absent_of(const Expr& expr) {
        ZS_TRY_ASSIGN(const auto found, rows(*expr.children[0]));
        Row row{labels_of_absent(*expr.children[0]), std::vector<double>(grid_.steps, 1)};
        for (const auto& one : found)
            for (std::size_t step = 0; step < grid_.steps; ++step)
                if (!is_absent(one.values[step])) row.values[step] = absent;
        return settle({std::move(row)});
    }

    Outcome<Rows> absent_over(const Expr& expr) {
        const auto& matrix = bare(*expr.children[0]);
        Row row{labels_of_absent(matrix), std::vector<double>(grid_.steps, 1)};
        ZS_TRY(each_series(matrix, [&](const Labels&, std::span<const Sample> samples) {
            return each_window(matrix, samples, [&](std::size_t step, const Window&) { row.values[step] = absent; });
        }));
        return settle({std::move(row)});
    }

    Source& source_;
    Budget& budget_;
    const Question& question_;
    Grid grid_;
};

Found found_of(Type type, const Rows& rows, const Grid& grid) {
    Found found{type, {}, {}};
    for (const auto& row : rows) {
        Line line{row.labels, {}};
        for (std::size_t step = 0; step < grid.steps; ++step)
            if (!is_absent(row.values[step])) line.samples.push_back({grid.at(step), row.values[step]});
        found.lines.push_back(std::move(line));
    }
    return found;
}

}  // namespace

Budget::Budget(const Limits& limits) : limits_(limits), began_ms_(steady_ms()) {}

Outcome<bool> Budget::in_time() const {
    if (steady_ms() - began_ms_ <= limits_.time_ms) return true;
    return tl::unexpected(Fault{FaultKind::timeout, "query timed out in expression evaluation"});
}

Outcome<bool> Budget::read(std::size_t samples) {
    read_ += samples;
    if (read_ > limits_.samples_max)
        return cannot(fmt::format("query would read more than {} samples: ask a shorter stretch or fewer series",
                                  limits_.samples_max));
    return in_time();
}

Outcome<bool> Budget::values(std::size_t rows, std::size_t steps) const {
    if (rows * steps > limits_.values_max)
        return cannot(
            fmt::format("query would make more than {} values: fewer series or a longer step", limits_.values_max));
    return true;
}

Outcome<bool> Budget::work(std::size_t samples) {
    constexpr std::uint64_t look_every = 1 << 20;
    worked_ += samples;
    if (worked_ > limits_.work_max) return cannot("query looks at too many samples: a longer step or shorter windows");
    if (worked_ - asked_at_ < look_every) return true;
    asked_at_ = worked_;
    return in_time();
}

Outcome<Rows> settle(Rows rows) {
    std::unordered_map<std::string, std::size_t> places;
    Rows made;
    for (auto& row : rows) {
        if (std::all_of(row.values.begin(), row.values.end(), is_absent)) continue;
        const auto [place, fresh] = places.try_emplace(text_of(row.labels), made.size());
        if (fresh) {
            made.push_back(std::move(row));
            continue;
        }
        auto& kept_row = made[place->second];
        for (std::size_t step = 0; step < row.values.size(); ++step) {
            if (is_absent(row.values[step])) continue;
            if (!is_absent(kept_row.values[step]))
                return cannot("vector cannot contain metrics with the same labelset");
            kept_row.values[step] = row.values[step];
        }
    }
    return made;
}

Outcome<Found> ask_instant(const Expr& expr, std::int64_t at_ms, Source& source, const Limits& limits) {
    Budget budget(limits);
    const Question question{at_ms, at_ms, 1};
    const Grid grid{at_ms, 1, 1};
    Evaluator evaluator(source, budget, question, grid);
    if (expr.type == Type::string) return Found{Type::string, {}, bare(expr).text};
    if (expr.type != Type::matrix) {
        ZS_TRY_ASSIGN(const auto rows, evaluator.rows(expr));
        return found_of(expr.type, rows, grid);
    }
    Found found{Type::matrix, {}, {}};
    ZS_TRY(
        evaluator.each_series(bare(expr), [&](const Labels& labels, std::span<const Sample> samples) -> Outcome<bool> {
            if (!samples.empty()) found.lines.push_back({labels, {samples.begin(), samples.end()}});
            return true;
        }));
    return found;
}

Outcome<Found> ask_range(const Expr& expr, const Question& question, Source& source, const Limits& limits) {
    if (expr.type != Type::scalar && expr.type != Type::vector)
        return bad_data(fmt::format("invalid expression type \"{}\" for range query, must be Scalar or instant Vector",
                                    text_of(expr.type)));
    Budget budget(limits);
    const Grid grid{question.start_ms, question.step_ms, steps_of(question)};
    Evaluator evaluator(source, budget, question, grid);
    ZS_TRY_ASSIGN(auto rows, evaluator.rows(expr));
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.labels < b.labels; });
    return found_of(Type::matrix, rows, grid);
}

}  // namespace zs::prometheus
