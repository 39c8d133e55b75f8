// A played hospital in memory of one test program: small, the same every time.
#pragma once
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "app/commands/commands.h"
#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/repair/simulation.h"
#include "domains/space/space.h"
#include "platform/database/engines/test_database.h"

namespace zs::testing {

/// A folder of its own for each hospital of a test program, gone with it: two may not write to one archive of readings.
class Folder {
public:
    Folder() {
        static int made = 0;
        path_ = std::filesystem::temp_directory_path() / fmt::format("zs-laws-{}-{}", ::getpid(), ++made);
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// All modules over a temporary database with the whole schema, empty.
class EmptyHospital {
public:
    explicit EmptyHospital(Engine engine = Engine::sqlite) : database(engine) {
        modules = app::all_modules(services);
        std::vector<ParameterDefault> defaults;
        for (const auto& module : modules)
            defaults.insert(defaults.end(), module.parameters.begin(), module.parameters.end());
        catalog::set_defaults(std::move(defaults));
        must(migrate(*database, app::all_migrations(modules)));
    }
    static void must(const Status& status) {
        if (!status) throw std::runtime_error(status.error().key);
    }

    TestDatabase database;
    live::Hub hub;
    Folder folder;
    files::Store files{folder.path() / "files"};
    Services services{*database, database.clock(), hub, files, "https://repair.example"};
    std::vector<Module> modules;
};

/// The demo hospital with 80 beds, four played weeks.
class PlayedHospital : public EmptyHospital {
public:
    explicit PlayedHospital(Engine engine = Engine::sqlite) : EmptyHospital(engine) {
        demo::Options options;
        options.beds = 80;
        options.from = date_of({2026, 8, 3});
        options.to = options.from + 28;
        must(database->write([&](Transaction& transaction) { return demo::build_hospital(transaction, options); }));
        must(database->write([&](Transaction& transaction) {
            return demo::build_rosters(transaction, options, options.from, options.to + 2);
        }));
        repair::SimulationOptions play;
        play.from = start_of_day(options.from, Zone{});
        play.to = start_of_day(options.to, Zone{});
        const auto played = repair::simulate(*database, play, [](double) { return Status{}; });
        if (!played) throw std::runtime_error(played.error().key);
        period = {play.from, play.to};
    }

    indicators::Period period;
};

}  // namespace zs::testing
