// The clock never goes back, whatever the machine's does.
#include "platform/base/clock.h"

#include <gtest/gtest.h>

namespace zs {
namespace {

TEST(SystemClock, StandsStillAtAHeldTimeUntilTheMachineHasCaughtUp) {
    SystemClock clock;
    const Instant real = clock.now();
    const Instant ahead = real + std::chrono::hours(1);
    clock.hold(ahead);
    EXPECT_EQ(clock.now().unix_ms, ahead.unix_ms);
    EXPECT_EQ(clock.now().unix_ms, ahead.unix_ms);
    clock.hold(real);  // an earlier one changes nothing
    EXPECT_EQ(clock.now().unix_ms, ahead.unix_ms);
}

TEST(SystemClock, AnOldRecordDoesNotHoldIt) {
    SystemClock clock;
    clock.hold({1'000});
    EXPECT_GT(clock.now().unix_ms, 1'600'000'000'000);
}

}  // namespace
}  // namespace zs
