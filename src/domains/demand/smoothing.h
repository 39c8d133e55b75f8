// Exponential smoothing without seasons. For given smoothing parameters the best starting values are the solution of a
// linear least-squares problem, so only the parameters are searched. Internal to demand.
#pragma once
#include <span>
#include <vector>

namespace zs::demand {

struct Smoothed {
    std::vector<double> forecast;  // by step
    double alpha = 0;
    double squares = 0;  // of the errors one step ahead
};

/// Simple smoothing with alpha in [0, alpha_max].
Smoothed smooth_level(std::span<const double> values, int horizon, double alpha_max = 1);
/// Damped trend (Gardner, McKenzie 1985): alpha, beta ≤ alpha, phi 0.8-0.98 from a grid.
Smoothed smooth_damped_trend(std::span<const double> values, int horizon);
/// Theta method (Assimakopoulos, Nikolopoulos 2000; Hyndman, Billah 2003) with the given theta ≥ 1: a line of least
/// squares and simple smoothing of the series with its curvature enlarged.
Smoothed theta(std::span<const double> values, int horizon, double theta);
/// Theta out of 1.25 … 4 with the smallest errors one step ahead (Fiorucci and others 2016, in the simple form).
Smoothed optimised_theta(std::span<const double> values, int horizon);
/// Mean of the last `count` values.
Smoothed recent_mean(std::span<const double> values, int horizon, std::size_t count);

/// Intermittent demand. Croston 1972 smooths sizes and intervals; SBA (Syntetos, Boylan 2005) takes away its bias; TSB
/// (Teunter, Syntetos, Babai 2011) smooths the chance of demand, so that items that nobody uses any more fade away.
enum class Intermittent { croston, sba, tsb };
/// A constant forecast: expected use of a period. Values ≥ 0.
double intermittent_rate(std::span<const double> values, Intermittent method, double alpha);

}  // namespace zs::demand
