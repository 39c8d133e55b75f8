// One connection: read a request within limits, answer it, again; event streams.
#include "platform/http/connection.h"

#include <spdlog/spdlog.h>

#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>

#include "core/hash.h"
#include "core/limits.h"
#include "core/text.h"
#include "platform/http/request.h"

namespace zs::http {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using net::ip::tcp;

namespace {

constexpr auto request_time = std::chrono::seconds(limits::request_timeout_s);
constexpr auto idle_time = std::chrono::seconds(60);
constexpr auto stream_beat = std::chrono::seconds(15);
constexpr std::size_t header_count_max = 64;
constexpr std::string_view page_policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'";

using Parser = wire::request_parser<wire::string_body>;
using EventSource = zs::http::Stream;
using Answer = wire::response<wire::string_body>;

std::optional<Method> method_of(wire::verb verb) {
    switch (verb) {
        case wire::verb::get:
        case wire::verb::head:
            return Method::get;
        case wire::verb::post:
            return Method::post;
        case wire::verb::put:
            return Method::put;
        case wire::verb::patch:
            return Method::patch;
        case wire::verb::delete_:
            return Method::del;
        default:
            return std::nullopt;
    }
}

/// Counts while it lives.
class Counted {
public:
    template <class T>
    explicit Counted(std::atomic<T>& counter) : leave_([&counter] { counter.fetch_sub(1); }) {
        counter.fetch_add(1);
    }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { leave_(); }

private:
    std::function<void()> leave_;
};

template <class Wire>
class Connection {
public:
    Connection(Wire& stream, std::string remote_address, bool secure, Router& router, ConnectionLimits& limits)
        : stream_(stream),
          remote_address_(std::move(remote_address)),
          secure_(secure),
          router_(router),
          limits_(limits) {}

    net::awaitable<void> serve() {
        bool open = true;
        while (open && !limits_.stopping.load()) open = co_await serve_one();
    }

private:
    auto& lowest() { return beast::get_lowest_layer(stream_); }

    /// False when the connection is over.
    net::awaitable<bool> serve_one() {
        boost::system::error_code error;
        Parser parser;
        parser.header_limit(limits::header_bytes_max);
        parser.body_limit(limits::import_bytes_max);
        lowest().expires_after(idle_time);
        co_await wire::async_read_header(stream_, buffer_, parser, net::redirect_error(net::use_awaitable, error));
        if (error) co_return co_await refuse_broken(error, parser);
        const Counted busy(limits_.busy);
        lowest().expires_after(request_time);
        Request request;
        if (const auto refused = read_head(parser.get(), request)) {
            co_await answer(plain_problem(*refused), parser.get(), false);
            co_return false;
        }
        // Beast compares a declared length only while it reads the head; the route is known only now.
        const std::uint64_t body_max = router_.body_max(request.method, request.path);
        if (const auto length = parser.content_length(); length && *length > body_max)
            co_return co_await refuse_broken(wire::error::body_limit, parser);
        parser.body_limit(body_max);
        if (parser.get()[wire::field::expect] == "100-continue") {
            constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await net::async_write(stream_, net::buffer(go_on), net::redirect_error(net::use_awaitable, error));
        }
        co_await wire::async_read(stream_, buffer_, parser, net::redirect_error(net::use_awaitable, error));
        if (error) co_return co_await refuse_broken(error, parser);
        request.body = std::move(parser.get().body());
        co_return co_await respond(std::move(request), parser.get());
    }

    net::awaitable<bool> respond(Request request, const wire::request<wire::string_body>& head) {
        if (!request.path.starts_with("/api/") && request.method == Method::get && request.path != "/healthz" &&
            request.path != "/metrics") {
            co_await answer(page(request), head, head.keep_alive());
            co_return head.keep_alive();
        }
        lowest().expires_never();  // the database decides how long; its queue is bounded
        Response response = co_await ask(std::move(request));
        if (response.stream) {
            co_await run_stream(*response.stream);
            co_return false;
        }
        lowest().expires_after(request_time);
        co_await answer(std::move(response), head, head.keep_alive());
        co_return head.keep_alive();
    }

    net::awaitable<Response> ask(Request request) {
        co_return co_await net::async_initiate<const net::use_awaitable_t<>, void(Response)>(
            [this](auto handler, Request asked) {
                auto executor = net::get_associated_executor(handler);
                auto shared = std::make_shared<decltype(handler)>(std::move(handler));
                router_.handle(std::move(asked), [shared, executor](Response response) {
                    auto kept = std::make_shared<Response>(std::move(response));
                    net::post(executor, [shared, kept] { std::move (*shared)(std::move(*kept)); });
                });
            },
            net::use_awaitable, std::move(request));
    }

    /// Method, target and headers; an Error when they are not acceptable.
    std::optional<Error> read_head(const wire::request<wire::string_body>& head, Request& request) {
        const auto method = method_of(head.method());
        if (!method) return Error{Code::not_found, "http.method_not_allowed", {}, {}, {}};
        request.method = *method;
        request.secure = secure_;
        request.remote_address = remote_address_;
        const auto target = head.target();
        if (!parse_target({target.data(), target.size()}, request))
            return Error{Code::invalid, "http.malformed", {}, {}, {}};
        for (const auto& field : head) {
            if (request.headers.size() >= header_count_max) return Error{Code::too_large, "http.too_large", {}, {}, {}};
            request.headers.emplace_back(text::lower_ascii({field.name_string().data(), field.name_string().size()}),
                                         std::string(field.value()));
        }
        if (!limits_.trusted_proxy.empty() && limits_.trusted_proxy == remote_address_) believe_proxy(request);
        return std::nullopt;
    }

    /// The proxy appends who asked it: the last address is its own observation, earlier ones are anybody's claim.
    static void believe_proxy(Request& request) {
        const std::string_view path = request.header("x-forwarded-for");
        const auto last = text::trim(path.substr(path.rfind(',') + 1));
        if (!last.empty()) request.remote_address = last;
        if (request.header("x-forwarded-proto") == "https") request.secure = true;
    }

    Response plain_problem(const Error& error) { return problem(error, *limits_.catalogue, Language::zh, "-"); }

    /// Malformed, too large or too slow: an answer where one can still be read, then the end.
    net::awaitable<bool> refuse_broken(boost::system::error_code error, Parser& parser) {
        if (error == wire::error::end_of_stream || error == net::error::connection_reset ||
            error == beast::error::timeout || error == net::error::eof || error == net::ssl::error::stream_truncated)
            co_return false;
        const bool large = error == wire::error::body_limit || error == wire::error::header_limit;
        Response response = plain_problem(large ? Error{Code::too_large, "http.too_large", {}, {}, {}}
                                                : Error{Code::invalid, "http.malformed", {}, {}, {}});
        if (!large) response.status = 400;
        lowest().expires_after(std::chrono::seconds(5));
        co_await answer(std::move(response), parser.get(), false);
        if (large) co_await drain();
        co_return false;
    }

    /// Reads on for a moment: closing while the peer still sends would destroy the answer on its way.
    net::awaitable<void> drain() {
        constexpr std::size_t block = 64 << 10;
        boost::system::error_code error;
        lowest().expires_after(std::chrono::seconds(5));
        for (std::size_t left = limits::import_bytes_max; left >= block && !error; left -= block) {
            buffer_.clear();
            const auto target = buffer_.prepare(block);
            co_await stream_.async_read_some(target, net::redirect_error(net::use_awaitable, error));
        }
    }

    net::awaitable<void> answer(Response response, const wire::request<wire::string_body>& head, bool keep_alive) {
        Answer out{static_cast<wire::status>(response.status), 11};
        if (!response.content_type.empty()) out.set(wire::field::content_type, response.content_type);
        out.set("X-Content-Type-Options", "nosniff");
        for (const auto& [name, value] : response.headers) out.insert(name, value);
        out.keep_alive(keep_alive);
        if (response.status != 204) out.content_length(response.body.size());
        if (head.method() != wire::verb::head) out.body() = std::move(response.body);
        boost::system::error_code error;
        if (head.method() == wire::verb::head) {
            wire::response_serializer<wire::string_body> serializer(out);
            co_await wire::async_write_header(stream_, serializer, net::redirect_error(net::use_awaitable, error));
        } else {
            co_await wire::async_write(stream_, out, net::redirect_error(net::use_awaitable, error));
        }
        if (error || !keep_alive) close();
    }

    void close() {
        boost::system::error_code ignored;
        lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    Response page(const Request& request) {
        const auto found = limits_.pages == nullptr ? std::nullopt : limits_.pages->find(request.path);
        if (!found) return {404, "text/plain; charset=utf-8", "Zhongshu was built without its web app.\n", {}, {}};
        Response response{200, std::string(found->mime), {}, {}, {}};
        response.headers = {{"ETag", std::string(found->etag)},
                            {"Cache-Control", found->immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                            {"Content-Security-Policy", std::string(page_policy)},
                            {"Referrer-Policy", "same-origin"},
                            {"Vary", "Accept-Encoding"}};
        if (request.header("if-none-match") == found->etag) {
            response.status = 304;
            return response;
        }
        response.headers.emplace_back("Content-Encoding", "gzip");
        response.body = found->gzip;
        return response;
    }

    net::awaitable<void> run_stream(EventSource& events) {
        constexpr std::string_view head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-cache\r\n"
            "X-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
        boost::system::error_code error;
        auto timer = std::make_shared<net::steady_timer>(co_await net::this_coro::executor);
        auto executor = co_await net::this_coro::executor;
        events.on_ready([weak = std::weak_ptr(timer), executor] {
            net::post(executor, [weak] {
                if (auto alive = weak.lock()) alive->cancel();
            });
        });
        co_await net::async_write(stream_, net::buffer(head), net::redirect_error(net::use_awaitable, error));
        while (!error && !limits_.stopping.load()) {
            timer->expires_after(stream_beat);
            std::string bytes = events.take();
            if (bytes.empty()) {
                boost::system::error_code woken;
                co_await timer->async_wait(net::redirect_error(net::use_awaitable, woken));
                bytes = events.take();
                if (bytes.empty()) bytes = ": beat\n\n";
            }
            lowest().expires_after(request_time);
            co_await net::async_write(stream_, net::buffer(bytes), net::redirect_error(net::use_awaitable, error));
        }
        events.close();
    }

    Wire& stream_;
    std::string remote_address_;
    bool secure_;
    Router& router_;
    ConnectionLimits& limits_;
    beast::flat_buffer buffer_;
};

}  // namespace

net::awaitable<void> serve_connection(tcp::socket socket, std::shared_ptr<net::ssl::context> certificate,
                                      Router& router, ConnectionLimits& limits) {
    const Counted open(limits.open);
    boost::system::error_code error;
    socket.set_option(tcp::no_delay(true), error);
    const auto remote = socket.remote_endpoint(error);
    const std::string address = error ? "" : remote.address().to_string();
    try {
        if (!certificate) {
            beast::tcp_stream stream(std::move(socket));
            co_await Connection<beast::tcp_stream>(stream, address, false, router, limits).serve();
            co_return;
        }
        beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *certificate);
        beast::get_lowest_layer(stream).expires_after(request_time);
        co_await stream.async_handshake(net::ssl::stream_base::server, net::redirect_error(net::use_awaitable, error));
        if (error) co_return;
        co_await Connection<beast::ssl_stream<beast::tcp_stream>>(stream, address, true, router, limits).serve();
    } catch (const std::exception& failure) {
        spdlog::error("connection: {}", failure.what());
    }
}

}  // namespace zs::http
