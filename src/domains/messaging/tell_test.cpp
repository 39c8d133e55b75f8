// Notices and escalations in a small house.
#include "domains/messaging/tell.h"

#include <gtest/gtest.h>

#include "support/messaging_house.h"

namespace zs::messaging {
namespace {

class NoticesTest : public ::testing::Test, protected testing::House {
protected:
    void escalate_to(std::int64_t level, std::int64_t before = 0, const std::string& priority = "p2") {
        publish("repair.work_order_escalated", {{"number", "WX-1"},
                                                {"priority", priority},
                                                {"title", "灯不亮"},
                                                {"state", "reported"},
                                                {"level", level},
                                                {"level_before", before}});
    }
    std::int64_t notices(std::int64_t user) {
        return integer("SELECT COUNT(*) FROM messaging_notice WHERE user_id = " + std::to_string(user));
    }
    void pass(std::chrono::minutes time) { database.clock().set(database.clock().now() + time); }
    std::string state() {
        std::string text;
        EXPECT_TRUE(database->read([&](Reader& reader) -> Status {
            text = reader.text("SELECT state FROM messaging_escalation").value_or("none");
            return {};
        }));
        return text;
    }
    Status answer(std::int64_t user) {
        return database->write([&](Transaction& transaction) -> Status {
            People people;
            const Teller teller{people, hub, "https://repair.example"};
            Actor actor;
            actor.kind = ActorKind::person;
            actor.user_id = user;
            actor.name = "user " + std::to_string(user);
            const auto id = transaction.integer("SELECT MAX(id) FROM messaging_notice WHERE user_id = ?", {user});
            return acknowledge(transaction, teller, actor, {id.value_or(0)});
        });
    }
};

TEST_F(NoticesTest, ReachWhomTheEventConcernsOnce) {
    publish("repair.work_order_reported",
            {{"number", "WX-1"}, {"priority", "p3"}, {"title", "x"}, {"actor_user_id", 2}});
    EXPECT_EQ(notices(1), 1);
    EXPECT_EQ(notices(2), 0);  // did it himself
    EXPECT_EQ(notices(3), 1);
    EXPECT_EQ(notices(4), 0);  // has not the permission
    EXPECT_EQ(notices(5), 0);  // another crew
    rewind_events();
    deliver_events();
    EXPECT_EQ(integer("SELECT COUNT(*) FROM messaging_notice"), 2);
}

TEST_F(NoticesTest, MutedKindsComeOnlyWhenUrgent) {
    write([](Transaction& transaction) -> Status {
        Choice choice;
        choice.user_id = 1;
        choice.muted = "repair.work_order_reported";
        insert(transaction, choice);
        return {};
    });
    publish("repair.work_order_reported", {{"number", "WX-1"}, {"priority", "p3"}});
    EXPECT_EQ(notices(1), 0);
    publish("repair.work_order_reported", {{"number", "WX-2"}, {"priority", "p1"}});
    EXPECT_EQ(notices(1), 1);
}

TEST_F(NoticesTest, OldNewsIsNoNews) {
    write([](Transaction& transaction) -> Status {
        events::publish(transaction, "repair.work_order_reported", 77, R"({"number":"WX-1","crew_id":3})");
        return {};
    });
    pass(std::chrono::hours(25));
    deliver_events();
    EXPECT_EQ(integer("SELECT COUNT(*) FROM messaging_notice"), 0);
}

TEST_F(NoticesTest, EachLevelIsToldOnce) {
    escalate_to(1);
    EXPECT_EQ(notices(1), 1);
    EXPECT_EQ(notices(3) + notices(4), 0);
    escalate_to(2, 1);
    EXPECT_EQ(notices(1), 1);
    EXPECT_EQ(notices(3), 1);
    escalate_to(2, 1);  // the same level again, in another event
    EXPECT_EQ(notices(3), 1);
}

TEST_F(NoticesTest, ABreachOfP1TellsEveryLevelAtOnce) {
    escalate_to(4, 0, "p1");
    EXPECT_EQ(notices(1), 1);
    EXPECT_EQ(notices(3), 1);
    EXPECT_EQ(notices(4), 1);
    EXPECT_EQ(integer("SELECT level FROM messaging_notice WHERE user_id = 4"), 4);
    EXPECT_EQ(integer("SELECT urgent FROM messaging_notice WHERE user_id = 4"), 1);
}

TEST_F(NoticesTest, SilenceRepeatsAndThenClimbs) {
    escalate_to(1);
    run_job("messaging.repeat");
    EXPECT_EQ(integer("SELECT rings FROM messaging_notice WHERE user_id = 1"), 1);  // not before its time
    for (const int rings : {2, 3}) {
        pass(std::chrono::minutes(5));
        run_job("messaging.repeat");
        EXPECT_EQ(integer("SELECT rings FROM messaging_notice WHERE user_id = 1"), rings);
        EXPECT_EQ(notices(3), 0);
    }
    pass(std::chrono::minutes(5));
    run_job("messaging.repeat");
    EXPECT_EQ(notices(3), 1);
    for (int i = 0; i < 3; ++i) {
        pass(std::chrono::minutes(5));
        run_job("messaging.repeat");
    }
    EXPECT_EQ(notices(4), 1);
    for (int i = 0; i < 4; ++i) {  // the top: it only rings
        pass(std::chrono::minutes(5));
        run_job("messaging.repeat");
    }
    EXPECT_EQ(integer("SELECT level FROM messaging_escalation"), 3);
    EXPECT_EQ(integer("SELECT rings FROM messaging_notice WHERE user_id = 4"), 5);
}

TEST_F(NoticesTest, AnEmptyLevelIsPassedOver) {
    write([](Transaction& transaction) -> Status {
        transaction.execute("UPDATE access_user SET active = 0 WHERE id = 1");
        return {};
    });
    escalate_to(1);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM messaging_notice"), 0);
    run_job("messaging.repeat");
    EXPECT_EQ(notices(3), 1);
}

TEST_F(NoticesTest, AnAnswerOfTheLevelEndsIt) {
    escalate_to(2);
    EXPECT_FALSE(answer(2));  // was not called
    EXPECT_TRUE(answer(1));   // below the level: noted, but the supervisor still has to look
    EXPECT_EQ(state(), "open");
    EXPECT_TRUE(answer(3));
    EXPECT_EQ(state(), "acknowledged");
    EXPECT_EQ(answer(3).error().key, "messaging.nothing_to_acknowledge");
    EXPECT_EQ(integer("SELECT COUNT(*) FROM event_outbox WHERE type = 'messaging.escalation_acknowledged'"), 2);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM audit_entry WHERE action = 'messaging.notice.acknowledge'"), 2);
    pass(std::chrono::hours(2));
    run_job("messaging.repeat");
    EXPECT_EQ(notices(4), 0);
    escalate_to(3, 2);  // still late at 150 %: now the head is called
    EXPECT_EQ(notices(4), 1);
    EXPECT_EQ(notices(3), 1);
}

TEST_F(NoticesTest, WhoStandsHigherRelievesThoseBelow) {
    escalate_to(3);
    EXPECT_TRUE(answer(4));
    EXPECT_EQ(state(), "acknowledged");
    EXPECT_EQ(integer("SELECT COUNT(*) FROM messaging_notice WHERE acknowledged_by = 'user 4'"), 3);
}

TEST_F(NoticesTest, AMoveOfTheOrderEndsIt) {
    escalate_to(2);
    publish("repair.work_order_action_comment", {{"state", "reported"}});
    EXPECT_EQ(state(), "open");
    publish("waste.bag_moved", {{"state", "stored"}});  // another table's row 77
    EXPECT_EQ(state(), "open");
    publish("repair.work_order_action_accept", {{"state", "accepted"}});
    EXPECT_EQ(state(), "over");
    EXPECT_FALSE(answer(3));
    escalate_to(1);  // the next step is late too
    EXPECT_EQ(state(), "open");
}

TEST_F(NoticesTest, SentencesAreInTheReadersLanguageAndSafeInGroups) {
    const auto words = vocabulary();
    const json::object texts{{"number", "WX-1"}, {"title", "<@all> 13800001234"}, {"level", 2}};
    const auto& kind = *words->find("repair.work_order_escalated");
    EXPECT_EQ(sentence(*words, kind, texts, Language::zh, Where::chat), "late for 主管 WX-1 ‹\uFF20all› ***");
    EXPECT_EQ(sentence(*words, kind, texts, Language::en, Where::app), "late for supervisor WX-1 <@all> 13800001234");
}

/// Everything a stream has to say now.
TEST_F(NoticesTest, RingOnlyInThePagesOfTheirReader) {
    Actor leader;
    leader.user_id = 1;
    Actor admin;
    admin.user_id = 9;
    admin.scope.all = true;
    const auto mine = hub.subscribe(leader);
    const auto other = hub.subscribe(admin);
    mine->take();
    other->take();
    publish("repair.work_order_reported", {{"number", "WX-1"}, {"priority", "p3"}});
    EXPECT_NE(mine->take().find("event: messaging.notice"), std::string::npos);
    EXPECT_EQ(other->take(), "");
}

}  // namespace
}  // namespace zs::messaging
