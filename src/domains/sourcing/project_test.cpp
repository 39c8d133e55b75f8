// A project from the request to the contract over a database: what is sealed stays sealed, whoever asks.
#include <gtest/gtest.h>

#include "domains/catalog/catalog.h"
#include "domains/catalog/generated_resources.h"
#include "domains/materials/generated_resources.h"
#include "domains/organization/generated_resources.h"
#include "domains/purchasing/generated_resources.h"
#include "domains/sourcing/generated_resources.h"
#include "domains/sourcing/offers.h"
#include "domains/space/generated_resources.h"
#include "platform/access/entities.h"
#include "platform/access/generated_resources.h"
#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"
#include "platform/database/migrator.h"
#include "platform/events/generated_resources.h"
#include "platform/sequence/generated_resources.h"

namespace zs::sourcing {
namespace {

class Office : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!zs::testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        database.emplace(GetParam());
        catalog::set_defaults(parameters());
        std::vector<Migration> all;
        for (const auto& some :
             {sequence::generated_migrations(), access::generated_migrations(), audit::generated_migrations(),
              events::generated_migrations(), catalog::generated_migrations(), organization::generated_migrations(),
              space::generated_migrations(), materials::generated_migrations(), purchasing::generated_migrations(),
              generated_migrations()})
            all.insert(all.end(), some.begin(), some.end());
        must(migrate(**database, all));
        database->clock().set(start_of_day(date_of({2026, 3, 2}), Zone{}) + std::chrono::hours(9));
        write([&](Transaction& transaction) { return furnish(transaction); });
    }
    static void must(const Status& status) {
        if (!status) throw std::runtime_error(status.error().key);
    }
    void write(const Database::Work& work) { must((*database)->write(work)); }
    /// "" or the key of the error: of the first field, where it is one of fields.
    std::string attempt(const Database::Work& work) {
        const auto status = (*database)->write(work);
        if (status) return "";
        return status.error().fields.empty() ? status.error().key : status.error().fields.front().key;
    }
    std::string step(const Actor& actor, Action action, const ProjectInput& input = {}) {
        return attempt([&](Transaction& transaction) -> Status {
            ZS_TRY(act(transaction, actor, project, action, input));
            return {};
        });
    }
    Actor user(Transaction& transaction, std::string_view name) {
        access::User one;
        one.user_name = one.name = name;
        one.roles = "judges";
        insert(transaction, one);
        Actor actor = Actor::system(name);
        actor.user_id = one.id.value;
        return actor;
    }
    Status furnish(Transaction& transaction) {
        access::Role role;
        role.code = role.name = "judges";
        role.permissions = "sourcing.score";
        insert(transaction, role);
        for (const auto* name : {"asks", "approves", "buys", "a", "b", "c", "d"})
            people.push_back(user(transaction, name));
        ward.code = ward.name = "W1";
        insert(transaction, ward);
        for (const auto* name : {"V1", "V2", "V3"}) {
            organization::Vendor vendor;
            vendor.code = vendor.name = name;
            insert(transaction, vendor);
            Actor actor = Actor::system(name);
            actor.scope.all = false;
            actor.scope.vendor_ids = {vendor.id.value};
            suppliers.push_back(actor);
            all_vendors += (all_vendors.empty() ? "" : ",") + std::to_string(vendor.id.value);
        }
        category.code = category.name = "EQ";
        insert(transaction, category);
        budget.department_id = ward.id;
        budget.category_id = category.id;
        budget.year = 2026;
        budget.amount = {200'000'000};
        insert(transaction, budget);
        return {};
    }
    NewProject wish(std::int64_t yuan) {
        NewProject wanted;
        wanted.title = "monitors";
        wanted.department_id = ward.id.value;
        wanted.category_id = category.id.value;
        wanted.reason = "more beds";
        wanted.wanted_on = date_of({2026, 6, 1});
        WantedLine line;
        line.name = "monitor";
        line.specification = "five parameters";
        line.unit = "piece";
        line.quantity = {10'000};
        line.price = UnitPrice{yuan * 1000};
        wanted.lines.push_back(line);
        return wanted;
    }
    std::string ask_for(std::int64_t yuan) {
        return attempt([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(const auto made, ask(transaction, people[0], wish(yuan)));
            project = made.id;
            return {};
        });
    }
    std::string offer(std::size_t supplier, std::int64_t yuan) {
        return attempt([&](Transaction& transaction) -> Status {
            QuotationInput input;
            input.delivery_days = 10;
            for (const auto& line : select<Line>(transaction, "WHERE project_id = ?", {project.value}))
                input.lines.push_back({line.id.value, "", {}, UnitPrice{yuan * 10'000}, "brand"});
            ZS_TRY(quote(transaction, suppliers[supplier], project, input));
            return {};
        });
    }
    /// What a page of this person gets.
    std::string page(const Actor& actor) {
        std::string text;
        must((*database)->read([&](Reader& reader) -> Status {
            ZS_TRY_ASSIGN(const auto found, load(reader, project));
            text =
                actor.scope.vendor_ids.empty() ? project_json(reader, actor, found) : offer_json(reader, actor, found);
            return {};
        }));
        return text;
    }
    std::string give_points(std::size_t person, std::int64_t points) {
        return attempt([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(const auto found, load(transaction, project));
            ScoreInput input;
            for (const auto& quotation : open_quotations(transaction, found))
                for (const auto& criterion : criteria_of(transaction, project))
                    if (!criterion.is_price)
                        input.points.push_back({quotation.id.value, criterion.id.value, {points * 100}});
            ZS_TRY(score(transaction, people[person], project, input));
            return {};
        });
    }
    std::string declares(std::size_t person, bool conflicted) {
        return attempt([&](Transaction& transaction) -> Status {
            ZS_TRY(declare(transaction, people[person], project, {conflicted, conflicted ? "brother" : ""}));
            return {};
        });
    }
    std::string ids(std::initializer_list<std::size_t> chosen) {
        std::string text;
        for (const auto one : chosen) text += (text.empty() ? "" : ",") + std::to_string(people[one].user_id);
        return text;
    }
    /// 1.2 million for ten: negotiated, three working days, a committee.
    void publish_it() {
        ASSERT_EQ(ask_for(1'200'000), "");
        ProjectInput input;
        input.reason = "yes";
        ASSERT_EQ(step(people[1], Action::approve, input), "");
        input.specification = "five parameters";
        input.criteria = {{"price", 40, true}, {"quality", 60, false}};
        ASSERT_EQ(step(people[2], Action::specify, input), "");
        input.vendors = all_vendors;
        input.close_at = database->clock().now() + std::chrono::hours(24 * 3);
        ASSERT_EQ(step(people[2], Action::publish, input), "");
    }

    std::optional<zs::testing::TestDatabase> database;
    std::vector<Actor> people, suppliers;
    organization::Department ward;
    Category category;
    BudgetLine budget;
    std::string all_vendors;
    Id<Project> project;
};

TEST_P(Office, QuotationsAreSealedUntilTheCloseForEverybody) {
    publish_it();
    ASSERT_EQ(offer(0, 98'765), "");
    ASSERT_EQ(offer(1, 87'654), "");
    ASSERT_EQ(offer(1, 86'543), "");  // replaced
    ASSERT_EQ(offer(2, 91'234), "");
    for (const auto& person : people) {
        const auto text = page(person);
        for (const auto* secret : {"98765", "987650", "87654", "86543", "865430", "91234", "brand"})
            EXPECT_EQ(text.find(secret), std::string::npos) << person.name << ' ' << secret;
        EXPECT_NE(text.find(R"("quotations":[])"), std::string::npos);
    }
    EXPECT_NE(page(suppliers[0]).find("98765"), std::string::npos);
    EXPECT_EQ(page(suppliers[0]).find("86543"), std::string::npos);
    EXPECT_EQ(step(people[2], Action::open), "sourcing.still_sealed");
    must((*database)->read([&](Reader& reader) -> Status {
        std::string written;  // neither the audit nor an event tells what was quoted
        reader.query("SELECT payload FROM event_outbox", {}, [&](const Row& row) { written += row.text(0); });
        reader.query("SELECT changes FROM audit_entry", {}, [&](const Row& row) { written += row.text(0); });
        EXPECT_EQ(written.find("86543"), std::string::npos);
        return {};
    }));
    database->clock().advance(std::chrono::hours(72));
    EXPECT_EQ(offer(0, 1), "sourcing.closed");
    EXPECT_EQ(step(people[2], Action::open), "");
    EXPECT_NE(page(people[0]).find("865430.00"), std::string::npos);
    EXPECT_EQ(page(suppliers[0]).find("865430"), std::string::npos);  // others' prices are not told to suppliers
}

TEST_P(Office, ACommitteeScoresSealedAndTheBestWins) {
    publish_it();
    ASSERT_EQ(offer(0, 100'000), "");
    ASSERT_EQ(offer(1, 80'000), "");
    ASSERT_EQ(offer(2, 90'000), "");
    database->clock().advance(std::chrono::hours(73));
    ASSERT_EQ(step(people[2], Action::open), "");
    ASSERT_EQ(step(people[2], Action::compare), "");
    EXPECT_EQ(step(people[2], Action::publish_result), "sourcing.committee_needed");
    ProjectInput input;
    input.members = ids({3, 4});
    EXPECT_EQ(step(people[2], Action::appoint, input), "sourcing.odd_committee");
    input.members = ids({2, 3, 4});
    EXPECT_EQ(step(people[2], Action::appoint, input), "sourcing.not_independent");
    input.members = ids({3, 4, 5});
    ASSERT_EQ(step(people[2], Action::appoint, input), "");
    EXPECT_EQ(give_points(3, 50), "sourcing.declare_first");
    ASSERT_EQ(declares(3, false), "");
    ASSERT_EQ(declares(4, false), "");
    ASSERT_EQ(declares(5, true), "");
    EXPECT_EQ(give_points(3, 61), "sourcing.above_weight");
    ASSERT_EQ(give_points(3, 37), "");
    EXPECT_EQ(give_points(3, 38), "sourcing.scored_already");
    ASSERT_EQ(give_points(4, 43), "");
    EXPECT_EQ(page(people[2]).find("37.00"), std::string::npos);  // not before all are in
    EXPECT_EQ(step(people[2], Action::close_scoring), "sourcing.odd_committee");
    input.members.clear();
    input.drawn = 1;
    ASSERT_EQ(step(people[2], Action::appoint, input), "");  // instead of the one who stood back: only d is left
    EXPECT_EQ(step(people[2], Action::close_scoring), "sourcing.scores_missing");
    ASSERT_EQ(declares(6, false), "");
    ASSERT_EQ(give_points(6, 40), "");
    ASSERT_EQ(step(people[2], Action::close_scoring), "");
    EXPECT_NE(page(people[2]).find("37.00"), std::string::npos);
    must((*database)->read([&](Reader& reader) -> Status {
        const auto ranked = ranking(reader, *find(reader, project));
        EXPECT_EQ(ranked.front().quotation.total.units, 80'000'000);
        EXPECT_EQ(ranked.front().sum.units, 8000);  // 40 for the price, (37 + 43 + 40) / 3
        EXPECT_EQ(ranked.back().sum.units, 7200);   // 32 for the price
        return {};
    }));
    ASSERT_EQ(step(people[2], Action::publish_result), "");
    EXPECT_EQ(step(people[2], Action::award), "sourcing.own_project");
    EXPECT_EQ(step(people[3], Action::award), "sourcing.own_project");
    EXPECT_EQ(step(people[1], Action::award), "sourcing.objection_period");
    database->clock().advance(std::chrono::hours(24 * 12));
    ASSERT_EQ(step(people[1], Action::award), "");
    input = {};
    input.contract_number = "C-1";
    database->clock().advance(std::chrono::hours(24 * 40));
    EXPECT_EQ(step(people[2], Action::contract, input), "sourcing.contract_is_late");
    input.reason = "licence renewed";
    ASSERT_EQ(step(people[2], Action::contract, input), "");
    must((*database)->read([&](Reader& reader) -> Status {
        const auto done = find(reader, project);
        EXPECT_EQ(done->saving.units, 40'000'000);
        EXPECT_EQ(done->spent.units, 80'000'000);
        EXPECT_EQ(done->reserved.units, 0);
        EXPECT_TRUE(done->contract_late);
        return {};
    }));
}

TEST_P(Office, BudgetsAreReservedAndGivenBackAndSplitsAreNoticed) {
    ASSERT_EQ(ask_for(1'500'000), "");
    EXPECT_EQ(ask_for(600'000), "sourcing.over_budget");
    ProjectInput input;
    input.reason = "not now";
    ASSERT_EQ(step(people[1], Action::refuse, input), "");
    ASSERT_EQ(ask_for(1'100'000), "");
    must((*database)->read([&](Reader& reader) -> Status {
        EXPECT_EQ(find(reader, project)->split, SplitJudgement::none);
        return {};
    }));
    write([&](Transaction& transaction) -> Status {
        auto line = *find(transaction, budget.id);
        line.amount = {900'000'000};
        return update(transaction, line);
    });
    ASSERT_EQ(ask_for(900'000), "");
    must((*database)->read([&](Reader& reader) -> Status {
        const auto found = find(reader, project);
        EXPECT_EQ(found->split, SplitJudgement::open);
        EXPECT_EQ(found->split_year.units, 200'000'000);
        return {};
    }));
    EXPECT_EQ(step(people[0], Action::approve, input), "sourcing.own_request");
    EXPECT_EQ(step(people[1], Action::approve), "sourcing.reason_to_approve");
    EXPECT_EQ(step(people[1], Action::approve, input), "");
}

INSTANTIATE_TEST_SUITE_P(, Office, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::sourcing
