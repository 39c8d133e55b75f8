#include "domains/demand/season.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zs::demand {
namespace {

/// Centred mean over one season; the ends have none.
std::vector<double> moving_average(std::span<const double> values, std::size_t season) {
    std::vector<double> out(values.size(), -1);
    const std::size_t half = season / 2;
    for (std::size_t at = half; at + half < values.size(); ++at) {
        double sum = 0;
        for (std::size_t other = at - half; other <= at + half; ++other) sum += values[other];
        if (season % 2 == 0) sum -= 0.5 * (values[at - half] + values[at + half]);
        out[at] = sum / static_cast<double>(season);
    }
    return out;
}

void scale_to_mean_one(std::vector<double>& indices) {
    const double mean = std::accumulate(indices.begin(), indices.end(), 0.0) / static_cast<double>(indices.size());
    if (mean > 0)
        for (auto& index : indices) index /= mean;
}

}  // namespace

SeasonEstimate estimate_season(std::span<const double> values, std::size_t season, std::size_t phase) {
    SeasonEstimate out;
    if (season < 2 || values.size() < 2 * season + season / 2) return out;
    const auto average = moving_average(values, season);
    std::vector<double> used(season, 0), weight(season, 0), count(season, 0);
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (average[at] <= 0) continue;
        const auto of = (at + phase) % season;
        used[of] += values[at];
        weight[of] += average[at];
        count[of] += 1;
    }
    if (*std::min_element(count.begin(), count.end()) < 2) return out;
    out.indices.resize(season);
    for (std::size_t of = 0; of < season; ++of) out.indices[of] = used[of] / weight[of];
    scale_to_mean_one(out.indices);
    // Scatter of the ratios around their index, one number for all phases: phases have few years each.
    double squares = 0, freedom = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (average[at] <= 0) continue;
        squares += std::pow(values[at] / average[at] - out.indices[(at + phase) % season], 2);
        freedom += 1;
    }
    const double scatter = squares / std::max(1.0, freedom - static_cast<double>(season));
    out.variance.resize(season);
    for (std::size_t of = 0; of < season; ++of) out.variance[of] = scatter / count[of];
    return out;
}

std::vector<double> shrink_season(const SeasonEstimate& estimate, std::size_t season, const SharedSeason* shared) {
    const bool has_shared = shared != nullptr && shared->indices.size() == season;
    std::vector<double> out = has_shared ? shared->indices : std::vector<double>(season, 1.0);
    if (estimate.indices.empty()) return out;
    double apart = 0, noise = 0;
    for (std::size_t of = 0; of < season; ++of) {
        apart += std::pow(estimate.indices[of] - out[of], 2);
        noise += estimate.variance[of];
    }
    apart /= static_cast<double>(season - 1);
    noise /= static_cast<double>(season);
    const double trust = apart > noise ? 1 - noise / apart : 0;
    for (std::size_t of = 0; of < season; ++of)
        out[of] = std::max(0.05, out[of] + trust * (estimate.indices[of] - out[of]));
    scale_to_mean_one(out);
    return out;
}

SharedSeason learn_shared_season(std::span<const std::vector<double>> table, int season) {
    SharedSeason out;
    const auto phases = static_cast<std::size_t>(std::max(season, 1));
    std::vector<std::vector<double>> of_phase(phases);
    for (const auto& series : table) {
        const auto first = std::find_if(series.begin(), series.end(), [](double value) { return !std::isnan(value); });
        const auto lead = static_cast<std::size_t>(first - series.begin());
        const std::span<const double> values(series.data() + lead, series.size() - lead);
        if (std::any_of(values.begin(), values.end(), [](double value) { return !(value >= 0) || std::isinf(value); }))
            continue;
        const auto estimate = estimate_season(values, phases, lead);
        for (std::size_t of = 0; of < estimate.indices.size(); ++of) of_phase[of].push_back(estimate.indices[of]);
    }
    constexpr std::size_t enough = 8;  // series: a pattern of fewer is their own
    if (of_phase.front().size() < enough) return out;
    for (auto& indices : of_phase) {  // trimmed mean: a few wild series do not count
        std::sort(indices.begin(), indices.end());
        const auto cut = indices.size() / 8;
        const auto sum = std::accumulate(indices.begin() + static_cast<std::ptrdiff_t>(cut),
                                         indices.end() - static_cast<std::ptrdiff_t>(cut), 0.0);
        out.indices.push_back(sum / static_cast<double>(indices.size() - 2 * cut));
    }
    scale_to_mean_one(out.indices);
    return out;
}

}  // namespace zs::demand
