// A line that begins where the trouble began: Page's cumulative sum finds the onset, Drift draws the line from there.
#pragma once
#include "core/time.h"
#include "domains/early_warning/drift.h"
#include "domains/early_warning/statistics.h"

namespace zs::early_warning {

/// Feed it values minutes apart with the usual day taken out. A line through weeks that were sound and days that are
/// not is too flat and foretells too late; this one forgets what was before the onset.
class OnsetLine {
public:
    /// Kind drift, of the side that has been away from the usual for longer.
    Finding observe(Instant at, double value);
    double slope_per_day() const { return side().slope_per_day(); }
    std::optional<TimeToLimit> until(double limit) const { return side().until(limit); }
    /// When the present move began.
    Instant onset() const { return rises() ? up_since_ : down_since_; }

private:
    static Drift fresh() { return Drift(std::chrono::hours(4 * 24)); }
    bool rises() const { return up_ >= down_; }
    const Drift& side() const { return rises() ? rise_ : fall_; }
    void learn(double value, double away);

    Instant last_{}, up_since_{}, down_since_{};
    double count_ = 0, mean_ = 0, square_ = 0;
    double up_ = 0, down_ = 0;
    Drift rise_ = fresh(), fall_ = fresh();
};

}  // namespace zs::early_warning
