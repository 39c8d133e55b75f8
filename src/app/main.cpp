// zhongshu: the command line.
#include <CLI/CLI.hpp>
#include <csignal>

#include "app/commands/commands.h"
#include "platform/base/log.h"

namespace {

CLI::App* add_parse_command(CLI::App& cli, std::string& precision, std::int64_t& default_time_ns) {
    auto* telemetry = cli.add_subcommand("telemetry", "readings of machines");
    telemetry->require_subcommand(1);
    auto* parse = telemetry->add_subcommand("parse", "check line protocol from standard input");
    parse->add_option("--precision", precision, "unit of the times")->check(CLI::IsMember({"ns", "us", "ms", "s"}));
    parse->add_option("--default-time", default_time_ns, "nanoseconds since 1970 for lines without a time");
    return parse;
}

CLI::App* add_gs1_command(CLI::App& cli) {
    auto* gs1 = cli.add_subcommand("gs1", "texts of GS1 bar codes");
    gs1->require_subcommand(1);
    return gs1->add_subcommand("parse", "read one text a line from standard input, with brackets or raw (FNC1 as ^)");
}

struct PriceFiles {
    std::string sales, rules, hospital = "public";
};

CLI::App* add_prices_command(CLI::App& cli, PriceFiles& files) {
    auto* prices = cli.add_subcommand("prices", "mark-ups and ceilings");
    prices->require_subcommand(1);
    auto* check = prices->add_subcommand("check", "what in a list of sales breaks a rule, with the recomputed excess");
    check->add_option("file", files.sales, "csv or xlsx: date, category, paid, sold; name, listed, quantity")
        ->required();
    check->add_option("--rules", files.rules, "csv or xlsx: hospital, category, first, last, markup_percent, source");
    check->add_option("--hospital", files.hospital, "public, private or a kind of the rules' own");
    return check;
}

CLI::App* add_forecast_command(CLI::App& cli, zs::app::ForecastSettings& settings) {
    auto* command =
        cli.add_subcommand("forecast", "what every series of a table will be: series,step,forecast,lower80,upper80");
    command
        ->add_option("file", settings.file,
                     "csv or xlsx: first column the period, one column a series, empty = missing")
        ->required();
    command->add_option("--horizon", settings.horizon, "periods to forecast")->check(CLI::Range(1, 366));
    command->add_option("--season", settings.season, "periods after which a pattern may come again (1: none)")
        ->check(CLI::Range(1, 366));
    command->add_option("--threads", settings.threads, "0: as many as there are cores")->check(CLI::Range(0, 64));
    return command;
}

/// Commands that read a file or standard input and need no database.
class FileCommands {
public:
    void add(CLI::App& cli) {
        forecast_command_ = add_forecast_command(cli, forecast_);
        prices_command_ = add_prices_command(cli, prices_);
        gs1_command_ = add_gs1_command(cli);
    }
    /// The exit code of the one that was asked for; nullopt for none of them.
    std::optional<int> run() const {
        if (*forecast_command_) return zs::app::forecast_table(forecast_);
        if (*prices_command_) return zs::app::check_prices(prices_.sales, prices_.rules, prices_.hospital);
        if (*gs1_command_) return zs::app::parse_gs1();
        return {};
    }

private:
    zs::app::ForecastSettings forecast_;
    PriceFiles prices_;
    CLI::App *forecast_command_ = nullptr, *prices_command_ = nullptr, *gs1_command_ = nullptr;
};

void add_serve_options(CLI::App& command, zs::app::Settings& settings) {
    command.add_option("--port", settings.port, "TCP port");
    command.add_option("--listen", settings.address, "address to listen on (default: this machine only)");
    command.add_option("--public-url", settings.public_url, "address printed on labels");
    command.add_option("--certificate", settings.certificate_file, "PEM certificate chain: serve https");
    command.add_option("--key", settings.key_file, "PEM private key");
    command.add_option("--trusted-proxy", settings.trusted_proxy,
                       "address of the reverse proxy whose X-Forwarded-For is believed");
    command.add_flag("--demo", settings.demo, "fill an empty database with the demo hospital");
}

CLI::App* add_plant_command(CLI::App& cli, zs::app::PlantSettings& settings) {
    auto* command = cli.add_subcommand("plant", "a hospital's machines that do not exist, on real MQTT and Modbus TCP");
    command->add_option("--mqtt", settings.broker, "broker as HOST:PORT; topics zhongshu/<type>/<device>/<measure>");
    command->add_option("--user", settings.user, "user name at the broker");
    command->add_option("--password", settings.password, "password at the broker");
    command->add_option("--ca", settings.ca_file, "PEM file of the broker's CA: use TLS");
    command->add_option("--qos", settings.qos)->check(CLI::Range(0, 1));
    command->add_option("--modbus", settings.modbus_port, "serve Modbus TCP on this port (0: a free one)")
        ->check(CLI::Range(0, 65535));
    command->add_option("--listen", settings.address, "address of the Modbus server (default: this machine only)");
    command->add_option("--speed", settings.speed, "seconds of the plant in a second")->check(CLI::Range(0.001, 1e6));
    command->add_option("--every", settings.every_s, "seconds between values")->check(CLI::Range(0.01, 3600.0));
    command->add_option("--rounds", settings.rounds, "stop after so many rounds of values (0: never)");
    command->add_option("--seed", settings.seed);
    command->add_option("--beds", settings.beds)->check(CLI::Range(40, 4000));
    command->add_option("--fault", settings.faults, "KIND:DEVICE or KIND:DEVICE:RATE, growing from now on");
    return command;
}

void add_simulate_options(CLI::App& command, zs::app::Settings& settings) {
    command.add_option("--beds", settings.beds)->check(CLI::Range(40, 4000));
    command.add_option("--from", settings.from, "first day, YYYY-MM-DD");
    command.add_option("--to", settings.to, "day after the last, YYYY-MM-DD");
    command.add_option("--seed", settings.seed);
    command.add_option("--parameter", settings.parameters, "CODE=VALUE in force from the first day played");
}

}  // namespace

int main(int argc, char** argv) {
    using namespace zs::app;
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit becomes an error of the write, not our death
    zs::configure_log("info");
    Settings settings;
    std::string path, mapping, user_name, role = "administrator";
    bool dry_run = false;
    std::string precision = "ns";
    std::int64_t default_time_ns = zs::SystemClock().now().unix_ms * 1'000'000;
    CLI::App cli("Zhongshu 中枢: the nervous system of a hospital's logistics department");
    cli.require_subcommand(1);
    const auto common = [&](CLI::App* command) {
        command->add_option("--data", settings.data, "directory of the embedded database and the files");
        command->add_option("--database", settings.database,
                            "postgresql://user@host:port/name instead of the embedded one");
        command->add_option("--history", settings.history,
                            "http://host:8428 of a VictoriaMetrics for the readings, behind a buffer in the directory");
        return command;
    };
    auto* serve_command = common(cli.add_subcommand("serve", "serve the web app and the API"));
    add_serve_options(*serve_command, settings);
    auto* migrate_command = common(cli.add_subcommand("migrate", "bring the schema up to date"));
    auto* openapi_command = cli.add_subcommand("openapi", "print the OpenAPI description");
    auto* simulate_command = common(cli.add_subcommand("simulate", "play a hospital into an empty database"));
    add_simulate_options(*simulate_command, settings);
    auto* backup_command = common(cli.add_subcommand("backup", "copy the database into one file while it is in use"));
    backup_command->add_option("path", path)->required();
    auto* import_command = common(cli.add_subcommand("import", "bring records of another system"));
    import_command->require_subcommand(1);
    auto* orders_command = import_command->add_subcommand("orders", "old work orders from csv or xlsx");
    orders_command->fallthrough();
    orders_command->add_option("file", path, "csv or xlsx")->required();
    orders_command->add_option("--mapping", mapping, "JSON file: which column is what")->required();
    orders_command->add_flag("--dry-run", dry_run, "check only");
    auto* export_command = common(cli.add_subcommand("export", "write every table as csv into a directory"));
    export_command->add_option("directory", path)->required();
    auto* restore_command = common(cli.add_subcommand("restore", "put a backup in place of an absent database"));
    restore_command->add_option("path", path)->required();
    auto* doctor_command = common(cli.add_subcommand("doctor", "look for what keeps a hospital from working"));
    auto* verify_command = common(cli.add_subcommand("verify", "check the database, the audit chain, the orders"));
    auto* user_command = common(cli.add_subcommand("user", "add a user; the password is read from standard input"));
    user_command->add_option("name", user_name)->required();
    user_command->add_option("--role", role);
    auto* detect_command = cli.add_subcommand("detect", "how unusual each row of a series is, judged as it comes");
    detect_command->add_option("file", path, "csv with the columns timestamp,value")->required();
    PlantSettings plant;
    const auto* plant_command = add_plant_command(cli, plant);
    FileCommands files;
    files.add(cli);
    const auto* parse_command = add_parse_command(cli, precision, default_time_ns);
    CLI11_PARSE(cli, argc, argv);
    if (*serve_command) return serve(settings);
    if (*migrate_command) return migrate_database(settings);
    if (*openapi_command) return print_openapi();
    if (*simulate_command) return simulate_hospital(settings);
    if (*backup_command) return back_up(settings, path);
    if (*orders_command) return import_orders(settings, path, mapping, dry_run);
    if (*export_command) return export_data(settings, path);
    if (*restore_command) return restore(settings, path);
    if (*doctor_command) return examine(settings);
    if (*verify_command) return verify_data(settings);
    if (*detect_command) return detect(path);
    if (*plant_command) return run_plant(plant);
    if (const auto code = files.run()) return *code;
    if (*parse_command) return parse_lines(precision, default_time_ns);
    return add_user(settings, user_name, role);
}
