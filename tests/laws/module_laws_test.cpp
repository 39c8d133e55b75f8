// What holds for the data of every module: schema and migrations, enums, lists, jobs, events, documents.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/hash.h"
#include "fuzz/inputs.h"
#include "laws/routes.h"
#include "platform/access_routes/access_routes.h"

namespace zs {
namespace {

using testing::EmptyHospital;
using testing::RoutedHospital;

class ModuleLaw : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
    }
    /// One hospital for all tests of an engine: playing it takes a second.
    RoutedHospital& hospital() {
        static std::map<Engine, std::unique_ptr<RoutedHospital>> all;
        auto& mine = all[GetParam()];
        if (!mine) mine = std::make_unique<RoutedHospital>(GetParam());
        return *mine;
    }
    template <class Work>
    void read(Work work) {
        const auto status = hospital().database->read([&](Reader& reader) -> Status {
            work(reader);
            return {};
        });
        ASSERT_TRUE(status) << status.error().key;
    }
};

std::vector<std::string> tables_of(Reader& reader) {
    std::vector<std::string> names;
    reader.query(reader.engine() == Engine::sqlite
                     ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
                     : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER "
                       "BY table_name",
                 {}, [&](const Row& row) { names.emplace_back(row.text(0)); });
    return names;
}

/// "table.column" of the whole schema; `needed_only`: those that every INSERT must give.
std::set<std::string> columns_of(Reader& reader, bool needed_only = false) {
    std::set<std::string> columns;
    for (const auto& table : tables_of(reader)) {
        const std::string sql =
            reader.engine() == Engine::sqlite
                ? fmt::format("SELECT name, \"notnull\", dflt_value FROM pragma_table_info('{}') WHERE pk = 0", table)
                : fmt::format(
                      "SELECT column_name, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END, column_default FROM "
                      "information_schema.columns WHERE table_schema = current_schema() AND table_name = '{}' "
                      "AND is_identity = 'NO'",
                      table);
        reader.query(sql, {}, [&](const Row& row) {
            if (!needed_only || (row.integer(1) == 1 && row.is_null(2)))
                columns.insert(table + "." + std::string(row.text(0)));
        });
    }
    return columns;
}

/// Every row of every table but the scheduler's own, as one hash for each table.
std::map<std::string, std::string> fingerprint(Reader& reader) {
    std::map<std::string, std::string> prints;
    for (const auto& table : tables_of(reader)) {
        if (table.starts_with("job_") || table == "event_cursor") continue;
        std::string all;
        reader.query(fmt::format("SELECT * FROM {} ORDER BY 1", table), {}, [&](const Row& row) {
            for (int column = 0; column < row.columns(); ++column) {
                const Value value = row.value(column);
                if (const auto* number = std::get_if<std::int64_t>(&value)) all += std::to_string(*number);
                if (const auto* text = std::get_if<std::string>(&value)) all += *text;
                if (const auto* real = std::get_if<double>(&value)) all += fmt::format("{}", *real);
                all += '|';
            }
        });
        prints[table] = sha256_hex(all);
    }
    return prints;
}

std::string changed(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& after) {
    std::string names;
    for (const auto& [table, print] : after)
        if (const auto found = before.find(table); found == before.end() || found->second != print)
            names += table + " ";
    return names;
}

/// Rows of a list that somebody else writes show only what people look at.
bool is_written(const EntityTable& entity) { return entity.name == entity.table; }

TEST_P(ModuleLaw, EveryNeededColumnIsDescribed) {
    std::set<std::string> described;
    std::set<std::string> tables;
    for (const auto& module : hospital().modules)
        for (const auto* entity : module.entities) {
            if (!is_written(*entity)) continue;
            tables.emplace(entity->table);
            for (const auto& field : entity->fields)
                described.insert(
                    fmt::format("{}.{}", entity->table, field.rule.sql.empty() ? field.name : field.rule.sql));
        }
    read([&](Reader& reader) {
        for (const auto& column : columns_of(reader, true)) {
            if (!tables.contains(column.substr(0, column.find('.')))) continue;
            EXPECT_TRUE(described.contains(column)) << column << " has neither a field nor a default";
        }
    });
}

TEST_P(ModuleLaw, EveryOlderSchemaIsBroughtUpToDate) {
    const auto all = app::all_migrations(hospital().modules);
    int newest = 0;
    for (const auto& migration : all) newest = std::max(newest, migration.number);
    std::set<std::string> fresh;
    read([&](Reader& reader) { fresh = columns_of(reader); });
    for (int released = 0; released < newest; ++released) {
        testing::TestDatabase database(GetParam());
        std::vector<Migration> older;
        for (const auto& migration : all)
            if (migration.number <= released) older.push_back(migration);
        EmptyHospital::must(migrate(*database, older));
        EmptyHospital::must(migrate(*database, all));
        EmptyHospital::must(migrate(*database, all));  // and again: nothing is left to do
        EmptyHospital::must(database->read([&](Reader& reader) -> Status {
            EXPECT_EQ(columns_of(reader), fresh) << "upgraded from " << released;
            return {};
        }));
    }
}

TEST_P(ModuleLaw, ANewVersionGivesRolesWhatItBringsAndNothingBack) {
    EmptyHospital hospital(GetParam());
    const auto permissions = app::all_permissions(hospital.modules);
    std::vector<std::string> of_technician;
    for (const auto& permission : permissions)
        if (std::find(permission.roles.begin(), permission.roles.end(), "technician") != permission.roles.end())
            of_technician.emplace_back(permission.name);
    ASSERT_GE(of_technician.size(), 2U);
    const auto& taken_away = of_technician[0];
    const auto& brought = of_technician[1];
    const auto start = [&] {
        EmptyHospital::must(hospital.database->write(
            [&](Transaction& transaction) { return access::ensure_roles(transaction, permissions); }));
    };
    const auto take = [&](const std::string& role, const std::string& permission) {
        EmptyHospital::must(hospital.database->write([&](Transaction& transaction) -> Status {
            transaction.execute(
                "UPDATE access_role SET permissions = REPLACE(',' || permissions || ',', ?, ',') WHERE code = ?",
                {"," + permission + ",", role});
            return {};
        }));
    };
    start();
    take("technician", taken_away);
    take("technician", brought);
    take("administrator", brought);  // the version before did not know it
    start();
    std::map<std::string, std::string> stored;
    EmptyHospital::must(hospital.database->read([&](Reader& reader) -> Status {
        reader.query("SELECT code, permissions FROM access_role", {},
                     [&](const Row& row) { stored[std::string(row.text(0))] = "," + std::string(row.text(1)) + ","; });
        return {};
    }));
    const auto has = [&](const std::string& role, const std::string& permission) {
        return stored[role].find("," + permission + ",") != std::string::npos;
    };
    EXPECT_TRUE(has("technician", brought)) << stored["technician"];
    EXPECT_TRUE(has("administrator", brought));
    EXPECT_FALSE(has("technician", taken_away)) << stored["technician"];
}

TEST_P(ModuleLaw, StoredEnumsAreDeclaredOnceWithTheirOwnLabels) {
    int checked = 0;
    read([&](Reader& reader) {
        for (const auto& module : hospital().modules)
            for (const auto* entity : module.entities)
                for (const auto& field : entity->fields) {
                    if (field.options.empty() || field.kind != FieldKind::enumeration) continue;
                    std::set<std::string_view> values, zh, en;
                    std::string list;
                    for (const auto& option : field.options) {
                        EXPECT_TRUE(values.insert(option.value).second) << entity->name << ' ' << option.value;
                        EXPECT_TRUE(zh.insert(option.zh).second) << entity->name << ' ' << option.zh;
                        EXPECT_TRUE(en.insert(option.en).second) << entity->name << ' ' << option.en;
                        list += fmt::format("{}'{}'", list.empty() ? "" : ",", option.value);
                    }
                    const auto column = field.rule.sql.empty() ? field.name : field.rule.sql;
                    EXPECT_EQ(reader.integer(fmt::format("SELECT COUNT(*) FROM {} WHERE {} NOT IN ({})", entity->table,
                                                         column, list)),
                              0)
                        << entity->name << '.' << field.name;
                    ++checked;
                }
    });
    EXPECT_GT(checked, 10);
}

TEST_P(ModuleLaw, ListsPageAndAreBounded) {
    int paged = 0;
    for (const auto& route : hospital().routes) {
        if (!route.page || route.method != http::Method::get || route.path.find('{') != std::string_view::npos)
            continue;
        const std::string path(route.path);
        EXPECT_EQ(hospital().send(http::Method::get, path, {{"limit", "501"}}).status, 422) << path;
        EXPECT_EQ(hospital().send(http::Method::get, path, {{"limit", "0"}}).status, 422) << path;
        EXPECT_EQ(hospital().send(http::Method::get, path, {{"cursor", "zz"}}).status, 422) << path;
        EXPECT_EQ(hospital().send(http::Method::get, path, {{"no_such_field", "1"}}).status, 422) << path;
        std::set<std::string> seen;
        QueryPairs query{{"limit", "1"}, {"total", "true"}};
        for (int page = 0; page < 3; ++page) {
            const auto answer = hospital().send(http::Method::get, path, query);
            ASSERT_EQ(answer.status, 200) << path << answer.body;
            const auto body = json::parse_object(answer.body);
            ASSERT_LE(body->at("items").as_array().size(), 1U) << path;
            EXPECT_TRUE(body->at("total").is_int64()) << path;
            for (const auto& item : body->at("items").as_array())
                EXPECT_TRUE(seen.insert(json::write(item)).second) << path << " shows a row twice";
            if (!body->at("next").is_string()) break;
            query = {{"limit", "1"}, {"total", "true"}, {"cursor", std::string(body->at("next").as_string())}};
        }
        ++paged;
    }
    EXPECT_GT(paged, 15);
}

TEST_P(ModuleLaw, AJobThatRunsTwiceDoesItsWorkOnce) {
    int jobs = 0;
    for (const auto& module : hospital().modules)
        for (const auto& job : module.jobs) {
            const auto run = [&]() -> Result<std::int64_t> {
                if (job.run_outside) return job.run_outside(*hospital().database);
                Result<std::int64_t> done = 0;
                ZS_TRY(hospital().database->write([&](Transaction& transaction) -> Status {
                    ZS_TRY_ASSIGN(done, job.run(transaction));
                    return {};
                }));
                return done;
            };
            for (int i = 0; i < 10; ++i) {  // batches: until nothing is left
                const auto done = run();
                ASSERT_TRUE(done) << job.name << ' ' << done.error().key;
                if (*done == 0) break;
            }
            std::map<std::string, std::string> before, after;
            read([&](Reader& reader) { before = fingerprint(reader); });
            EXPECT_TRUE(run()) << job.name;
            read([&](Reader& reader) { after = fingerprint(reader); });
            EXPECT_EQ(changed(before, after), "") << job.name;
            ++jobs;
        }
    EXPECT_GT(jobs, 4);
}

TEST_P(ModuleLaw, AnEventDeliveredTwiceChangesNothingTheSecondTime) {
    std::vector<events::Event> recent;
    read([&](Reader& reader) {
        reader.query("SELECT id, type, entity_id, payload, at FROM event_outbox ORDER BY id DESC LIMIT 200", {},
                     [&](const Row& row) {
                         recent.push_back({row.integer(0),
                                           std::string(row.text(1)),
                                           row.integer(2),
                                           std::string(row.text(3)),
                                           {row.integer(4)}});
                     });
    });
    ASSERT_FALSE(recent.empty());
    for (const auto& module : hospital().modules)
        for (const auto& subscription : module.subscriptions) {
            const auto deliver = [&] {
                for (const auto& event : recent)
                    if (event.type.starts_with(subscription.prefix))
                        EmptyHospital::must(hospital().database->write(
                            [&](Transaction& transaction) { return subscription.handle(transaction, event); }));
            };
            deliver();
            std::map<std::string, std::string> before, after;
            read([&](Reader& reader) { before = fingerprint(reader); });
            deliver();
            read([&](Reader& reader) { after = fingerprint(reader); });
            EXPECT_EQ(changed(before, after), "") << subscription.name;
        }
}

TEST_P(ModuleLaw, TelephoneNumbersVanishAfterTheirTime) {
    RoutedHospital fresh(GetParam());
    const auto with_phone = [&](std::string_view state) {
        std::int64_t count = 0;
        EmptyHospital::must(fresh.database->read([&](Reader& reader) -> Status {
            count = reader
                        .integer(fmt::format("SELECT COUNT(*) FROM repair_work_order WHERE reporter_phone <> '' AND "
                                             "state {} 'closed'",
                                             state))
                        .value_or(-1);
            return {};
        }));
        return count;
    };
    EmptyHospital::must(fresh.database->write([](Transaction& transaction) -> Status {
        transaction.execute("UPDATE repair_work_order SET reporter_phone = '13900001111'");
        return {};
    }));
    const auto open = with_phone("<>");
    const auto purge = [&] {
        for (const auto& module : fresh.modules)
            for (const auto& job : module.jobs)
                if (job.name == "repair.purge_phones")
                    EmptyHospital::must(fresh.database->write([&](Transaction& transaction) -> Status {
                        ZS_TRY(job.run(transaction));
                        return {};
                    }));
    };
    fresh.database.clock().set(fresh.period.to);
    purge();
    EXPECT_GT(with_phone("="), 0);  // too early
    fresh.database.clock().advance(std::chrono::hours(24 * 400));
    purge();
    EXPECT_EQ(with_phone("="), 0);
    EXPECT_EQ(with_phone("<>"), open);  // who still waits may be called
    EXPECT_GT(open, 0);
}

INSTANTIATE_TEST_SUITE_P(, ModuleLaw, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST(Laws, EveryBodyIsFuzzed) {
    EmptyHospital hospital;
    access::Sessions sessions(*hospital.database, hospital.database.clock(), organization::with_descendants);
    std::set<std::string_view> fuzzed;
    for (const auto& input : fuzz::inputs()) fuzzed.insert(input.table->name);
    for (const auto& route : app::all_routes(hospital.modules, hospital.services, sessions)) {
        constexpr std::size_t small = 6;  // structs private to a routes.cpp go through the same decoder
        if (route.input == nullptr || (route.input->table.empty() && route.input->fields.size() <= small)) continue;
        EXPECT_TRUE(fuzzed.contains(route.input->name))
            << route.path << ": add " << route.input->name << " to tests/fuzz/inputs.h";
    }
}

TEST(Laws, DiagramsInDocumentsAreFresh) {
    EmptyHospital hospital;
    for (const auto& module : hospital.modules)
        for (const auto& flow : module.workflows) {
            const std::string path = fmt::format("{}/src/domains/{}/README.md", ZS_ROOT, module.name);
            std::ifstream file(path);
            const std::string document(std::istreambuf_iterator<char>(file), {});
            EXPECT_NE(document.find(mermaid(flow)), std::string::npos) << path << " should contain\n" << mermaid(flow);
        }
}

}  // namespace
}  // namespace zs
