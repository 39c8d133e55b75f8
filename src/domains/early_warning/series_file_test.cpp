// Reading a series: what is accepted, and which line is blamed.
#include "domains/early_warning/series_file.h"

#include <gtest/gtest.h>

#include <cmath>

namespace zs::early_warning {
namespace {

TEST(SeriesFile, KeepsTextsAsTheyStand) {
    const auto rows = read_series("timestamp,value\r\n2014-04-01 00:05:00,20.0\r\n2014-04-01T00:10:00.000000,-1e-05\n");
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ(rows->front().time_text, "2014-04-01 00:05:00");
    EXPECT_EQ(rows->front().value_text, "20.0");
    EXPECT_EQ(to_text(rows->front().at), "2014-04-01T00:05:00.000Z");
    EXPECT_DOUBLE_EQ(rows->back().value, -1e-05);
}

TEST(SeriesFile, ReadsWhatIsNoNumberOfASensor) {
    const auto rows = read_series("timestamp,value\n2014-04-01 00:05:00,nan\n2014-04-01 00:06:00,1e999");
    ASSERT_TRUE(rows.has_value());
    EXPECT_TRUE(std::isnan(rows->front().value));
    EXPECT_FALSE(std::isfinite(rows->back().value));
}

TEST(SeriesFile, BlamesTheLine) {
    struct Case {
        const char *text, *key, *line;
    };
    const Case cases[]{
        {"", "early_warning.header", ""},
        {"time,value\n", "early_warning.header", ""},
        {"timestamp,value\n", "early_warning.empty", ""},
        {"timestamp,value\n2014-04-01 00:00:00\n", "early_warning.columns", "2"},
        {"timestamp,value\n2014-04-01 00:00:00,1\n\n2014-04-01 00:05:00,1\n", "early_warning.columns", "3"},
        {"timestamp,value\n2014-04-01 00:00:00,1,2\n", "early_warning.columns", "2"},
        {"timestamp,value\n2014-04-01 00:00:00,1\n2014-02-30 00:00:00,1\n", "early_warning.time", "3"},
        {"timestamp,value\nyesterday,1\n", "early_warning.time", "2"},
        {"timestamp,value\n2014-04-01 00:00:00,\n", "early_warning.value", "2"},
        {"timestamp,value\n2014-04-01 00:00:00,1 bar\n", "early_warning.value", "2"},
    };
    for (const auto& one : cases) {
        const auto rows = read_series(one.text);
        ASSERT_FALSE(rows.has_value()) << one.text;
        EXPECT_EQ(rows.error().key, one.key) << one.text;
        EXPECT_EQ(rows.error().params.empty() ? "" : rows.error().params.front().value, one.line) << one.text;
    }
}

}  // namespace
}  // namespace zs::early_warning
