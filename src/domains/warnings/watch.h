// The slow part, pure: what the five-minute means of a device's points show. No database, no clock.
#pragma once
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domains/early_warning/early_warning.h"
#include "domains/warnings/states.h"

namespace zs::warnings {

inline constexpr std::int64_t step_ms = 300'000;  // width of the means

/// One point as the watch sees it. `gate`: place of the point that shows whether the device works; idle readings say
/// nothing. Limits are those that a trend is measured against: the nearer one first, the farther one (`…_far`) once the
/// value is beyond it. `set`: place of the point with the setting; what is watched is the distance from it (in % of it
/// with `set_percent`), and so are the limits; while it is not known, nothing is judged.
struct Watched {
    std::int64_t series = 0;
    std::string measure;
    std::optional<double> low, high, low_far, high_far;
    int set = -1;
    bool set_percent = false;
    double rate_per_day = 0;  // a steady change this fast is told without a limit too; 0: never
    double horizon_days = 0;  // a limit farther away is not told; 0: as Tuning says
    int gate = -1;
    double gate_least = 0;
    double gate_most = std::numeric_limits<double>::infinity();
    bool combined = false;  // belongs to the device's combination
};

/// One five-minute mean; NaN where nothing came.
struct Mean {
    double value = std::numeric_limits<double>::quiet_NaN();
    double min = value, max = value;
};

/// A sign that is there: told when it begins, every hour while it lasts.
struct Evidence {
    std::size_t point = 0;
    Sign sign = Sign::trend;
    Direction direction = Direction::any;
    early_warning::Kind kind = early_warning::Kind::none;  // for the sentence
    Instant since, at;
    double value = 0, expected = 0;
    double strength = 0;  // of the surprise that is worth telling: 1 = just
    double slope_per_day = 0;
    std::optional<double> limit;
    std::optional<early_warning::TimeToLimit> until;
};

/// Hours, days and ratios of the decisions; the defaults were chosen on the virtual plant (docs/early-warning.md).
struct Tuning {
    double horizon_days = 45;
    double week_horizon_days = 21;  // of the slope of weeks, which is rougher
    /// Faults speed up, pause and scatter beyond a straight line's own uncertainty: the true time was between these
    /// shares of the foretold in nine cases of ten.
    double early_share = 0.35, late_share = 2.0;
    double trend_hours = 24;  // a trend must lead there for so long …
    double quick_hours = 3;   // … and one that meets the limit within quick_horizon for so long
    double quick_horizon_hours = 24;
    double shift_hours = 4, scatter_hours = 6, frozen_hours = 3, rhythm_hours = 18, combination_hours = 6;
    double disagreement_hours = 6;
    double learning_days = 7;  // of shift, scatter, combination
};

/// How long something has been unusual: grows with unusual time, shrinks half as fast; on at `need`, off at 0.
struct Meter {
    double hours = 0;
    bool on = false;
    Instant since{}, told{};
    bool follow(Instant at, double passed_hours, bool unusual, double need);
};

/// A detector tells of the first unusual values only, because it learns. What it told of lasts while the value stays
/// at least half as far away on the same side.
struct Lasting {
    double away = 0;  // half of the distance that was told of, with its sign
    bool follow(bool told, double distance);
};

/// Detectors of one point: 10 KB, plain data.
struct PointState {
    explicit PointState(Zone zone = {})
        : full(zone), quick(std::chrono::hours(24)), slow(std::chrono::hours(7 * 24)), rhythm(zone), days(zone) {}
    early_warning::FullSet full;
    early_warning::Drift quick, slow;
    early_warning::OnsetLine onset;
    early_warning::WeekSlope week;  // of the means of days, where days and weeks swing
    double week_days = 0;
    Instant week_at{};
    early_warning::Periodicity rhythm;
    early_warning::DayLevel days;
    std::array<Meter, sign_count> meters{};
    Instant first{}, last{};
    double flat_hours = 0, flat_longest = 0, flat_value = 0;
    double level = 0;  // long mean: what the rhythm is taken from
    Lasting shifted, scattered;
    double last_value = 0, step_fast = 0, step_slow = 0;  // mean sizes of steps, over an hour and over a week
    double count = 0;
};

/// Everything known of a device: give it the means in the order of time.
class DeviceWatch {
public:
    DeviceWatch(std::vector<Watched> points, Zone zone, const Tuning& tuning = {});
    /// The means of one step, one a point. What is not newer than the last step is ignored.
    void observe(Instant at, std::span<const Mean> means, std::vector<Evidence>& out);
    const std::vector<Watched>& points() const { return points_; }
    Instant judged_until() const { return until_; }
    void start_at(Instant at) { until_ = at; }

    std::string save() const;
    /// Points are found again by series; a point that was not there before begins anew.
    bool restore(std::string_view bytes);

private:
    bool works(std::size_t point, Instant at);
    /// The mean as distance from the setting, where the point has one; nullopt while the setting is not known.
    std::optional<Mean> watched_of(std::size_t point, Instant at, const Mean& mean) const;
    /// What was found of a distance, in the point's own unit again.
    void restate(Evidence& seen) const;
    void judge(std::size_t point, Instant at, const Mean& mean, std::vector<Evidence>& out);
    void judge_away(std::size_t point, Evidence seen, const early_warning::Finding& found, double passed,
                    std::vector<Evidence>& out);
    bool slow_trend(std::size_t point, std::optional<early_warning::TimeToLimit> until, double usual_horizon_days,
                    Evidence& seen) const;
    void judge_trend(std::size_t point, Evidence seen, double passed, double expected, std::vector<Evidence>& out);
    void judge_flat(std::size_t point, Evidence seen, const Mean& mean, double passed, std::vector<Evidence>& out);
    void judge_together(Instant at, std::vector<Evidence>& out);
    void tell(Meter& meter, Evidence seen, std::vector<Evidence>& out) const;

    std::vector<Watched> points_;
    Zone zone_;
    Tuning tuning_;
    std::vector<PointState> states_;
    std::vector<std::size_t> combined_;
    early_warning::Combination combination_;
    Meter combination_meter_;
    double combination_surprise_ = 0;  // smoothed over two hours
    Instant until_{}, combination_last_{}, combination_first_{};
    std::vector<double> newest_;
    std::vector<Instant> newest_at_;
};

/// Two points that should tell the same story.
struct PairState {
    early_warning::Agreement agreement;
    Meter meter;
    Lasting apart;
    Instant last{}, until{};
};
/// Evidence of the second point, when their agreement is lost.
void observe_pair(PairState& state, Instant at, double first, double second, const Tuning& tuning,
                  std::vector<Evidence>& out);

}  // namespace zs::warnings
