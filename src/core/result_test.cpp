// The macros of results, typed ids, and bugs that throw.
#include "core/result.h"

#include <gtest/gtest.h>

#include <unordered_set>

#include "core/id.h"

namespace zs {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return fail(Code::invalid, "test.odd", {{"number", std::to_string(number)}});
    return number / 2;
}

Result<int> quarter(int number) {
    ZS_TRY_ASSIGN(const int once, half(number));
    int twice = 0;
    ZS_TRY_ASSIGN(twice, half(once));
    return twice;
}

Status is_multiple_of_four(int number) {
    ZS_TRY(quarter(number));
    return {};
}

TEST(Result, errors_return_early) {
    EXPECT_EQ(quarter(8), 2);
    EXPECT_EQ(quarter(6).error().params.at(0).value, "3");
    EXPECT_TRUE(is_multiple_of_four(4));
    EXPECT_EQ(is_multiple_of_four(5).error().key, "test.odd");
}

TEST(Result, field_errors_carry_their_field) {
    const Status status = fail_field("name", "field.too_long", {{"limit", "40"}});
    EXPECT_EQ(status.error().code, Code::invalid);
    EXPECT_EQ(status.error().key, "fields.invalid");
    EXPECT_EQ(status.error().fields.at(0).field, "name");
    EXPECT_EQ(status.error().fields.at(0).params.at(0).value, "40");
}

TEST(Result, a_bug_names_its_place) {
    try {
        ZS_ASSERT(1 + 1 == 3);
        FAIL();
    } catch (const Bug& bug) {
        EXPECT_NE(std::string(bug.what()).find("result_test.cpp"), std::string::npos);
        EXPECT_NE(std::string(bug.what()).find("1 + 1 == 3"), std::string::npos);
    }
}

struct Room;
struct Order;
static_assert(!std::is_convertible_v<Id<Room>, Id<Order>>);

TEST(Id, compares_hashes_and_knows_whether_it_is_stored) {
    EXPECT_FALSE(Id<Room>{});
    EXPECT_TRUE(Id<Room>{1});
    EXPECT_LT(Id<Room>{1}, Id<Room>{2});
    EXPECT_EQ((std::unordered_set<Id<Room>>{{1}, {1}, {2}}).size(), 2U);
}

}  // namespace
}  // namespace zs
