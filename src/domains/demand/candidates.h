// The methods that are mixed, each on the scale on which noise is even (the square root of the use), and the rolling
// back-test that tells how much each is worth for a series. Internal to demand.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "domains/demand/demand.h"

namespace zs::demand {

enum class Method : std::uint8_t { recent_mean, level, damped_trend, theta, optimised_theta, seasonal_naive };
inline constexpr std::size_t method_count = 6;

/// A series without gaps; `phase` is the place of its first value in the season.
struct Series {
    std::span<const double> values;
    std::size_t phase = 0;
    Series first(std::size_t count) const { return {values.first(count), phase}; }
};

/// By method and step, on the square-root scale, with the season put back.
using Candidates = std::array<std::vector<double>, method_count>;
Candidates candidates(const Series& series, const Settings& settings, int horizon);

using Weights = std::array<double, method_count>;
/// What the mixture says, on the square-root scale.
std::vector<double> mix(const Candidates& of, const Weights& weights);

/// What the methods would have said at earlier days.
struct BackTest {
    struct Origin {
        std::size_t known = 0;  // values that were known
        Candidates said;
    };
    std::vector<Origin> origins;
};
/// Origins half a season apart, at most `origins_max`, the newest one whole season before the end where the series is
/// long enough.
BackTest back_test(const Series& series, const Settings& settings, std::size_t origins_max);
/// Inverse of the mean absolute error of each method, to a power, drawn towards the house mixture; sum 1.
Weights weigh(const Series& series, const BackTest& test);
/// The mixture that is best over many series, for one that is too short to be tested.
Weights house_weights();

}  // namespace zs::demand
