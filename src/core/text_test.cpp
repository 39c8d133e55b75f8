// UTF-8, cuts, search keys, pinyin initials, masks.
#include "core/text.h"

#include <gtest/gtest.h>

#include <limits>
#include <thread>

#include "support/seed.h"

namespace zs::text {
namespace {

/// UTF-8 of one code point, written independently of the code under test; surrogates are encoded too.
std::string encode(std::uint32_t point) {
    const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
    if (point < 0x80) return {byte(point)};
    if (point < 0x800) return {byte(0xC0 | point >> 6), byte(0x80 | (point & 63))};
    if (point < 0x10000) return {byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 63)), byte(0x80 | (point & 63))};
    return {byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 63)), byte(0x80 | (point >> 6 & 63)),
            byte(0x80 | (point & 63))};
}

TEST(Text, every_character_is_utf8_and_no_surrogate_is) {
    for (std::uint32_t point = 0; point <= 0x11FFFF; ++point) {
        const bool valid = point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
        ASSERT_EQ(is_utf8(encode(point)), valid) << point;
    }
}

TEST(Text, malformed_bytes_are_not_utf8) {
    for (const std::string_view bytes : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80",
                                         "\xE0\x9F\xBF", "\xE4\xB8", "\xE4\xB8(", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x94",
                                         "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF", "ab\xFF", "中\xE4"})
        EXPECT_FALSE(is_utf8(bytes)) << hex(bytes);
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("骨科二病区 5A 🔧"));
}

TEST(Text, length_and_cuts_count_characters) {
    EXPECT_EQ(length("骨科 5A🔧"), 6U);
    EXPECT_EQ(cut_bytes("骨科", 5), "骨");
    EXPECT_EQ(cut_bytes("骨科", 6), "骨科");
    EXPECT_EQ(cut_bytes("骨科", 2), "");
    EXPECT_EQ(cut_bytes("abc", 2), "ab");
}

TEST(Text, a_cut_is_the_longest_whole_prefix) {
    test::Random random;
    for (int i = 0; i < 5'000; ++i) {
        std::string all;
        for (std::int64_t count = random.integer(0, 20); count > 0; --count) {
            const std::uint32_t limits[] = {0x80, 0x800, 0xD800, 0x10FFFF};
            const std::uint32_t limit = limits[random.index(4)];
            const auto point = static_cast<std::uint32_t>(random.integer(0, limit - 1));
            all += point >= 0xD800 && point <= 0xDFFF ? "x" : encode(point);
        }
        const auto bytes_max = static_cast<std::size_t>(random.integer(0, 90));
        const std::string_view cut = cut_bytes(all, bytes_max);
        ASSERT_TRUE(all.starts_with(cut));
        ASSERT_TRUE(is_utf8(cut));
        ASSERT_LE(cut.size(), bytes_max);
        for (std::size_t longer = cut.size() + 1; longer <= std::min(bytes_max, all.size()); ++longer)
            ASSERT_FALSE(is_utf8(std::string_view(all).substr(0, longer)));
    }
}

TEST(Text, trim_and_split) {
    EXPECT_EQ(trim(" \t\r\n 骨科　"), "骨科");
    EXPECT_EQ(trim("　 　"), "");
    EXPECT_EQ(trim("a b"), "a b");
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
    EXPECT_EQ(split("a,", ','), (std::vector<std::string_view>{"a", ""}));
    EXPECT_EQ(lower_ascii("Ab1É中"), "ab1É中");
    EXPECT_EQ(hex(std::string_view("\x00\x7f\xff", 3)), "007fff");
}

TEST(Text, whole_numbers_only) {
    EXPECT_EQ(parse_integer("0"), 0);
    EXPECT_EQ(parse_integer("-12"), -12);
    EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    for (const std::string_view text : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "9223372036854775808",
                                        "-9223372036854775809", "１", "--1", "1-"})
        EXPECT_FALSE(parse_integer(text)) << text;
    EXPECT_FALSE(parse_integer(std::string_view{}));
}

TEST(Text, pinyin_initials_of_hospital_names) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"骨科二病区", "gkebq"},
        {"手术室", "sss"},
        {"ICU 重症医学科", "icuzzyxk"},
        {"门诊5A-201", "mz5a201"},
        {"给排水", "gps"},
        {"Ⅱ区 Ｂ楼", "iiqbl"},
        {"", ""},
        {"！、（）", ""},
        {"急诊科（东院区）", "jzkdyq"},
        {"检验科", "jyk"},
        {"氧气站", "yqz"},
        {"〇号楼", "lhl"},
        {"空调机房", "ktjf"},
        {"会计室", "kjs"},
        {"委员会计划", "wyhjh"},
        {"重症空调", "zzkt"},
        {"é", "e"},
        {"𠀀", "h"},
    };
    for (const auto& [name, initials] : cases) EXPECT_EQ(pinyin_initials(name), initials) << name;
}

TEST(Text, pinyin_initials_are_plain_for_any_bytes) {
    test::Random random;
    for (int i = 0; i < 2'000; ++i) {
        std::string bytes;
        for (std::int64_t count = random.integer(0, 12); count > 0; --count)
            bytes += random.chance(70) ? encode(static_cast<std::uint32_t>(random.integer(0, 0xFFFF)))
                                       : std::string(1, static_cast<char>(random.integer(0, 255)));
        for (const char c : pinyin_initials(bytes))
            ASSERT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) << hex(bytes);
    }
}

TEST(Text, pinyin_initials_are_the_same_from_many_threads) {
    std::string all;
    for (std::uint32_t point = 0x4E00; point < 0x4E00 + 400; ++point) all += encode(point);
    std::array<std::string, 4> answers;
    {
        std::vector<std::jthread> threads;
        for (std::string& answer : answers) threads.emplace_back([&] { answer = pinyin_initials(all); });
    }
    for (const std::string& answer : answers) EXPECT_EQ(answer, answers[0]);
    EXPECT_EQ(answers[0].size(), 400U);
}

TEST(Text, search_keys_hold_words_and_initials) {
    EXPECT_EQ(search_key({"骨科二病区", "GK02"}), "骨科二病区 gk02 gkebq");
    EXPECT_EQ(search_key({"Pump", ""}), "pump");
    EXPECT_EQ(search_key({" 泵房 ", "B-1"}), "泵房 b-1 bf b1");
    EXPECT_EQ(search_key({}), "");
}

TEST(Text, masked_telephones) {
    EXPECT_EQ(mask_phone("13812345678"), "138****5678");
    EXPECT_EQ(mask_phone("+8613812345678"), "+86****5678");
    EXPECT_EQ(mask_phone("63612345"), "****45");
    EXPECT_EQ(mask_phone("6120"), "****");
    EXPECT_EQ(mask_phone(""), "");
    EXPECT_EQ(mask_phone("张三的手机号码是多少"), "****");
}

}  // namespace
}  // namespace zs::text
