// From readings to warnings over the whole program's tables: the same readings give the same warnings, however they
// come and whenever the server restarts.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "domains/alarms/alarms.h"
#include "domains/alarms/service.h"
#include "domains/warnings/lookout.h"
#include "laws/hospital.h"
#include "support/seed.h"

namespace zs {
namespace {

using testing::EmptyHospital;
using warnings::Lookout;

constexpr std::int64_t minute_ms = 60'000;
constexpr int day_minutes = 1440;
const Instant begin{1'767'196'800'000};

/// A cold room with a point, the standard tables, and an archive of its own.
struct House : EmptyHospital {
    House() : archive(std::make_shared<telemetry::Archive>(folder.path() / "readings")) {
        must(database->write([&](Transaction& transaction) -> Status {
            ZS_TRY(equipment::add_standard_catalogue(transaction));
            ZS_TRY(alarms::add_standard_rules(transaction));
            ZS_TRY(warnings::add_standard_tables(transaction));
            equipment::Device device;
            device.asset_no = "LK-001";
            device.name = "冷库";
            device.type_id = {
                transaction.integer("SELECT id FROM equipment_device_type WHERE code = 'cold_room'").value()};
            insert(transaction, device);
            telemetry::Point one;
            one.code = "LK-001.temperature";
            one.name = "温度";
            one.unit = "°C";
            one.device_code = "LK-001";
            one.measure = "temperature";
            insert(transaction, one);
            point = one.id.value;
            return {};
        }));
        start();
    }
    /// A new process over the same files.
    void start() {
        lookout = std::make_shared<Lookout>(archive);
        must(look());
    }
    /// Twice: the second look judges a backlog that no longer grows.
    Status look() {
        ZS_TRY(lookout->look(*database));
        ZS_TRY(lookout->look(*database));
        return {};
    }
    void send(const std::vector<history::Entry>& entries, bool replay = false) {
        const telemetry::Arrival arrival{entries, begin, replay};
        must(archive->append(arrival));
        lookout->hear(arrival);
    }
    /// Every warning and how it went, without numbers that depend on when it was written.
    std::string told() {
        std::string all;
        must(database->read([&](Reader& reader) -> Status {
            all.clear();
            reader.query(
                "SELECT w.sign, w.direction, w.since, w.told_at, w.seen_at, w.grew, w.value, f.code FROM "
                "warnings_warning "
                "w JOIN warnings_fault f ON f.id = w.fault_id ORDER BY f.code, w.id",
                {}, [&](const Row& row) {
                    all += fmt::format("{} {} {} {} {} {} {:a} {};", row.text(0), row.text(1), row.integer(2),
                                       row.integer(3), row.integer(4), row.integer(5), row.real(6), row.text(7));
                });
            return {};
        }));
        return all;
    }

    std::shared_ptr<telemetry::Archive> archive;
    std::shared_ptr<Lookout> lookout;
    std::int64_t point = 0;
};

constexpr int sound_days = 9, days = 11;

/// A cold room, a reading a minute; after nine sound days it warms by two degrees a day, to seven degrees at the end.
std::vector<history::Entry> warming(std::int64_t series, std::uint64_t seed, double degrees_per_day = 2) {
    std::mt19937_64 engine(seed);
    std::normal_distribution<double> noise(0, 0.05);
    std::vector<history::Entry> all;
    const double until = sound_days + (days - sound_days) * 2 / degrees_per_day;
    for (int minute = 0; minute < static_cast<int>(until * day_minutes); ++minute) {
        const double warmed = std::max(0.0, (static_cast<double>(minute) / day_minutes - sound_days) * degrees_per_day);
        all.push_back(
            {series, {begin.unix_ms + minute * minute_ms, 3 + warmed + noise(engine), history::Quality::good}});
    }
    return all;
}

/// Sends in batches of three hours and looks after each.
template <class BeforeEach>
void deliver(House& house, std::vector<history::Entry> all, const BeforeEach& before_each) {
    constexpr std::size_t batch = 180;
    for (std::size_t from = 0; from < all.size(); from += batch) {
        std::vector<history::Entry> hour(all.begin() + static_cast<std::ptrdiff_t>(from),
                                         all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), from + batch)));
        before_each(hour, from);
        house.send(hour);
        House::must(house.look());
    }
}
const auto as_they_are = [](std::vector<history::Entry>&, std::size_t) {};

TEST(Lookout, AWarmingColdRoomIsToldOnce) {
    House house;
    deliver(house, warming(house.point, test::seed()), as_they_are);
    const auto told = house.told();
    EXPECT_EQ(std::count(told.begin(), told.end(), ';'), 1) << told;
    EXPECT_NE(told.find("cold_gas"), std::string::npos) << told;
    EXPECT_NE(told.find(" up "), std::string::npos) << told;
}

/// The limit that the newest warning leads to.
std::optional<double> limit_of(House& house) {
    std::optional<double> limit;
    House::must(house.database->read([&](Reader& reader) -> Status {
        const auto warning = select_one<warnings::Warning>(reader, "ORDER BY id DESC");
        if (warning) limit = warning->limit_value;
        return {};
    }));
    return limit;
}

TEST(Lookout, ATrendLeadsToTheLimitOfTheAlarmRuleInForce) {
    House standard, changed, own;
    const auto rule = [](Reader& reader) {
        return *select_one<alarms::Rule>(reader, "WHERE code = 'cold_room.temperature.high' AND valid_to IS NULL");
    };
    House::must(changed.database->write([&](Transaction& transaction) -> Status {
        ZS_TRY(alarms::change_rule(transaction, Actor::system("test"), rule(transaction).id,
                                   json::object{{"limit_value", 7.5}}));
        return {};
    }));
    House::must(own.database->write([&](Transaction& transaction) -> Status {
        auto of_point = rule(transaction);
        of_point.id = {};
        of_point.version = 0;
        of_point.code = "own";
        of_point.type_code = "";
        of_point.point_id = own.point;
        of_point.limit_value = 9;
        ZS_TRY(alarms::add_rule(transaction, Actor::system("test"), of_point));
        return {};
    }));
    for (auto* house : {&standard, &changed, &own}) {
        house->database.clock().advance(std::chrono::minutes(1));
        deliver(*house, warming(house->point, 3, 0.8), as_they_are);
    }
    EXPECT_EQ(limit_of(standard), 8) << standard.told();
    EXPECT_EQ(limit_of(changed), 7.5);
    EXPECT_EQ(limit_of(own), 9);
}

TEST(Lookout, ARestartInTheMiddleGivesTheSameWarnings) {
    const auto seed = test::seed();
    House whole, restarted;
    deliver(whole, warming(whole.point, seed), as_they_are);
    deliver(restarted, warming(restarted.point, seed), [&](std::vector<history::Entry>&, std::size_t from) {
        // What was learned is saved once an hour of the server's clock, so time must pass for it.
        restarted.database.clock().advance(std::chrono::minutes(61));
        if (from == 180 * 30 || from == 180 * 78) restarted.start();
    });
    EXPECT_FALSE(whole.told().empty());
    EXPECT_EQ(whole.told(), restarted.told());
}

TEST(Lookout, ShuffledAndRepeatedDeliveryChangesNothing) {
    const auto seed = test::seed();
    House whole, shuffled;
    deliver(whole, warming(whole.point, seed), as_they_are);
    std::mt19937_64 engine(seed);
    deliver(shuffled, warming(shuffled.point, seed), [&](std::vector<history::Entry>& hour, std::size_t) {
        hour.insert(hour.end(), hour.begin(), hour.begin() + static_cast<std::ptrdiff_t>(hour.size() / 2));
        std::shuffle(hour.begin(), hour.end(), engine);
    });
    EXPECT_FALSE(whole.told().empty());
    EXPECT_EQ(whole.told(), shuffled.told());
}

TEST(Lookout, ReplayedReadingsRaiseNothing) {
    House house;
    house.send(warming(house.point, test::seed()), true);
    House::must(house.look());
    EXPECT_EQ(house.told(), "");
}

TEST(Lookout, WhatAGatewayKeptOfSeveralPointsIsJudgedTogether) {
    House house;
    std::int64_t humidity = 0;
    House::must(house.database->write([&](Transaction& transaction) -> Status {
        telemetry::Point one;
        one.code = "LK-001.humidity";
        one.name = "湿度";
        one.device_code = "LK-001";
        one.measure = "humidity";
        insert(transaction, one);
        humidity = one.id.value;
        return {};
    }));
    auto warm = warming(house.point, test::seed(), 4);
    auto humid = warm;
    for (auto& entry : humid) {
        entry.series = humidity;
        entry.sample.value = 60 + 0.01 * static_cast<double>(entry.sample.at_ms / minute_ms % 7);
    }
    constexpr std::ptrdiff_t sound = sound_days * static_cast<std::ptrdiff_t>(day_minutes);
    deliver(house, {warm.begin(), warm.begin() + sound}, as_they_are);
    EXPECT_EQ(house.told(), "");
    // The wire was cut for a day; the gateway then sends point by point, and a look falls in between.
    house.send({humid.begin() + sound, humid.end()});
    ASSERT_TRUE(house.lookout->look(*house.database));
    house.send({warm.begin() + sound, warm.end()});
    House::must(house.look());
    EXPECT_NE(house.told().find("cold_gas"), std::string::npos) << house.told();
}

TEST(Lookout, ADeviceUnderRepairRaisesNothing) {
    House house;
    House::must(house.database->write([](Transaction& transaction) -> Status {
        transaction.execute("UPDATE equipment_device SET state = 'under_repair'");
        return {};
    }));
    deliver(house, warming(house.point, test::seed()), as_they_are);
    EXPECT_EQ(house.told(), "");
}

TEST(Lookout, WhatIsUsualAgainFades) {
    House house;
    deliver(house, warming(house.point, test::seed()), as_they_are);
    auto after = warming(house.point, 5);
    for (auto& entry : after) {
        entry.sample.at_ms += static_cast<std::int64_t>(days) * day_minutes * minute_ms;
        entry.sample.value = 3 + 0.01 * static_cast<double>(entry.sample.at_ms / minute_ms % 7);
    }
    deliver(house, after, as_they_are);
    EXPECT_NE(house.told(), "");
    std::optional<std::string> state;
    House::must(house.database->read([&](Reader& reader) -> Status {
        state = reader.text("SELECT state FROM warnings_warning ORDER BY id LIMIT 1");
        return {};
    }));
    EXPECT_EQ(state, "faded");
}

}  // namespace
}  // namespace zs
