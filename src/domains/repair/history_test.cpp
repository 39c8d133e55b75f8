// Importing old records: both layouts, every refusal, twice the same.
#include "domains/repair/history.h"

#include <gtest/gtest.h>

#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/repair/repair.h"
#include "domains/space/space.h"
#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"
#include "platform/files/store.h"

namespace zs::repair {
namespace {

class HistoryTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::vector<Migration> migrations = audit::generated_migrations();
        for (auto module : {catalog::module(services), organization::module(services), space::module(services),
                            repair::module(services)})
            migrations.insert(migrations.end(), module.migrations.begin(), module.migrations.end());
        ASSERT_TRUE(migrate(*database, migrations));
        ASSERT_TRUE(database->write([](Transaction& transaction) -> Status {
            space::Campus campus{{}, 0, "main", "主院区", ""};
            insert(transaction, campus);
            space::Building building;
            building.campus_id = campus.id;
            building.code = building.name = "A";
            insert(transaction, building);
            space::Floor floor;
            floor.building_id = building.id;
            floor.code = floor.name = "A1";
            insert(transaction, floor);
            space::Room room;
            room.floor_id = floor.id;
            room.code = "A1-01";
            room.name = "病室";
            insert(transaction, room);
            FaultType fault;
            fault.code = "other";
            fault.name = "其他";
            fault.trade = "power";
            insert(transaction, fault);
            return {};
        }));
    }
    history::Report import(const std::string& csv, const std::string& mapping_json) {
        const auto mapping = history::read_mapping(mapping_json);
        const auto file = documents::read_table(csv);
        history::Report report;
        if (!mapping || !file) throw std::runtime_error("mapping or file");
        const auto status = database->write([&](Transaction& transaction) -> Status {
            report = history::import_orders(transaction, *file, *mapping);
            return report.problems.empty() ? Status{} : fail(Code::invalid, "import.not_applied");
        });
        EXPECT_EQ(status.has_value(), report.problems.empty());
        return report;
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
    files::Store files{std::filesystem::temp_directory_path() / "zs-history-files"};
    Services services{*database, database.clock(), hub, files, ""};
    const std::string events =
        R"({"layout":"events","columns":{"number":"case","activity":"act","at":"time"},"activities":{"6":"restored"},)"
        R"("defaults":{"room":"A1-01"}})";
};

TEST_F(HistoryTest, EventsBecomeOrdersWithTimelines) {
    const std::string log =
        "case,act,time\n7,1,2012-04-03 10:00:00\n7,6,2012-04-03 12:00:00\n7,6,2012-04-03 13:30:00\n"
        "8,1,2012-04-04 08:00:00\n8,9,2012-04-04 09:00:00\n";
    const auto report = import(log, events);
    EXPECT_EQ(report.created, 2);
    EXPECT_EQ(count("SELECT restored_at - reported_at FROM repair_work_order WHERE number = 'IMP-7'"),
              210 * 60'000);  // the last resolution counts
    EXPECT_EQ(count("SELECT restored_at - reported_at FROM repair_work_order WHERE number = 'IMP-8'"),
              60 * 60'000);  // never resolved: its last event
    EXPECT_EQ(count("SELECT COUNT(*) FROM repair_timeline_entry"), 2 + 5);
    EXPECT_EQ(count("SELECT COUNT(*) FROM repair_work_order WHERE state = 'closed' AND source = 'imported'"), 2);
    const auto again = import(log, events);
    EXPECT_EQ(again.created, 0);
    EXPECT_EQ(again.known, 2);
    EXPECT_EQ(count("SELECT COUNT(*) FROM repair_work_order"), 2);
}

TEST_F(HistoryTest, OneBadRowKeepsEverythingOutAndEveryBadRowIsNamed) {
    const auto report = import(
        "no,in,out,where\n1,2025-01-01 08:00,2025-01-01 09:00,A1-01\n2,yesterday,2025-01-01 09:00,A1-01\n"
        "3,2025-01-01 08:00,2025-01-01 07:00,A1-01\n4,2025-01-01 08:00,2025-01-01 09:00,nowhere\n",
        R"({"layout":"orders","columns":{"number":"no","reported_at":"in","restored_at":"out","room":"where"}})");
    std::vector<std::pair<std::size_t, std::string>> problems;
    for (const auto& problem : report.problems) problems.emplace_back(problem.row, problem.key);
    EXPECT_EQ(problems,
              (std::vector<std::pair<std::size_t, std::string>>{
                  {3, "field.not_an_instant"}, {4, "repair.import_before_report"}, {5, "field.reference_missing"}}));
    EXPECT_EQ(count("SELECT COUNT(*) FROM repair_work_order"), 0);
}

TEST_F(HistoryTest, MissingColumnsAreNamedBeforeAnyRow) {
    const auto report = import("a,b\n1,2\n", events);
    ASSERT_EQ(report.problems.size(), 3U);
    EXPECT_EQ(report.problems.front().key, "repair.import_no_column");
}

TEST(HistoryMapping, NamesEveryWrongKeyAtOnce) {
    const auto mapping = history::read_mapping(
        R"({"layout":"tables","columns":{"number":"n","colour":"c"},"activities":{"5":"flown"}})");
    ASSERT_FALSE(mapping);
    std::vector<std::string> fields;
    for (const auto& field : mapping.error().fields) fields.push_back(field.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"layout", "columns.colour", "columns.reported_at",
                                                "columns.restored_at", "activities.5"}));
}

}  // namespace
}  // namespace zs::repair
