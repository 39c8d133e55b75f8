// What will be used: forecasts of demand series, each with an interval. Pure arithmetic; docs/demand-forecast.md.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/result.h"

namespace zs::demand {

/// A pattern that many series share, by phase of the season (mean 1); empty: none.
struct SharedSeason {
    std::vector<double> indices;
};

struct Settings {
    int horizon = 12;  // periods ahead, ≥ 1
    int season = 12;   // periods after which a pattern may come again; 1: none
    const SharedSeason* shared = nullptr;
};

/// One value for each period ahead.
struct Forecast {
    std::vector<double> point;         // as likely too low as too high: what is printed
    std::vector<double> mean;          // expected use: what is stocked for
    std::vector<double> sd;            // of the use around its mean, the forecast's own error included
    std::vector<double> lower, upper;  // four of five values lie between them
    std::string method;                // "mixed", "intermittent", "short", "empty"
};

/// `series` in order of time; NaN = missing. Leading and trailing gaps are left out (a trailing gap shifts nothing: the
/// forecast begins after the last period of the series), inner gaps are bridged. Errors: demand.negative,
/// demand.not_finite, demand.no_values.
Result<Forecast> forecast(std::span<const double> series, const Settings& settings);

/// The season that the series of one table (all of one length) have in common.
SharedSeason learn_shared_season(std::span<const std::vector<double>> table, int season);

}  // namespace zs::demand
