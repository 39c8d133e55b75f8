// The command line: one function for each command; main.cpp only parses.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "app/modules.h"
#include "platform/base/clock.h"
#include "platform/files/store.h"
#include "platform/notify/live.h"

namespace zs::repair {
class Life;
}
namespace zs::demo {
class PlantLife;
}

namespace zs::app {

struct Settings {
    std::string data = "data/demo";  // directory of the embedded database and the files
    std::string database;            // postgresql://…; empty = embedded
    std::string history;             // http://host:8428 of a VictoriaMetrics; empty = files beside the database
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string public_url;
    std::string certificate_file, key_file;
    std::string trusted_proxy;  // address whose X-Forwarded-For is believed
    bool demo = false;
    int beds = 800;
    std::string from, to;  // civil days
    std::uint64_t seed = 1;
    std::vector<std::string> parameters;  // "repair.dispatch.mode=pool": in force from the first played day
};

/// Everything that lives as long as the process: clock, database, files, hub, modules.
class Application {
public:
    /// Opens the database, brings its schema up to date, makes the roles.
    static Result<std::unique_ptr<Application>> open(const Settings& settings);

    Settings settings;
    SystemClock clock;
    std::unique_ptr<Database> database;
    std::unique_ptr<files::Store> files;
    live::Hub hub;
    std::unique_ptr<Services> services;
    Shared shared;
    std::vector<Module> modules;
    std::unique_ptr<access::Sessions> sessions;
};

/// `zhongshu plant`.
struct PlantSettings {
    std::string broker;  // "host:port"; empty: nothing is published
    std::string user, password, ca_file;
    int qos = 1;
    int modbus_port = -1;  // 0: a free one; -1: no Modbus
    std::string address = "127.0.0.1";
    double speed = 1;     // seconds of the plant in a second
    double every_s = 10;  // between values
    int rounds = 0;       // 0: for ever
    std::uint64_t seed = 1;
    int beds = 800;
    std::vector<std::string> faults;  // "KIND:DEVICE" or "KIND:DEVICE:RATE", from the start on
};
int run_plant(const PlantSettings& settings);
int serve(const Settings& settings);
int migrate_database(const Settings& settings);
int print_openapi();
int simulate_hospital(const Settings& settings);
std::filesystem::path history_directory(const Settings& settings);
/// The database into one file and the readings into the directory of that name with ".history" behind it.
int back_up(const Settings& settings, const std::string& path);
int verify_data(const Settings& settings);
int import_orders(const Settings& settings, const std::string& file, const std::string& mapping, bool dry_run);
int export_data(const Settings& settings, const std::string& directory);
int restore(const Settings& settings, const std::string& path);
int examine(const Settings& settings);
int detect(const std::string& path);
/// Line protocol from standard input, one JSON object a point on standard output; or nothing there and the first fault
/// with line and column on standard error.
int parse_lines(const std::string& precision, std::int64_t default_time_ns);
/// GS1 texts from standard input, one a line; one JSON object a line: elements, or the fault and its place.
int parse_gs1();
/// `zhongshu forecast`: a wide table (csv or xlsx; first column the period, one column a series, empty = missing).
struct ForecastSettings {
    std::string file;
    int horizon = 12;
    int season = 12;  // periods of a year; 1: none
    int threads = 0;  // 0: as many as there are cores
};
int forecast_table(const ForecastSettings& settings);
/// A list of sales (csv or xlsx: date, category, paid, sold; name, listed, quantity if there) against mark-up rules.
int check_prices(const std::string& file, const std::string& rules_file, const std::string& hospital);
int add_user(const Settings& settings, const std::string& user_name, const std::string& role);

/// Whether the played machines were listened to: `yes` leaves alarms and early warnings behind, and what people did
/// with them; hospitals for tests begin without.
enum class MachinesTold { no, yes };
/// Fills an empty database with the demo hospital and its logins, with progress on standard error.
Status create_demo(Application& application, MachinesTold machines_told);
/// Makes the demo hospital where there is no database yet (PostgreSQL: an empty one). The embedded one is made beside
/// its place and moved there whole, so that an interrupted first start leaves nothing half made.
Status ensure_demo(const Settings& settings);
/// Lives through the time since a played hospital was last open, with progress when that was long ago, and hands out
/// its further life; null for a hospital that is not a played one.
Result<std::shared_ptr<repair::Life>> resume_demo(Application& application);
/// The machines of a played hospital; null for one that is not.
Result<std::shared_ptr<demo::PlantLife>> resume_plant(Application& application);
/// True when there is no department yet.
Result<bool> is_empty(Application& application);
/// Prints the demo logins.
void print_logins();
int failed(const Error& error);
Result<std::string> read_whole(const std::string& path);

}  // namespace zs::app
