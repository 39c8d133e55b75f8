// What the published vectors do not ask: forms of scanners, dates, identifiers that stand together, articles, links.
#include "platform/gs1/gs1.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "core/json.h"
#include "support/seed.h"

namespace zs::gs1 {
namespace {

constexpr Date today{20'787};  // 2026-11-30

Date day(std::string_view text) { return *parse_date(text); }

TEST(Gs1Dictionary, IsWholeAndNoIdentifierBeginsAnother) {
    std::set<std::string> seen;
    for (const auto& one : identifiers()) {
        EXPECT_TRUE(seen.insert(one.ai).second) << one.ai;
        EXPECT_FALSE(one.components.empty()) << one.ai;
        EXPECT_EQ(find_identifier(one.ai + "99"), &one) << one.ai;
        if (one.predefined_length) {
            EXPECT_EQ(one.length_min(), one.length_max()) << one.ai;
        }
    }
    EXPECT_GT(seen.size(), 500U);
    EXPECT_EQ(find_identifier("89"), nullptr);
    EXPECT_EQ(find_identifier(""), nullptr);
}

TEST(Gs1Parse, ALabelInEveryFormOfScanners) {
    const std::string body = "0108806388269617112302141728021310230214A3263-01";
    const std::string picture = "\xE2\x90\x9D";
    for (const auto& text :
         {body + "\x1D"
                 "21059\x1D"
                 "240ARO4808C",
          body + "^21059^240ARO4808C",
          "]d2" + body +
              "\x1D"
              "21059\x1D"
              "240ARO4808C",
          "]C1" + body + "^21059^240ARO4808C",
          "]Q3\x1D" + body +
              "\x1D"
              "21059\x1D"
              "240ARO4808C\x1D",
          "]e0" + body + "^21059^240ARO4808C", fmt::format("{0}{1}21059{1}240ARO4808C", body, picture),
          std::string("(01)08806388269617(11)230214(17)280213(10)230214A3263-01(21)059(240)ARO4808C")}) {
        const auto item = read_trade_item(text, today);
        ASSERT_TRUE(item.has_value()) << text << " " << item.error().code << " " << item.error().position;
        EXPECT_EQ(item->gtin, "08806388269617");
        EXPECT_EQ(item->made, day("2023-02-14"));
        EXPECT_EQ(item->expiry, day("2028-02-13"));
        EXPECT_EQ(item->lot, "230214A3263-01");
        EXPECT_EQ(item->serial, "059");
        EXPECT_EQ(item->additional_id, "ARO4808C");
        EXPECT_EQ(item->count, std::nullopt);
    }
}

struct Wrong {
    std::string text, code;
    std::size_t position, length;
    std::string ai = {};
};

TEST(Gs1Parse, FaultsAndTheirPlaces) {
    for (const auto& wrong : {
             Wrong{"", "empty", 0, 0},
             Wrong{"]d2", "empty", 0, 3},
             Wrong{"]d20108806388269618", "incorrect_check_digit", 18, 1, "01"},
             Wrong{"(01)08806388269617(17)281313", "illegal_month", 24, 2, "17"},
             Wrong{"(10)A\\(B\\(~", "invalid_cset82_character", 10, 1, "10"},
             Wrong{"(10)A\\(", "", 0, 0},
             Wrong{"^0108806388269617^89", "unknown_identifier", 18, 2},
             Wrong{"^10AB\x1D"
                   "21",
                   "too_short", 8, 0, "21"},
             Wrong{"^10ABCDEFGHIJKLMNOPQRSTUVWXYZ", "too_long", 23, 6, "10"},
             Wrong{"(01)08806388269617(21", "bracket_not_closed", 18, 3},
             Wrong{"(01)08806388269617()", "unknown_identifier", 19, 0},
             Wrong{"]A0ABC", "symbology_without_elements", 0, 3},
             Wrong{"]E06901234567891", "incorrect_check_digit", 15, 1, "01"},
             Wrong{"https://example.com/shop", "link_without_identifiers", 0, 24},
         }) {
        const auto read = parse(wrong.text);
        ASSERT_EQ(read.has_value(), wrong.code.empty()) << wrong.text;
        if (read) continue;
        EXPECT_EQ(read.error().code, wrong.code) << wrong.text;
        EXPECT_EQ(read.error().position, wrong.position) << wrong.text;
        EXPECT_EQ(read.error().length, wrong.length) << wrong.text;
        EXPECT_EQ(read.error().ai, wrong.ai) << wrong.text;
    }
}

TEST(Gs1Dates, CenturyAndEndOfMonth) {
    struct Case {
        std::string_view text, date;
    };
    for (const auto& one : {Case{"280213", "2028-02-13"}, Case{"760101", "2076-01-01"}, Case{"770101", "1977-01-01"},
                            Case{"990101", "1999-01-01"}, Case{"260200", "2026-02-28"}, Case{"280200", "2028-02-29"},
                            Case{"261200", "2026-12-31"}, Case{"000229", "2000-02-29"}})
        EXPECT_EQ(date_of(one.text, today), day(one.date)) << one.text;
    EXPECT_EQ(date_of("010101", day("2060-01-01")), day("2101-01-01"));
    EXPECT_EQ(date_of("100101", day("2060-01-01")), day("2110-01-01"));
    EXPECT_EQ(date_of("110101", day("2060-01-01")), day("2011-01-01"));
    for (const auto bad : {"", "2802", "281301", "280231", "28021x", "2802131"})
        EXPECT_EQ(date_of(bad, today), std::nullopt);
}

TEST(Gs1Issues, WhatStandsTogether) {
    const auto issues_of = [](std::string_view text) { return find_issues(*parse(text)); };
    EXPECT_TRUE(issues_of("(01)08806388269617(17)280213(10)A").empty());
    const auto lonely = issues_of("(10)A");
    ASSERT_EQ(lonely.size(), 1U);
    EXPECT_EQ(lonely[0].kind, Issue::Kind::required);
    EXPECT_EQ(lonely[0].other, "01,02,03,8006,8026");
    const auto both = issues_of("(01)08806388269617(37)5");
    ASSERT_EQ(both.size(), 3U);  // 01 excludes 37; 37 wants 00 and 02
    EXPECT_EQ(both[0].kind, Issue::Kind::excluded);
    EXPECT_EQ(both[0].other, "37");
    EXPECT_TRUE(issues_of("(01)08806388269617(3102)000100").empty());
    const auto two_weights = issues_of("(01)08806388269617(3102)000100(3103)001000");
    ASSERT_EQ(two_weights.size(), 2U);
    EXPECT_EQ(two_weights[0].kind, Issue::Kind::excluded);
    const auto twice = issues_of("(01)08806388269617(10)A(10)B");
    ASSERT_EQ(twice.size(), 1U);
    EXPECT_EQ(twice[0].kind, Issue::Kind::repeated);
    EXPECT_EQ(read_trade_item("(01)08806388269617(10)A(10)B", today).error().code, "contradiction");
    EXPECT_TRUE(read_trade_item("(01)08806388269617(10)A(10)A", today).has_value());
    EXPECT_TRUE(issues_of("(01)08806388269617(21)1(8040)123456789012345").empty());  // 01+21
    EXPECT_EQ(issues_of("(01)08806388269617(8040)123456789012345").size(), 1U);
}

TEST(Gs1TradeItem, NumbersAloneAndLogisticUnits) {
    EXPECT_EQ(read_trade_item("6901234567892", today)->gtin, "06901234567892");
    EXPECT_EQ(read_trade_item("]E06901234567892", today)->gtin, "06901234567892");
    EXPECT_FALSE(read_trade_item("6901234567891", today).has_value());
    const auto unit = read_trade_item("(00)006141411234567890(02)08806388269617(37)24(7003)2802131200", today);
    ASSERT_TRUE(unit.has_value());
    EXPECT_EQ(unit->count, 24);
    EXPECT_EQ(unit->expiry, day("2028-02-13"));
    EXPECT_EQ(read_trade_item("(10)A", today).error().code, "no_trade_item");
}

TEST(Gs1Link, PathAndQuery) {
    const auto item =
        read_trade_item("https://id.gs1.org/shop/01/8806388269617/10/A%2FB/21/7?17=280213&from=x#top", today);
    ASSERT_TRUE(item.has_value()) << item.error().code;
    EXPECT_EQ(item->gtin, "08806388269617");
    EXPECT_EQ(item->lot, "A/B");
    EXPECT_EQ(item->serial, "7");
    EXPECT_EQ(item->expiry, day("2028-02-13"));
    EXPECT_FALSE(parse("https://id.gs1.org/01/08806388269617/21/7/10/A").has_value());  // wrong order
    EXPECT_FALSE(parse("https://id.gs1.org/01/08806388269617?17=281313").has_value());
    EXPECT_FALSE(parse("https://id.gs1.org/01/08806388269617?21=1").has_value());  // belongs into the path
    EXPECT_FALSE(parse("https://id.gs1.org/01/08806388269617/10/%5E").has_value());
}

TEST(Gs1Json, ElementsOrError) {
    const auto good = json::parse_object(to_json(parse("(01)08806388269617(17)280200(10)A"), today));
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(good->at("elements").at(1).at("date").as_string(), "2028-02-29");
    EXPECT_EQ(good->at("raw").as_string(), "^01088063882696171728020010A");
    const auto bad = json::parse_object(to_json(parse("(17)280231"), today));
    ASSERT_TRUE(bad.has_value());
    EXPECT_EQ(bad->at("error").at("position").as_int64(), 9);  // the day, counted from 1
}

TEST(Gs1Property, WhatIsReadIsReadAgain) {
    test::Random random;
    const auto all = identifiers();
    int read_count = 0;
    for (int turn = 0; turn < 20'000; ++turn) {
        std::string text = "^";
        for (auto left = random.integer(1, 4); left > 0; --left) {
            const auto& one = all[random.index(all.size())];
            text += one.ai;
            for (auto length =
                     random.integer(1, static_cast<std::int64_t>(std::min<std::size_t>(20, one.length_max())));
                 length > 0; --length)
                text += static_cast<char>(random.integer('0', '9'));
            if (random.chance(60)) text += '^';
        }
        const auto read = parse(text);
        if (!read) {
            EXPECT_LE(read.error().position + read.error().length, text.size()) << text;
            continue;
        }
        ++read_count;
        const auto again = parse(to_raw(*read));
        ASSERT_TRUE(again.has_value()) << text;
        EXPECT_EQ(to_raw(*again), to_raw(*read)) << text;
    }
    EXPECT_GT(read_count, 500);
}

/// The promises of the fuzz target on texts that were bent a little.
TEST(Gs1Property, BentTextsNeverLeaveTheirBounds) {
    test::Random random;
    const std::string texts[] = {"(01)08806388269617(17)280213(10)A\\(B(21)7",
                                 "]d20108806388269617112302141728021310230214A3263-01^21059^240ARO4808C",
                                 "https://id.gs1.org/shop/01/8806388269617/10/A%2FB/21/7?17=280213&from=x#top",
                                 "^8110106141416543213500110000310123196000",
                                 "^7253%E6%9D%8E^72581/2^802900",
                                 "]E06901234567892",
                                 "^00006141411234567890^4309",
                                 "^8003001234567890128XY"};
    for (int turn = 0; turn < 100'000; ++turn) {
        auto text = texts[random.index(std::size(texts))];
        for (auto left = random.integer(1, 5); left > 0 && !text.empty(); --left) {
            const auto at = random.index(text.size());
            const auto how = random.integer(0, 3);
            if (how == 0) text[at] = static_cast<char>(random.integer(0, 255));
            if (how == 1) text.erase(at, static_cast<std::size_t>(random.integer(1, 4)));
            if (how == 2) text.insert(at, std::string(1, "()^\x1D]%/?&=019\\"[random.index(16)]));
            if (how == 3) text += text.substr(at);
        }
        const auto read = parse(text);
        static_cast<void>(read_trade_item(text, today));
        ASSERT_TRUE(json::parse_object(to_json(read, today)).has_value());
        if (!read) {
            ASSERT_FALSE(read.error().code.empty());
            ASSERT_LE(read.error().position + read.error().length, text.size()) << text;
            continue;
        }
        const auto again = parse(to_raw(*read));
        ASSERT_TRUE(again.has_value()) << text;
        ASSERT_EQ(to_raw(*again), to_raw(*read)) << text;
    }
}

}  // namespace
}  // namespace zs::gs1
