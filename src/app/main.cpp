// zhongshu: the command line.
#include <CLI/CLI.hpp>
#include <csignal>

#include "app/commands/commands.h"
#include "platform/base/log.h"

int main(int argc, char** argv) {
    using namespace zs::app;
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit becomes an error of the write, not our death
    zs::configure_log("info");
    Settings settings;
    std::string path, user_name, role = "administrator";
    CLI::App cli("Zhongshu 中枢: the nervous system of a hospital's logistics department");
    cli.require_subcommand(1);
    const auto common = [&](CLI::App* command) {
        command->add_option("--data", settings.data, "directory of the embedded database and the files");
        command->add_option("--database", settings.database,
                            "postgresql://user@host:port/name instead of the embedded one");
        return command;
    };
    auto* serve_command = common(cli.add_subcommand("serve", "serve the web app and the API"));
    serve_command->add_option("--port", settings.port, "TCP port");
    serve_command->add_option("--listen", settings.address, "address to listen on (default: this machine only)");
    serve_command->add_option("--public-url", settings.public_url, "address printed on labels");
    serve_command->add_option("--certificate", settings.certificate_file, "PEM certificate chain: serve https");
    serve_command->add_option("--key", settings.key_file, "PEM private key");
    serve_command->add_flag("--demo", settings.demo, "fill an empty database with the demo hospital");
    auto* migrate_command = common(cli.add_subcommand("migrate", "bring the schema up to date"));
    auto* openapi_command = cli.add_subcommand("openapi", "print the OpenAPI description");
    auto* simulate_command = common(cli.add_subcommand("simulate", "play a hospital into an empty database"));
    simulate_command->add_option("--beds", settings.beds)->check(CLI::Range(40, 4000));
    simulate_command->add_option("--from", settings.from, "first day, YYYY-MM-DD");
    simulate_command->add_option("--to", settings.to, "day after the last, YYYY-MM-DD");
    simulate_command->add_option("--seed", settings.seed);
    auto* backup_command = common(cli.add_subcommand("backup", "copy the database into one file while it is in use"));
    backup_command->add_option("path", path)->required();
    auto* verify_command = common(cli.add_subcommand("verify", "check the database, the audit chain, the orders"));
    auto* user_command = common(cli.add_subcommand("user", "add a user; the password is read from standard input"));
    user_command->add_option("name", user_name)->required();
    user_command->add_option("--role", role);
    CLI11_PARSE(cli, argc, argv);
    if (*serve_command) return serve(settings);
    if (*migrate_command) return migrate_database(settings);
    if (*openapi_command) return print_openapi();
    if (*simulate_command) return simulate_hospital(settings);
    if (*backup_command) return back_up(settings, path);
    if (*verify_command) return verify_data(settings);
    return add_user(settings, user_name, role);
}
