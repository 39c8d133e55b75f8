#include "domains/demand/smoothing.h"

#include <algorithm>
#include <cmath>

namespace zs::demand {
namespace {

/// Errors one step ahead are linear in the starting level: e = a - p·level. `tail` is what follows after the last
/// value.
struct LevelPass {
    double start = 0, squares = 0, last = 0;
};

LevelPass pass_level(std::span<const double> values, double alpha) {
    double level = 0, weight = 1;  // the level is level + weight·start
    double square_weight = 0, product = 0, square = 0;
    for (const double value : values) {
        const double error = value - level;
        product += weight * error;
        square_weight += weight * weight;
        square += error * error;
        level += alpha * error;
        weight *= 1 - alpha;
    }
    LevelPass out;
    out.start = square_weight > 0 ? product / square_weight : 0;
    out.squares = square - out.start * product;
    out.last = level + weight * out.start;
    return out;
}

/// The smallest of a function with one valley on [low, high].
template <class Function>
double golden_minimum(double low, double high, const Function& of) {
    constexpr double golden = 0.6180339887498949;
    double left = high - golden * (high - low), right = low + golden * (high - low);
    double at_left = of(left), at_right = of(right);
    for (int step = 0; step < 18; ++step) {
        if (at_left <= at_right) {
            high = right;
            right = left;
            at_right = at_left;
            left = high - golden * (high - low);
            at_left = of(left);
        } else {
            low = left;
            left = right;
            at_left = at_right;
            right = low + golden * (high - low);
            at_right = of(right);
        }
    }
    return at_left <= at_right ? left : right;
}

struct TrendPass {
    double squares = 0, level = 0, slope = 0;
};

/// Damped trend from zero, and how errors depend on the two starting values.
TrendPass pass_trend(std::span<const double> values, double alpha, double beta, double phi) {
    double level[3] = {0, 1, 0}, slope[3] = {0, 0, 1};  // constant part, part of the first level, of the first slope
    double n11 = 0, n12 = 0, n22 = 0, r1 = 0, r2 = 0, square = 0;
    for (const double value : values) {
        double ahead[3];
        for (int k = 0; k < 3; ++k) ahead[k] = level[k] + phi * slope[k];
        const double error = value - ahead[0];
        n11 += ahead[1] * ahead[1];
        n12 += ahead[1] * ahead[2];
        n22 += ahead[2] * ahead[2];
        r1 += ahead[1] * error;
        r2 += ahead[2] * error;
        square += error * error;
        for (int k = 0; k < 3; ++k) {
            const double off = k == 0 ? error : -ahead[k];
            level[k] = ahead[k] + alpha * off;
            slope[k] = phi * slope[k] + beta * off;
        }
    }
    n22 += 1e-9 + 1e-6 * n22;  // a slope that hardly matters stays near 0
    const double determinant = n11 * n22 - n12 * n12;
    TrendPass out;
    const double first_level = determinant > 1e-12 ? (r1 * n22 - r2 * n12) / determinant : r1 / std::max(n11, 1e-12);
    const double first_slope = determinant > 1e-12 ? (r2 * n11 - r1 * n12) / determinant : 0;
    out.squares = square - first_level * r1 - first_slope * r2;
    out.level = level[0] + first_level * level[1] + first_slope * level[2];
    out.slope = slope[0] + first_level * slope[1] + first_slope * slope[2];
    return out;
}

struct Line {
    double at_first = 0, slope = 0;
};

Line fit_line(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0, weighted = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        sum += values[at];
        weighted += values[at] * static_cast<double>(at);
    }
    if (values.size() < 2) return {sum / std::max(n, 1.0), 0};
    const double middle = (n - 1) / 2;
    const double slope = (weighted - middle * sum) / (n * (n * n - 1) / 12);
    return {sum / n - slope * middle, slope};
}

}  // namespace

Smoothed smooth_level(std::span<const double> values, int horizon, double alpha_max) {
    const double alpha =
        golden_minimum(0, alpha_max, [&](double candidate) { return pass_level(values, candidate).squares; });
    const auto pass = pass_level(values, alpha);
    return {std::vector<double>(static_cast<std::size_t>(horizon), pass.last), alpha, pass.squares};
}

Smoothed smooth_damped_trend(std::span<const double> values, int horizon) {
    TrendPass best;
    double best_alpha = -1, best_phi = 1;
    for (const double phi : {0.8, 0.9, 0.95, 0.98})
        for (const double alpha : {0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8})
            for (const double share : {0.02, 0.1, 0.3, 0.6}) {
                const auto pass = pass_trend(values, alpha, alpha * share, phi);
                if (best_alpha >= 0 && pass.squares >= best.squares) continue;
                best = pass;
                best_alpha = alpha;
                best_phi = phi;
            }
    Smoothed out;
    out.alpha = best_alpha;
    out.squares = best.squares;
    double value = best.level, damping = best_phi;
    for (int step = 0; step < horizon; ++step, damping *= best_phi)
        out.forecast.push_back(value += damping * best.slope);
    return out;
}

Smoothed theta(std::span<const double> values, int horizon, double theta) {
    const auto line = fit_line(values);
    std::vector<double> curved(values.size());
    for (std::size_t at = 0; at < values.size(); ++at)
        curved[at] = theta * values[at] + (1 - theta) * (line.at_first + line.slope * static_cast<double>(at));
    auto out = smooth_level(curved, horizon);
    const double weight = 1 / theta;
    for (std::size_t step = 0; step < out.forecast.size(); ++step)
        out.forecast[step] = weight * out.forecast[step] +
                             (1 - weight) * (line.at_first + line.slope * static_cast<double>(values.size() + step));
    out.squares *= weight * weight;  // the line is in both: errors of the mixture one step ahead
    return out;
}

Smoothed optimised_theta(std::span<const double> values, int horizon) {
    Smoothed best;
    bool any = false;
    for (const double candidate : {1.25, 1.5, 2.0, 3.0, 4.0}) {
        auto one = theta(values, horizon, candidate);
        if (any && one.squares >= best.squares) continue;
        best = std::move(one);
        any = true;
    }
    return best;
}

Smoothed recent_mean(std::span<const double> values, int horizon, std::size_t count) {
    const auto last = values.last(std::min(count, values.size()));
    double sum = 0;
    for (const double value : last) sum += value;
    const double mean = last.empty() ? 0 : sum / static_cast<double>(last.size());
    return {std::vector<double>(static_cast<std::size_t>(horizon), mean), 0, 0};
}

double intermittent_rate(std::span<const double> values, Intermittent method, double alpha) {
    double size = 0, interval = 1, chance = 0, since = 0;
    std::size_t hits = 0;
    for (const double value : values) hits += value > 0 ? 1 : 0;
    if (hits == 0) return 0;
    for (const double value : values) size += value;
    size /= static_cast<double>(hits);  // begins with the means of the whole series
    interval = static_cast<double>(values.size()) / static_cast<double>(hits);
    chance = 1 / interval;
    for (const double value : values) {
        since += 1;
        chance += alpha * ((value > 0 ? 1.0 : 0.0) - chance);
        if (value <= 0) continue;
        size += alpha * (value - size);
        interval += alpha * (since - interval);
        since = 0;
    }
    if (method == Intermittent::tsb) return chance * size;
    return (method == Intermittent::sba ? 1 - alpha / 2 : 1) * size / std::max(interval, 1.0);
}

}  // namespace zs::demand
