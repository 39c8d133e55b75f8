// The HTTP server: listeners, TLS, limits, middleware. Everything it needs is handed in; it knows no hospital words.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "platform/http/http.h"
#include "platform/i18n/catalogue.h"

namespace zs::http {

class Router;
class StaticPages;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0 = any free port, see Server::port()
    int io_threads = 2;
    int worker_threads = 4;        // read and plain handlers
    std::string certificate_file;  // PEM; empty = plain HTTP. Files are watched and reloaded without restart
    std::string key_file;
    std::size_t connections_max = 2000;
    std::string trusted_proxy;           // address of the reverse proxy whose X-Forwarded-For and -Proto are believed
    const StaticPages* pages = nullptr;  // the web app; not owned
};

/// Whether address and port are there to listen at, as start() would say it: ask before long preparations.
Status check_door(const ServerOptions& options);

/// How the server learns who acts (platform/access/session.h implements it).
class Authenticator {
public:
    virtual ~Authenticator() = default;
    /// Actor of a session cookie or bearer token; an anonymous actor without either; error if it is expired or wrong.
    /// Must answer from memory in the common case: it runs for every request.
    virtual Result<Actor> authenticate(const Request& request) = 0;
};

class Server {
public:
    Server(ServerOptions options, Database& database, Authenticator& authenticator, const i18n::Catalogue& catalogue,
           Routes routes);
    ~Server();
    /// Listens and serves in background threads; error unavailable.port_in_use.
    Status start();
    /// Finishes requests under way (≤ 5 s), then stops.
    void stop();
    std::uint16_t port() const;
    /// Tries a request through middleware and handler without a socket.
    Router& router();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Error → application/problem+json in the request's language.
Response problem(const Error& error, const i18n::Catalogue& catalogue, Language language, std::string_view request_id);
/// OpenAPI 3.1 document of the routes and every described component they use.
std::string openapi(const Routes& routes, std::string_view version);
}  // namespace zs::http
