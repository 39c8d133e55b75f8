// Decisions of alarms as tables; the standard rules.
#include "domains/alarms/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "domains/alarms/standard_lines.h"

namespace zs::alarms {
namespace {

TEST(Priority, FollowsHarmAndOnset) {
    using rules::priority_of;
    EXPECT_EQ(priority_of(Harm::severe, Onset::immediate), Priority::high);
    EXPECT_EQ(priority_of(Harm::severe, Onset::prompt), Priority::high);
    EXPECT_EQ(priority_of(Harm::severe, Onset::delayed), Priority::medium);
    EXPECT_EQ(priority_of(Harm::reversible, Onset::immediate), Priority::high);
    EXPECT_EQ(priority_of(Harm::reversible, Onset::prompt), Priority::medium);
    EXPECT_EQ(priority_of(Harm::reversible, Onset::delayed), Priority::low);
    EXPECT_EQ(priority_of(Harm::minor, Onset::immediate), Priority::medium);
    EXPECT_EQ(priority_of(Harm::minor, Onset::prompt), Priority::low);
    EXPECT_EQ(priority_of(Harm::minor, Onset::delayed), Priority::low);
}

TEST(Stage, ClimbsByPriorityAndTime) {
    struct Case {
        Priority priority;
        std::int64_t seconds, stage;
    };
    for (const auto& one : {Case{Priority::high, 59, 0}, Case{Priority::high, 60, 1}, Case{Priority::high, 179, 1},
                            Case{Priority::high, 180, 2}, Case{Priority::high, 300, 3}, Case{Priority::medium, 599, 0},
                            Case{Priority::medium, 600, 2}, Case{Priority::low, 1'000'000, 0}})
        EXPECT_EQ(rules::stage_of(one.priority, one.seconds * 1000, {}), one.stage) << one.seconds;
}

TEST(Suppression, FollowsTheDevice) {
    using enum equipment::DeviceState;
    for (const auto state : {under_repair, stopped, to_be_scrapped, scrapped})
        EXPECT_TRUE(rules::is_suppressed(RuleKind::low, state, false));
    EXPECT_FALSE(rules::is_suppressed(RuleKind::low, in_use, false));
    EXPECT_FALSE(rules::is_suppressed(RuleKind::low, standby, false));
    EXPECT_TRUE(rules::is_suppressed(RuleKind::stale, standby, false)) << "switched off is no news";
    EXPECT_TRUE(rules::is_suppressed(RuleKind::low, in_use, true)) << "somebody works on it";
}

TEST(Check, NamesEveryWrongField) {
    Rule rule;
    rule.code = "x";
    rule.parents = "a, x";
    EXPECT_EQ(rules::check(rule).size(), 2U) << "neither type nor point, its own parent";
    rule.parents = "";
    rule.type_code = "chiller";
    EXPECT_EQ(rules::check(rule).size(), 1U) << "of which measure?";
    rule.measure = "*";
    EXPECT_EQ(rules::check(rule).front().key, "alarms.one_measure");
    rule.kind = RuleKind::stale;
    EXPECT_EQ(rules::check(rule).front().field, "limit_value");
    rule.limit_value = 3;
    EXPECT_TRUE(rules::check(rule).empty());
}

TEST(Damping, IsThatOfTheQuantity) {
    EXPECT_EQ(rules::damping_of("°C").on_delay_s, 60);
    EXPECT_EQ(rules::damping_of("kPa").dead_band_percent, 2);
    EXPECT_EQ(rules::damping_of("m3/h").dead_band_percent, 5);
    EXPECT_EQ(rules::damping_of("ppm").on_delay_s, 15);
}

TEST(StandardLines, AreOnePerKindAndInOrderOfTypes) {
    std::set<std::string> codes;
    std::set<std::string_view> types;
    std::string_view type;
    for (const auto& line : standard_lines()) {
        EXPECT_TRUE(codes
                        .insert(std::string(line.type) + "." + std::string(line.measure) + "." +
                                std::string(text_of(line.kind)))
                        .second)
            << line.zh;
        if (line.type != type) {
            EXPECT_TRUE(types.insert(line.type).second) << line.type;
        }
        type = line.type;
        EXPECT_FALSE(line.action.empty() || line.action_en.empty() || line.source.empty()) << line.zh;
        EXPECT_TRUE(line.tag != Tag::own) << line.zh;
    }
    EXPECT_EQ(types.size(), 15U);
    for (const auto& line : standard_lines()) {  // parents exist
        std::string_view rest = line.parents;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            EXPECT_TRUE(codes.contains(std::string(rest.substr(0, comma)))) << rest;
            rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
        }
    }
}

}  // namespace
}  // namespace zs::alarms
