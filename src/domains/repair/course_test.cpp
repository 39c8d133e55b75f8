#include "domains/repair/course.h"

#include <gtest/gtest.h>

namespace zs::repair::course {
namespace {

Instant minute(std::int64_t count) { return {count * 60'000}; }

/// Courses report → take → finish whose work takes 10, 11 … minutes; some wait for a part in between.
Courses learned() {
    Courses courses;
    for (std::int64_t i = 0; i < 61; ++i)
        courses.add(std::vector<Step>{{"report", minute(0)}, {"take", minute(5)}, {"finish", minute(15 + i)}});
    for (std::int64_t i = 0; i < 31; ++i)
        courses.add(std::vector<Step>{
            {"report", minute(0)}, {"take", minute(5)}, {"hold", minute(10)}, {"finish", minute(1000 + i)}});
    courses.settle();
    return courses;
}

TEST(Course, TheLongestKnownRunAnswers) {
    const auto courses = learned();
    const auto held =
        courses.outlook(std::vector<Step>{{"report", minute(0)}, {"take", minute(7)}, {"hold", minute(9)}});
    ASSERT_TRUE(held);
    EXPECT_EQ(held->next, "finish");
    EXPECT_EQ(held->remaining, std::chrono::minutes(1005));
    EXPECT_EQ(held->n, 31U);
    const auto taken = courses.outlook(std::vector<Step>{{"report", minute(0)}, {"take", minute(7)}});
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->n, 92U);
    EXPECT_EQ(taken->next, "finish");
}

TEST(Course, AnUnknownBeginningFallsBackToTheLastStep) {
    const auto found = learned().outlook(std::vector<Step>{{"merge", minute(0)}, {"hold", minute(9)}});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->remaining, std::chrono::minutes(1005));
}

TEST(Course, TheEndIsAStepOfItsOwn) {
    const auto found = learned().outlook(std::vector<Step>{{"take", minute(7)}, {"finish", minute(20)}});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->next, end);
    EXPECT_EQ(found->remaining, Duration(0));
}

TEST(Course, TooFewCoursesSayNothing) {
    Courses courses;
    for (std::size_t i = 1; i < Courses::courses_min; ++i)
        courses.add(std::vector<Step>{{"report", minute(0)}, {"finish", minute(9)}});
    courses.settle();
    EXPECT_FALSE(courses.outlook(std::vector<Step>{{"report", minute(0)}}));
    EXPECT_FALSE(Courses().outlook(std::vector<Step>{{"report", minute(0)}}));
}

}  // namespace
}  // namespace zs::repair::course
