// The bytes of one connection, plain or TLS behind the same face, so that HTTP is compiled once. Every wait ends by the
// time that was set last.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>

namespace zs::http {

class Wire {
public:
    using Error = boost::system::error_code;

    Wire() = default;
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    virtual ~Wire() = default;

    /// What comes next, at least one byte; 0 with an error.
    virtual boost::asio::awaitable<std::size_t> read_some(boost::asio::mutable_buffer target, Error& error) = 0;
    /// Both pieces, whole, one after the other.
    virtual boost::asio::awaitable<void> write(std::string_view first, std::string_view second, Error& error) = 0;
    virtual void expires_after(std::chrono::steady_clock::duration time) = 0;
    virtual void expires_never() = 0;
    /// Nothing more will be written.
    virtual void shutdown_send() = 0;
};

struct OpenWire {
    std::unique_ptr<Wire> wire;  // null: the peer was gone before it spoke
    bool secure = false;
    bool wants_https = false;  // spoke plain HTTP where TLS is spoken
    std::string read = {};     // what it has said already, when plain
};
/// With a certificate: waits for the first bytes within `time`, and shakes hands when they are TLS.
boost::asio::awaitable<OpenWire> open_wire(boost::asio::ip::tcp::socket socket,
                                           std::shared_ptr<boost::asio::ssl::context> certificate,
                                           std::chrono::steady_clock::duration time);

}  // namespace zs::http
