#include "domains/telemetry/mapping.h"

#include <gtest/gtest.h>

namespace zs::telemetry::mapping {
namespace {

constexpr Instant now{1'770'000'000'000};

TopicMap plant_map() {
    TopicMap map;
    map.filter = "zhongshu/+/+/+";
    map.measurement = "{2}";
    map.tags = "device={3}";
    map.field = "{4}";
    return map;
}

TEST(Mapping, TakesNamesFromTheTopicAndTheValueFromThePayload) {
    struct Row {
        const char *payload, *value_path, *time_path;
        PayloadFormat format;
        double value;
        std::int64_t at_ms;
    };
    using enum PayloadFormat;
    const Row rows[] = {
        {R"({"value":93.5,"time":"2026-02-02T02:40:01Z"})", "value", "time", json_value, 93.5, 1'770'000'001'000},
        {R"({"value":93.5,"time":1770000001})", "value", "time", json_value, 93.5, 1'770'000'001'000},
        {R"({"value":93.5,"time":1770000001500})", "value", "time", json_value, 93.5, 1'770'000'001'500},
        {R"({"value":93.5,"time":1770000001500000000})", "value", "time", json_value, 93.5, 1'770'000'001'500},
        {R"({"value":true})", "value", "time", json_value, 1, now.unix_ms},
        {R"({"value":"12.25"})", "value", "time", json_value, 12.25, now.unix_ms},
        {R"({"d":{"v":[1,2]},"time":null})", "d.v.1", "time", json_value, 2, now.unix_ms},
        {"7", "", "", json_value, 7, now.unix_ms},
        {" -7.5e1\n", "", "", number, -75, now.unix_ms}};
    for (const auto& row : rows) {
        auto map = plant_map();
        map.format = row.format;
        map.value_path = row.value_path;
        map.time_path = row.time_path;
        std::vector<Reading> out;
        ASSERT_TRUE(read({map}, "zhongshu/oxygen_plant/ZY-001/o2_purity", row.payload, now, out)) << row.payload;
        ASSERT_EQ(out.size(), 1U);
        EXPECT_EQ(out[0].measurement, "oxygen_plant");
        EXPECT_EQ(out[0].tags, "device=ZY-001");
        EXPECT_EQ(out[0].field, "o2_purity");
        EXPECT_EQ(out[0].value, row.value);
        EXPECT_EQ(out[0].at_ms, row.at_ms) << row.payload;
    }
}

TEST(Mapping, SaysWhyAMessageCannotBeUsed) {
    struct Row {
        const char *topic, *payload, *key;
    };
    const Row rows[] = {{"other/a", "{}", "telemetry.no_map"},
                        {"zhongshu/a/b/c", "{", "telemetry.bad_payload"},
                        {"zhongshu/a/b/c", R"({"wert":1})", "telemetry.no_value"},
                        {"zhongshu/a/b/c", R"({"value":"on"})", "telemetry.no_value"},
                        {"zhongshu/a/b/c", R"({"value":"nan"})", "telemetry.not_a_number"},
                        {"zhongshu/a/b/c", R"({"value":"inf"})", "telemetry.not_a_number"},
                        {"zhongshu/a/b/c", R"({"value":1,"time":"yesterday"})", "telemetry.bad_time"},
                        {"zhongshu/a/b/c", R"({"value":1,"time":-5})", "telemetry.bad_time"}};
    for (const auto& row : rows) {
        std::vector<Reading> out;
        const auto result = read({plant_map()}, row.topic, row.payload, now, out);
        ASSERT_FALSE(result) << row.payload;
        EXPECT_EQ(result.error().key, row.key) << row.payload;
        EXPECT_TRUE(out.empty());
    }
    auto deep = plant_map();
    deep.filter = "#";
    std::vector<Reading> out;
    EXPECT_EQ(read({deep}, "a/b", R"({"value":1})", now, out).error().key, "telemetry.bad_topic");
}

TEST(Mapping, TakesAllNumbersOfAnObjectAndAllObjectsOfAList) {
    auto map = plant_map();
    map.filter = "gw/+";
    map.format = PayloadFormat::json_fields;
    map.measurement = "room";
    map.tags = "room={2}";
    map.field = "";
    map.value_path = "";
    std::vector<Reading> out;
    ASSERT_TRUE(read({map}, "gw/R 1", R"({"t":22.5,"rh":50,"unit":"C","time":1770000000})", now, out));
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].field, "rh");
    EXPECT_EQ(out[0].tags, "room=R\\ 1");
    out.clear();
    map.format = PayloadFormat::json_value;
    map.field = "t";
    map.value_path = "v";
    const auto result =
        read({map}, "gw/a", R"([{"v":1,"time":1770000000},{"v":2,"time":1770000010},{"x":3}])", now, out);
    EXPECT_FALSE(result);  // the third is told, the others are there
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].at_ms, 1'770'000'010'000);
}

// The limit is that of one message: a burst of many small ones was refused from the ten thousandth on.
TEST(Mapping, TakesABurstOfManyMessages) {
    constexpr int messages = 25'000;
    std::vector<Reading> out;
    for (int i = 0; i < messages; ++i)
        ASSERT_TRUE(read({plant_map()}, "zhongshu/pump/P-1/flow", R"({"value":1})", now, out)) << i;
    EXPECT_EQ(out.size(), static_cast<std::size_t>(messages));
}

TEST(Mapping, TakesLineProtocolAsTelegrafSendsIt) {
    auto map = plant_map();
    map.filter = "telegraf/#";
    map.format = PayloadFormat::lines;
    std::vector<Reading> out;
    ASSERT_TRUE(read({map}, "telegraf/host/modbus", "gas,b=2,a=1 kpa=401.5,ok=true 1770000000000000000\n", now, out));
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0].tags, "a=1,b=2");
    EXPECT_EQ(out[0].at_ms, 1'770'000'000'000);
    EXPECT_FALSE(read({map}, "telegraf/host/modbus", "gas kpa=?", now, out));
}

TEST(Mapping, ChecksAllFieldsOfAMap) {
    EXPECT_TRUE(check(plant_map()).empty());
    TopicMap bad;
    bad.filter = "a/#/b";
    bad.measurement = "{0}";
    bad.tags = "device";
    bad.field = "{x}";
    bad.value_path = ".v";
    bad.time_path = "a..b";
    EXPECT_EQ(check(bad).size(), 6U);
    TopicMap lines;
    lines.filter = "#";
    lines.format = PayloadFormat::lines;
    EXPECT_TRUE(check(lines).empty());
}

}  // namespace
}  // namespace zs::telemetry::mapping
