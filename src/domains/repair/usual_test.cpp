// What a kind of fault usually takes.
#include "domains/repair/usual.h"

#include <gtest/gtest.h>

namespace zs::repair {
namespace {

PartLine part(std::int64_t order, std::string name) {
    PartLine line;
    line.work_order_id = {order};
    line.name = std::move(name);
    return line;
}

TEST(Usual, PutsTheFrequentFirst) {
    const auto answer = usual::of({{"ageing", "replaced", 30, true},
                                   {"wear", "replaced", 10, false},
                                   {"wear", "cleaned", 20, false},
                                   {"", "", 0, false}},
                                  {part(9, "灯管"), part(9, "启辉器"), part(8, "灯管")});
    EXPECT_EQ(answer.orders, 4);
    ASSERT_EQ(answer.causes.size(), 2U);  // the order without a cause names none
    EXPECT_EQ(answer.causes.front().code, "wear");
    EXPECT_EQ(answer.remedies.front().code, "replaced");
    EXPECT_EQ(answer.labour_minutes, 20);
    EXPECT_EQ(answer.with_parts, 2);
    EXPECT_EQ(answer.with_signature, 1);
    EXPECT_EQ(answer.parts.front().line.name, "灯管");
    EXPECT_EQ(answer.parts.front().count, 2);
}

TEST(Usual, OfNothingKnowsNothing) {
    const auto answer = usual::of({}, {});
    EXPECT_EQ(answer.orders, 0);
    EXPECT_EQ(answer.labour_minutes, 0);
    EXPECT_NE(usual::to_json(answer, 0).find("\"labour_minutes\":null"), std::string::npos);
}

}  // namespace
}  // namespace zs::repair
