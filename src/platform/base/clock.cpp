// System time, held monotonic.
#include "platform/base/clock.h"

#include <chrono>

namespace zs {

Instant SystemClock::now() {
    using std::chrono::system_clock;
    const std::int64_t read =
        std::chrono::duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count();
    std::int64_t last = last_ms_.load();
    while (read > last && !last_ms_.compare_exchange_weak(last, read)) {
    }
    return {read > last ? read : last};
}

void SystemClock::hold(Instant not_before) {
    std::int64_t last = last_ms_.load();
    while (not_before.unix_ms > last && !last_ms_.compare_exchange_weak(last, not_before.unix_ms)) {
    }
}

std::int64_t steady_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::int64_t steady_ms() { return steady_us() / 1000; }

}  // namespace zs
