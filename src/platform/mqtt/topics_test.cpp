#include <gtest/gtest.h>

#include "platform/mqtt/mqtt.h"

namespace zs::mqtt {
namespace {

TEST(MqttTopics, MatchAsTheStandardSays) {
    struct Row {
        const char *filter, *topic;
        bool match;
    };
    const Row rows[] = {{"a/b/c", "a/b/c", true},
                        {"a/+/c", "a/b/c", true},
                        {"a/+", "a/b/c", false},
                        {"a/#", "a/b/c", true},
                        {"a/#", "a", true},
                        {"#", "a/b", true},
                        {"#", "$SYS/load", false},
                        {"+/load", "$SYS/load", false},
                        {"$SYS/#", "$SYS/load", true},
                        {"+", "a", true},
                        {"+", "/a", false},
                        {"+/+", "/a", true},
                        {"/+", "/a", true},
                        {"a/b", "a/bc", false},
                        {"a/b/", "a/b", false},
                        {"a/+/#", "a/b", true},
                        {"a/+/#", "a", false},
                        {"", "a", false}};
    for (const auto& row : rows) EXPECT_EQ(matches(row.filter, row.topic), row.match) << row.filter << ' ' << row.topic;
}

TEST(MqttTopics, FiltersThatABrokerAccepts) {
    for (const auto* good : {"#", "+", "a/+/b", "a/#", "/", "/a"}) EXPECT_TRUE(is_filter(good)) << good;
    for (const auto* bad : {"", "a#", "a/#/b", "a+/b", "#/a"}) EXPECT_FALSE(is_filter(bad)) << bad;
    EXPECT_EQ(levels("a//b/").size(), 4U);
}

}  // namespace
}  // namespace zs::mqtt
