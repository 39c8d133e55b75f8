// Periods by the calendar, by table.
#include <gtest/gtest.h>

#include "platform/indicators/indicators.h"

namespace zs::indicators {
namespace {

Period days(std::string_view from, std::string_view to) {
    return {start_of_day(*parse_date(from), Zone{}), start_of_day(*parse_date(to), Zone{})};
}

TEST(Periods, AreComparedByTheCalendar) {
    struct Case {
        std::string_view from, to;
        Against against;
        std::string_view before_from, before_to;
    };
    using enum Against;
    const Case cases[] = {
        {"2026-11-01", "2026-12-01", previous, "2026-10-01", "2026-11-01"},   // a whole month
        {"2026-11-01", "2026-11-25", previous, "2026-10-01", "2026-10-25"},   // a month so far
        {"2026-01-01", "2026-04-01", previous, "2025-10-01", "2026-01-01"},   // a quarter
        {"2026-01-01", "2027-01-01", previous, "2025-01-01", "2026-01-01"},   // a year
        {"2026-03-01", "2026-03-31", previous, "2026-02-01", "2026-02-28"},   // February is shorter
        {"2026-11-09", "2026-11-16", previous, "2026-11-02", "2026-11-09"},   // a week moves by its length
        {"2026-11-09", "2026-11-16", last_year, "2025-11-09", "2025-11-16"},  // the same days
        {"2028-02-29", "2028-03-01", last_year, "2027-02-28", "2027-03-01"},  // no such day that year
    };
    for (const auto& [from, to, against, before_from, before_to] : cases) {
        const Period before = compared(days(from, to), against);
        EXPECT_EQ(to_text(local_date(before.from, Zone{})), before_from) << from;
        EXPECT_EQ(to_text(local_date(before.to, Zone{})), before_to) << from;
    }
}

TEST(Periods, FallIntoBucketsWithoutGapOrOverlap) {
    struct Case {
        std::string_view from, to;
        Bucket bucket;
        std::size_t count;
    };
    const Case cases[] = {{"2026-11-01", "2026-11-25", Bucket::day, 24},
                          {"2026-11-01", "2026-11-25", Bucket::week, 5},  // the first of November is a Sunday
                          {"2026-01-15", "2026-03-15", Bucket::month, 3},
                          {"2025-01-01", "2026-01-01", Bucket::month, 12},
                          {"2000-01-01", "2026-01-01", Bucket::day, buckets_max}};
    for (const auto& [from, to, bucket, count] : cases) {
        const Period whole = days(from, to);
        const auto pieces = buckets_of(whole, bucket);
        ASSERT_EQ(pieces.size(), count) << from;
        EXPECT_EQ(pieces.front().from, whole.from);
        EXPECT_EQ(pieces.back().to == whole.to, count < buckets_max) << from;
        for (std::size_t i = 1; i < pieces.size(); ++i) EXPECT_EQ(pieces[i].from, pieces[i - 1].to);
    }
}

}  // namespace
}  // namespace zs::indicators
