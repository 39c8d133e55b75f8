// The list of everything that Zhongshu is made of.
#include "app/modules.h"

#include <fmt/format.h>

#include "app/plant/generated_resources.h"
#include "app/start_routes.h"
#include "app/uploads.h"
#include "domains/alarms/alarms.h"
#include "domains/catalog/catalog.h"
#include "domains/demand/generated_resources.h"
#include "domains/early_warning/generated_resources.h"
#include "domains/electrical_safety/electrical_safety.h"
#include "domains/equipment/equipment.h"
#include "domains/maintenance/maintenance.h"
#include "domains/materials/materials.h"
#include "domains/messaging/messaging.h"
#include "domains/organization/organization.h"
#include "domains/purchasing/purchasing.h"
#include "domains/reliability/reliability.h"
#include "domains/repair/repair.h"
#include "domains/replenishment/generated_resources.h"
#include "domains/rounds/rounds.h"
#include "domains/sourcing/sourcing.h"
#include "domains/space/space.h"
#include "domains/supply_planning/supply_planning.h"
#include "domains/telemetry/telemetry.h"
#include "domains/ward_supplies/ward_supplies.h"
#include "domains/warnings/warnings.h"
#include "platform/access/generated_resources.h"
#include "platform/access_routes/access_routes.h"
#include "platform/access_routes/views.h"
#include "platform/audit/audit.h"
#include "platform/audit/generated_resources.h"
#include "platform/base/metrics.h"
#include "platform/database/generated_resources.h"
#include "platform/documents/generated_resources.h"
#include "platform/events/generated_resources.h"
#include "platform/files/generated_resources.h"
#include "platform/files/store.h"
#include "platform/history/generated_resources.h"
#include "platform/http/generated_resources.h"
#include "platform/http/idempotency.h"
#include "platform/http/server.h"
#include "platform/i18n/generated_resources.h"
#include "platform/indicator_routes/indicator_routes.h"
#include "platform/jobs/generated_resources.h"
#include "platform/modbus/generated_resources.h"
#include "platform/module/meta.h"
#include "platform/mqtt/generated_resources.h"
#include "platform/sequence/generated_resources.h"

namespace zs::app {
namespace {

/// Users, roles and the platform's own jobs, told in the same form as a domain.
Module platform_module() {
    Module module;
    module.name = "platform";
    auto users = master_data<access::User>("access/users", "access.manage", "access.manage", access::check_user);
    users.no_create = true;  // creating needs a password: access_routes
    auto tokens = master_data<access::Token>("access/tokens", "access.manage", "access.manage",
                                             [](Transaction& transaction, const void*, void*) -> Status {
                                                 access::users_changed(transaction);
                                                 return {};
                                             });
    tokens.no_create = true;  // the token is shown once: access_routes
    module.master_data = {users, master_data<access::Role>("access/roles", "access.manage", "access.manage"), tokens};
    module.entities = {&table_of<access::User>(),       &table_of<access::Role>(),     &table_of<access::Token>(),
                       &table_of<access::AccountRow>(), &table_of<access::AuditRow>(), &table_of<access::JobRow>()};
    module.permissions = {{"access.manage", "用户与角色", "Users and roles", {"administrator"}},
                          {"audit.view", "查看审计", "See the audit", {"administrator", "head", "vice_president"}},
                          {"jobs.view", "查看任务", "See jobs", {"administrator"}},
                          {"jobs.manage", "处理任务故障", "Deal with failed jobs", {"administrator"}}};
    module.parameters = {{"security.session_idle_minutes", "240", "min", "无人操作多久后退出登录 (0 = 不退出)",
                          "Log out when nobody uses it (0 = never)", "设计默认值 design default"}};
    module.jobs = {{.name = "audit.seal",
                    .every_seconds = 1,
                    .run_outside = [](Database& database) -> Result<std::int64_t> {
                        ZS_TRY_ASSIGN(const bool all, audit::seal_waiting(database));
                        return all ? 0 : 1;  // runs that find nothing left leave no row
                    },
                    .zh = "审计封链",
                    .en = "Seal the audit"},
                   {.name = "http.purge_idempotency",
                    .daily_minute = 210,
                    .run = http::idempotency::purge,
                    .zh = "清除重试记录",
                    .en = "Forget old retries"}};
    return module;
}

/// Roles are checked against the permissions of all modules, so they are declared when all are known.
void check_roles(std::vector<Module>& modules) {
    const auto permissions = std::make_shared<const std::vector<Permission>>(all_permissions(modules));
    for (auto& data : modules.front().master_data)
        if (data.table == &table_of<access::Role>())
            data.check = [permissions](Transaction& transaction, const void* before, void* after) {
                return access::check_role(transaction, before, after, *permissions);
            };
}

telemetry::TypesOfDevices types_of_devices(Reader& reader) {
    telemetry::TypesOfDevices types;
    reader.query("SELECT d.asset_no, t.code FROM equipment_device d JOIN equipment_device_type t ON t.id = d.type_id",
                 {}, [&](const Row& row) { types.emplace(row.text(0), row.text(1)); });
    return types;
}

/// From this machine itself and not through a proxy on it, whose visitors may be anybody.
bool is_local(const http::Request& request) {
    const std::string_view address = request.remote_address;
    return (address.starts_with("127.") || address == "::1") && request.header("x-forwarded-for").empty();
}

http::Routes service_routes(Services& services) {
    http::Routes routes;
    routes.push_back({.method = http::Method::get,
                      .path = "/healthz",
                      .permission = "public",
                      .summary = "Alive and able to read",
                      .read = [](http::Context&, Reader& reader) -> Result<http::Response> {
                          reader.integer("SELECT 1");
                          return http::ok(R"({"status":"ok"})");
                      },
                      .scope = "none"});
    routes.push_back({.method = http::Method::get,
                      .path = "/metrics",
                      .permission = "public",
                      .summary = "Prometheus metrics",
                      .plain = [](http::Context& context) -> Result<http::Response> {
                          if (context.actor.kind != ActorKind::token && !is_local(context.request))
                              return fail(Code::not_found, "http.not_found");
                          return http::Response{200, "text/plain; version=0.0.4", metrics::prometheus_text(), {}, {}};
                      },
                      .scope = "this machine, or an API token"});
    routes.push_back({.method = http::Method::get,
                      .path = "/api/v1/live",
                      .permission = "session",
                      .summary = "Live changes (SSE)",
                      .plain = [&services](http::Context& context) -> Result<http::Response> {
                          http::Response response;
                          response.stream = services.hub.subscribe(context.actor);
                          return response;
                      },
                      .scope = "campus, department, crew, vendor of the changed row"});
    return routes;
}

}  // namespace

Shared shared_parts(const Services& services) {
    return {
        std::make_shared<telemetry::Archive>(services.files.directory().parent_path() / "history", services.history),
        std::make_shared<telemetry::Board>()};
}

std::vector<Module> all_modules(Services& services, const Shared& shared) {
    const auto& archive = shared.archive;
    std::vector<Module> all = {platform_module(),
                               catalog::module(services),
                               organization::module(services),
                               space::module(services),
                               messaging::module(services),
                               equipment::module(services),
                               materials::module(services),
                               purchasing::module(services),
                               supply_planning::module(services),
                               ward_supplies::module(services),
                               telemetry::module(services, archive, shared.board, types_of_devices),
                               repair::module(services),
                               maintenance::module(services),
                               rounds::module(services),
                               sourcing::module(services),
                               electrical_safety::module(services),
                               alarms::module(services, archive),
                               warnings::module(services, archive),
                               reliability::module(services, archive)};
    messaging::Vocabulary vocabulary;
    for (const auto& module : all)
        vocabulary.kinds.insert(vocabulary.kinds.end(), module.notices.begin(), module.notices.end());
    vocabulary.texts = all_messages(all);
    messaging::set_vocabulary(std::move(vocabulary));
    check_roles(all);
    all.front().jobs.push_back(sweep_files_job(services.files, file_columns(all)));
    return all;
}

std::vector<Migration> all_migrations(const std::vector<Module>& modules) {
    std::vector<Migration> all;
    const auto add = [&](std::vector<Migration> some) { all.insert(all.end(), some.begin(), some.end()); };
    add(sequence::generated_migrations());
    add(access::generated_migrations());
    add(audit::generated_migrations());
    add(events::generated_migrations());
    add(jobs::generated_migrations());
    add(http::generated_migrations());
    for (const auto& module : modules) add(module.migrations);
    return all;
}

i18n::Catalogue all_messages(const std::vector<Module>& modules) {
    i18n::Catalogue catalogue({i18n::generated_messages(), database::generated_messages(), access::generated_messages(),
                               documents::generated_messages(), files::generated_messages(),
                               early_warning::generated_messages(), demand::generated_messages(),
                               replenishment::generated_messages(), history::generated_messages(),
                               mqtt::generated_messages(), modbus::generated_messages(), plant::generated_messages()});
    for (const auto& module : modules) catalogue.add(module.messages);
    return catalogue;
}

std::vector<Permission> all_permissions(const std::vector<Module>& modules) {
    std::vector<Permission> all;
    for (const auto& module : modules) all.insert(all.end(), module.permissions.begin(), module.permissions.end());
    return all;
}

http::Routes all_routes(const std::vector<Module>& modules, Services& services, access::Sessions& sessions) {
    http::Routes all = service_routes(services);
    const auto add = [&](http::Routes some) { all.insert(all.end(), some.begin(), some.end()); };
    add(file_routes(services));
    const access::HospitalName hospital{catalog::hospital_name,
                                        [](Transaction& transaction, const Actor& actor, std::string_view name) {
                                            return catalog::set_from_today(transaction, actor, "hospital.name", name);
                                        }};
    const auto texts = std::make_shared<const i18n::Catalogue>(all_messages(modules));
    add(access::routes(sessions, services.database, all_permissions(modules), hospital));
    add(start_routes());
    std::vector<jobs::Job> scheduled;
    std::vector<const indicators::Indicator*> figures;
    std::vector<MasterData> data;
    for (const auto& module : modules) {
        add(module.routes);
        data.insert(data.end(), module.master_data.begin(), module.master_data.end());
        figures.insert(figures.end(), module.indicators.begin(), module.indicators.end());
        scheduled.insert(scheduled.end(), module.jobs.begin(), module.jobs.end());
    }
    add(access::job_routes(std::move(scheduled), texts));
    add(master_data_routes(data, texts));
    const auto target = [](Reader& reader, std::string_view code, Instant at) {
        return catalog::parameters(reader)->real(code, at);
    };
    add(indicators::routes(figures, target, services.database));
    keep_named_files(all, services.files);
    all.push_back(meta_route(modules, "0.1.0", catalog::hospital_name));
    auto document = std::make_shared<const std::string>(http::openapi(all, "0.1.0"));
    all.push_back({.method = http::Method::get,
                   .path = "/api/v1/openapi.json",
                   .permission = "public",
                   .summary = "This description",
                   .plain = [document](http::Context&) -> Result<http::Response> { return http::ok(*document); },
                   .scope = "none"});
    return all;
}

}  // namespace zs::app
