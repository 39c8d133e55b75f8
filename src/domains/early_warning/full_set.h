// The full set for one series: six statistics, each judged by its own history, joined into one score.
#pragma once
#include "core/time.h"
#include "domains/early_warning/finding.h"
#include "domains/early_warning/season.h"
#include "domains/early_warning/statistics.h"

namespace zs::early_warning {

/// One pass, fixed memory, no training. Meant for values a few minutes apart (the archive's means, or slow points).
class FullSet {
public:
    /// The zone decides where a day begins.
    explicit FullSet(Zone zone = {}) : zone_(zone) {}
    /// Values that no sensor means, and such not newer than the last one, score 0 and teach nothing.
    Finding observe(Instant at, double value);

private:
    static constexpr std::size_t statistics = 6;
    using Statistics = std::array<double, statistics>;
    Statistics measure(Instant at, double value, Finding& finding);
    double measure_level_of_hour(Instant at, double value, double floor);
    double quiet_score(double surprise);

    Zone zone_;
    Instant last_{};
    double last_value_ = 0, count_ = 0;
    Season season_;
    Window<12> spread_window_;
    Window<36> level_window_;
    std::array<Slot, 24> hour_level_{};
    Moments scale_{1.0 / 5000}, step_{1.0 / 1000}, season_level_{1.0 / 1000}, log_spread_{1.0 / 1500};
    Moments hour_residual_{1.0 / 1000}, size_{1.0 / 1000}, bent_{1.0 / 1000};
    double season_mean_ = 0;
    std::array<Tail, statistics> tails_{};
    double told_ = 0, told_since_ = 1e9;
};

}  // namespace zs::early_warning
