// Uploaded files: what a row names stays, what nobody names goes after a day, and no column is forgotten.
#include <gtest/gtest.h>

#include <set>

#include "app/uploads.h"
#include "core/text.h"
#include "laws/routes.h"

namespace zs {
namespace {

using testing::EmptyHospital;

class FileLaw : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        it = std::make_unique<EmptyHospital>(GetParam());
    }
    std::string stored(const std::string& bytes, std::chrono::hours age) {
        auto hash = it->files.put(bytes, files::Purpose::attachment).value().hash;
        std::filesystem::last_write_time(it->files.directory() / hash.substr(0, 2) / hash.substr(2, 2) / hash,
                                         std::filesystem::file_time_type::clock::now() - age);
        return hash;
    }
    /// A table like a module's, with one file and a list of files in a row.
    void name(const std::string& one, const std::string& list) {
        EmptyHospital::must(it->database->write([&](Transaction& transaction) -> Status {
            transaction.execute("CREATE TABLE IF NOT EXISTS law_proof (one TEXT NOT NULL, list TEXT NOT NULL)");
            transaction.execute("INSERT INTO law_proof (one, list) VALUES (?, ?)", {one, list});
            return {};
        }));
    }
    std::int64_t sweep() {
        return app::sweep_files(*it->database, it->files, {{"law_proof", "one", false}, {"law_proof", "list", true}})
            .value();
    }
    std::unique_ptr<EmptyHospital> it;
    static constexpr std::chrono::hours old{25};
};

TEST_P(FileLaw, TheSweepTakesOldFilesThatNobodyNames) {
    const auto named = stored("named", old), first = stored("first of a list", old);
    const auto last = stored("last of a list", old), lost = stored("lost", old), fresh = stored("fresh", {});
    name(named, "[]");
    name("", "[\"" + first + "\", \"" + last + "\"]");
    EXPECT_EQ(sweep(), 1);
    for (const auto& hash : {named, first, last, fresh}) EXPECT_TRUE(it->files.contains(hash));
    EXPECT_FALSE(it->files.contains(lost));
    EXPECT_EQ(sweep(), 0);
}

TEST_P(FileLaw, AnEmptyFieldNamesNothing) {
    const auto first = stored("first", {}), photo = stored("photo of an answer", {});
    name("", "[]");
    name(first, R"([{"task":{"code":"t1"},"answer":{"photo":")" + photo + R"(","note":""}}])");
    std::set<std::string> seen;
    EmptyHospital::must(it->database->read([&](Reader& reader) -> Status {
        app::named_files(reader, {{"law_proof", "one", false}, {"law_proof", "list", true}}, "",
                         [&](std::string_view hash) { seen.emplace(hash); });
        return {};
    }));
    EXPECT_EQ(seen, (std::set<std::string>{first, photo}));
}

TEST_P(FileLaw, ADatabaseThatNamesNoneOfTheFilesTakesNothing) {
    const auto lost = stored("lost", old);
    name("", "[]");
    EXPECT_EQ(sweep(), 0);
    EXPECT_TRUE(it->files.contains(lost));
}

INSTANTIATE_TEST_SUITE_P(, FileLaw, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

/// Names that people give to what holds an uploaded file.
bool sounds_like_a_file(std::string_view name) {
    static const std::set<std::string_view> words{
        "hash",     "hashes",    "sha256",   "photo",      "photos",      "picture", "pictures", "image",
        "images",   "signature", "evidence", "attachment", "attachments", "file",    "files",    "signatures",
        "document", "documents", "scan",     "scans",      "logo",        "avatar"};
    const auto parts = text::split(name, '_');
    return std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return words.contains(part); });
}

bool may_name_files(const FieldTable& field) {
    const bool holds_text = field.kind == FieldKind::text || field.kind == FieldKind::json;
    return holds_text && !field.rule.secret && sounds_like_a_file(field.name);
}

/// Would the sweep not know such a column, it would take the files away from under its rows.
TEST(Laws, EveryColumnThatHoldsFilesIsDeclared) {
    EmptyHospital hospital;
    int declared = 0;
    for (const auto& module : hospital.modules)
        for (const auto* entity : module.entities) {
            if (entity->name != entity->table || entity->name.starts_with("access_")) continue;
            for (const auto& field : entity->fields) {
                declared += field.rule.file ? 1 : 0;
                if (may_name_files(field)) {
                    EXPECT_TRUE(field.rule.file) << entity->name << '.' << field.name << " needs .file = true";
                }
                if (field.rule.file) {
                    EXPECT_TRUE(field.kind == FieldKind::text || field.kind == FieldKind::json) << field.name;
                }
            }
        }
    EXPECT_GE(declared, 4);
}

TEST(Laws, EveryBodyThatNamesFilesIsChecked) {
    EmptyHospital hospital;
    access::Sessions sessions(*hospital.database, hospital.database.clock(), organization::with_descendants);
    int checked = 0;
    for (const auto& route : app::all_routes(hospital.modules, hospital.services, sessions)) {
        if (route.input == nullptr || route.input->name.starts_with("access_")) continue;
        for (const auto& field : route.input->fields) {
            if (may_name_files(field)) {
                EXPECT_TRUE(field.rule.file) << route.path << ' ' << field.name << " needs .file = true";
            }
            checked += field.rule.file ? 1 : 0;
        }
    }
    EXPECT_GE(checked, 5);
}

/// Tables that no entity describes are covered too: nothing there may sound like a file.
TEST(Laws, NoUndescribedColumnHoldsFiles) {
    EmptyHospital hospital;
    const std::set<std::string> no_files{"access_user.password_hash", "access_session.token_hash",
                                         "access_token.token_hash",   "audit_entry.hash",
                                         "schema_migration.sha256",   "idempotency_record.request_sha256"};
    std::set<std::string> known = no_files;
    for (const auto& column : app::file_columns(hospital.modules)) known.insert(column.table + "." + column.column);
    EmptyHospital::must(hospital.database->read([&](Reader& reader) -> Status {
        reader.query(
            "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND "
            "c.type = 'TEXT'",
            {}, [&](const Row& row) {
                const auto column = std::string(row.text(0)) + "." + std::string(row.text(1));
                if (sounds_like_a_file(row.text(1))) {
                    EXPECT_TRUE(known.contains(column)) << column;
                }
            });
        return {};
    }));
}

TEST(Laws, ABodyThatNamesAMissingFileIsRefused) {
    testing::RoutedHospital hospital;
    const std::string missing(64, '0');
    std::string token;
    EmptyHospital::must(hospital.database->read([&](Reader& reader) -> Status {
        token = reader.text("SELECT token FROM space_place_code WHERE active = 1 ORDER BY id LIMIT 1").value();
        return {};
    }));
    const auto report = [&](const std::string& hash) {
        return hospital.send(http::Method::post, "/api/v1/public/report/" + token, {},
                             R"({"description":"x","photos":[")" + hash + R"("]})");
    };
    const auto refused = report(missing);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_NE(refused.body.find("files.not_uploaded"), std::string::npos) << refused.body;
    const auto hash = hospital.files.put("a photo", files::Purpose::attachment).value().hash;
    EXPECT_EQ(report(hash).status, 201);
    std::int64_t seen = 0;
    EmptyHospital::must(hospital.database->read([&](Reader& reader) -> Status {
        app::named_files(reader, app::file_columns(hospital.modules), "",
                         [&](std::string_view name) { seen += name == hash ? 1 : 0; });
        return {};
    }));
    EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace zs
