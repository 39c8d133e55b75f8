// The server: listeners, threads, TLS, life and death. Connections are served in connection.h.
#include "platform/http/server.h"

#include <spdlog/spdlog.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>
#include <thread>

#include "platform/http/connection.h"
#include "platform/http/router.h"

namespace zs::http {
namespace net = boost::asio;
namespace ssl = boost::asio::ssl;
using net::ip::tcp;

namespace {

constexpr auto certificate_poll = std::chrono::seconds(2);

Result<std::shared_ptr<ssl::context>> load_certificate(const ServerOptions& options) {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 |
                         ssl::context::no_sslv2 | ssl::context::no_sslv3);
    boost::system::error_code error;
    context->use_certificate_chain_file(options.certificate_file, error);
    if (!error) context->use_private_key_file(options.key_file, ssl::context::pem, error);
    if (error) return fail(Code::unavailable, "http.bad_certificate", {{"reason", error.message()}});
    return context;
}

/// When the two files were written last; a moment of absence during their replacement counts as a change.
std::pair<std::filesystem::file_time_type, std::filesystem::file_time_type> written(const ServerOptions& options) {
    std::error_code ignored;
    return {std::filesystem::last_write_time(options.certificate_file, ignored),
            std::filesystem::last_write_time(options.key_file, ignored)};
}

Status open_door(tcp::acceptor& acceptor, const ServerOptions& options) {
    boost::system::error_code error;
    const auto address = net::ip::make_address(options.address, error);
    if (error) return fail(Code::invalid, "http.bad_address", {{"address", options.address}});
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error) return fail(Code::unavailable, "http.port_in_use", {{"port", std::to_string(options.port)}});
    return {};
}

}  // namespace

Status check_door(const ServerOptions& options) {
    net::io_context context;
    tcp::acceptor acceptor(context);
    return open_door(acceptor, options);
}

struct Server::State {
    ServerOptions options;
    Router router;
    ConnectionLimits limits;
    net::io_context io;
    // Accepting and watching the certificate share it: one of them at a time.
    net::strand<net::io_context::executor_type> door{io.get_executor()};
    tcp::acceptor acceptor{door};
    net::steady_timer certificate_timer{door};
    std::shared_ptr<ssl::context> certificate;
    decltype(written({})) certificate_written{};
    std::vector<std::thread> threads;
    std::uint16_t port = 0;

    State(ServerOptions given, Database& database, Authenticator& authenticator, const i18n::Catalogue& catalogue,
          Routes routes)
        : options(std::move(given)),
          router(std::move(routes), database, authenticator, catalogue, options.worker_threads) {
        limits.trusted_proxy = options.trusted_proxy;
        limits.pages = options.pages;
        limits.catalogue = &catalogue;
        limits.per_address_max = std::max<std::size_t>(options.connections_max / 4, 1);
    }

    Status listen() {
        ZS_TRY(open_door(acceptor, options));
        port = acceptor.local_endpoint().port();
        return {};
    }

    net::awaitable<void> accept_loop() {
        for (;;) {
            boost::system::error_code error;
            auto socket =
                co_await acceptor.async_accept(net::make_strand(io), net::redirect_error(net::use_awaitable, error));
            if (error == net::error::operation_aborted) co_return;
            if (error) {
                // Out of descriptors: wait a moment instead of spinning.
                net::steady_timer pause(door, std::chrono::milliseconds(50));
                co_await pause.async_wait(net::redirect_error(net::use_awaitable, error));
                continue;
            }
            if (limits.open.load() >= options.connections_max) continue;  // dropped; the peer tries again
            auto executor = socket.get_executor();
            net::co_spawn(executor, serve_connection(std::move(socket), certificate, router, limits), net::detached);
        }
    }

    /// Certificates are renewed under a running server: new connections take the new one. A pair that does not fit
    /// (often: one file is written, the other not yet) leaves the old one in place and is tried again when it changes.
    void watch_certificate() {
        certificate_timer.expires_after(certificate_poll);
        certificate_timer.async_wait([this](const boost::system::error_code& error) {
            if (error) return;
            if (const auto now = written(options); now != certificate_written) {
                certificate_written = now;
                if (auto loaded = load_certificate(options)) {
                    certificate = *std::move(loaded);
                    spdlog::info("certificate reloaded");
                } else {
                    spdlog::error("certificate not reloaded, the old one stays: {}",
                                  loaded.error().params.front().value);
                }
            }
            watch_certificate();
        });
    }
};

Server::Server(ServerOptions options, Database& database, Authenticator& authenticator,
               const i18n::Catalogue& catalogue, Routes routes)
    : state_(std::make_unique<State>(std::move(options), database, authenticator, catalogue, std::move(routes))) {}

Server::~Server() { stop(); }

Status Server::start() {
    auto& state = *state_;
    if (!state.options.certificate_file.empty()) {
        ZS_TRY_ASSIGN(state.certificate, load_certificate(state.options));
        state.certificate_written = written(state.options);
        state.watch_certificate();
    }
    ZS_TRY(state.listen());
    net::co_spawn(state.door, state.accept_loop(), net::detached);
    for (int i = 0; i < state.options.io_threads; ++i) state.threads.emplace_back([&state] { state.io.run(); });
    return {};
}

void Server::stop() {
    auto& state = *state_;
    if (state.threads.empty()) return;
    net::post(state.door, [&state] {
        boost::system::error_code ignored;
        state.acceptor.close(ignored);
        state.certificate_timer.cancel();
    });
    state.router.stop();
    state.limits.stopping.store(true);
    for (int i = 0; i < 50 && state.limits.busy.load() > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    state.io.stop();
    for (auto& thread : state.threads) thread.join();
    state.threads.clear();
}

std::uint16_t Server::port() const { return state_->port; }

Router& Server::router() { return state_->router; }

}  // namespace zs::http
