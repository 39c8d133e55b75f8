// The demo's machines: a past behind them, a present that goes on, faults that whoever finishes the order has repaired.
#include <gtest/gtest.h>

#include "app/demo/past.h"
#include "app/demo/plant_life.h"
#include "domains/alarms/entities.h"
#include "domains/warnings/service.h"
#include "laws/hospital.h"

namespace zs {
namespace {

using testing::PlayedHospital;
using namespace std::chrono_literals;

struct LivingPlant : PlayedHospital {
    LivingPlant() : now(period.to) {
        database.clock().set(now);
        must(database->write([&](Transaction& transaction) -> Status {
            // A small hospital with the cold room whose refrigerant is leaking when the hospital is made.
            transaction.execute("UPDATE equipment_device SET asset_no = 'LK-004' WHERE asset_no = 'LK-001'", {});
            demo::Options options;
            options.beds = 800;
            ZS_TRY(demo::build_points(transaction, options));
            point = transaction.integer("SELECT id FROM telemetry_point WHERE code = 'LK-004.temperature'").value_or(0);
            return {};
        }));
        must(life.play(*database, archive, now - 48h, now, [](double) { return Status{}; }));
    }
    history::Store& store() { return **archive.store(); }
    double mean(Instant from, Instant to) {
        const auto span = (to - from).count();
        return store().aggregate(point, from.unix_ms, to.unix_ms, span)->at(0).mean();
    }
    void go_on(Duration step, int times) {
        for (int i = 0; i < times; ++i) {
            now = now + step;
            database.clock().set(now);
            const auto stored = life.go_on(*database, archive, now);
            ASSERT_TRUE(stored) << stored.error().key;
        }
    }

    Instant now;
    std::int64_t point = 0;
    telemetry::Archive archive{folder.path() / "plant_history"};
    demo::PlantLife life{{1, 800, now}};
};

TEST(PlantLife, HasAPastAndGoesOn) {
    LivingPlant plant;
    const auto past = plant.store().range(plant.point, (plant.now - 24h).unix_ms, plant.now.unix_ms);
    EXPECT_GE(past->size(), 1430U);  // each minute of the last day
    const Instant from = plant.now;
    plant.go_on(10s, 60);
    const auto fresh = plant.store().range(plant.point, from.unix_ms + 1, plant.now.unix_ms + 1);
    EXPECT_EQ(fresh->size(), 10U);  // it measures once a minute
    plant.go_on(3h, 1);             // the server was away
    EXPECT_GE(plant.store().range(plant.point, from.unix_ms, plant.now.unix_ms)->size(), 180U);
    plant.database->read([&](Reader& reader) -> Status {
        EXPECT_EQ(reader.integer("SELECT COUNT(*) FROM telemetry_unknown_series"), 0);
        return {};
    });
}

TEST(PlantLife, WhatTheMachinesToldIsComputedAndPeopleActedOnIt) {
    LivingPlant plant;
    const auto count = [&](std::string_view sql) {
        std::int64_t found = -1;
        plant.must(plant.database->read([&](Reader& reader) -> Status {
            found = reader.integer(sql).value_or(-1);
            return {};
        }));
        return found;
    };
    plant.must(plant.database->write([](Transaction& transaction) -> Status {
        ZS_TRY(warnings::add_standard_tables(transaction));
        transaction.execute("UPDATE alarms_rule SET valid_from = 1");  // the hospital was made after its own present
        return {};
    }));
    const auto orders = count("SELECT COUNT(*) FROM repair_work_order");
    demo::Past past(plant.now - 24h * 75);
    plant.must(past.learn(*plant.database));
    plant.must(plant.life.play(
        *plant.database, plant.archive, plant.now - 24h * 75, plant.now, [](double) { return Status{}; },
        [&](Instant at, std::span<const history::Entry> entries) { past.hear(at, entries); }));
    plant.must(past.write(*plant.database, plant.life.plant(), 1, plant.now));
    EXPECT_EQ(count("SELECT COUNT(*) FROM repair_work_order"), orders) << "what is over opens no order";
    const auto told = count("SELECT MIN(told_at) FROM warnings_warning WHERE cause_code = 'cold_gas'");
    const auto warm = count("SELECT MIN(raised_at) FROM alarms_alarm WHERE rule_code = 'cold_room.temperature.high'");
    EXPECT_GT(told, 0);
    EXPECT_GT(warm, told + 24 * 3'600'000) << "the warning came more than a day before the alarm";
    EXPECT_EQ(count("SELECT outcome = 'right' FROM warnings_warning WHERE cause_code = 'cold_gas' ORDER BY id LIMIT 1"),
              1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM alarms_alarm WHERE cleared_at IS NOT NULL AND seen_at IS NULL"), 0);
    EXPECT_GT(count("SELECT COUNT(*) FROM alarms_alarm WHERE verdict = 'real'"), 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM equipment_downtime WHERE reason LIKE '%硬限值%' AND (ended_at IS NULL OR "
                    "ended_at <= began_at)"),
              0);
    EXPECT_GT(count("SELECT COUNT(*) FROM warnings_memory"), 0) << "the detectors go on from what they learned";
}

TEST(PlantLife, WhoeverFinishesTheOrderHasRepairedTheMachine) {
    LivingPlant plant;
    EXPECT_GT(plant.mean(plant.now - 3h, plant.now), 5.0);  // four degrees when it is sound
    plant.must(plant.database->write([&](Transaction& transaction) -> Status {
        transaction.execute(
            "UPDATE repair_work_order SET restored_at = ?, device_id = (SELECT id FROM equipment_device WHERE asset_no "
            "= 'LK-004') WHERE id = (SELECT MAX(id) FROM repair_work_order)",
            {(plant.now + 30s).unix_ms});
        return {};
    }));
    plant.go_on(1min, 200);
    EXPECT_LT(plant.mean(plant.now - 3h, plant.now), 4.6);
}

}  // namespace
}  // namespace zs
