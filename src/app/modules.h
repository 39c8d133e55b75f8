// The list of everything that Zhongshu is made of, and what is derived from the list.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "domains/telemetry/telemetry.h"
#include "platform/access/sessions.h"
#include "platform/i18n/catalogue.h"
#include "platform/module/module.h"

namespace zs::app {

/// What modules share with whoever keeps the connections to sources.
struct Shared {
    std::shared_ptr<telemetry::Archive> archive;
    std::shared_ptr<telemetry::Board> board;
};
Shared shared_parts(const Services& services);
/// All domains, foundation first.
std::vector<Module> all_modules(Services& services, const Shared& shared);
inline std::vector<Module> all_modules(Services& services) { return all_modules(services, shared_parts(services)); }
/// Every migration in the order in which it must be applied: platform, then domains.
std::vector<Migration> all_migrations(const std::vector<Module>& modules);
i18n::Catalogue all_messages(const std::vector<Module>& modules);
std::vector<Permission> all_permissions(const std::vector<Module>& modules);
/// Routes of all modules with their master data, sessions, figures, meta, OpenAPI, health and metrics.
http::Routes all_routes(const std::vector<Module>& modules, Services& services, access::Sessions& sessions);

}  // namespace zs::app
