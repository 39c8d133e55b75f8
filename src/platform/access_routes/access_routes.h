// Sessions, users, roles, audit and jobs over HTTP. Beside access because http depends on access.
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

/// `permissions`: all modules'; handed in once at start.
http::Routes routes(Sessions& sessions, Database& database, std::vector<Permission> permissions);
/// Roles must exist, and somebody must stay administrator. Errors: access.unknown_role, access.last_administrator.
Status check_user(Transaction& transaction, const void* before_or_null, void* after);
/// Makes the default roles from the permissions' role lists, where they do not exist yet, and "administrator" with all.
Status ensure_roles(Transaction& transaction, const std::vector<Permission>& permissions);

}  // namespace zs::access
