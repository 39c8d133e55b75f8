// From a series to numbers with intervals: gaps, the mixture, the spread that the back-test found.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "domains/demand/candidates.h"
#include "domains/demand/demand.h"
#include "domains/demand/smoothing.h"

namespace zs::demand {
namespace {

constexpr double eighty_percent = 1.2815515655446004;  // of a normal distribution, on both sides
constexpr double intermittent_zero_share = 0.35;       // of the last periods: another way of counting
constexpr std::size_t intermittent_window = 36;
constexpr std::size_t mixed_min = 6;  // values that the mixture needs
constexpr std::size_t origins_max = 8;

struct Prepared {
    std::vector<double> values;
    std::size_t lead = 0;       // missing values before the first
    std::size_t gap_ahead = 0;  // missing values behind the last
};

Result<Prepared> prepare(std::span<const double> series) {
    Prepared out;
    std::size_t known = series.size();  // the last value that is there
    for (std::size_t at = 0; at < series.size(); ++at) {
        const double value = series[at];
        if (std::isnan(value)) continue;
        if (std::isinf(value)) return fail(Code::invalid, "demand.not_finite", {{"row", std::to_string(at + 1)}});
        if (value < 0) return fail(Code::invalid, "demand.negative", {{"row", std::to_string(at + 1)}});
        if (known == series.size()) out.lead = at;
        for (std::size_t between = known + 1; known < series.size() && between < at; ++between)
            out.values.push_back(series[known] + (value - series[known]) * static_cast<double>(between - known) /
                                                     static_cast<double>(at - known));
        out.values.push_back(value);
        known = at;
    }
    if (out.values.empty()) return fail(Code::invalid, "demand.no_values");
    out.gap_ahead = series.size() - 1 - known;
    return out;
}

/// Spread of the errors one step ahead and how it grows, on the square-root scale.
struct Spread {
    double variance = 0;
    double growth = 0;  // variance of step h is variance·(1 + growth·(h - 1))
    double at(std::size_t step) const { return std::sqrt(variance * (1 + growth * static_cast<double>(step))); }
};

Spread spread_of(const Series& series, const BackTest& test, const Weights& weights, double prior_variance) {
    // Errors of early and late steps: the growth is what the late ones are wider, never narrower.
    double early = 0, late = 0, early_count = 0, late_count = 0, early_step = 0, late_step = 0;
    for (const auto& origin : test.origins) {
        const auto said = mix(origin.said, weights);
        for (std::size_t step = 0; step < said.size(); ++step) {
            const double error = std::sqrt(series.values[origin.known + step]) - said[step];
            const bool is_late = 2 * step >= said.size();
            (is_late ? late : early) += error * error;
            (is_late ? late_count : early_count) += 1;
            (is_late ? late_step : early_step) += static_cast<double>(step);
        }
    }
    constexpr double prior_weight = 6;
    Spread out;
    const double count = early_count + late_count;
    out.variance = (early + late + prior_weight * prior_variance) / (count + prior_weight);
    if (early_count < 12 || late_count < 12 || early <= 0) {
        out.growth = 0.02;
        return out;
    }
    const double ratio = std::clamp((late / late_count) / (early / early_count), 1.0, 3.0);
    const double a = early_step / early_count, b = late_step / late_count;
    out.growth = std::clamp((ratio - 1) / std::max(b - ratio * a, 1.0), 0.0, 0.1);
    out.variance /= 1 + out.growth * (early_step + late_step) / count;  // the pooled errors lie in the middle
    return out;
}

/// A rough variance without a back-test: of neighbours' differences, and never less than that of counts (a quarter).
double neighbour_variance(std::span<const double> values) {
    if (values.size() < 2) return std::max(0.25, values.empty() ? 0 : values[0] * 0.25);
    double sum = 0;
    for (std::size_t at = 1; at < values.size(); ++at)
        sum += std::pow(std::sqrt(values[at]) - std::sqrt(values[at - 1]), 2);
    return 0.5 * sum / static_cast<double>(values.size() - 1);
}

double square(double root) { return root <= 0 ? 0 : root * root; }

/// Numbers on the scale of use out of numbers on the scale of roots.
Forecast from_roots(const std::vector<double>& roots, const Spread& spread, std::string method) {
    Forecast out;
    out.method = std::move(method);
    for (std::size_t step = 0; step < roots.size(); ++step) {
        const double sd = spread.at(step), root = roots[step];
        out.point.push_back(square(root));
        out.mean.push_back(square(root) + sd * sd);  // E[x²] of a normal x
        out.sd.push_back(std::sqrt(4 * root * root * sd * sd + 2 * sd * sd * sd * sd));
        out.lower.push_back(square(root - eighty_percent * sd));
        out.upper.push_back(square(root + eighty_percent * sd));
    }
    return out;
}

/// Few values: their mean, the newest counting most.
Forecast short_forecast(std::span<const double> values, int horizon) {
    const auto level = intermittent_rate(values, Intermittent::tsb, 0.3);
    return from_roots(std::vector<double>(static_cast<std::size_t>(horizon), std::sqrt(level)),
                      {neighbour_variance(values), 0.02}, "short");
}

double share_of_zeros(std::span<const double> values) {
    const auto last = values.last(std::min(values.size(), intermittent_window));
    return static_cast<double>(std::count(last.begin(), last.end(), 0.0)) / static_cast<double>(last.size());
}

/// Value below which `part` of the sorted values lie.
double empirical_quantile(const std::vector<double>& sorted, double part) {
    const double at = part * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Many zeros: SBA and TSB with several smoothing constants are tested one after the other on what came next; the best
/// one tells the rate. The interval is that of the values themselves, moved to the rate.
Forecast intermittent_forecast(std::span<const double> values, int horizon) {
    struct Choice {
        Intermittent method;
        double alpha;
    };
    constexpr Choice choices[] = {{Intermittent::croston, 0.1}, {Intermittent::sba, 0.1}, {Intermittent::sba, 0.2},
                                  {Intermittent::tsb, 0.05},    {Intermittent::tsb, 0.1}, {Intermittent::tsb, 0.2}};
    // Means of a season ahead: single values are mostly zero and tell little.
    const std::size_t reach = std::clamp<std::size_t>(values.size() / 4, 1, 12);
    double best_error = -1, rate = 0;
    for (const auto& choice : choices) {
        double error = 0;
        for (std::size_t known = values.size() / 2; known + reach <= values.size();
             known += std::max<std::size_t>(1, reach / 2)) {
            const auto next = values.subspan(known, reach);
            const double came = std::accumulate(next.begin(), next.end(), 0.0) / static_cast<double>(reach);
            error += std::abs(came - intermittent_rate(values.first(known), choice.method, choice.alpha));
        }
        if (best_error >= 0 && error >= best_error) continue;
        best_error = error;
        rate = intermittent_rate(values, choice.method, choice.alpha);
    }
    const auto window = values.last(std::min<std::size_t>(values.size(), 2 * intermittent_window));
    std::vector<double> sorted(window.begin(), window.end());
    std::sort(sorted.begin(), sorted.end());
    const double mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
    double squares = 0;
    for (const double value : sorted) squares += (value - mean) * (value - mean);
    const double scale = mean > 0 ? rate / mean : 0;
    const double sd = std::sqrt(squares / static_cast<double>(sorted.size())) * std::max(scale, 0.5);
    const auto steps = static_cast<std::size_t>(horizon);
    const auto all = [&](double value) { return std::vector<double>(steps, value); };
    return {all(rate),
            all(rate),
            all(sd),
            all(std::min(rate, empirical_quantile(sorted, 0.1) * scale)),
            all(std::max(rate, empirical_quantile(sorted, 0.9) * std::max(scale, 0.5))),
            "intermittent"};
}

Forecast mixed_forecast(const Series& series, const Settings& settings, int horizon) {
    const auto test = back_test(series, settings, origins_max);
    const auto weights = weigh(series, test);
    const auto said = mix(candidates(series, settings, horizon), weights);
    return from_roots(said, spread_of(series, test, weights, neighbour_variance(series.values)), "mixed");
}

void drop_front(Forecast& forecast, std::size_t count) {
    const auto cut = static_cast<std::ptrdiff_t>(count);
    for (auto* column : {&forecast.point, &forecast.mean, &forecast.sd, &forecast.lower, &forecast.upper})
        column->erase(column->begin(), column->begin() + cut);
}

}  // namespace

Result<Forecast> forecast(std::span<const double> series, const Settings& settings) {
    ZS_ASSERT(settings.horizon >= 1 && settings.season >= 1);
    ZS_TRY_ASSIGN(const auto prepared, prepare(series));
    const int horizon = settings.horizon + static_cast<int>(prepared.gap_ahead);
    const std::span<const double> values(prepared.values);
    Forecast out;
    if (*std::max_element(values.begin(), values.end()) <= 0) {
        const std::vector<double> zero(static_cast<std::size_t>(horizon), 0.0);
        out = {zero, zero, zero, zero, zero, "empty"};
    } else if (values.size() < mixed_min) {
        out = short_forecast(values, horizon);
    } else if (share_of_zeros(values) >= intermittent_zero_share) {
        out = intermittent_forecast(values, horizon);
    } else {
        out = mixed_forecast({values, prepared.lead % static_cast<std::size_t>(settings.season)}, settings, horizon);
    }
    drop_front(out, prepared.gap_ahead);
    return out;
}

}  // namespace zs::demand
