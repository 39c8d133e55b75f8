// One POST over Beast, plain or TLS, with one deadline for everything.
#include "platform/http_client/http_client.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>

namespace zs::http_client {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using net::ip::tcp;

constexpr std::size_t answer_bytes_max = 64 << 10;

bool is_loopback(std::string_view host) { return host == "127.0.0.1" || host == "localhost" || host == "[::1]"; }

wire::request<wire::string_body> request_of(const Url& url, std::string_view json) {
    wire::request<wire::string_body> request{wire::verb::post, url.target, 11};
    request.set(wire::field::host, url.host);
    request.set(wire::field::user_agent, "Zhongshu");
    request.set(wire::field::content_type, "application/json; charset=utf-8");
    request.body() = json;
    request.prepare_payload();
    return request;
}

/// The steps of one exchange on a connected stream.
template <class Stream>
net::awaitable<Answer> exchange(Stream& stream, const Url& url, std::string_view json) {
    auto request = request_of(url, json);
    co_await wire::async_write(stream, request, net::use_awaitable);
    beast::flat_buffer buffer;
    wire::response_parser<wire::string_body> parser;
    parser.body_limit(answer_bytes_max);
    co_await wire::async_read(stream, buffer, parser, net::use_awaitable);
    Answer answer{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
    co_return answer;
}

net::awaitable<Answer> ask(const Url& url, std::string_view json, std::chrono::milliseconds timeout) {
    auto executor = co_await net::this_coro::executor;
    tcp::resolver resolver(executor);
    const auto found = co_await resolver.async_resolve(url.host, url.port, net::use_awaitable);
    if (!url.secure) {
        beast::tcp_stream stream(executor);
        stream.expires_after(timeout);
        co_await stream.async_connect(found, net::use_awaitable);
        co_return co_await exchange(stream, url, json);
    }
    net::ssl::context trust(net::ssl::context::tls_client);
    trust.set_default_verify_paths();
    beast::ssl_stream<beast::tcp_stream> stream(executor, trust);
    stream.set_verify_mode(net::ssl::verify_peer);
    stream.set_verify_callback(net::ssl::host_name_verification(url.host));
    // SSL_set_tlsext_host_name without its macro's old-style cast.
    std::string server_name = url.host;
    SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, server_name.data());
    beast::get_lowest_layer(stream).expires_after(timeout);
    co_await beast::get_lowest_layer(stream).async_connect(found, net::use_awaitable);
    co_await stream.async_handshake(net::ssl::stream_base::client, net::use_awaitable);
    co_return co_await exchange(stream, url, json);
}

}  // namespace

Result<Url> parse_url(std::string_view text) {
    Url url;
    const auto scheme = text.find("://");
    const std::string_view name = text.substr(0, scheme == std::string_view::npos ? 0 : scheme);
    if (name != "https" && name != "http") return fail_field("url", "field.not_a_url");
    url.secure = name == "https";
    std::string_view rest = text.substr(scheme + 3);
    const auto slash = rest.find('/');
    url.target = slash == std::string_view::npos ? "/" : std::string(rest.substr(slash));
    rest = rest.substr(0, slash);
    const auto colon = rest.rfind(':');
    url.host = rest.substr(0, colon);
    url.port = colon == std::string_view::npos ? (url.secure ? "443" : "80") : std::string(rest.substr(colon + 1));
    const bool clean = text.find_first_of(" \r\n\t\"<>@") == std::string_view::npos;
    const bool digits = url.port.find_first_not_of("0123456789") == std::string::npos && !url.port.empty();
    if (url.host.empty() || !clean || !digits || (!url.secure && !is_loopback(url.host)))
        return fail_field("url", "field.not_a_url");
    return url;
}

Result<Answer> post_json(const Url& url, std::string_view json, std::chrono::milliseconds timeout) {
    net::io_context io;
    Result<Answer> result = fail(Code::unavailable, "http_client.unreachable");
    net::co_spawn(io, ask(url, json, timeout), [&](const std::exception_ptr& failure, Answer answer) {
        if (!failure) {
            result = std::move(answer);
            return;
        }
        try {
            std::rethrow_exception(failure);
        } catch (const boost::system::system_error& error) {
            if (error.code() == beast::error::timeout) result = fail(Code::timeout, "http_client.timeout");
            if (error.code().category() == net::error::get_ssl_category())
                result = fail(Code::unavailable, "http_client.not_trusted");
        } catch (const std::exception&) {  // stays unreachable
        }
    });
    io.run();
    return result;
}

}  // namespace zs::http_client
