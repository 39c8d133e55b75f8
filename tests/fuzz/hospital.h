// A small hospital in a database for targets whose input ends in SQL. Whatever a target does is rolled back.
#pragma once
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "fuzz.h"
#include "platform/base/clock.h"
#include "platform/database/migrator.h"
#include "platform/database/session.h"
#include "platform/database/sqlite/connection.h"
#include "platform/database/sqlite/sqlite_database.h"

namespace zs::fuzz {

class Hospital {
public:
    static Hospital& get() {
        static Hospital instance;
        return instance;
    }
    Hospital(const Hospital&) = delete;
    Hospital& operator=(const Hospital&) = delete;
    ~Hospital() {
        connection_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    /// Runs `work` in a transaction that never commits.
    Status attempt(const std::function<Status(Transaction&)>& work) {
        connection_->execute("BEGIN IMMEDIATE", {});
        Session session(*connection_, Instant{1'790'000'000'000}, kept::Epochs::Seen{});
        const Status status = session.run(work);
        connection_->rollback();
        return status;
    }

private:
    Hospital() {
        spdlog::set_level(spdlog::level::off);
        std::string pattern = (std::filesystem::temp_directory_path() / "zs-fuzz-XXXXXX").string();
        promise(::mkdtemp(pattern.data()) != nullptr, "a temporary folder");
        folder_ = pattern;
        const std::string file = folder_ + "/fuzz.db";
        {
            ManualClock clock{Instant{1'790'000'000'000}};
            auto database = sqlite::open(file, {}, clock);
            promise(database.has_value(), "a database");
            promise(migrate(**database, migrations()).has_value(), "migrations apply");
            promise((*database)->write([](Transaction& transaction) { return furnish(transaction); }).has_value(),
                    "a furnished floor");
        }
        connection_ = std::make_unique<sqlite::SqliteConnection>(file, sqlite::Access::write);
    }

    /// Straight from the source tree: the fuzz build embeds nothing.
    static std::vector<Migration> migrations() {
        std::vector<Migration> all;
        for (const std::string_view module :
             {"platform/sequence", "platform/access", "platform/audit", "platform/events", "domains/catalog",
              "domains/organization", "domains/space", "domains/repair"}) {
            std::vector<std::filesystem::path> files;
            for (const auto& entry :
                 std::filesystem::directory_iterator(fmt::format("{}/{}/migrations", ZS_SOURCES, module)))
                files.push_back(entry.path());
            std::sort(files.begin(), files.end());
            int number = 0;
            for (const auto& path : files) {
                std::ifstream in(path);
                all.push_back({std::string(module), ++number, path.stem().string(),
                               std::string(std::istreambuf_iterator<char>(in), {})});
            }
        }
        return all;
    }

    static Status furnish(Transaction& transaction) {
        for (const std::string_view sql :
             {"INSERT INTO organization_department VALUES (1,1,'D1','科室','Ward','clinical',NULL,NULL,'','',1)",
              "INSERT INTO space_campus VALUES (1,1,'C1','院区','Campus')",
              "INSERT INTO space_building VALUES (1,1,1,'B1','楼','Building',0,0)",
              "INSERT INTO space_floor VALUES (1,1,1,'F1','1F','1F',1,'[]')",
              "INSERT INTO space_room VALUES (1,1,1,'R1','病室','Room','ward',1,'c','[]','',1)",
              "INSERT INTO repair_fault_type VALUES (1,1,'other','其他','Other','other','','general',3,0,30,'',1)"})
            transaction.execute(sql);
        return {};
    }

    std::string folder_;
    std::unique_ptr<sqlite::SqliteConnection> connection_;
};

}  // namespace zs::fuzz
