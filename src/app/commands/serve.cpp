// zhongshu serve: start and stop in reading order.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <future>
#include <iostream>

#include "app/commands/commands.h"
#include "app/demo/demo.h"
#include "app/demo/plant_life.h"
#include "app/gateways/gateways.h"
#include "core/json.h"
#include "domains/repair/forecast.h"
#include "domains/repair/simulation.h"
#include "platform/access_routes/access_routes.h"
#include "platform/documents/qr.h"
#include "platform/http/server.h"
#include "platform/http/web_archive.h"

extern const char zs_web_archive[];
extern const char zs_web_archive_end[];

namespace zs::app {
namespace {

/// Every event goes to the open pages of those who may see its row.
events::Subscription live_subscription(live::Hub& hub) {
    return {.name = "live",
            .wants = [&hub](Reader&, const events::Event&) { return hub.subscribers() > 0; },
            .tell =
                [&hub](const events::Event& event) {
                    const auto payload = json::parse_object(event.payload);
                    if (!payload || !payload->contains("topic")) return;
                    const auto number = [&](std::string_view name) {
                        const auto* found = payload->if_contains(name);
                        return found != nullptr && found->is_int64() ? found->as_int64() : 0;
                    };
                    const RowOwner owner{number("campus_id"), number("department_id"), number("crew_id"),
                                         number("vendor_id")};
                    hub.publish(payload->at("topic").as_string(), owner, event.payload);
                }};
}

events::Dispatcher make_dispatcher(Application& app) {
    std::vector<events::Subscription> all = {live_subscription(app.hub)};
    for (const auto& module : app.modules)
        all.insert(all.end(), module.subscriptions.begin(), module.subscriptions.end());
    return {*app.database, std::move(all)};
}

std::vector<jobs::Job> all_jobs(const Application& app, std::shared_ptr<repair::Life> life,
                                std::shared_ptr<demo::PlantLife> plant) {
    std::vector<jobs::Job> all;
    if (plant)
        all.push_back({.name = "demo.plant",
                       .every_seconds = 10,
                       .run_outside = [plant, archive = app.shared.archive,
                                       &clock = app.services->clock](Database& database) -> Result<std::int64_t> {
                           ZS_TRY(plant->go_on(database, *archive, clock.now()));
                           return 0;  // no row of it: it runs too often
                       }});
    if (life)
        all.push_back(
            {.name = "demo.live", .every_seconds = 15, .run = [life](Transaction& transaction) -> Result<std::int64_t> {
                 ZS_TRY(demo::walk_rounds(transaction));
                 return life->go_on(transaction, transaction.now());
             }});
    for (const auto& module : app.modules) all.insert(all.end(), module.jobs.begin(), module.jobs.end());
    return all;
}

void print_start(Application& app, const std::string& url, bool demo) {
    std::cout << fmt::format("Zhongshu is ready: {}\n", url);
    if (!demo) return;
    print_logins();
    std::string token;
    const auto status = app.database->read([&](Reader& reader) -> Status {
        token = reader.text("SELECT token FROM space_place_code WHERE active = 1 ORDER BY id LIMIT 1").value_or("");
        return {};
    });
    if (!status || token.empty()) return;
    const std::string report = fmt::format("{}/r/{}", url, token);
    std::cout << "Report page of one room: " << report << '\n';
    if (const auto code = documents::encode_qr(report))
        std::cout << documents::qr_terminal(*code, documents::TerminalColors::ansi) << '\n';
}

/// A year of history takes some tenths of a second: nobody waits for it.
void learn_expectations(Application& app) {
    const auto learned = app.database->read([&](Reader& reader) -> Status {
        ZS_TRY(repair::forecast::learn(reader, reader.now()));
        return {};
    });
    if (!learned) spdlog::warn("no expectations yet: {}", learned.error().key);
}

void wait_for_signal(const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
}

}  // namespace

int serve(const Settings& settings) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread starts, so that only we take them
    Settings chosen = settings;
    const std::string_view scheme = settings.certificate_file.empty() ? "http" : "https";
    if (chosen.public_url.empty())
        chosen.public_url = fmt::format("{}://{}:{}", scheme, settings.address, settings.port);
    // Before minutes of play, not after them.
    if (const auto free = http::check_door({.address = settings.address, .port = settings.port}); !free)
        return failed(free.error());
    if (settings.demo)
        if (const auto made = ensure_demo(chosen); !made) return failed(made.error());
    auto opened = Application::open(chosen);
    if (!opened) return failed(opened.error());
    auto& app = **opened;
    std::shared_ptr<repair::Life> life;
    std::shared_ptr<demo::PlantLife> plant;
    if (settings.demo) {
        auto resumed = resume_demo(app);
        if (!resumed) return failed(resumed.error());
        life = *std::move(resumed);
        auto machines = resume_plant(app);
        if (!machines) return failed(machines.error());
        plant = *std::move(machines);
    }
    access::CookieAuthenticator authenticator(*app.sessions);
    const auto catalogue = all_messages(app.modules);
    const http::WebArchive pages({zs_web_archive, static_cast<std::size_t>(zs_web_archive_end - zs_web_archive)});
    http::ServerOptions options;
    options.address = settings.address;
    options.port = settings.port;
    options.certificate_file = settings.certificate_file;
    options.key_file = settings.key_file;
    options.trusted_proxy = settings.trusted_proxy;
    options.pages = &pages;
    http::Server server(options, *app.database, authenticator, catalogue,
                        all_routes(app.modules, *app.services, *app.sessions));
    auto dispatcher = make_dispatcher(app);
    jobs::Scheduler scheduler(*app.database, app.clock, all_jobs(app, life, plant));
    if (const auto started = server.start(); !started) return failed(started.error());
    dispatcher.start();
    scheduler.start();
    gateways::Gateways gateways({*app.database, app.clock, app.shared.archive, app.shared.board});
    gateways.start();
    const auto learning = std::async(std::launch::async, [&app] { learn_expectations(app); });
    print_start(app, fmt::format("{}://{}:{}", scheme, settings.address, server.port()), life != nullptr);
    std::cout << std::flush;
    wait_for_signal(signals);
    server.stop();
    gateways.stop();
    scheduler.stop();
    dispatcher.stop();
    return 0;
}

}  // namespace zs::app
