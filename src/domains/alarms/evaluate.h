// Every reading against every rule of its point: plain arrays, no allocation, no database, no clock. A reading that
// leaves everything normal costs one comparison with the band in which nothing can happen.
#pragma once
#include <atomic>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "domains/alarms/states.h"
#include "platform/history/history.h"

namespace zs::alarms {

/// One rule on one point as the evaluator needs it. `line`: the rule whatever its edition.
struct Condition {
    std::int64_t point_id = 0;
    std::int64_t rule_id = 0;
    std::int64_t line = 0;
    RuleKind kind = RuleKind::high;
    double limit = 0;
    double dead_band = 0;
    std::int64_t on_ms = 0;
    std::int64_t off_ms = 0;
    std::int64_t gate_point_id = 0;  // 0: always; else only while that point's newest value is above `gate_above`
    double gate_above = 0;
    std::int64_t set_point_id = 0;  // not 0: limit and dead band count from that point's newest value …
    bool set_percent = false;       // … in per cent of it; as long as it was never heard of there is no limit
};

/// Limit and dead band of a condition as its setting is now.
struct LimitNow {
    double limit = 0, dead_band = 0;
};

enum class Phase : std::uint8_t { normal, rising, active, falling };
/// Where one condition stands. `ref_*`: what a rate of change is measured from.
struct Course {
    Phase phase = Phase::normal;
    std::int64_t since_ms = 0;  // of a rising or falling phase
    double extreme = 0;         // the worst value while active
    std::int64_t ref_ms = 0;
    double ref_value = 0;
};

enum class Change : std::uint8_t { none, raised, cleared };
/// What one look at the condition says: it holds, it is over (beyond the dead band), or neither.
enum class Look : std::uint8_t { beyond, between, back };

/// Domain rules §3.4: raised when beyond for the on delay, cleared when back for the off delay; both counted between
/// readings, a delay of 0 acts at once.
Change step(Course& course, Look look, std::int64_t at_ms, std::int64_t on_ms, std::int64_t off_ms);
/// high: beyond above the limit, back below limit − dead band; low the other way round. Not for timed kinds.
Look look_at(RuleKind kind, double limit, double dead_band, double value);
/// Change per minute since the reference reading, which moves on once a minute has passed; nullopt for the first.
std::optional<double> rate_of(Course& course, std::int64_t at_ms, double value);

struct Transition {
    std::int64_t point_id = 0;
    std::int64_t rule_id = 0;
    Change change = Change::none;
    std::int64_t at_ms = 0;
    double value = 0;
    double extreme = 0;
    double limit = 0;  // as it was then
};
/// Called while the point is held: what it hears of one point is in order.
using Sink = std::function<void(const Transition&)>;

/// What the evaluator must know of a point.
struct Watched {
    std::int64_t id = 0;
    std::int64_t period_s = 10;
    std::int64_t flat_minutes = 0;
};

/// All points with their conditions. Several threads may take readings at once, also of one point, and one may sweep
/// beside them; everything else wants it alone.
class Board {
public:
    Board(const std::vector<Watched>& points, std::vector<Condition> conditions);

    /// Readings of unknown points, not newer than the newest of their point, or that are no number, change nothing.
    void take(std::span<const history::Entry> entries, const Sink& sink);
    /// Time-based conditions: nothing heard for `limit` periods, unchanged for too long.
    void sweep(std::int64_t now_ms, const Sink& sink);

    /// Nobody listened before: what was not heard until then is no silence of the point.
    void listen_from(std::int64_t at_ms) { listening_since_ms_ = at_ms; }
    /// State of a board with other rules: same point, same line.
    void adopt(const Board& before);
    /// After a start: this line stands as active.
    void set_active(std::int64_t point_id, std::int64_t line);
    /// Old readings of one point, ascending. Up to `quiet_until_ms` they only prepare the delays.
    void catch_up(std::int64_t point_id, std::span<const history::Sample> samples, std::int64_t quiet_until_ms,
                  const Sink& sink);

    std::size_t points() const { return series_count_; }
    std::size_t conditions() const { return conditions_.size(); }
    bool has(std::int64_t point_id, std::int64_t line) const { return find(point_id, line) != nullptr; }
    /// The newest reading of each point that was heard of: (point, ms). Beside those who take: what came of it was
    /// told.
    std::vector<std::pair<std::int64_t, std::int64_t>> newest() const;

private:
    struct alignas(64) Series {
        std::atomic<std::uint32_t> taken{0};
        std::uint32_t busy = 0;  // conditions that are not normal
        std::uint32_t first = 0;
        std::uint16_t count = 0;
        std::uint16_t seen = 0;  // readings with the present value, up to 3
        std::int64_t newest_ms = 0;
        double band_low = 0;
        double band_high = 0;
        std::atomic<double> value{std::numeric_limits<double>::quiet_NaN()};  // never heard of
        std::int64_t changed_ms = 0;
    };
    class Hold;

    Series* series_of(std::int64_t point_id) const;
    const Course* find(std::int64_t point_id, std::int64_t line) const;
    Course* find(std::int64_t point_id, std::int64_t line);
    bool open(const Condition& condition) const;
    /// nullopt where the setting that the limit counts from is not known.
    std::optional<LimitNow> limit_of(const Condition& condition) const;
    bool note(Series& series, const history::Sample& sample) const;
    void look(Series& series, const history::Sample& sample, std::int64_t quiet_until_ms, const Sink& sink);
    void look_timed(std::size_t slot, std::int64_t now_ms, const Sink& sink);
    void report(std::size_t slot, Change change, const history::Sample& at, double limit, const Sink& sink) const;

    std::vector<std::int32_t> index_;  // point id → series, -1 none
    std::size_t series_count_ = 0;
    std::unique_ptr<Series[]> series_;
    std::vector<Watched> watched_;
    std::vector<Condition> conditions_;  // of a point side by side, those by readings first
    std::vector<Course> courses_;
    std::vector<std::uint32_t> timed_;  // conditions that the sweep looks at
    std::int64_t listening_since_ms_ = 0;
};

}  // namespace zs::alarms
