// Who is told, and what may be said in a group, by table.
#include "domains/messaging/rules.h"

#include <gtest/gtest.h>

namespace zs::messaging {
namespace {

using notify::Audience;
using enum notify::Reach;

struct Someone {
    std::string_view name;
    Actor actor;
};
/// Order of crew 3 in department 7, campus 1, vendor 5, dispatched to person 30, reported by user 9, moved by user 8.
rules::Facts facts() {
    rules::Facts facts;
    facts.owner = {1, 7, 3, 5};
    facts.assignee_id = 30;
    facts.reporter_user_id = 9;
    facts.actor_user_id = 8;
    facts.priority = "p2";
    return facts;
}
Actor actor(std::int64_t user, std::int64_t person, Scope scope, std::string role = "technician") {
    Actor made;
    made.kind = ActorKind::person;
    made.user_id = user;
    made.person_id = person;
    made.roles = {std::move(role)};
    made.permissions = {"repair.work"};
    made.scope = std::move(scope);
    return made;
}
Scope everywhere() {
    Scope scope;
    scope.all = true;
    return scope;
}
Scope crew_scope(std::int64_t id) { return {false, {}, {}, {id}, {}}; }

struct ReachCase {
    Audience audience;
    Actor actor;
    bool expected;
    std::string_view why;
};
TEST(Reach, FollowsIdsPermissionAndScope) {
    const ReachCase cases[] = {
        {{crew, "repair.work"}, actor(1, 0, crew_scope(3)), true, "own crew"},
        {{crew, "repair.work"}, actor(1, 0, crew_scope(4)), false, "another crew"},
        {{crew, "repair.work"}, actor(1, 0, everywhere()), false, "whoever sees all is not of the crew"},
        {{crew, "repair.lead"}, actor(1, 0, crew_scope(3)), false, "without the permission"},
        {{crew, "repair.work"}, actor(8, 0, crew_scope(3)), false, "his own deed"},
        {{assignee, "repair.work"}, actor(1, 30, {}), true, "the person"},
        {{assignee, "repair.work"}, actor(1, 31, {}), false, "another person"},
        {{assignee, "repair.work"}, actor(1, 0, everywhere()), false, "no member of staff"},
        {{department, "repair.work"}, actor(1, 0, {false, {}, {7}, {}, {}}), true, "own department"},
        {{department, "repair.work"}, actor(1, 0, {false, {}, {6}, {}, {}}), false, "another department"},
        {{department, "repair.work"}, actor(9, 0, {}), true, "who reported it"},
        {{vendor, "repair.work"}, actor(1, 0, {false, {}, {}, {}, {5}}), true, "own vendor"},
        {{vendor, "repair.work"}, actor(1, 0, {false, {}, {}, {}, {6}}), false, "another vendor"},
        {{overseer, "repair.work"}, actor(1, 0, everywhere()), true, "sees all"},
        {{overseer, "repair.work"}, actor(1, 0, {false, {1}, {}, {}, {}}), true, "own campus"},
        {{overseer, "repair.work"}, actor(1, 0, {false, {2}, {}, {}, {}}), false, "another campus"},
        {{overseer, "repair.work"}, actor(1, 0, crew_scope(3)), false, "a crew oversees nothing"},
        {{ladder, "repair.work"}, actor(1, 0, everywhere()), false, "the ladder asks otherwise"},
    };
    for (const auto& one : cases) EXPECT_EQ(rules::reached(one.actor, one.audience, facts()), one.expected) << one.why;
}

TEST(Reach, OffersOnlyWhatCanCome) {
    const auto technician = actor(1, 30, crew_scope(3));
    EXPECT_TRUE(rules::may_be_reached(technician, {crew, "repair.work"}));
    EXPECT_TRUE(rules::may_be_reached(technician, {assignee, "repair.work"}));
    EXPECT_FALSE(rules::may_be_reached(technician, {vendor, "repair.work"}));
    EXPECT_FALSE(rules::may_be_reached(technician, {overseer, "repair.work"}));
    EXPECT_FALSE(rules::may_be_reached(technician, {crew, "repair.lead"}));
    EXPECT_FALSE(rules::may_be_reached(actor(1, 0, everywhere()), {assignee, "repair.work"}));
}

struct LevelCase {
    Actor actor;
    std::string_view roles;
    std::int64_t level;
    bool leads;
    bool expected;
};
TEST(Ladder, StandsOnRolesWithinScope) {
    const LevelCase cases[] = {
        {actor(1, 0, crew_scope(3), "leader"), "leader", 1, false, true},
        {actor(1, 0, crew_scope(4), "leader"), "leader", 1, false, false},
        {actor(1, 0, crew_scope(4), "technician"), "leader", 1, true, true},  // appointed by the crew itself
        {actor(1, 0, crew_scope(4), "technician"), "dispatcher", 2, true, false},
        {actor(1, 0, everywhere(), "head"), "vice_president, head", 4, false, true},
        {actor(1, 0, everywhere(), "vice_president"), "vice_president, head", 4, false, true},
        {actor(1, 0, everywhere(), "vice_president"), "head", 3, false, false},
        {actor(1, 0, everywhere(), "dispatcher"), "head", 3, false, false},
        {actor(1, 0, everywhere(), "head"), "", 3, false, false},
    };
    for (const auto& one : cases)
        EXPECT_EQ(rules::on_level(one.actor, one.roles, one.level, facts(), one.leads), one.expected)
            << one.roles << ' ' << one.level;
    EXPECT_EQ(rules::top_level("p1"), 4);
    EXPECT_EQ(rules::top_level("p2"), 3);
}

struct HoursCase {
    std::int64_t from, to, minute;
    bool expected;
};
constexpr HoursCase hours[] = {{0, 0, 0, false},        {480, 480, 480, false}, {1320, 420, 1319, false},
                               {1320, 420, 1320, true}, {1320, 420, 0, true},   {1320, 420, 419, true},
                               {1320, 420, 420, false}, {720, 780, 720, true},  {720, 780, 780, false}};
TEST(QuietHours, AlsoOverMidnight) {
    for (const auto& one : hours)
        EXPECT_EQ(rules::in_hours(one.from, one.to, one.minute), one.expected) << one.from << ' ' << one.minute;
}

struct ChatCase {
    std::string_view given, expected;
};
constexpr ChatCase chats[] = {
    {"水龙头漏水", "水龙头漏水"},
    {"回电 13800001234", "回电 ***"},
    {"call 138-0000-1234 now", "call *** now"},
    {"8 楼 301 房 12 床", "8 楼 301 房 12 床"},
    {"<@all>", "‹\uFF20all›"},
    {"[点我](http://x.example)", "(点我)(http://x.example)"},
    {"**粗**\n# 大", "∗∗粗∗∗ \uFF03 大"},
    {"82-34", "82-34"},
    {"末尾 1380000123", "末尾 ***"},
};
TEST(ChatText, HasNoMarksAndNoTelephoneNumbers) {
    for (const auto& one : chats) EXPECT_EQ(rules::chat_text(one.given), one.expected) << one.given;
}

TEST(RobotIds, AreShortAndPlain) {
    EXPECT_TRUE(rules::is_robot_id(""));
    EXPECT_TRUE(rules::is_robot_id("ou_1a-2.B"));
    EXPECT_FALSE(rules::is_robot_id("all,li"));
    EXPECT_FALSE(rules::is_robot_id("<@all>"));
    EXPECT_FALSE(rules::is_robot_id(std::string(65, 'a')));
}

}  // namespace
}  // namespace zs::messaging
