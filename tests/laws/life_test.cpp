// A demo hospital goes on living among the people who use it.
#include <gtest/gtest.h>

#include "domains/repair/played_transaction.h"
#include "domains/repair/service.h"
#include "laws/hospital.h"
#include "platform/access/entities.h"

namespace zs {
namespace {

using testing::PlayedHospital;

struct LivingHospital : PlayedHospital {
    LivingHospital() : now(period.to) {
        repair::SimulationOptions options;
        options.from = now;
        options.orders_per_year = 4000;
        life = std::make_unique<repair::Life>(options);
    }
    void live(std::chrono::minutes time) {
        for (const Instant end = now + time; now < end;) {
            now = now + std::chrono::minutes(10);
            must(database->write([&](Transaction& transaction) -> Status {
                ZS_TRY(life->go_on(transaction, now));
                return {};
            }));
        }
    }
    std::int64_t count(std::string_view sql, const Values& values) {
        std::int64_t found = 0;
        must(database->read([&](Reader& reader) -> Status {
            found = reader.integer(sql, values).value_or(0);
            return {};
        }));
        return found;
    }
    /// An order dispatched to `person` at the present moment, at the other end of whose telephone is a dispatcher.
    Id<repair::WorkOrder> dispatch_to(std::int64_t person) {
        Id<repair::WorkOrder> id;
        must(database->write([&](Transaction& inner) -> Status {
            repair::PlayedTransaction transaction(inner);
            transaction.set(now);
            repair::ReportFacts facts;
            facts.room_id = Id<space::Room>{
                transaction.integer("SELECT MIN(id) FROM space_room WHERE kind = 'office'").value_or(0)};
            ZS_TRY_ASSIGN(auto order, repair::report(transaction, Actor::system("test"), facts));
            repair::ActionInput input;
            input.person_id = person;
            ZS_TRY_ASSIGN(order, repair::act_unchecked(transaction, Actor::system("test"), std::move(order),
                                                       repair::OrderAction::dispatch, input));
            id = order.id;
            return {};
        }));
        return id;
    }
    std::string state(Id<repair::WorkOrder> id) {
        std::string text;
        must(database->read([&](Reader& reader) -> Status {
            text = reader.text("SELECT state FROM repair_work_order WHERE id = ?", {id.value}).value_or("");
            return {};
        }));
        return text;
    }

    Instant now;
    std::unique_ptr<repair::Life> life;
};

TEST(Life, FaultsArriveAndAreRepaired) {
    LivingHospital it;
    it.live(std::chrono::hours(36));
    const Values since = {it.period.to.unix_ms};
    EXPECT_GT(it.count("SELECT COUNT(*) FROM repair_work_order WHERE reported_at >= ?", since), 5);
    EXPECT_GT(
        it.count("SELECT COUNT(*) FROM repair_work_order WHERE reported_at >= ? AND restored_at IS NOT NULL", since),
        3);
    EXPECT_EQ(
        it.count("SELECT COUNT(*) FROM repair_work_order WHERE restored_at < reported_at AND reported_at >= ?", since),
        0);
    EXPECT_EQ(it.count("SELECT COUNT(*) FROM repair_timeline_entry WHERE at > ?", {it.now.unix_ms}), 0);
}

TEST(Life, WhoeverIsPlayedByAPersonGetsTimeToAct) {
    LivingHospital it;
    const auto person =
        it.count("SELECT MIN(id) FROM organization_person WHERE crew_id IS NOT NULL AND active = ?", {std::int64_t{1}});
    testing::EmptyHospital::must(it.database->write([&](Transaction& transaction) -> Status {
        access::User user;
        user.user_name = user.name = "guest";
        user.roles = "technician";
        user.person_id = person;
        insert(transaction, user);
        return {};
    }));
    const auto order = it.dispatch_to(person);
    it.live(std::chrono::minutes(50));
    EXPECT_EQ(it.state(order), "dispatched");
    it.live(std::chrono::hours(6));
    EXPECT_NE(it.state(order), "dispatched");
}

}  // namespace
}  // namespace zs
