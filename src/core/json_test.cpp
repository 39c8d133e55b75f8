// JSON: every value survives writing and reading; hostile texts are refused.
#include "core/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/limits.h"
#include "core/text.h"
#include "support/seed.h"

namespace zs::json {
namespace {

TEST(Json, writes_every_kind) {
    EXPECT_EQ(write(nullptr), "null");
    EXPECT_EQ(write(true), "true");
    EXPECT_EQ(write(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
    EXPECT_EQ(write(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
    EXPECT_EQ(write(1.5), "1.5");
    EXPECT_EQ(write(1.0), "1.0");
    EXPECT_EQ(write(-0.0), "-0.0");
    EXPECT_EQ(write(0.1), "0.1");
    EXPECT_EQ(write(1e300), "1e+300");
    EXPECT_EQ(write(std::numeric_limits<double>::quiet_NaN()), "null");
    EXPECT_EQ(write(-std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(write(array{}), "[]");
    EXPECT_EQ(write(object{}), "{}");
    EXPECT_EQ(write(object{{"a", array{1, "x", nullptr}}, {"b", object{{"c", false}}}}),
              R"({"a":[1,"x",null],"b":{"c":false}})");
}

TEST(Json, strings_are_escaped) {
    std::string out = "[";
    append_string(out, "a\"b\\c\n\r\t");
    EXPECT_EQ(out, R"(["a\"b\\c\n\r\t")");
    EXPECT_EQ(write(boost::json::string("\0\x1f\x7f", 3)), "\"\\u0000\\u001f\x7f\"");
    EXPECT_EQ(write("骨科🔧/"), "\"骨科🔧/\"");
    EXPECT_EQ(write(object{{"k\"\n", 1}}), R"({"k\"\n":1})");
}

TEST(Json, malformed_texts_are_refused) {
    for (const std::string_view text : {"",
                                        " ",
                                        "{",
                                        "}",
                                        "[1,]",
                                        "{\"a\":1,}",
                                        "{'a':1}",
                                        "{a:1}",
                                        "nul",
                                        "01",
                                        "1.",
                                        ".5",
                                        "+1",
                                        "NaN",
                                        "Infinity",
                                        "1e999",
                                        "-1e999",
                                        "[1e400]",
                                        "{\"a\":[1e400]}",
                                        "\"\xFF\"",
                                        "\"\xED\xA0\x80\"",
                                        "\"\\ud800\"",
                                        "\"\\x\"",
                                        "\"a\nb\"",
                                        "1 2",
                                        "[1]x",
                                        "/*c*/1",
                                        "\xEF\xBB\xBF{}",
                                        "\"abc"}) {
        const auto parsed = parse(text);
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().key, "json.malformed");
        EXPECT_EQ(parsed.error().code, Code::invalid);
    }
}

TEST(Json, depth_is_bounded) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    };
    EXPECT_TRUE(parse(nested(limits::json_depth_max)));
    EXPECT_FALSE(parse(nested(limits::json_depth_max + 1)));
    EXPECT_FALSE(parse(nested(100'000)));
    EXPECT_FALSE(parse(std::string(1'000'000, '[')));
}

TEST(Json, objects_only_where_objects_are_expected) {
    EXPECT_EQ(parse_object(R"({"a":1})").value().at("a").as_int64(), 1);
    EXPECT_EQ(parse_object("[]").error().key, "json.object_expected");
    EXPECT_EQ(parse_object("null").error().key, "json.object_expected");
    EXPECT_EQ(parse_object("{").error().key, "json.malformed");
    EXPECT_EQ(parse_object(R"({"a":1,"a":2})").value().at("a").as_int64(), 2);  // the last one counts, only one is kept
    EXPECT_EQ(parse_object(R"({"a":1,"a":2})").value().size(), 1U);
}

value random_value(test::Random& random, int depth) {
    switch (random.integer(0, depth > 0 ? 7 : 5)) {
        case 0:
            return nullptr;
        case 1:
            return random.chance(50);
        case 2:
            return static_cast<std::int64_t>(random.bits()) >> random.integer(0, 62);
        case 3:
            return static_cast<double>(random.integer(-1'000'000, 1'000'000)) / 8;
        case 4:
            return std::numeric_limits<std::uint64_t>::max() - static_cast<std::uint64_t>(random.integer(0, 99));
        case 5: {
            std::string text;
            for (std::int64_t count = random.integer(0, 8); count > 0; --count) {
                const std::string_view parts[] = {"a", "\"", "\\", "\n", "中", "🔧", "/", "\x01", "\x1b", "é", "\x7f"};
                text += parts[random.index(std::size(parts))];
            }
            return value(text);
        }
        case 6: {
            array items;
            for (std::int64_t count = random.integer(0, 5); count > 0; --count)
                items.push_back(random_value(random, depth - 1));
            return items;
        }
        default: {
            object members;
            for (std::int64_t count = random.integer(0, 5); count > 0; --count)
                members["k" + std::to_string(random.integer(0, 9)) + "\"\n"] = random_value(random, depth - 1);
            return members;
        }
    }
}

TEST(Json, values_survive_writing_and_reading) {
    test::Random random;
    for (int i = 0; i < 5'000; ++i) {
        const value before = random_value(random, 5);
        const std::string text = write(before);
        const auto after = parse(text);
        ASSERT_TRUE(after) << text;
        ASSERT_EQ(*after, before) << text;
        ASSERT_EQ(write(*after), text);
    }
}

// The writer prints the shortest digits that mean the same double, the parser reads exactly that one.
TEST(Json, doubles_are_exact) {
    test::Random random;
    for (int i = 0; i < 20'000; ++i) {
        const auto number = std::bit_cast<double>(random.bits());
        if (!std::isfinite(number)) continue;
        const std::string text = write(number);
        ASSERT_EQ(std::strtod(text.c_str(), nullptr), number) << text;
        const auto parsed = parse(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(parsed->as_double(), number) << text;
    }
}

TEST(Json, numbers_beyond_a_double_are_refused) {
    EXPECT_FALSE(parse("1e400"));
    EXPECT_FALSE(parse("[-1e400]"));
    EXPECT_EQ(parse("1e-400")->as_double(), 0);
    EXPECT_EQ(parse(" 1.0 ")->as_double(), 1);
    EXPECT_FALSE(parse("1 2"));
    EXPECT_FALSE(parse("[1"));
    EXPECT_FALSE(parse(""));
}

TEST(Json, damaged_texts_never_break_the_reader) {
    test::Random random;
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = write(random_value(random, 4));
        for (std::int64_t edits = random.integer(1, 3); edits > 0; --edits)
            text[random.index(text.size())] = static_cast<char>(random.integer(0, 255));
        const auto parsed = parse(text);
        if (!parsed) continue;
        ++accepted;
        const std::string written = write(*parsed);
        EXPECT_TRUE(text::is_utf8(written));
        EXPECT_TRUE(parse(written)) << written;
    }
    EXPECT_GT(accepted, 100);
}

TEST(Json, KeysAndTextsKnowWhetherACommaIsDue) {
    std::string out = "{";
    json::append_text(out, "name", "a \"b\"");
    json::append_key(out, "rooms");
    out += "[1]";
    json::append_text(out, "empty", "");
    EXPECT_EQ(out + "}", R"({"name":"a \"b\"","rooms":[1],"empty":""})");
}

}  // namespace
}  // namespace zs::json
