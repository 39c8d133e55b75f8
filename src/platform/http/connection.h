// One connection, plain or TLS.
#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <map>
#include <memory>
#include <mutex>

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
    std::size_t per_address_max = 500;  // so that one neighbour cannot take all connections

    /// False when this address has its share already; otherwise leave() follows.
    bool enter(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        auto& count = addresses_[address];
        if (count >= per_address_max && address != trusted_proxy) return false;
        ++count;
        return true;
    }
    void leave(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        if (--addresses_[address] == 0) addresses_.erase(address);
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::size_t> addresses_;
};

/// Serves requests until the peer goes, is too slow, or the server stops.
boost::asio::awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket,
                                              std::shared_ptr<boost::asio::ssl::context> certificate, Router& router,
                                              ConnectionLimits& limits);

}  // namespace zs::http
