// Dates as people type them into spreadsheets; found by fuzzing: days that no month has.
#include "platform/documents/table.h"

#include <gtest/gtest.h>

namespace zs::documents {
namespace {

TEST(CellDate, TakesTheFormsOfOffices) {
    for (const std::string_view text :
         {"2026-11-24", "2026/11/24", "2026.11.24", "2026年11月24日", " 2026-11-24 00:00 "}) {
        const auto date = parse_cell_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(to_text(*date), "2026-11-24") << text;
    }
}

TEST(CellDate, RefusesDaysThatDoNotExist) {
    for (const std::string_view text :
         {"2026-02-30", "2026/11/31", "2026-2-29", "2026-13-01", "2026-00-10", "2026-01-00"}) {
        EXPECT_FALSE(parse_cell_date(text)) << text;
        EXPECT_FALSE(parse_cell_instant(text, Zone{})) << text;
    }
    EXPECT_TRUE(parse_cell_date("2028-02-29"));
}

}  // namespace
}  // namespace zs::documents
