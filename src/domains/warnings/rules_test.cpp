// Decisions as tables.
#include "domains/warnings/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "domains/warnings/standard_tables.h"

namespace zs::warnings {
namespace {

const Instant noon{1'767'240'000'000};
constexpr Duration hour = std::chrono::hours(1);

Fault row(std::string type, std::string measure, Sign sign, Direction direction) {
    Fault one;
    one.code = type + measure;
    one.type_code = std::move(type);
    one.measure = std::move(measure);
    one.sign = sign;
    one.direction = direction;
    return one;
}

Evidence sign_of(Sign sign, Direction direction) {
    Evidence seen;
    seen.sign = sign;
    seen.direction = direction;
    seen.at = noon;
    seen.since = noon - hour * 5;
    return seen;
}

TEST(FaultTable, TheClosestRowWins) {
    const std::vector<Fault> table = {
        row("", "", Sign::trend, Direction::any), row("", "level", Sign::trend, Direction::any),
        row("tank", "", Sign::trend, Direction::any), row("tank", "level", Sign::trend, Direction::down),
        row("tank", "level", Sign::shift, Direction::any)};
    const struct {
        std::string_view type, measure;
        Sign sign;
        Direction direction;
        int expected;
    } cases[] = {{"tank", "level", Sign::trend, Direction::down, 3}, {"tank", "level", Sign::trend, Direction::up, 2},
                 {"tank", "other", Sign::trend, Direction::up, 2},   {"else", "level", Sign::trend, Direction::up, 1},
                 {"else", "else", Sign::trend, Direction::up, 0},    {"tank", "level", Sign::shift, Direction::up, 4},
                 {"else", "level", Sign::shift, Direction::up, -1}};
    for (const auto& one : cases) {
        const auto* found = rules::match(table, one.type, one.measure, sign_of(one.sign, one.direction));
        EXPECT_EQ(found, one.expected < 0 ? nullptr : &table[static_cast<std::size_t>(one.expected)])
            << one.type << ' ' << one.measure;
    }
    auto inactive = table;
    for (auto& one : inactive) one.active = false;
    EXPECT_EQ(rules::match(inactive, "tank", "level", sign_of(Sign::trend, Direction::down)), nullptr);
}

TEST(Urgency, LittleTimeRaisesIt) {
    using enum Urgency;
    EXPECT_EQ(rules::urgency_of(plan, std::nullopt, noon), plan);
    EXPECT_EQ(rules::urgency_of(plan, noon + hour * 100, noon), plan);
    EXPECT_EQ(rules::urgency_of(plan, noon + hour * 72, noon), soon);
    EXPECT_EQ(rules::urgency_of(now, noon + hour * 72, noon), now);
    EXPECT_EQ(rules::urgency_of(plan, noon + hour * 24, noon), now);
    EXPECT_EQ(rules::urgency_of(plan, noon - hour, noon), now);
}

TEST(Growing, IsToldWhenItIsWorseAndNotTooOften) {
    Warning told;
    told.told_at = told.seen_at = noon;
    told.strength = 1;
    told.limit_at = noon + hour * 100;
    Warning later = told;
    later.seen_at = noon + hour * 20;
    EXPECT_FALSE(rules::has_grown(told, later, hour * 12));
    later.strength = 2;
    EXPECT_TRUE(rules::has_grown(told, later, hour * 12));
    EXPECT_FALSE(rules::has_grown(told, later, hour * 24));
    later.strength = 1;
    later.limit_at = later.seen_at + hour * 49;
    EXPECT_TRUE(rules::has_grown(told, later, hour * 12));
    later.limit_at = later.seen_at + hour * 51;
    EXPECT_FALSE(rules::has_grown(told, later, hour * 12));
    later.urgency = Urgency::soon;
    EXPECT_TRUE(rules::has_grown(told, later, hour * 12));
    told.grew_at = noon + hour * 10;
    EXPECT_FALSE(rules::has_grown(told, later, hour * 12));
}

TEST(Renewing, TakesOverWhatIsForetoldAndKeepsItWhenNothingNewIs) {
    Warning warning;
    warning.since = noon - hour;
    auto seen = sign_of(Sign::trend, Direction::up);
    seen.limit = 8;
    seen.until = early_warning::TimeToLimit{hour * 10, hour * 5, std::nullopt};
    rules::renew(warning, seen);
    EXPECT_EQ(warning.since, noon - hour * 5);
    EXPECT_EQ(warning.limit_at, noon + hour * 10);
    EXPECT_EQ(warning.limit_until, std::nullopt);
    seen.until = std::nullopt;
    rules::renew(warning, seen);
    EXPECT_EQ(warning.limit_from, noon + hour * 5);
}

TEST(Ending, OnlyWhatWaitsFades) {
    Warning warning;
    warning.seen_at = noon;
    EXPECT_FALSE(rules::is_over(warning, noon + hour * 71, hour * 72));
    EXPECT_TRUE(rules::is_over(warning, noon + hour * 72, hour * 72));
    warning.state = WarningState::ordered;
    EXPECT_FALSE(rules::is_over(warning, noon + hour * 720, hour * 72));
}

TEST(Input, ARefusalSaysWhy) {
    WarningInput input;
    EXPECT_FALSE(rules::check_input(WarningAction::refute, input, noon));
    EXPECT_FALSE(rules::check_input(WarningAction::dismiss, input, noon));
    EXPECT_FALSE(rules::check_input(WarningAction::confirm_other, input, noon));
    EXPECT_TRUE(rules::check_input(WarningAction::confirm, input, noon));
    input.reason = input.actual_cause = "  ";
    EXPECT_FALSE(rules::check_input(WarningAction::refute, input, noon));
    input.reason = input.actual_cause = "阀门在检修";
    for (const auto action : {WarningAction::refute, WarningAction::dismiss, WarningAction::confirm_other})
        EXPECT_TRUE(rules::check_input(action, input, noon));
    input.happened_at = noon + hour;
    EXPECT_FALSE(rules::check_input(WarningAction::confirm, input, noon));
}

TEST(StandardTables, AreWhole) {
    std::set<std::pair<std::string, std::string>> measures;
    for (const auto& one : standard_measures()) {
        EXPECT_TRUE(measures.emplace(one.type_code, one.measure).second) << one.code;
        EXPECT_TRUE(!one.low || !one.high || *one.low < *one.high) << one.code;
    }
    std::set<std::string> codes;
    std::set<Sign> signs;
    for (const auto& one : standard_faults()) {
        EXPECT_TRUE(codes.insert(one.code).second) << one.code;
        EXPECT_FALSE(one.cause.empty() || one.cause_en.empty() || one.advice.empty() || one.advice_en.empty())
            << one.code;
        EXPECT_TRUE(one.type_code.empty() || one.measure.empty() || measures.contains({one.type_code, one.measure}))
            << one.code;
        signs.insert(one.sign);
    }
    EXPECT_GT(codes.size(), 50U);
    EXPECT_EQ(signs.size(), sign_count);  // a sign that no row knows would never be told
}

}  // namespace
}  // namespace zs::warnings
