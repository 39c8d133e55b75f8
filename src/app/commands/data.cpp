// Commands about data: migrate, openapi, simulate, backup, verify, user.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

#include "app/commands/commands.h"
#include "app/uploads.h"
#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "platform/access/password.h"
#include "platform/access_routes/access_routes.h"
#include "platform/audit/audit.h"
#include "platform/history/copy.h"
#include "platform/http/server.h"

namespace zs::app {
namespace {

/// Answers nothing and is never asked: for describing routes without opening anything.
class NoDatabase final : public Database {
public:
    Engine engine() const override { return Engine::sqlite; }
    void submit(Work, Done done) override { done(fail(Code::unavailable, "unavailable.database")); }
    Status read(const ReadWork&) override { return fail(Code::unavailable, "unavailable.database"); }
    Status backup(const std::string&) override { return fail(Code::unavailable, "unavailable.database"); }
    Status verify() override { return fail(Code::unavailable, "unavailable.database"); }
};

void apply_defaults(const std::vector<Module>& modules) {
    std::vector<ParameterDefault> defaults;
    for (const auto& module : modules)
        defaults.insert(defaults.end(), module.parameters.begin(), module.parameters.end());
    catalog::set_defaults(std::move(defaults));
}

/// What a killed server left unsealed is chained now, batch by batch. One that runs beside us may seal a batch first.
Status seal_all(Database& database) {
    for (std::int64_t before = -1, left = 0; left != before;) {
        before = left;
        auto sealed = database.write([](Transaction& transaction) { return audit::seal(transaction); });
        if (!sealed && sealed.error().code != Code::stale) return sealed;
        ZS_TRY(database.read([&](Reader& reader) -> Status {
            left = reader.integer("SELECT COUNT(*) FROM audit_entry WHERE hash = ''").value_or(0);
            return {};
        }));
        if (left == 0) break;
    }
    return {};
}

/// The machine's clock may have been set back while we were away (an empty battery, a restored machine): time then
/// stands still at the newest record until the clock has caught up, so that no duration is negative.
Status hold_clock(Database& database, SystemClock& clock) {
    Instant newest;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        newest = {reader.integer("SELECT at FROM event_outbox ORDER BY id DESC LIMIT 1").value_or(0)};
        return {};
    }));
    if (const auto behind = newest - clock.now(); behind.count() > 0)
        spdlog::error("the clock is {} s behind the newest record; time stands still until it has caught up",
                      behind.count() / 1000);
    clock.hold(newest);
    return {};
}

}  // namespace

int failed(const Error& error) {
    const auto sentences = all_messages({});  // nothing is open yet that would know the language: both are told
    for (const Language language : {Language::en, Language::zh}) {
        std::cerr << fmt::format("zhongshu: {} ({})\n", sentences.text(error.key, language, error.params), error.key);
        for (const auto& field : error.fields)
            std::cerr << fmt::format("  {}: {}\n", field.field, sentences.text(field.key, language, field.params));
    }
    return 1;
}

Result<std::unique_ptr<Application>> Application::open(const Settings& settings) {
    auto app = std::make_unique<Application>();
    app->settings = settings;
    std::error_code ignored;
    std::filesystem::create_directories(settings.data, ignored);
    const std::string url = settings.database.empty() ? "sqlite:" + settings.data + "/zhongshu.db" : settings.database;
    ZS_TRY_ASSIGN(app->database, open_database({.url = url}, app->clock));
    app->files = std::make_unique<files::Store>(std::filesystem::path(settings.data) / "files");
    app->services = std::make_unique<Services>(
        Services{*app->database, app->clock, app->hub, *app->files, settings.public_url, settings.history});
    app->shared = shared_parts(*app->services);
    app->modules = all_modules(*app->services, app->shared);
    apply_defaults(app->modules);
    name_constraint("uq_access_user_user_name", "user_name", "access.name_taken");
    ZS_TRY(migrate(*app->database, all_migrations(app->modules)));
    ZS_TRY(app->database->write(
        [&](Transaction& transaction) { return access::ensure_roles(transaction, all_permissions(app->modules)); }));
    ZS_TRY(hold_clock(*app->database, app->clock));
    app->sessions = std::make_unique<access::Sessions>(
        *app->database, app->clock, organization::with_descendants, [](Reader& reader) -> Duration {
            return std::chrono::minutes(
                catalog::parameters(reader)->integer("security.session_idle_minutes", reader.now()));
        });
    return app;
}

int migrate_database(const Settings& settings) {
    const auto app = Application::open(settings);
    return app ? 0 : failed(app.error());
}

int print_openapi() {
    NoDatabase database;
    SystemClock clock;
    files::Store files("unused");
    live::Hub hub;
    Services services{database, clock, hub, files, ""};
    const auto modules = all_modules(services);
    access::Sessions sessions(database, clock, organization::with_descendants);
    std::cout << http::openapi(all_routes(modules, services, sessions), "0.1.0");
    return 0;
}

int simulate_hospital(const Settings& settings) {
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    const auto empty = is_empty(**app);
    if (!empty) return failed(empty.error());
    if (!*empty) {
        std::cerr << "The database is not empty.\n";
        return 1;
    }
    const auto status = create_demo(**app, MachinesTold::no);
    return status ? 0 : failed(status.error());
}

std::filesystem::path history_directory(const Settings& settings) {
    return std::filesystem::path(settings.data) / "history";
}

int back_up(const Settings& settings, const std::string& path) {
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    if (const auto status = (*app)->database->backup(path); !status) return failed(status.error());
    const auto readings = history_directory(settings);
    if (!std::filesystem::exists(readings)) return 0;
    const auto copied = history::copy_store(readings, path + ".history");
    if (!copied) return failed(copied.error());
    std::cout << fmt::format("history files {} new {}\n", copied->files, copied->fresh);
    return 0;
}

/// Files that rows name and that are not there, and files that are no longer what they were.
Status verify_files(Application& app, std::size_t& missing, files::VerifyReport& report) {
    ZS_TRY_ASSIGN(report, app.files->verify());
    return app.database->read([&](Reader& reader) -> Status {
        named_files(reader, file_columns(app.modules), "",
                    [&](std::string_view hash) { missing += app.files->contains(hash) ? 0 : 1; });
        return {};
    });
}

/// Opens the readings and counts them; nothing is counted while a server has them open.
Status verify_history(const Settings& settings, history::Figures& figures) {
    if (!std::filesystem::exists(history_directory(settings))) return {};
    const auto store = history::Store::open({history_directory(settings), 2'000'000, {}});
    if (!store && store.error().key == "history.in_use") return {};
    if (!store) return tl::unexpected(store.error());
    figures = (*store)->figures();
    return {};
}

int verify_data(const Settings& settings) {
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    auto& database = *(*app)->database;
    if (const auto status = database.verify(); !status) return failed(status.error());
    if (const auto status = seal_all(database); !status) return failed(status.error());
    audit::Verification chain;
    std::int64_t broken = 0;
    const auto status = database.read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(chain, audit::verify(reader));
        broken = reader
                     .integer(
                         "SELECT COUNT(*) FROM repair_work_order o WHERE NOT EXISTS (SELECT 1 FROM "
                         "repair_timeline_entry t WHERE t.work_order_id = o.id)")
                     .value_or(0);
        return {};
    });
    if (!status) return failed(status.error());
    history::Figures readings;
    if (const auto read = verify_history(settings, readings); !read) return failed(read.error());
    std::size_t missing = 0;
    files::VerifyReport files;
    if (const auto read = verify_files(**app, missing, files); !read) return failed(read.error());
    std::cout << fmt::format(
        "audit rows {} head {} first broken {}\nwork orders without timeline {}\nfiles {} damaged {} missing {}\n"
        "readings {} damaged files {}\n",
        chain.rows, chain.head, chain.first_broken_id, broken, files.files, files.damaged.size(), missing,
        readings.file_samples + readings.memory_samples, readings.damaged);
    const bool whole = chain.first_broken_id == 0 && broken == 0 && files.damaged.empty() && missing == 0;
    return whole && readings.damaged == 0 ? 0 : 1;
}

int add_user(const Settings& settings, const std::string& user_name, const std::string& role) {
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    std::string password;
    std::cerr << "Password: ";
    std::getline(std::cin, password);
    if (const auto checked = access::check_password("password", password); !checked) return failed(checked.error());
    access::User user;
    user.user_name = user_name;
    user.name = user_name;
    user.password_hash = access::hash_password(password);
    user.scope_kind = access::ScopeKind::all;
    user.roles = role;
    const auto status = (*app)->database->write([&](Transaction& transaction) -> Status {
        access::User fresh = user;
        insert(transaction, fresh);
        return {};
    });
    return status ? 0 : failed(status.error());
}

}  // namespace zs::app
