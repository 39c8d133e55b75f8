#include "platform/http/wire.h"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <string>

namespace zs::http {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace ssl = boost::asio::ssl;

namespace {

constexpr unsigned char tls_handshake = 0x16;  // RFC 8446 §5.1; no HTTP request begins with it
constexpr std::size_t first_bytes_max = 4096;

template <class Stream>
class WireOf final : public Wire {
public:
    template <class... Parts>
    explicit WireOf(std::shared_ptr<ssl::context> certificate, Parts&&... parts)
        : certificate_(std::move(certificate)), stream_(std::forward<Parts>(parts)...) {}

    net::awaitable<std::size_t> read_some(net::mutable_buffer target, Error& error) override {
        co_return co_await stream_.async_read_some(target, net::redirect_error(net::use_awaitable, error));
    }
    net::awaitable<void> write(std::string_view first, std::string_view second, Error& error) override {
        const std::array<net::const_buffer, 2> both{net::buffer(first), net::buffer(second)};
        co_await net::async_write(stream_, both, net::redirect_error(net::use_awaitable, error));
    }
    void expires_after(std::chrono::steady_clock::duration time) override {
        beast::get_lowest_layer(stream_).expires_after(time);
    }
    void expires_never() override { beast::get_lowest_layer(stream_).expires_never(); }
    void shutdown_send() override {
        Error ignored;
        beast::get_lowest_layer(stream_).socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
    }
    Stream& stream() { return stream_; }

private:
    std::shared_ptr<ssl::context> certificate_;  // outlives its streams, also when a new one is loaded meanwhile
    Stream stream_;
};

using Plain = WireOf<beast::tcp_stream>;
using Secure = WireOf<beast::ssl_stream<beast::tcp_stream>>;

}  // namespace

net::awaitable<OpenWire> open_wire(net::ip::tcp::socket socket, std::shared_ptr<ssl::context> certificate,
                                   std::chrono::steady_clock::duration time) {
    beast::tcp_stream plain(std::move(socket));
    if (!certificate) co_return OpenWire{std::make_unique<Plain>(nullptr, std::move(plain))};
    Wire::Error error;
    std::string first(first_bytes_max, '\0');
    plain.expires_after(time);
    first.resize(co_await plain.async_read_some(net::buffer(first), net::redirect_error(net::use_awaitable, error)));
    if (error || first.empty()) co_return OpenWire{};
    if (static_cast<unsigned char>(first.front()) != tls_handshake)
        co_return OpenWire{std::make_unique<Plain>(nullptr, std::move(plain)), false, true, std::move(first)};
    auto secure = std::make_unique<Secure>(certificate, std::move(plain), *certificate);
    secure->expires_after(time);
    co_await secure->stream().async_handshake(ssl::stream_base::server, net::buffer(first),
                                              net::redirect_error(net::use_awaitable, error));
    if (error) co_return OpenWire{};
    co_return OpenWire{std::move(secure), true};
}

}  // namespace zs::http
