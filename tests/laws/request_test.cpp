// Requests that time or a changed roster overtakes.
#include <gtest/gtest.h>

#include "domains/organization/requests.h"
#include "hospital.h"

namespace zs {
namespace {

using namespace organization;

class RequestTest : public ::testing::Test {
protected:
    void SetUp() override {
        write([&](Transaction& transaction) -> Status {
            Crew crew;
            crew.code = "C";
            crew.name = "维修班";
            insert(transaction, crew);
            Shift shift;
            shift.code = "day";
            shift.name = "白班";
            insert(transaction, shift);
            for (auto* person : {&asker, &colleague}) {
                person->code = person == &asker ? "W1" : "W2";
                person->name = person->code;
                person->crew_id = crew.id;
                insert(transaction, *person);
            }
            day = local_date(transaction.now(), Zone{}) + 2;
            entry.person_id = asker.id;
            entry.day = day;
            entry.shift_id = shift.id;
            ZS_TRY_ASSIGN(entry, add_entry(transaction, Actor::system("test"), entry));
            return {};
        });
    }
    void write(const std::function<Status(Transaction&)>& work) {
        testing::EmptyHospital::must(it.database->write(work));
    }
    static Actor member(const Person& person) {
        Actor actor;
        actor.kind = ActorKind::person;
        actor.user_id = person.id.value;
        actor.person_id = person.id.value;
        actor.permissions = {"organization.request", "organization.view"};
        return actor;
    }
    static Actor leader() {
        Actor actor;
        actor.kind = ActorKind::person;
        actor.user_id = 99;
        actor.permissions = {"organization.roster"};
        actor.scope.all = true;
        return actor;
    }
    RosterRequest offer() {
        RosterRequest request;
        write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(request,
                          offer_swap(transaction, member(asker), {entry.id.value, colleague.id.value, {}, ""}));
            return {};
        });
        return request;
    }
    Status take(const Actor& actor, const RosterRequest& request, RequestAction action) {
        return it.database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(act(transaction, actor, request.id, action, {}));
            return {};
        });
    }
    RequestState state(const RosterRequest& request) {
        RequestState found{};
        write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(const auto now, load(transaction, request.id));
            found = now.state;
            return {};
        });
        return found;
    }
    std::int64_t lapse() {
        std::int64_t count = 0;
        write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(count, lapse_requests(transaction));
            return {};
        });
        return count;
    }

    testing::EmptyHospital it;
    Person asker, colleague;
    RosterEntry entry;
    Date day;
};

TEST_F(RequestTest, LapsesWhenTheShiftBegins) {
    const auto request = offer();
    it.database.clock().set(entry.starts_at - std::chrono::minutes(1));
    EXPECT_EQ(lapse(), 0);
    it.database.clock().set(entry.starts_at);
    EXPECT_EQ(take(member(colleague), request, RequestAction::accept).error().key, "organization.shift_begun");
    EXPECT_EQ(lapse(), 1);
    EXPECT_EQ(state(request), RequestState::lapsed);
    EXPECT_EQ(lapse(), 0);
    EXPECT_EQ(take(member(asker), request, RequestAction::withdraw).error().key, "workflow.action_not_allowed");
}

TEST_F(RequestTest, IsVoidWhenTheRosterChangedMeanwhile) {
    const auto request = offer();
    ASSERT_TRUE(take(member(colleague), request, RequestAction::accept));
    write([&](Transaction& transaction) -> Status {
        RosterChange change;
        change.day = day + 1;
        ZS_TRY(change_entry(transaction, leader(), entry.id, change));
        return {};
    });
    EXPECT_EQ(take(leader(), request, RequestAction::approve).error().key, "organization.shift_changed");
    EXPECT_EQ(state(request), RequestState::asked);
}

TEST_F(RequestTest, AnApprovalThatTheRosterRefusesChangesNothing) {
    const auto request = offer();
    ASSERT_TRUE(take(member(colleague), request, RequestAction::accept));
    write([&](Transaction& transaction) -> Status {
        Leave leave;
        leave.person_id = colleague.id;
        leave.first_day = leave.last_day = day;
        ZS_TRY(take_leave(transaction, leader(), leave));
        return {};
    });
    EXPECT_EQ(take(leader(), request, RequestAction::approve).error().key, "organization.person_on_leave");
    EXPECT_EQ(state(request), RequestState::asked);
    write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(const auto now, load(transaction, entry.id));
        EXPECT_EQ(now.state, RosterState::planned);
        return {};
    });
}

TEST_F(RequestTest, TellsTooShortARestBeforeItIsMade) {
    write([&](Transaction& transaction) -> Status {
        Shift night;
        night.code = "night";
        night.name = "夜班";
        night.start_minute = 1050;
        night.end_minute = 1920;
        insert(transaction, night);
        RosterEntry before;
        before.person_id = colleague.id;
        before.day = day + -1;
        before.shift_id = night.id;
        ZS_TRY(add_entry(transaction, Actor::system("test"), before));
        return {};
    });
    const auto request = offer();
    write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(const auto effect, effect_of(transaction, request));
        EXPECT_EQ(effect.entries, 1);
        EXPECT_EQ(effect.rests.size(), 1U);
        EXPECT_EQ(effect.rests.front().rest_minutes, 0);
        EXPECT_EQ(effect.rests.front().person_id, colleague.id);
        return {};
    });
}

}  // namespace
}  // namespace zs
