// The empirical tail.
#include "domains/early_warning/statistics.h"

namespace zs::early_warning {
namespace {

constexpr float memory = 16'000;   // values; then all counts are halved, so that old ones fade
constexpr double beyond_rate = 3;  // surprise for each power of ten above the largest value seen
constexpr double beyond_max = 2;
constexpr float trusted = 20;  // values needed before "larger than ever" means anything

}  // namespace

double Tail::surprise(double statistic) {
    std::size_t bin = 0;
    if (statistic > 1e-6) {
        const double place = 1 + (std::log2(statistic) + 14) * 4;
        bin = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(bins - 1)));
    }
    float above = 0;
    for (std::size_t i = bin + 1; i < bins; ++i) above += seen_[i];
    double result = -std::log10((above + 0.5F * seen_[bin] + 0.5F) / (count_ + 1));
    if (statistic > largest_) {
        if (largest_ > 0 && count_ > trusted)
            result += std::min(beyond_rate * std::log10(statistic / largest_), beyond_max);
        largest_ = statistic;
    }
    ++seen_[bin];
    if (++count_ > memory) {
        for (float& count : seen_) count /= 2;
        count_ /= 2;
    }
    return result;
}

}  // namespace zs::early_warning
