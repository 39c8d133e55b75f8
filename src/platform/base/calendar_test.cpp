// Working time: a table of real weeks, laws on random calendars against counting minute by minute, published holidays.
#include "platform/base/calendar.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/json.h"
#include "core/result.h"
#include "support/seed.h"

namespace zs {
namespace {

constexpr ServiceHours day_shift{480, 1050};  // 08:00-17:30
constexpr ServiceHours around_the_clock{0, 1440};

Date date(std::string_view text) { return parse_date(text).value(); }

/// "2026-11-24 09:53" in China.
Instant local(std::string_view text) {
    return parse_instant(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11)) + ":00+08:00").value();
}

Calendar published_calendar() {
    Calendar calendar(Zone{});
    for (const PublishedDay& day : published_holidays()) calendar.set_exception(day.date, day.kind, day.name);
    return calendar;
}

struct AddCase {
    std::string_view from;
    std::int64_t minutes;
    std::string_view expected;
};

TEST(Calendar, deadlines_of_real_weeks) {
    const Calendar calendar = published_calendar();
    const AddCase cases[] = {
        {"2026-11-24 09:00", 30, "2026-11-24 09:30"},  // within a day
        {"2026-11-24 17:00", 30, "2026-11-24 17:30"},  // exactly at closing
        {"2026-11-24 17:00", 31, "2026-11-25 08:01"},  // over night
        {"2026-11-24 07:00", 10, "2026-11-24 08:10"},  // before opening
        {"2026-11-24 20:00", 10, "2026-11-25 08:10"},  // after closing
        {"2026-11-27 17:00", 60, "2026-11-30 08:30"},  // over a weekend
        {"2026-11-28 12:00", 0, "2026-11-30 08:00"},   // nothing to wait, but closed
        {"2026-11-24 12:00", 0, "2026-11-24 12:00"},   // nothing to wait
        {"2026-11-23 08:00", 5 * 570, "2026-11-27 17:30"},
        {"2026-02-13 17:00", 60, "2026-02-14 08:30"},  // Saturday made up for the Spring Festival
        {"2026-02-14 17:00", 60, "2026-02-24 08:30"},  // nine days off
        {"2025-09-30 17:00", 60, "2025-10-09 08:30"},  // National Day and Mid-Autumn together
        {"2025-10-10 17:00", 60, "2025-10-11 08:30"},  // and the Saturday after
    };
    for (const AddCase& one : cases)
        EXPECT_EQ(local_text(calendar.add_working_minutes(local(one.from), one.minutes, day_shift), Zone{}),
                  one.expected)
            << one.from << " + " << one.minutes;
}

TEST(Calendar, working_time_between_two_moments) {
    const Calendar calendar = published_calendar();
    const auto between = [&](std::string_view from, std::string_view to, ServiceHours hours) {
        return calendar.working_minutes_between(local(from), local(to), hours);
    };
    EXPECT_EQ(between("2026-11-24 09:00", "2026-11-24 09:30", day_shift), 30);
    EXPECT_EQ(between("2026-11-24 17:00", "2026-11-25 08:30", day_shift), 60);
    EXPECT_EQ(between("2026-11-27 17:00", "2026-11-30 08:30", day_shift), 60);
    EXPECT_EQ(between("2026-11-28 00:00", "2026-11-30 00:00", day_shift), 0);
    EXPECT_EQ(between("2026-11-24 09:30", "2026-11-24 09:00", day_shift), 0);
    EXPECT_EQ(between("2026-11-24 09:30", "2026-11-24 09:30", day_shift), 0);
    EXPECT_EQ(between("2026-11-23 00:00", "2026-11-30 00:00", around_the_clock), 5 * 1440);
    EXPECT_EQ(between("2026-02-13 00:00", "2026-02-25 00:00", day_shift), 3 * 570);  // 13, 14 and 24 February
}

TEST(Calendar, exceptions_override_weekdays_and_the_last_one_counts) {
    Calendar calendar(Zone{});
    EXPECT_TRUE(calendar.is_working_day(date("2026-11-24")));
    EXPECT_FALSE(calendar.is_working_day(date("2026-11-28")));
    EXPECT_EQ(calendar.name(date("2026-11-24")), "");
    calendar.set_exception(date("2026-11-24"), Calendar::DayKind::off, "院庆");
    calendar.set_exception(date("2026-11-28"), Calendar::DayKind::working, "院庆补班");
    EXPECT_FALSE(calendar.is_working_day(date("2026-11-24")));
    EXPECT_TRUE(calendar.is_working_day(date("2026-11-28")));
    EXPECT_EQ(calendar.name(date("2026-11-24")), "院庆");
    calendar.set_exception(date("2026-11-24"), Calendar::DayKind::working, "");
    EXPECT_TRUE(calendar.is_working_day(date("2026-11-24")));
}

TEST(Calendar, impossible_questions_are_our_bug) {
    const Calendar calendar(Zone{});
    const Instant at = local("2026-11-24 09:00");
    EXPECT_THROW(calendar.add_working_minutes(at, -1, day_shift), Bug);
    EXPECT_THROW(calendar.add_working_minutes(at, std::int64_t{1} << 53, day_shift), Bug);
    for (const ServiceHours hours :
         {ServiceHours{600, 600}, ServiceHours{700, 600}, ServiceHours{-1, 600}, ServiceHours{600, 1441}}) {
        EXPECT_THROW(calendar.add_working_minutes(at, 1, hours), Bug);
        EXPECT_THROW(calendar.working_minutes_between(at, at + Duration{1}, hours), Bug);
    }
}

/// A calendar, hours and moments drawn at random around the end of 2026.
struct Draw {
    explicit Draw(test::Random& random) : calendar(Zone{static_cast<int>(random.integer(-12, 14)) * 60}) {
        for (std::int64_t count = random.integer(0, 30); count > 0; --count)
            calendar.set_exception(first + static_cast<int>(random.integer(0, 40)),
                                   random.chance(50) ? Calendar::DayKind::off : Calendar::DayKind::working, "例外");
        hours.start_minute = static_cast<int>(random.integer(0, 1439));
        hours.end_minute = static_cast<int>(random.integer(hours.start_minute + 1, 1440));
    }
    Instant moment(test::Random& random) const {
        return start_of_day(first, calendar.zone()) + Duration{random.integer(0, 40 * 86'400'000LL)};
    }
    bool is_open(Instant at) const {
        const int minute = minute_of_day(at, calendar.zone());
        return calendar.is_working_day(local_date(at, calendar.zone())) && minute >= hours.start_minute &&
               minute < hours.end_minute;
    }

    Date first = date("2026-11-30");
    Calendar calendar;
    ServiceHours hours;
};

TEST(Calendar, adding_and_measuring_round_trip) {
    test::Random random;
    for (int i = 0; i < 3'000; ++i) {
        const Draw draw(random);
        const Instant from = draw.moment(random);
        const std::int64_t minutes = random.integer(0, 5'000);
        const Instant to = draw.calendar.add_working_minutes(from, minutes, draw.hours);
        ASSERT_GE(to, from);
        ASSERT_EQ(draw.calendar.working_minutes_between(from, to, draw.hours), minutes) << to_text(from);
        // Only working time leads to it: a deadline is while open, or just at closing.
        ASSERT_TRUE(draw.is_open(to) || (minutes > 0 && draw.is_open(to - Duration{1}))) << to_text(to);
    }
}

TEST(Calendar, adding_is_monotonic_and_composes) {
    test::Random random;
    for (int i = 0; i < 3'000; ++i) {
        const Draw draw(random);
        const Instant from = draw.moment(random);
        const Instant later = from + Duration{random.integer(0, 200'000'000)};
        const std::int64_t first = random.integer(0, 2'000);
        const std::int64_t second = random.integer(1, 2'000);
        const auto add = [&](Instant at, std::int64_t minutes) {
            return draw.calendar.add_working_minutes(at, minutes, draw.hours);
        };
        ASSERT_LE(add(from, first), add(later, first));
        ASSERT_LT(add(from, first), add(from, first + second));
        ASSERT_EQ(add(add(from, first), second), add(from, first + second)) << to_text(from);
    }
}

TEST(Calendar, measuring_is_counting_minute_by_minute) {
    test::Random random;
    for (int i = 0; i < 60; ++i) {
        const Draw draw(random);
        const auto whole_minute = [&] { return Instant{draw.moment(random).unix_ms / 60'000 * 60'000}; };
        Instant from = whole_minute();
        Instant to = whole_minute();
        if (to < from) std::swap(from, to);
        std::int64_t counted = 0;
        for (Instant at = from; at < to; at = at + Duration{60'000}) counted += draw.is_open(at) ? 1 : 0;
        ASSERT_EQ(draw.calendar.working_minutes_between(from, to, draw.hours), counted) << to_text(from);
        const Instant middle{(from.unix_ms + to.unix_ms) / 120'000 * 60'000};
        ASSERT_EQ(draw.calendar.working_minutes_between(from, middle, draw.hours) +
                      draw.calendar.working_minutes_between(middle, to, draw.hours),
                  counted);
    }
}

TEST(Holidays, are_ascending_and_named) {
    const auto days = published_holidays();
    ASSERT_FALSE(days.empty());
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (i > 0) {
            EXPECT_LT(days[i - 1].date, days[i].date);
        }
        EXPECT_FALSE(days[i].name.empty());
    }
}

/// The folder of public data sets, if this machine has it.
std::filesystem::path shared_data() {
    if (const char* const given = std::getenv("ZS_SHARED_DATA")) return given;
    for (const char* const candidate : {"../shared/data", "../../shared/data"})
        if (std::filesystem::exists(std::filesystem::path(candidate) / "holiday_cn")) return candidate;
    return {};
}

/// Every day of 2020-2026 that holiday-cn knows, with whether it is off. A file also names days of the year before
/// (New Year); where two files know a day, the later notice counts.
std::map<Date, std::pair<bool, std::string>> read_holiday_cn(const std::filesystem::path& folder) {
    std::map<Date, std::pair<bool, std::string>> days;
    for (int year = 2020; year <= 2027; ++year) {
        std::ifstream file(folder / (std::to_string(year) + ".json"));
        if (!file && year == 2027) continue;
        std::stringstream text;
        text << file.rdbuf();
        const json::object published = json::parse_object(text.str()).value();
        for (const auto& node : published.at("days").as_array()) {
            const auto& day = node.as_object();
            const Date at = date(std::string_view(day.at("date").as_string()));
            if (at < date("2020-01-01") || at > date("2026-12-31")) continue;
            days[at] = {day.at("isOffDay").as_bool(), std::string(std::string_view(day.at("name").as_string()))};
        }
    }
    return days;
}

TEST(Holidays, equal_the_published_files_on_every_day) {
    const std::filesystem::path data = shared_data();
    if (data.empty()) GTEST_SKIP() << "set ZS_SHARED_DATA to the folder that holds holiday_cn/";
    const auto published = read_holiday_cn(data / "holiday_cn");
    ASSERT_GT(published.size(), 200U);
    const Calendar calendar = published_calendar();
    for (Date day = date("2020-01-01"); day <= date("2026-12-31"); day = day + 1) {
        const auto found = published.find(day);
        const bool off = found != published.end() ? found->second.first : weekday(day) > 5;
        EXPECT_EQ(calendar.is_working_day(day), !off) << to_text(day);
        EXPECT_EQ(calendar.name(day), found != published.end() ? found->second.second : "") << to_text(day);
    }
}

}  // namespace
}  // namespace zs
