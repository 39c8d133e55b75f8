// Outlines: what is accepted, what is refused and why.
#include "domains/space/outline.h"

#include <gtest/gtest.h>

namespace zs::space {
namespace {

std::string_view problem(std::string_view text) { return read_outline(*json::parse(text)).problem; }

TEST(Outline, KeepsARingAndDropsItsRepeatedEnd) {
    const auto read = read_outline(*json::parse("[[0,0],[6,0],[6,4.256],[0,4.256],[0,0]]"));
    EXPECT_EQ(read.problem, "");
    EXPECT_EQ(read.points.size(), 4U);
    EXPECT_EQ(outline_text(read.points), "[[0.00,0.00],[6.00,0.00],[6.00,4.26],[0.00,4.26]]");
}

TEST(Outline, SaysWhatIsWrong) {
    EXPECT_EQ(problem("[[0,0],[1,1]]"), "space.bad_outline");
    EXPECT_EQ(problem("[[0,0],[1,1],[0,0]]"), "space.bad_outline");
    EXPECT_EQ(problem("[[0,0],[1,\"a\"],[2,2]]"), "space.bad_outline");
    EXPECT_EQ(problem("{}"), "space.bad_outline");
    EXPECT_EQ(problem("[[0,0],[200000,0],[200000,5]]"), "space.outline_too_far");
    EXPECT_EQ(problem("[[0,0],[6,4],[6,0],[0,4]]"), "space.outline_crosses");
    EXPECT_EQ(problem("[[116.40001,39.90001],[116.40005,39.90001],[116.40005,39.90004]]"), "space.outline_too_small");
    EXPECT_EQ(problem("[[0,0],[4,0],[8,0]]"), "space.outline_too_small");
}

TEST(Outline, CrossingNeedsInnersToMeet) {
    EXPECT_EQ(problem("[[0,0],[10,0],[10,1],[1,1],[1,10],[0,10]]"), "");  // an L
    EXPECT_EQ(problem("[[0,0],[4,0],[4,4],[2,0],[0,4]]"), "");            // touches its own edge in one point
    EXPECT_EQ(problem("[[0,0],[4,0],[4,4],[2,-1],[0,4]]"), "space.outline_crosses");
}

TEST(Outline, HasAnExtent) {
    const auto around = extent_of("[[-2,1],[6,0],[6,4.5]]");
    EXPECT_DOUBLE_EQ(around.width_m(), 8);
    EXPECT_DOUBLE_EQ(around.depth_m(), 4.5);
    EXPECT_DOUBLE_EQ(extent_of("[]").width_m(), 0);
    EXPECT_DOUBLE_EQ(extent(rectangle(1, 2, 4, 8)).depth_m(), 6);
}

}  // namespace
}  // namespace zs::space
