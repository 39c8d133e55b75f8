// The only place that reads a clock. Domain code gets its time from the transaction.
#pragma once
#include <atomic>

#include "core/time.h"

namespace zs {

/// Source of "now". Never goes backwards: a jump of the system clock stands still until time catches up.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
};

/// The machine's clock, held monotonic.
class SystemClock final : public Clock {
public:
    Instant now() override;
    /// Never earlier than this: what was recorded before a restart with the clock set back stays in the past.
    void hold(Instant not_before);

private:
    std::atomic<std::int64_t> last_ms_{0};
};

/// A clock that tests and the simulation set by hand.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : now_ms_(start.unix_ms) {}
    Instant now() override { return {now_ms_.load()}; }
    void set(Instant at) { now_ms_.store(at.unix_ms); }
    void advance(Duration by) { now_ms_.fetch_add(by.count()); }

private:
    std::atomic<std::int64_t> now_ms_;
};

/// Milliseconds of a steady clock, for measuring only.
std::int64_t steady_ms();
/// Microseconds of a steady clock, for measuring only.
std::int64_t steady_us();

}  // namespace zs
