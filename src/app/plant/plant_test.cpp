#include "app/plant/plant.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/plant/noise.h"

namespace zs::plant {
namespace {

constexpr Duration minute{minute_ms};
Instant instant(std::string_view text) { return *parse_instant(text); }
const Instant monday = instant("2026-03-02T02:00:00Z");  // ten in the morning in China

std::size_t index_of(const Plant& plant, std::string_view device, std::string_view measure) {
    for (std::size_t i = 0; i < plant.points().size(); ++i)
        if (plant.points()[i].device == device && plant.points()[i].measure == measure) return i;
    ADD_FAILURE() << device << '.' << measure;
    return 0;
}

/// Mean of what came in the day before `at`, asked each minute.
double day_mean(Plant& plant, std::size_t point, Instant at) {
    std::vector<double> values;
    double sum = 0;
    int n = 0;
    for (int i = 0; i < 1440; ++i) {
        plant.values(at - minute * i, minute, values);
        if (std::isnan(values[point])) continue;
        sum += values[point];
        ++n;
    }
    return n > 0 ? sum / n : std::nan("");
}

TEST(Plant, SaysTheSameInAnyOrder) {
    Plant one({7}), other({7}), third({8});
    std::vector<double> forth, back, differs;
    one.values(monday, minute, forth);
    other.values(monday + std::chrono::hours(5000), minute, back);
    other.values(monday, minute, back);
    third.values(monday, minute, differs);
    int unlike = 0;
    for (std::size_t i = 0; i < forth.size(); ++i) {
        EXPECT_TRUE(forth[i] == back[i] || (std::isnan(forth[i]) && std::isnan(back[i]))) << i;
        unlike += forth[i] != differs[i] ? 1 : 0;
    }
    EXPECT_GT(unlike, 150);
}

TEST(Plant, StaysWithinWhatSensorsShowAllYear) {
    Plant plant({3});
    std::vector<double> values;
    std::vector<int> came(plant.points().size());
    for (int hour = 0; hour < 8760; ++hour) {
        plant.values(monday + std::chrono::hours(hour), std::chrono::hours(1), values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto& point = plant.points()[i];
            if (std::isnan(values[i])) {
                EXPECT_TRUE(point.sometimes) << point.device << '.' << point.measure;
                continue;
            }
            ++came[i];
            ASSERT_TRUE(values[i] >= point.low && values[i] <= point.high) << point.device << '.' << point.measure;
        }
    }
    for (std::size_t i = 0; i < came.size(); ++i) EXPECT_GT(came[i], 200) << plant.points()[i].measure;
}

TEST(Plant, HasTheMeasuresThatPeopleCount) {
    const Plant plant({1});
    int machines = 0, chillers = 0;
    for (const auto& device : plant.devices()) {
        machines += device.type == "anaesthesia" ? 1 : 0;
        chillers += device.type == "chiller" ? 1 : 0;
        EXPECT_TRUE(device.type != "anaesthesia" || device.points == 15) << device.asset_no;
    }
    EXPECT_EQ(machines, 12);
    EXPECT_EQ(chillers, 4);
    EXPECT_EQ(Plant({1, 40}).devices().size(), 15U);
}

TEST(Plant, CountersOnlyRise) {
    Plant plant({5});
    std::vector<double> before, now;
    plant.values(monday, std::chrono::hours(1), before);
    for (int hour = 1; hour < 3000; ++hour) {
        plant.values(monday + std::chrono::hours(hour), std::chrono::hours(1), now);
        for (const auto* code : {"energy", "run_hours", "compressor_hours"})
            for (std::size_t i = 0; i < now.size(); ++i)
                ASSERT_TRUE(plant.points()[i].measure != code || now[i] >= before[i]) << plant.points()[i].device;
        std::swap(before, now);
    }
}

TEST(Plant, PatientsComeByDay) {
    Plant plant({2});
    const auto pressure = index_of(plant, "MZ-001", "paw_peak");
    std::vector<double> values;
    int day = 0, night = 0, tests = 0;
    for (int m = 0; m < 5 * 1440; ++m) {
        const Instant at = monday + minute * m;
        plant.values(at, minute, values);
        const int local = minute_of_day(at, Zone{});
        if (!std::isnan(values[pressure])) (local > 7 * 60 && local < 23 * 60 ? day : night) += 1;
        if (!std::isnan(values[index_of(plant, "MZ-001", "leak")])) ++tests;
    }
    EXPECT_GT(day, 1000);
    EXPECT_EQ(night, 0);
    EXPECT_EQ(tests, 5);  // one self-test a morning
}

TEST(Plant, SlowPointsComeAtTheirPeriod) {
    Plant plant({2});
    const auto energy = index_of(plant, "BY-001", "energy");
    std::vector<double> values;
    int came = 0;
    for (int m = 0; m < 60; ++m) {
        plant.values(monday + minute * m, minute, values);
        came += std::isnan(values[energy]) ? 0 : 1;
    }
    EXPECT_EQ(came, 4);
}

TEST(Plant, EveryFaultReachesItsLimitInTime) {
    struct Row {
        FaultKind kind;
        const char *device, *measure;
    };
    const Row rows[] = {{FaultKind::leak, "MZ-003", "leak"},
                        {FaultKind::oxygen_cell, "MZ-004", "o2_cell"},
                        {FaultKind::battery_fade, "MZ-005", "battery"},
                        {FaultKind::sticking_valve, "MZ-006", "peep"},
                        {FaultKind::sieve_wear, "ZY-001", "o2_purity"},
                        {FaultKind::leak, "HL-001", "pressure"},
                        {FaultKind::leak, "QT-002", "o2_pressure"},
                        {FaultKind::leak, "FX-001", "vacuum"},
                        {FaultKind::filter_clogging, "KT-002", "filter_dp"},
                        {FaultKind::sticking_valve, "KT-003", "supply_temp"},
                        {FaultKind::refrigerant_loss, "LK-002", "temperature"},
                        {FaultKind::battery_fade, "UP-002", "battery"},
                        {FaultKind::levelling_drift, "DT-004", "levelling_error"},
                        {FaultKind::door_drag, "DT-005", "door_seconds"}};
    for (const auto& row : rows) {
        Plant plant({4});
        const auto point = index_of(plant, row.device, row.measure);
        const auto onset = monday + std::chrono::hours(48);
        const double sound = day_mean(plant, point, onset);
        const auto fault = plant.inject(row.kind, row.device, onset, 2);
        ASSERT_TRUE(fault && fault->limit && fault->limit_at) << row.device;
        EXPECT_EQ(fault->measure, row.measure);
        // A day of work around the moment; weekends bring some machines nothing, so look at the days around.
        Instant at = *fault->limit_at + std::chrono::hours(12);
        double then = day_mean(plant, point, at);
        while (std::isnan(then)) then = day_mean(plant, point, at = at + std::chrono::hours(24));
        const double way = (then - sound) / (*fault->limit - sound);
        EXPECT_GT(way, 0.75) << row.device << ": " << sound << " -> " << then;
        EXPECT_LT(way, 1.6) << row.device << ": " << sound << " -> " << then;
        EXPECT_EQ(fault->above, *fault->limit > sound) << row.device;
        plant.repair(row.device, at);
        Instant later = at + std::chrono::hours(24);
        double healed = day_mean(plant, point, later);
        while (std::isnan(healed)) healed = day_mean(plant, point, later = later + std::chrono::hours(24));
        EXPECT_LT(std::abs(healed - sound), 0.4 * std::abs(*fault->limit - sound)) << row.device;
    }
}

TEST(Plant, FrozenSensorsStandStill) {
    Plant plant({6});
    const auto point = index_of(plant, "LK-001", "temperature");
    ASSERT_TRUE(plant.inject(FaultKind::sensor_freeze, "LK-001", monday));
    std::vector<double> values;
    plant.values(monday + minute, minute, values);
    const double first = values[point];
    for (int m = 2; m < 600; ++m) {
        plant.values(monday + minute * m, minute, values);
        ASSERT_EQ(values[point], first);
    }
    plant.repair("LK-001", monday + std::chrono::hours(10));
    int moved = 0;
    for (int m = 601; m < 700; ++m) {
        plant.values(monday + minute * m, minute, values);
        moved += values[point] != first ? 1 : 0;
    }
    EXPECT_GT(moved, 50);
}

TEST(Plant, RefusesWhatCannotHappen) {
    Plant plant({1});
    EXPECT_FALSE(plant.inject(FaultKind::sieve_wear, "MZ-001", monday));
    EXPECT_FALSE(plant.inject(FaultKind::leak, "MZ-999", monday));
    EXPECT_FALSE(plant.inject(FaultKind::leak, "MZ-001", monday, 0));
    EXPECT_TRUE(plant.faults().empty());
    EXPECT_EQ(fault_kind("sieve_wear"), FaultKind::sieve_wear);
    EXPECT_EQ(fault_kind("nonsense"), std::nullopt);
    for (std::size_t i = 0; i < fault_kinds; ++i) {
        const auto kind = static_cast<FaultKind>(i);
        EXPECT_EQ(fault_kind(text_of(kind)), kind);
    }
    for (const auto& device : plant.devices())
        for (const auto kind : Plant::faults_of(device.type)) EXPECT_TRUE(plant.inject(kind, device.asset_no, monday));
}

}  // namespace
}  // namespace zs::plant
