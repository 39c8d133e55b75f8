// One neighbour cannot take all connections.
#include <gtest/gtest.h>

#include "platform/http/connection.h"

namespace zs::http {
namespace {

TEST(ConnectionLimits, EachAddressHasItsShare) {
    ConnectionLimits limits;
    limits.per_address_max = 2;
    EXPECT_TRUE(limits.enter("10.0.0.1"));
    EXPECT_TRUE(limits.enter("10.0.0.1"));
    EXPECT_FALSE(limits.enter("10.0.0.1"));
    EXPECT_TRUE(limits.enter("10.0.0.2"));
    limits.leave("10.0.0.1");
    EXPECT_TRUE(limits.enter("10.0.0.1"));
}

TEST(ConnectionLimits, TheProxySpeaksForMany) {
    ConnectionLimits limits;
    limits.per_address_max = 1;
    limits.trusted_proxy = "10.0.0.9";
    EXPECT_TRUE(limits.enter("10.0.0.9"));
    EXPECT_TRUE(limits.enter("10.0.0.9"));
}

}  // namespace
}  // namespace zs::http
