// Alarms on a database: what a consequence becomes when its root is over, and which limits hold for a point.
#include <gtest/gtest.h>

#include "domains/alarms/alarms.h"
#include "domains/alarms/service.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/equipment.h"
#include "domains/maintenance/maintenance.h"
#include "domains/organization/organization.h"
#include "domains/repair/repair.h"
#include "domains/space/space.h"
#include "platform/access/generated_resources.h"
#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"
#include "platform/events/generated_resources.h"
#include "platform/files/store.h"

namespace zs::alarms {
namespace {

class LifeTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::vector<Migration> migrations;
        const auto add = [&](const std::vector<Migration>& some) {
            migrations.insert(migrations.end(), some.begin(), some.end());
        };
        for (const auto& some :
             {access::generated_migrations(), audit::generated_migrations(), events::generated_migrations()})
            add(some);
        for (const auto& one :
             {catalog::module(services), organization::module(services), space::module(services),
              equipment::module(services), telemetry::module(services, archive, std::make_shared<telemetry::Board>()),
              repair::module(services), maintenance::module(services), module(services, archive)})
            add(one.migrations);
        ASSERT_TRUE(migrate(*database, migrations));
    }
    void write(const std::function<void(Transaction&)>& work) {
        const auto done = database->write([&](Transaction& transaction) -> Status {
            work(transaction);
            return {};
        });
        ASSERT_TRUE(done) << done.error().key;
    }
    static Id<equipment::DeviceType> type(Transaction& transaction, const std::string& code) {
        equipment::DeviceType one;
        one.code = one.name = code;
        insert(transaction, one);
        return one.id;
    }
    static Id<equipment::Device> device(Transaction& transaction, const std::string& asset_no,
                                        Id<equipment::DeviceType> type, std::optional<Id<equipment::Device>> parent) {
        equipment::Device one;
        one.asset_no = one.name = asset_no;
        one.type_id = type;
        one.state = equipment::DeviceState::in_use;
        one.parent_id = parent;
        one.registered_at = transaction.now();
        insert(transaction, one);
        return one.id;
    }
    static std::int64_t point(Transaction& transaction, const std::string& device, const std::string& measure) {
        telemetry::Point one;
        one.code = one.name = device + "." + measure;
        one.device_code = one.tags = device;
        one.measure = one.measurement = one.field = measure;
        insert(transaction, one);
        return one.id.value;
    }
    static Rule rule(Transaction& transaction, const std::string& code, RuleKind kind, double limit) {
        Rule one;
        one.code = one.name = code;
        one.kind = kind;
        one.limit_value = limit;
        one.priority = Priority::high;
        one.valid_from = transaction.now();
        return one;
    }
    std::int64_t count(const std::string& sql) {
        std::int64_t result = -1;
        EXPECT_TRUE(database->read([&](Reader& reader) -> Status {
            result = reader.integer(sql).value_or(-1);
            return {};
        }));
        return result;
    }

    testing::TestDatabase database;
    live::Hub hub;
    files::Store files{std::filesystem::temp_directory_path() / "zs-alarms-files"};
    std::shared_ptr<telemetry::Archive> archive =
        std::make_shared<telemetry::Archive>(std::filesystem::temp_directory_path() / "zs-alarms-history");
    Services services{*database, database.clock(), hub, files, ""};
};

TEST_F(LifeTest, AConsequenceStandsForItselfAMinuteAfterItsRootIsOver) {
    std::int64_t outlet = 0, area = 0, low_outlet = 0, low_area = 0;
    write([&](Transaction& transaction) {
        const auto plant = device(transaction, "plant", type(transaction, "oxygen_plant"), std::nullopt);
        device(transaction, "area", type(transaction, "gas_area"), plant);
        outlet = point(transaction, "plant", "outlet");
        area = point(transaction, "area", "pressure");
        auto root = rule(transaction, "plant.low", RuleKind::low, 340);
        root.type_code = "oxygen_plant";
        root.measure = "outlet";
        insert(transaction, root);
        auto effect = rule(transaction, "area.low", RuleKind::low, 320);
        effect.type_code = "gas_area";
        effect.measure = "pressure";
        effect.parents = "plant.low";
        insert(transaction, effect);
        low_outlet = root.id.value;
        low_area = effect.id.value;
    });
    const auto at = [&] { return database.clock().now().unix_ms; };
    const auto state = [&](std::string_view of) {
        return count("SELECT " + std::string(of) + " FROM alarms_alarm WHERE rule_code = 'area.low'");
    };
    const std::string told = "SELECT COUNT(*) FROM event_outbox WHERE type = 'alarms.alarm_raised'";
    write([&](Transaction& transaction) {
        const Transition seen[] = {{outlet, low_outlet, Change::raised, at(), 300, 300, 340},
                                   {area, low_area, Change::raised, at(), 280, 280, 320}};
        ASSERT_TRUE(note_transitions(transaction, seen));
    });
    EXPECT_EQ(state("root_id"), count("SELECT id FROM alarms_alarm WHERE rule_code = 'plant.low'"));
    EXPECT_EQ(count(told), 1) << "the root speaks for both";
    const auto keep = [&] { write([](Transaction& transaction) { ASSERT_TRUE(keep_overlays(transaction)); }); };
    database.clock().advance(std::chrono::minutes(5));
    keep();
    EXPECT_NE(state("root_id"), 0) << "the root stands";
    write([&](Transaction& transaction) {
        const Transition seen[] = {{outlet, low_outlet, Change::cleared, at(), 400, 300, 340}};
        ASSERT_TRUE(note_transitions(transaction, seen));
    });
    database.clock().advance(std::chrono::seconds(59));
    keep();
    EXPECT_NE(state("root_id"), 0) << "it may follow within a minute";
    database.clock().advance(std::chrono::seconds(2));
    keep();
    EXPECT_EQ(state("root_id"), 0);
    EXPECT_EQ(state("attention_at"), at());
    EXPECT_EQ(count(told), 2) << "now it is told for itself";
    EXPECT_EQ(count("SELECT COUNT(*) FROM alarms_entry WHERE action = 'release'"), 1);
    keep();
    EXPECT_EQ(count(told), 2) << "and only once";
}

TEST_F(LifeTest, TheLimitsOfAPointAreThoseOfItsRulesInForce) {
    std::int64_t own = 0, other = 0, pressure = 0, bare = 0, setting = 0;
    write([&](Transaction& transaction) {
        const auto room = type(transaction, "cold_room"), machine = type(transaction, "anaesthesia");
        device(transaction, "one", room, std::nullopt);
        device(transaction, "two", room, std::nullopt);
        device(transaction, "set", machine, std::nullopt);
        device(transaction, "unset", machine, std::nullopt);
        own = point(transaction, "one", "temperature");
        other = point(transaction, "two", "temperature");
        pressure = point(transaction, "set", "peep");
        setting = point(transaction, "set", "peep_set");
        bare = point(transaction, "unset", "peep");
        auto high = rule(transaction, "type.high", RuleKind::high, 8);
        high.type_code = "cold_room";
        high.measure = "temperature";
        high.valid_to = transaction.now() + std::chrono::hours(1);
        insert(transaction, high);
        high.edition = 2;
        high.limit_value = 7;
        high.valid_from = *high.valid_to;
        high.valid_to.reset();
        insert(transaction, high);
        auto point_high = rule(transaction, "point.high", RuleKind::high, 9);
        point_high.point_id = own;
        insert(transaction, point_high);
        auto far = rule(transaction, "type.high_high", RuleKind::high_high, 10);
        far.type_code = "cold_room";
        far.measure = "temperature";
        insert(transaction, far);
        auto above = rule(transaction, "peep.high", RuleKind::high, 3);
        above.type_code = "anaesthesia";
        above.measure = "peep";
        above.relative_to = "peep_set";
        insert(transaction, above);
    });
    std::map<std::int64_t, PointLimits> limits;
    std::string known;
    TypeLimits of_type;
    const auto look = [&] {
        EXPECT_TRUE(database->read([&](Reader& reader) -> Status {
            limits = limits_in_force(reader);
            known = editions_known(reader);
            of_type = limits_of_type(reader, "cold_room", "temperature");
            return {};
        }));
    };
    look();
    EXPECT_EQ(limits[own].high->value, 9);
    EXPECT_EQ(limits[own].high_high->value, 10);
    EXPECT_EQ(limits[other].high->value, 8);
    EXPECT_FALSE(limits[other].low);
    EXPECT_EQ(limits[pressure].high->value, 3);
    EXPECT_EQ(limits[pressure].high->set_point_id, setting);
    EXPECT_FALSE(limits.contains(bare)) << "a device that does not report its setting has no such limit";
    EXPECT_TRUE(of_type.high);
    EXPECT_FALSE(of_type.low);
    const auto before = known;
    database.clock().advance(std::chrono::hours(2));
    look();
    EXPECT_NE(known, before) << "an edition began by its date";
    EXPECT_EQ(limits[own].high->value, 9);
    EXPECT_EQ(limits[other].high->value, 7);
}

}  // namespace
}  // namespace zs::alarms
