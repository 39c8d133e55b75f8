// One connection, plain or TLS.
#pragma once
#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <memory>

#include "platform/http/router.h"
#include "platform/http/static_pages.h"

namespace zs::http {

/// What all connections share.
struct ConnectionLimits {
    std::atomic<std::size_t> open{0};
    std::atomic<int> busy{0};  // requests being answered
    std::atomic<bool> stopping{false};
    std::string trusted_proxy;
    const StaticPages* pages = nullptr;
    const i18n::Catalogue* catalogue = nullptr;
};

/// Serves requests until the peer goes, is too slow, or the server stops.
boost::asio::awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket,
                                              std::shared_ptr<boost::asio::ssl::context> certificate, Router& router,
                                              ConnectionLimits& limits);

}  // namespace zs::http
