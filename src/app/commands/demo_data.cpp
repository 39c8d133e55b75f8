// The demo hospital: built, played, and given logins.
#include <fmt/format.h>

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <optional>

#include "app/commands/commands.h"
#include "app/demo/demo.h"
#include "app/demo/past.h"
#include "app/demo/plant_life.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/catalog/entities.h"
#include "domains/maintenance/maintenance.h"
#include "domains/repair/simulation.h"
#include "domains/space/space.h"
#include "platform/access/entities.h"
#include "platform/access/password.h"
#include "platform/audit/audit.h"

namespace zs::app {
namespace {

constexpr int roster_days = 14;  // ahead of today
constexpr int past_days = 90;    // of alarms and warnings behind today
constexpr std::string_view demo_password = "Zhongshu-2026";

struct Login {
    std::string_view user_name, name, roles;
    access::ScopeKind kind;
    std::string_view scope_sql;   // ids of the scope, or ""
    std::string_view person_sql;  // the member of staff behind it, or ""
};
constexpr Login logins[] = {
    {"admin", "系统管理员", "administrator", access::ScopeKind::all, "", ""},
    {"head", "总务科长", "head", access::ScopeKind::all, "", ""},
    {"president", "分管副院长", "vice_president", access::ScopeKind::all, "", ""},
    {"dispatcher", "调度员", "dispatcher", access::ScopeKind::all, "", ""},
    {"engineer", "设备工程师", "engineer", access::ScopeKind::all, "", ""},
    {"leader", "三区班长", "leader,technician", access::ScopeKind::crew,
     "SELECT id FROM organization_crew WHERE code = 'Z3'",
     "SELECT lead_person_id FROM organization_crew WHERE code = 'Z3'"},
    {"technician", "维修工", "technician", access::ScopeKind::crew,
     "SELECT id FROM organization_crew WHERE code = 'Z3'",
     "SELECT MAX(p.id) FROM organization_person p JOIN organization_crew c ON c.id = p.crew_id WHERE c.code = 'Z3'"},
    {"nurse", "骨科护士长", "department", access::ScopeKind::department,
     "SELECT id FROM organization_department WHERE code = 'WK2'", ""},
    {"vendor", "电梯维保", "vendor", access::ScopeKind::vendor,
     "SELECT id FROM organization_vendor WHERE code = 'V-LIFT'", ""},
    {"storekeeper", "库管员", "storekeeper", access::ScopeKind::all, "", ""},
    {"supplier", "华康医疗", "vendor", access::ScopeKind::vendor,
     "SELECT id FROM organization_vendor WHERE code = 'V-MED1'", ""},
    {"supplier2", "瑞丰商贸", "vendor", access::ScopeKind::vendor,
     "SELECT id FROM organization_vendor WHERE code = 'V-MED2'", ""},
    {"finance", "财务科", "finance", access::ScopeKind::all, "", ""},
    {"buyer", "采购员", "buyer", access::ScopeKind::all, "", ""},
    {"auditor", "审计员", "auditor", access::ScopeKind::all, "", ""}};
/// Of a company that the materials bring.
constexpr Login supplier_login{"supplier3",
                               "康远业务员",
                               "vendor",
                               access::ScopeKind::vendor,
                               "SELECT id FROM organization_vendor WHERE code = 'V-SUPPLY'",
                               ""};

void make_login(Transaction& transaction, const Login& login, const std::string& hash) {
    access::User user;
    user.user_name = login.user_name;
    user.name = login.name;
    user.password_hash = hash;
    user.roles = login.roles;
    user.scope_kind = login.kind;
    if (!login.scope_sql.empty()) user.scope_ids = std::to_string(transaction.integer(login.scope_sql).value_or(0));
    if (!login.person_sql.empty()) user.person_id = transaction.integer(login.person_sql);
    insert(transaction, user);
}

/// Says in the database itself that this hospital is a played one, and how busy it is: only such a one goes on living.
constexpr std::string_view life_mark = "demo.orders_per_year";
/// "seed:beds:milliseconds": what the machines of a played hospital go on from.
constexpr std::string_view plant_mark = "demo.plant";

/// There while the hospital is being made. The embedded database is made beside its place; elsewhere this tells a
/// hospital of which only half is there from a whole one.
constexpr std::string_view unfinished_mark = "demo.unfinished";

/// What the played years published has been lived through already: nobody reads it again.
Status skip_events(Transaction& transaction, const std::vector<Module>& modules) {
    const auto last = transaction.integer("SELECT MAX(id) FROM event_outbox").value_or(0);
    std::vector<std::string> names = {"live"};
    for (const auto& module : modules)
        for (const auto& subscription : module.subscriptions) names.push_back(subscription.name);
    for (const auto& name : names)
        transaction.execute(
            "INSERT INTO event_cursor (name, last_id) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last_id = "
            "excluded.last_id",
            {name, last});
    transaction.execute("DELETE FROM event_outbox WHERE id < ?", {last});
    return {};
}

/// The hospital's own choices, in force before the first day.
Status set_parameters(Transaction& transaction, const std::vector<std::string>& choices) {
    for (const auto& choice : choices) {
        const auto equals = choice.find('=');
        if (equals == std::string::npos) return fail_field("parameter", "catalog.parameter_unknown");
        catalog::Parameter parameter;
        parameter.code = choice.substr(0, equals);
        parameter.value = choice.substr(equals + 1);
        parameter.source = "simulation";
        insert(transaction, parameter);
    }
    return {};
}

/// Serving blocks the signals that end it until it waits for them; long work before that looks for them here.
Status check_interrupted() {
    sigset_t pending;
    sigemptyset(&pending);
    sigpending(&pending);
    if (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1)
        return fail(Code::unavailable, "demo.interrupted");
    return {};
}

Status status_of(const Result<std::int64_t>& counted) {
    if (!counted) return tl::unexpected(counted.error());
    return {};
}

void show_progress(double share, std::string_view what) {
    constexpr int width = 40;
    static const bool terminal = isatty(STDERR_FILENO) == 1;  // elsewhere (a log) a line at each tenth is enough
    static int shown = -1;
    const int percent = static_cast<int>(share * 100);
    if (percent == shown || (!terminal && percent / 10 == shown / 10 && shown >= 0)) return;
    shown = percent;
    const int filled = static_cast<int>(share * width);
    std::cerr << fmt::format("{}[{:#<{}}{:.<{}}] {:3} % {}{}", terminal ? "\r" : "", "", filled, "", width - filled,
                             percent, what, terminal ? "" : "\n")
              << std::flush;
}

/// A year of readings; of the last months also what they told people.
Status play_machines(Application& application, const demo::PlantOrigin& origin, const repair::SimulationOptions& play,
                     MachinesTold told) {
    auto& database = *application.database;
    std::optional<demo::Past> past;
    demo::Hearer hear;
    if (told == MachinesTold::yes) {
        ZS_TRY(past.emplace(play.to - std::chrono::days(past_days)).learn(database));
        hear = [&past](Instant at, std::span<const history::Entry> entries) { past->hear(at, entries); };
    }
    demo::PlantLife machines(origin);
    ZS_TRY(machines.play(
        database, *application.shared.archive, std::max(play.from, play.to - std::chrono::days(365)), play.to,
        [](double share) {
            show_progress(0.95 + 0.03 * share, "readings");
            return check_interrupted();
        },
        hear));
    show_progress(0.98, "alarms  ");
    return past ? past->write(database, machines.plant(), origin.seed, play.to) : Status{};
}

}  // namespace

Result<bool> is_empty(Application& application) {
    bool empty = true;
    ZS_TRY(application.database->read([&](Reader& reader) -> Status {
        empty = !reader.exists("SELECT 1 FROM organization_department LIMIT 1");
        return {};
    }));
    return empty;
}

namespace {

/// What people did beside the repairs, and who may log in.
Status play_logistics(Transaction& transaction, Application& application, const repair::SimulationOptions& play,
                      const std::string& hash) {
    const auto seed = play.seed;
    ZS_TRY(demo::build_suppliers(transaction));
    for (const auto& login : logins) make_login(transaction, login, hash);
    ZS_TRY(demo::play_rounds(transaction, *application.files, seed, play.to));
    ZS_TRY(demo::play_surveys(transaction, play.from, play.to));
    ZS_TRY(demo::play_materials(transaction, seed, play.to));
    ZS_TRY(demo::play_sourcing(transaction, play.to));
    make_login(transaction, supplier_login, hash);
    ZS_TRY(demo::play_purchasing(transaction, seed, play.to));
    ZS_TRY(demo::play_pieces(transaction, play.to));
    return {};
}

/// What makes the played hospital go on living.
void mark_played(Transaction& transaction, const repair::SimulationOptions& play, const demo::PlantOrigin& origin) {
    catalog::Parameter mark;
    mark.code = life_mark;
    mark.value = std::to_string(static_cast<std::int64_t>(play.orders_per_year));
    mark.source = "simulation";
    insert(transaction, mark);
    mark.code = plant_mark;
    mark.value = fmt::format("{}:{}:{}", origin.seed, origin.beds, origin.begun.unix_ms);
    mark.id = {};
    insert(transaction, mark);
}

}  // namespace

Status create_demo(Application& application, MachinesTold machines_told) {
    auto& database = *application.database;
    const Zone zone;
    const Instant now = application.clock.now();
    const Date today = local_date(now, zone);
    demo::Options options;
    options.beds = application.settings.beds;
    options.seed = application.settings.seed;
    options.from = parse_date(application.settings.from).value_or(date_of({civil(today).year - 2, 1, 1}));
    options.to = parse_date(application.settings.to).value_or(today + 1);
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        ZS_TRY(demo::build_hospital(transaction, options));
        ZS_TRY(demo::build_rounds(transaction));
        ZS_TRY(demo::build_points(transaction, options));
        ZS_TRY(set_parameters(transaction, {"hospital.name=示范医院", fmt::format("{}=1", unfinished_mark)}));
        return set_parameters(transaction, application.settings.parameters);
    }));
    constexpr int step = 60;
    for (Date day = options.from; day < options.to + roster_days; day = day + step) {
        show_progress(0.15 * (day - options.from) / (options.to - options.from + roster_days), "rosters");
        const Date until = std::min(day + step, options.to + roster_days);
        ZS_TRY(check_interrupted());
        ZS_TRY(database.write(
            [&](Transaction& transaction) { return demo::build_rosters(transaction, options, day, until); }));
    }
    repair::SimulationOptions play;
    play.from = start_of_day(options.from, zone);
    play.to = std::min(start_of_day(options.to, zone), now);
    play.seed = options.seed;
    play.orders_per_year = 12800.0 * options.beds / 800;
    const std::int64_t began = steady_ms();
    ZS_TRY_ASSIGN(const auto played, repair::simulate(database, play, [](double share) {
                      show_progress(0.15 + 0.8 * share, "repairs");
                      return check_interrupted();
                  }));
    const demo::PlantOrigin origin{options.seed, options.beds, play.to};
    ZS_TRY(play_machines(application, origin, play, machines_told));
    const std::string hash = access::hash_password(demo_password);
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        ZS_TRY(play_logistics(transaction, application, play, hash));
        mark_played(transaction, play, origin);
        transaction.execute("DELETE FROM catalog_parameter WHERE code = ?", {std::string(unfinished_mark)});
        return skip_events(transaction, application.modules);
    }));
    ZS_TRY(database.write([&](Transaction& transaction) -> Status {
        ZS_TRY(demo::build_year(transaction));
        return demo::judge_devices(transaction);
    }));
    ZS_TRY(status_of(maintenance::compute_years(database)));
    ZS_TRY(database.write([&](Transaction& transaction) { return skip_events(transaction, application.modules); }));
    show_progress(1, "done          ");
    std::cerr << fmt::format("\n{} orders, {} steps, {:.0f} km walked, played in {:.1f} s\n", played.orders,
                             played.steps, played.walked_m / 1000, static_cast<double>(steady_ms() - began) / 1000);
    return {};
}

namespace {

/// Orders in every state just before now, whatever the hour: what a visitor of the demo meets first.
Status set_scene(Application& application) {
    return application.database->write([&](Transaction& transaction) -> Status {
        ZS_TRY(demo::set_scene(transaction));
        return skip_events(transaction, application.modules);
    });
}

Status check_finished(Application& application) {
    return application.database->read([](Reader& reader) -> Status {
        if (reader.exists("SELECT 1 FROM catalog_parameter WHERE code = ?", {std::string(unfinished_mark)}))
            return fail(Code::conflict, unfinished_mark);
        return {};
    });
}

Status make_demo(const Settings& settings) {
    ZS_TRY_ASSIGN(const auto application, Application::open(settings));
    ZS_TRY_ASSIGN(const bool empty, is_empty(*application));
    if (!empty) return check_finished(*application);
    const auto made = create_demo(*application, MachinesTold::yes);
    application->shared.archive->close();
    if (!made) {
        const auto finished = check_finished(*application);
        return settings.database.empty() || finished ? made : finished;
    }
    return set_scene(*application);
}

}  // namespace

Status ensure_demo(const Settings& settings) {
    namespace fs = std::filesystem;
    if (!settings.database.empty()) return make_demo(settings);
    const fs::path data = settings.data;
    if (fs::exists(data / "zhongshu.db")) return {};
    Settings making = settings;
    making.data = (data / "making").string();
    std::error_code trouble;
    fs::remove_all(making.data, trouble);
    auto made = make_demo(making);  // closed before it is moved
    if (made)
        for (const auto& entry : fs::directory_iterator(making.data))
            if (!trouble) fs::rename(entry.path(), data / entry.path().filename(), trouble);
    fs::remove_all(making.data);
    if (trouble) return fail(Code::unavailable, "unavailable.disk_full");
    return made;
}

Result<std::shared_ptr<repair::Life>> resume_demo(Application& application) {
    auto& database = *application.database;
    const Zone zone;
    const Instant now = application.clock.now();
    repair::SimulationOptions play;
    std::int64_t orders_per_year = 0;
    Date rostered;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        orders_per_year =
            reader
                .integer("SELECT CAST(value AS BIGINT) FROM catalog_parameter WHERE code = ?", {std::string(life_mark)})
                .value_or(0);
        play.from = {reader.integer("SELECT MAX(at) FROM repair_timeline_entry").value_or(now.unix_ms)};
        rostered = {static_cast<std::int32_t>(
            reader.integer("SELECT MAX(day) FROM organization_roster_entry").value_or(local_date(now, zone).days))};
        return {};
    }));
    if (orders_per_year == 0) return std::shared_ptr<repair::Life>();
    play.orders_per_year = static_cast<double>(orders_per_year);
    play.seed = static_cast<std::uint64_t>(play.from.unix_ms);
    demo::Options options;
    const Date until = local_date(now, zone) + roster_days;
    ZS_TRY(database.write([&](Transaction& transaction) {
        return demo::build_rosters(transaction, options, std::max(rostered + 1, local_date(play.from, zone)), until);
    }));
    auto life = std::make_shared<repair::Life>(play);
    for (Instant at = play.from; at < now;) {
        at = std::min(now, at + std::chrono::minutes(30));
        ZS_TRY(database.write([&](Transaction& transaction) { return status_of(life->go_on(transaction, at)); }));
        if (now - play.from > std::chrono::days(1))
            show_progress(
                static_cast<double>((at - play.from).count()) / static_cast<double>((now - play.from).count()),
                "what happened meanwhile");
    }
    ZS_TRY(database.write([&](Transaction& transaction) { return skip_events(transaction, application.modules); }));
    if (now - play.from > std::chrono::days(1)) std::cerr << '\n';
    return life;
}

Result<std::shared_ptr<demo::PlantLife>> resume_plant(Application& application) {
    std::string text;
    ZS_TRY(application.database->read([&](Reader& reader) -> Status {
        text =
            reader.text("SELECT value FROM catalog_parameter WHERE code = ?", {std::string(plant_mark)}).value_or("");
        return {};
    }));
    const auto parts = text::split(text, ':');
    if (parts.size() != 3) return std::shared_ptr<demo::PlantLife>();
    const auto number = [&](std::size_t i) { return text::parse_integer(parts[i]).value_or(0); };
    return std::make_shared<demo::PlantLife>(
        demo::PlantOrigin{static_cast<std::uint64_t>(number(0)), static_cast<int>(number(1)), Instant{number(2)}});
}

void print_logins() {
    std::cout << fmt::format("Logins of the demo hospital (password {}):\n", demo_password);
    const auto tell = [](const Login& login) { std::cout << fmt::format("  {:12} {}\n", login.user_name, login.name); };
    for (const auto& login : logins) tell(login);
    tell(supplier_login);
}

}  // namespace zs::app
