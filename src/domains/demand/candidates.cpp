#include "domains/demand/candidates.h"

#include <algorithm>
#include <cmath>

#include "domains/demand/season.h"
#include "domains/demand/smoothing.h"

namespace zs::demand {
namespace {

constexpr std::size_t recent_count = 24;   // periods of `recent_mean`
constexpr std::size_t shortest_known = 8;  // values before an origin of the back-test

std::vector<double>& of(Candidates& candidates, Method method) { return candidates[static_cast<std::size_t>(method)]; }

std::vector<double> last_season(const Series& series, std::size_t season, int horizon) {
    std::vector<double> out;
    const auto n = series.values.size();
    const auto back = n >= season ? season : 1;
    for (std::size_t step = 0; step < static_cast<std::size_t>(horizon); ++step)
        out.push_back(std::sqrt(series.values[n - back + step % back]));
    return out;
}

}  // namespace

Candidates candidates(const Series& series, const Settings& settings, int horizon) {
    const auto season = static_cast<std::size_t>(settings.season);
    const auto indices = shrink_season(estimate_season(series.values, season, series.phase), season, settings.shared);
    const auto n = series.values.size();
    std::vector<double> even(n);
    for (std::size_t at = 0; at < n; ++at)
        even[at] = std::sqrt(series.values[at] / indices[(at + series.phase) % season]);
    Candidates out;
    of(out, Method::recent_mean) = recent_mean(even, horizon, recent_count).forecast;
    of(out, Method::level) = smooth_level(even, horizon).forecast;
    of(out, Method::damped_trend) = smooth_damped_trend(even, horizon).forecast;
    of(out, Method::theta) = theta(even, horizon, 2).forecast;
    of(out, Method::optimised_theta) = optimised_theta(even, horizon).forecast;
    for (auto& said : out)
        for (std::size_t step = 0; step < said.size(); ++step)
            said[step] = std::max(0.0, said[step]) * std::sqrt(indices[(n + step + series.phase) % season]);
    of(out, Method::seasonal_naive) = last_season(series, season, horizon);
    return out;
}

std::vector<double> mix(const Candidates& of, const Weights& weights) {
    std::vector<double> out(of.front().size(), 0);
    for (std::size_t method = 0; method < method_count; ++method)
        for (std::size_t step = 0; step < out.size(); ++step) out[step] += weights[method] * of[method][step];
    return out;
}

BackTest back_test(const Series& series, const Settings& settings, std::size_t origins_max) {
    BackTest test;
    const auto n = series.values.size();
    const auto season = static_cast<std::size_t>(std::max(settings.season, 1));
    const auto stride = std::max<std::size_t>(1, season / 2);
    const auto reach = std::min<std::size_t>(season == 1 ? 6 : season, n / 3);
    const auto earliest = std::max(shortest_known, n > 5 * season ? 2 * season + season / 2 : std::size_t{0});
    for (std::size_t known = n - std::max<std::size_t>(reach, 1);
         known >= earliest && test.origins.size() < origins_max; known -= stride) {
        const auto ahead = std::min(n - known, std::max<std::size_t>(reach, 1));
        test.origins.push_back({known, candidates(series.first(known), settings, static_cast<int>(ahead))});
        if (known < stride) break;
    }
    return test;
}

Weights house_weights() {
    return {0.10, 0.30, 0.05, 0.30, 0.25, 0.0};  // chosen on windows inside the training part (zs_bench_demand)
}

Weights weigh(const Series& series, const BackTest& test) {
    constexpr double power = 2, house_part = 0.5;
    const auto house = house_weights();
    if (test.origins.size() < 2) return house;
    Weights weights{};
    double sum = 0;
    for (std::size_t method = 0; method < method_count; ++method) {
        double error = 0, count = 0;
        for (const auto& origin : test.origins)
            for (std::size_t step = 0; step < origin.said[method].size(); ++step, count += 1)
                error += std::abs(origin.said[method][step] * origin.said[method][step] -
                                  series.values[origin.known + step]);
        weights[method] = house[method] > 0 ? std::pow(count / std::max(error, 1e-9 * count), power) : 0;
        sum += weights[method];
    }
    for (std::size_t method = 0; method < method_count; ++method)
        weights[method] = house_part * house[method] + (1 - house_part) * weights[method] / sum;
    return weights;
}

}  // namespace zs::demand
