// Civil calendar and instants: published days, round trips, texts that must be refused.
#include "core/time.h"

#include <gtest/gtest.h>

#include "core/result.h"
#include "support/seed.h"

namespace zs {
namespace {

constexpr Zone china{480};

TEST(Time, known_days) {
    struct Case {
        CivilDate civil;
        int days = 0;
        int weekday = 0;
    };
    const Case cases[] = {
        {{1970, 1, 1}, 0, 4},        {{1969, 12, 31}, -1, 3},        {{2000, 2, 29}, 11'016, 2},
        {{2026, 11, 24}, 20'781, 2}, {{1900, 3, 1}, -25'508, 4},     {{2100, 2, 28}, 47'540, 7},
        {{2024, 2, 29}, 19'782, 4},  {{9999, 12, 31}, 2'932'896, 5}, {{1, 1, 1}, -719'162, 1},
    };
    for (const Case& one : cases) {
        EXPECT_EQ(date_of(one.civil).days, one.days);
        const CivilDate back = civil({one.days});
        EXPECT_EQ(std::tuple(back.year, back.month, back.day),
                  std::tuple(one.civil.year, one.civil.month, one.civil.day));
        EXPECT_EQ(weekday({one.days}), one.weekday) << one.civil.year;
    }
}

TEST(Time, every_day_follows_its_predecessor) {
    CivilDate before = civil({-800'000});
    for (int days = -799'999; days < 3'000'000; ++days) {
        const CivilDate now = civil({days});
        ASSERT_EQ(date_of(now).days, days);
        const bool next_day = now.year == before.year && now.month == before.month && now.day == before.day + 1;
        const bool next_month = now.day == 1 && now.month == before.month + 1 && now.year == before.year;
        const bool next_year = now.day == 1 && now.month == 1 && before.month == 12 && now.year == before.year + 1;
        ASSERT_TRUE(next_day || next_month || next_year) << days;
        ASSERT_EQ(weekday({days}), weekday({days - 1}) % 7 + 1);
        before = now;
    }
}

TEST(Time, a_day_that_does_not_exist_is_our_bug) {
    EXPECT_THROW(date_of({2026, 2, 29}), Bug);
    EXPECT_THROW(date_of({2026, 13, 1}), Bug);
    EXPECT_THROW(date_of({2026, 4, 31}), Bug);
    EXPECT_THROW(date_of({2026, 1, 0}), Bug);
}

TEST(Time, local_days_and_minutes) {
    const Instant before_midnight = parse_instant("2026-11-24T15:59:59.999Z").value();
    EXPECT_EQ(to_text(local_date(before_midnight, china)), "2026-11-24");
    EXPECT_EQ(minute_of_day(before_midnight, china), 1439);
    EXPECT_EQ(to_text(local_date(before_midnight + Duration{1}, china)), "2026-11-25");
    EXPECT_EQ(minute_of_day(before_midnight + Duration{1}, china), 0);
    EXPECT_EQ(local_text(parse_instant("2026-11-24T01:53:25.123Z").value(), china), "2026-11-24 09:53");
    EXPECT_EQ(local_text(Instant{-1}, Zone{-210}), "1969-12-31 20:29");
    EXPECT_EQ(to_text(start_of_day(parse_date("2026-11-24").value(), china)), "2026-11-23T16:00:00.000Z");
}

TEST(Time, local_day_and_minute_give_back_the_instant) {
    test::Random random;
    for (int i = 0; i < 20'000; ++i) {
        const Instant at{random.integer(-1'000'000'000'000, 253'402'300'799'999)};
        const Zone zone{static_cast<int>(random.integer(-14 * 60, 14 * 60))};
        const Instant minute = start_of_day(local_date(at, zone), zone) + std::chrono::minutes(minute_of_day(at, zone));
        EXPECT_GE(at - minute, Duration{0});
        EXPECT_LT(at - minute, Duration{60'000});
    }
}

TEST(Time, instants_are_read_in_every_offset) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"2026-11-24T01:53:25.123Z", "2026-11-24T01:53:25.123Z"},
        {"2026-11-24T01:53:25Z", "2026-11-24T01:53:25.000Z"},
        {"2026-11-24T01:53:25.1Z", "2026-11-24T01:53:25.100Z"},
        {"2026-11-24T01:53:25.123999999Z", "2026-11-24T01:53:25.123Z"},
        {"2026-11-24t01:53:25z", "2026-11-24T01:53:25.000Z"},
        {"2026-11-24T09:53:25.123+08:00", "2026-11-24T01:53:25.123Z"},
        {"2026-11-23T22:23:25-03:30", "2026-11-24T01:53:25.000Z"},
        {"2026-01-01T00:00:00+08:00", "2025-12-31T16:00:00.000Z"},
        {"2024-02-29T23:59:59.999-00:00", "2024-02-29T23:59:59.999Z"},
        {"1970-01-01T08:00:00+08:00", "1970-01-01T00:00:00.000Z"},
        {"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"},
    };
    for (const auto& [text, expected] : cases) {
        const auto at = parse_instant(text);
        ASSERT_TRUE(at) << text;
        EXPECT_EQ(to_text(*at), expected);
    }
}

TEST(Time, other_texts_are_no_instants) {
    for (const std::string_view text : {"",
                                        "2026-11-24",
                                        "2026-11-24T01:53Z",
                                        "2026-11-24T01:53:25",
                                        "2026-11-24 01:53:25Z",
                                        "2026-02-29T00:00:00Z",
                                        "2026-13-01T00:00:00Z",
                                        "2026-00-01T00:00:00Z",
                                        "2026-11-24T24:00:00Z",
                                        "2026-11-24T01:60:25Z",
                                        "2026-12-31T23:59:60Z",
                                        "2026-11-24T01:53:25.Z",
                                        "2026-11-24T01:53:25,5Z",
                                        "2026-11-24T01:53:25+0800",
                                        "2026-11-24T01:53:25+24:00",
                                        "2026-11-24T01:53:25+08:60",
                                        "2026-11-24T01:53:25ZZ",
                                        "2026-11-24T01:53:25Z ",
                                        " 2026-11-24T01:53:25Z",
                                        "2026-11-24T01:53:25.1234567891Z",
                                        "-026-11-24T01:53:25Z",
                                        "1969-12-31T23:59:59Z",
                                        "1970-01-01T00:00:00+08:00",
                                        "9999-12-31T23:59:59-08:00",
                                        "0000-00-00T00:00:00Z",
                                        "2026-1-24T01:53:25Z",
                                        "２026-11-24T01:53:25Z"})
        EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Time, dates_are_real_days) {
    EXPECT_EQ(to_text(parse_date("2024-02-29").value()), "2024-02-29");
    for (const std::string_view text : {"", "2023-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-10-00",
                                        "2026-1-01", "20260101", "2026-01-01T", "2026/01/01", "26-01-01"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Time, texts_round_trip) {
    test::Random random;
    for (int i = 0; i < 20'000; ++i) {
        const Instant at{random.integer(0, 253'402'300'799'999)};
        EXPECT_EQ(parse_instant(to_text(at)), at);
        const Date date{static_cast<std::int32_t>(random.integer(-700'000, 2'932'896))};
        EXPECT_EQ(parse_date(to_text(date)), date);
    }
}

// A text never parses to two meanings and arbitrary damage never crashes: what parses prints and parses the same.
TEST(Time, damaged_texts_are_refused_or_stable) {
    test::Random random;
    int accepted = 0;
    for (int i = 0; i < 50'000; ++i) {
        std::string text = "2026-11-24T09:53:25.123+08:00";
        for (std::int64_t edits = random.integer(1, 3); edits > 0; --edits)
            text[random.index(text.size())] = static_cast<char>(random.integer(0x20, 0x7e));
        const auto at = parse_instant(text);
        if (!at) continue;
        ++accepted;
        EXPECT_EQ(parse_instant(to_text(*at)), at) << text;
    }
    EXPECT_GT(accepted, 0);
}

}  // namespace
}  // namespace zs
