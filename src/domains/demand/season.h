// Seasonal indices: estimated from one series, and drawn towards what all series have in common. Internal to demand.
#pragma once
#include <span>
#include <vector>

#include "domains/demand/demand.h"

namespace zs::demand {

/// By phase (position in the table modulo the season), mean 1.
struct SeasonEstimate {
    std::vector<double> indices;   // empty: too short, or nothing used
    std::vector<double> variance;  // of each index, by its scatter from year to year
};

/// Ratio to the moving average; needs two and a half seasons. `phase` is that of the first value.
SeasonEstimate estimate_season(std::span<const double> values, std::size_t season, std::size_t phase);
/// Drawn towards the shared pattern (or to none) as far as the scatter asks for: an empirical Bayes estimate.
std::vector<double> shrink_season(const SeasonEstimate& estimate, std::size_t season, const SharedSeason* shared);

}  // namespace zs::demand
