// What holds for every module, whoever wrote it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "domains/organization/organization.h"
#include "laws/hospital.h"
#include "platform/access/sessions.h"
#include "platform/entity/descriptor.h"

namespace zs {
namespace {

using testing::EmptyHospital;

EmptyHospital& hospital() {
    static EmptyHospital instance;
    return instance;
}

http::Routes routes() {
    auto& it = hospital();
    static access::Sessions sessions(*it.database, it.database.clock(), organization::with_descendants);
    return app::all_routes(it.modules, it.services, sessions);
}

std::set<std::string_view> declared_permissions() {
    std::set<std::string_view> names;
    for (const auto& module : hospital().modules)
        for (const auto& permission : module.permissions) names.insert(permission.name);
    return names;
}

TEST(Laws, EveryRouteNamesItsPermissionScopeAndPurpose) {
    const auto known = declared_permissions();
    std::set<std::string> seen;
    for (const auto& route : routes()) {
        const std::string name = fmt::format("{} {}", static_cast<int>(route.method), route.path);
        EXPECT_TRUE(seen.insert(name).second) << "declared twice: " << name;
        EXPECT_TRUE(route.permission == "public" || route.permission == "session" || known.contains(route.permission))
            << name << " asks for " << route.permission;
        EXPECT_FALSE(route.scope.empty()) << name;
        EXPECT_FALSE(route.summary.empty()) << name;
    }
    EXPECT_GT(seen.size(), 80U);
}

TEST(Laws, EveryPermissionHasTextsAndSomebodyWhoHasIt) {
    std::set<std::string_view> seen;
    for (const auto& module : hospital().modules)
        for (const auto& permission : module.permissions) {
            EXPECT_TRUE(seen.insert(permission.name).second) << permission.name;
            EXPECT_FALSE(permission.zh.empty() || permission.en.empty()) << permission.name;
            EXPECT_FALSE(permission.roles.empty()) << permission.name;
        }
}

TEST(Laws, EveryStepOfAWorkflowAsksForADeclaredPermission) {
    const auto known = declared_permissions();
    int steps = 0;
    for (const auto& module : hospital().modules)
        for (const auto& flow : module.workflows)
            for (const auto& edge : flow.edges) {
                ++steps;
                EXPECT_TRUE(known.contains(edge.permission)) << flow.name << ' ' << edge.from << ' ' << edge.action;
            }
    EXPECT_GT(steps, 50);
}

TEST(Laws, MessagesUseTheSamePlaceholdersInBothLanguages) {
    EXPECT_EQ(app::all_messages(hospital().modules).inconsistent_keys(), std::vector<std::string>{});
}

TEST(Laws, EveryFieldHasTextsInBothLanguages) {
    for (const auto& module : hospital().modules)
        for (const auto* entity : module.entities) {
            EXPECT_FALSE(entity->zh.empty() || entity->en.empty()) << entity->name;
            for (const auto& field : entity->fields) {
                EXPECT_FALSE(field.rule.zh.empty() || field.rule.en.empty()) << entity->name << '.' << field.name;
                for (const auto& option : field.options)
                    EXPECT_FALSE(option.zh.empty() || option.en.empty()) << entity->name << '.' << option.value;
            }
        }
}

TEST(Laws, CodesAreThoseOfAListThatPagesCanAsk) {
    std::set<std::string_view> lists;
    for (const auto& module : hospital().modules)
        for (const auto& data : module.master_data)
            if (data.table->find("code") != nullptr) lists.insert(data.table->table);
    int fields = 0;
    for (const auto& module : hospital().modules)
        for (const auto* entity : module.entities)
            for (const auto& field : entity->fields) {
                if (field.rule.codes_of.empty()) continue;
                EXPECT_EQ(field.kind, FieldKind::text) << entity->name << '.' << field.name;
                EXPECT_TRUE(lists.contains(field.rule.codes_of)) << entity->name << '.' << field.name;
                ++fields;
            }
    EXPECT_GT(fields, 10);
}

/// Tables by alias in the FROM clause of a view.
std::map<std::string, std::string> aliases_of(const EntityTable& view) {
    static const std::regex part(R"((?:^|JOIN )\s*(\w+) (\w+))");
    const std::string from(view.table);
    std::map<std::string, std::string> found;
    for (std::sregex_iterator at(from.begin(), from.end(), part), end; at != end; ++at) found[(*at)[2]] = (*at)[1];
    return found;
}

TEST(Laws, NamesInListsAreThoseOfTheReadersLanguage) {
    std::set<std::string> english;  // tables whose rows have an English name
    for (const auto& module : hospital().modules)
        for (const auto* entity : module.entities)
            if (entity->find("name_en") != nullptr) english.emplace(entity->table);
    int names = 0;
    for (const auto& route : routes()) {
        if (route.output == nullptr) continue;
        const auto aliases = aliases_of(*route.output);
        for (const auto& field : route.output->fields) {
            const std::string sql(field.rule.sql);
            const auto dot = sql.find('.');
            if (dot == std::string::npos || sql.substr(dot) != ".name") continue;
            const auto table = aliases.find(sql.substr(0, dot));
            if (table == aliases.end() || !english.contains(table->second)) continue;
            ++names;
            EXPECT_TRUE(field.rule.sql_en == sql + "_en" ||
                        route.output->find(std::string(field.name) + "_en") != nullptr)
                << route.output->name << '.' << field.name;
        }
    }
    EXPECT_GT(names, 30);
}

class SchemaLaw : public ::testing::TestWithParam<Engine> {};
TEST_P(SchemaLaw, EveryDeclaredEntityIsATableWithThoseColumns) {
    if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
    EmptyHospital it(GetParam());
    int tables = 0;
    for (const auto& module : it.modules)
        for (const auto* entity : module.entities) {
            std::string columns;
            for (const auto& field : entity->fields) {
                const auto& sql = field.rule.sql.empty() ? field.name : field.rule.sql;
                columns += (columns.empty() ? "" : ", ") + std::string(sql);
            }
            const auto status = it.database->read([&](Reader& reader) -> Status {
                reader.query(fmt::format("SELECT {} FROM {} WHERE 1 = 0", columns, entity->table), {},
                             [](const Row&) {});
                return {};
            });
            EXPECT_TRUE(status) << entity->name << ": " << columns;
            ++tables;
        }
    EXPECT_GT(tables, 15);
}
INSTANTIATE_TEST_SUITE_P(, SchemaLaw, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST(Laws, ParametersAreDeclaredOnceWithTextsAndSource) {
    std::set<std::string_view> seen;
    for (const auto& module : hospital().modules)
        for (const auto& parameter : module.parameters) {
            EXPECT_TRUE(seen.insert(parameter.code).second) << parameter.code;
            EXPECT_FALSE(parameter.zh.empty() || parameter.en.empty() || parameter.source.empty()) << parameter.code;
        }
    EXPECT_GT(seen.size(), 20U);
}

}  // namespace
}  // namespace zs
