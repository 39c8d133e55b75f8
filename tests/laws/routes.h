// All routes of a hospital behind a router, asked by the administrator of the law.
#pragma once
#include "domains/organization/organization.h"
#include "laws/hospital.h"
#include "platform/access/sessions.h"
#include "platform/http/router.h"

namespace zs::testing {

/// Everybody is the administrator of the law.
class Anybody final : public http::Authenticator {
public:
    Result<Actor> authenticate(const http::Request&) override { return Actor::system("law"); }
};

class RoutedHospital : public PlayedHospital {
public:
    explicit RoutedHospital(Engine engine = Engine::sqlite)
        : PlayedHospital(engine),
          sessions(*database, database.clock(), organization::with_descendants),
          texts(app::all_messages(modules)),
          routes(app::all_routes(modules, services, sessions)),
          router(routes, *database, anybody_, texts, 2) {}
    ~RoutedHospital() { router.stop(); }

    http::Response send(http::Method method, const std::string& path, QueryPairs query = {}, std::string body = {}) {
        http::Request request;
        request.method = method;
        request.path = path;
        request.query = std::move(query);
        request.body = std::move(body);
        return router.dispatch(std::move(request));
    }

    access::Sessions sessions;
    i18n::Catalogue texts;
    http::Routes routes;

private:
    Anybody anybody_;

public:
    http::Router router;
};

}  // namespace zs::testing
