// Sessions, users, roles, audit and jobs over HTTP. Beside access because http depends on access. One file a subject.
#pragma once
#include "platform/access/sessions.h"
#include "platform/http/server.h"
#include "platform/module/module.h"

namespace zs::access {

/// Cookie or bearer token → actor.
class CookieAuthenticator final : public http::Authenticator {
public:
    explicit CookieAuthenticator(Sessions& sessions) : sessions_(sessions) {}
    Result<Actor> authenticate(const http::Request& request) override;

private:
    Sessions& sessions_;
};

/// What the hospital is called: kept by a domain, told and asked here.
struct HospitalName {
    std::function<std::string(Reader&)> read;
    std::function<Status(Transaction&, const Actor&, std::string_view)> store;
};

/// `permissions`: all modules'; handed in once at start.
http::Routes routes(Sessions& sessions, Database& database, const std::vector<Permission>& permissions,
                    HospitalName hospital);
/// The jobs of all modules with their runs; errors are told in the words of `texts`.
http::Routes job_routes(std::vector<jobs::Job> jobs, std::shared_ptr<const i18n::Catalogue> texts);
/// Roles must exist, and somebody must stay administrator. Errors: access.unknown_role, access.last_administrator.
Status check_user(Transaction& transaction, const void* before_or_null, void* after);
/// Permissions must exist, and the administrator keeps all. Errors: access.unknown_permission,
/// access.administrator_fixed.
Status check_role(Transaction& transaction, const void* before_or_null, void* after,
                  const std::vector<Permission>& permissions);
/// Makes the default roles from the permissions' role lists. Those that exist get the permissions that the version
/// which last ran here did not know; what a hospital took from a role stays away. "administrator" has all.
Status ensure_roles(Transaction& transaction, const std::vector<Permission>& permissions);

}  // namespace zs::access
