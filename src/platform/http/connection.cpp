// One connection: read a request within limits, answer it, again; event streams.
#include "platform/http/connection.h"

#include <spdlog/spdlog.h>

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "core/limits.h"
#include "core/text.h"
#include "platform/http/compress.h"
#include "platform/http/request.h"
#include "platform/http/wire.h"
#include "platform/i18n/catalogue.h"

namespace zs::http {
namespace net = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using net::ip::tcp;

namespace {

constexpr auto request_time = std::chrono::seconds(limits::request_timeout_s);
// Who dribbles is cut off: the whole head, and each block of a body, must arrive within its time.
constexpr auto head_time = std::chrono::seconds(10);
constexpr auto block_time = std::chrono::seconds(15);
constexpr std::size_t block_bytes = 64 << 10;
constexpr auto idle_time = std::chrono::seconds(60);
constexpr auto stream_beat = std::chrono::seconds(15);
constexpr std::size_t header_count_max = 64;
constexpr std::string_view page_policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri "
    "'self'; form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view data_policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

using Parser = wire::request_parser<wire::string_body>;
using EventSource = zs::http::Stream;
using SystemError = boost::system::error_code;

/// Head of an answer: the last value of a name counts, cookies add up.
class Head {
public:
    explicit Head(int status) : status_(status) {}
    void set(std::string_view name, std::string_view value) {
        const auto found = std::find_if(lines_.begin(), lines_.end(),
                                        [&](const auto& line) { return beast::iequals(line.first, name); });
        if (found == lines_.end() || name == "Set-Cookie")
            lines_.emplace_back(name, value);
        else
            found->second = value;
    }
    std::string text() const {
        const auto reason = wire::obsolete_reason(static_cast<wire::status>(status_));
        std::string text = "HTTP/1.1 " + std::to_string(status_) + ' ' + std::string(reason) + "\r\n";
        for (const auto& [name, value] : lines_) text.append(name).append(": ").append(value).append("\r\n");
        return text += "\r\n";
    }

private:
    int status_;
    std::vector<std::pair<std::string, std::string>> lines_;
};

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

class Connection {
public:
    Connection(Wire& wire, std::string remote_address, bool secure, Router& router, ConnectionLimits& limits)
        : wire_(wire), remote_address_(std::move(remote_address)), secure_(secure), router_(router), limits_(limits) {}

    net::awaitable<void> serve() {
        bool open = true;
        while (open && !limits_.stopping.load()) open = co_await serve_one();
    }

private:
    /// False when the connection is over.
    net::awaitable<bool> serve_one() {
        SystemError error;
        Parser parser;
        parser.header_limit(limits::header_bytes_max);
        parser.body_limit(limits::import_bytes_max);
        asked_secure_ = secure_;
        if (!co_await first_bytes()) co_return false;
        wire_.expires_after(head_time);
        if (error = co_await read_head(parser); error) co_return co_await refuse_broken(error, parser);
        const Counted busy(limits_.busy);
        wire_.expires_after(request_time);
        Request request;
        if (const auto refused = take_head(parser.get(), request)) {
            co_await answer(plain_problem(*refused, parser), parser.get(), false);
            co_return false;
        }
        asked_secure_ = request.secure;
        // Beast compares a declared length only while it reads the head; the route is known only now.
        const std::uint64_t body_max = router_.body_max(request.method, request.path);
        if (const auto length = parser.content_length(); length && *length > body_max)
            co_return co_await refuse_broken(wire::error::body_limit, parser);
        parser.body_limit(body_max);
        if (parser.get()[wire::field::expect] == "100-continue") {
            constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await wire_.write(go_on, {}, error);
        }
        if (error = co_await read_body(parser); error) co_return co_await refuse_broken(error, parser);
        request.body = std::move(parser.get().body());
        co_return co_await respond(std::move(request), parser.get());
    }

    /// Waits for the next request of a connection kept alive; false when none comes.
    net::awaitable<bool> first_bytes() {
        SystemError error;
        if (buffer_.size() > 0) co_return true;  // sent along with the last one
        wire_.expires_after(idle_time);
        co_await read_more(limits::header_bytes_max, error);
        co_return !error;
    }

    net::awaitable<void> read_more(std::size_t bytes_max, SystemError& error) {
        const std::size_t read = co_await wire_.read_some(buffer_.prepare(bytes_max), error);
        buffer_.commit(read);
        read_ += read;
    }

    /// Gives the parser what there is, and reads on where it wants more; the end of the peer is told to it.
    net::awaitable<SystemError> parse_some(Parser& parser, std::size_t bytes_max) {
        SystemError error;
        if (buffer_.size() > 0) {
            buffer_.consume(parser.put(buffer_.data(), error));
            if (error != wire::error::need_more) co_return error;
            error = {};
        }
        co_await read_more(bytes_max, error);
        if (error == net::error::eof && parser.got_some()) {
            error = {};
            parser.put_eof(error);
            if (!error) error = wire::error::partial_message;
        }
        co_return error;
    }

    net::awaitable<SystemError> read_head(Parser& parser) {
        SystemError error;
        while (!error && !parser.is_header_done()) error = co_await parse_some(parser, limits::header_bytes_max);
        co_return error;
    }

    net::awaitable<SystemError> read_body(Parser& parser) {
        SystemError error;
        parser.eager(true);
        for (std::size_t block_end = 0; !parser.is_done() && !error;) {
            if (read_ >= block_end) {
                wire_.expires_after(block_time);
                block_end = read_ + block_bytes;
            }
            error = co_await parse_some(parser, block_bytes);
        }
        co_return error;
    }

    net::awaitable<bool> respond(Request request, const wire::request<wire::string_body>& head) {
        if (!request.path.starts_with("/api/") && request.method == Method::get && request.path != "/healthz" &&
            request.path != "/metrics") {
            co_await answer(page(request), head, head.keep_alive());
            co_return head.keep_alive();
        }
        wire_.expires_never();  // the database decides how long; its queue is bounded
        const std::string accepts(request.header("accept-encoding"));
        Response response = co_await ask(std::move(request));
        if (response.stream) {
            co_await run_stream(*response.stream);
            co_return false;
        }
        compress(response, accepts);
        wire_.expires_after(request_time);
        co_await answer(std::move(response), head, head.keep_alive());
        co_return head.keep_alive();
    }

    net::awaitable<Response> ask(Request request) {
        co_return co_await net::async_initiate<const net::use_awaitable_t<>, void(Response)>(
            [this](auto handler, Request asked) {  // NOLINT(performance-unnecessary-value-param): moved on
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
    std::optional<zs::Error> take_head(const wire::request<wire::string_body>& head, Request& request) {
        const auto method = method_of(head.method());
        if (!method) return Error{Code::not_found, "http.method_not_allowed", {}, {}, {}};
        request.method = *method;
        request.secure = secure_;
        request.remote_address = remote_address_;
        const auto target = head.target();
        if (!parse_target({target.data(), target.size()}, request))
            return Error{Code::invalid, "http.malformed", {}, {}, {}};
        // A proxy before us might see another end of the body in these.
        const auto length = head[wire::field::content_length];
        const auto coding = head[wire::field::transfer_encoding];
        if (length.find_first_not_of("0123456789") != length.npos ||
            (!coding.empty() && !beast::iequals(coding, "chunked")))
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

    Response plain_problem(const Error& error, Parser& parser) {
        const auto language = parser.get()[wire::field::accept_language];
        auto response =
            problem(error, *limits_.catalogue, i18n::parse_accept_language({language.data(), language.size()}), "-");
        if (error.key == "http.malformed") response.status = 400;
        return response;
    }

    /// Malformed, too large or too slow: an answer where one can still be read, then the end.
    net::awaitable<bool> refuse_broken(SystemError error, Parser& parser) {
        if (error == wire::error::end_of_stream || error == net::error::connection_reset ||
            error == beast::error::timeout || error == net::error::eof || error == net::ssl::error::stream_truncated)
            co_return false;
        const bool large = error == wire::error::body_limit || error == wire::error::header_limit;
        Response response = plain_problem(large ? Error{Code::too_large, "http.too_large", {}, {}, {}}
                                                : Error{Code::invalid, "http.malformed", {}, {}, {}},
                                          parser);
        wire_.expires_after(std::chrono::seconds(5));
        co_await answer(std::move(response), parser.get(), false);
        if (large) co_await drain();
        co_return false;
    }

    /// Reads on for a moment: closing while the peer still sends would destroy the answer on its way.
    net::awaitable<void> drain() {
        SystemError error;
        wire_.expires_after(std::chrono::seconds(5));
        for (std::size_t left = limits::import_bytes_max; left >= block_bytes && !error; left -= block_bytes) {
            buffer_.clear();
            const auto target = buffer_.prepare(block_bytes);
            co_await wire_.read_some(target, error);
        }
    }

    net::awaitable<void> answer(Response response, const wire::request<wire::string_body>& head, bool keep_alive) {
        Head out(response.status);
        if (!response.content_type.empty()) out.set("Content-Type", response.content_type);
        guard(out);
        for (const auto& [name, value] : response.headers) out.set(name, value);
        if (!keep_alive) out.set("Connection", "close");
        if (response.status != 204) out.set("Content-Length", std::to_string(response.body.size()));
        if (head.method() == wire::verb::head) response.body.clear();
        SystemError error;
        co_await wire_.write(out.text(), response.body, error);
        if (error || !keep_alive) wire_.shutdown_send();
    }

    /// What every answer says to browsers; a page's own headers replace it.
    void guard(Head& out) const {
        out.set("X-Content-Type-Options", "nosniff");
        out.set("Content-Security-Policy", data_policy);
        out.set("Referrer-Policy", "same-origin");
        out.set("Cache-Control", "no-store");
        if (asked_secure_) out.set("Strict-Transport-Security", "max-age=31536000");
    }

    Response page(const Request& request) {
        const auto found = limits_.pages == nullptr ? std::nullopt : limits_.pages->find(request.path);
        if (!found) return {404, "text/plain; charset=utf-8", "Zhongshu was built without its web app.\n", {}, {}};
        Response response{200, std::string(found->mime), {}, {}, {}};
        response.headers = {{"ETag", std::string(found->etag)},
                            {"Cache-Control", found->immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                            {"Content-Security-Policy", std::string(page_policy)},
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
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n"
            "X-Content-Type-Options: nosniff\r\nX-Accel-Buffering: no\r\nConnection: close\r\n\r\n";
        SystemError error;
        auto timer = std::make_shared<net::steady_timer>(co_await net::this_coro::executor);
        auto executor = co_await net::this_coro::executor;
        events.on_ready([weak = std::weak_ptr(timer), executor] {
            net::post(executor, [weak] {
                if (auto alive = weak.lock()) alive->cancel();
            });
        });
        co_await wire_.write(head, {}, error);
        while (!error && !limits_.stopping.load()) {
            const auto rest = std::min<std::chrono::milliseconds>(stream_beat, events.rest());
            timer->expires_after(rest);
            std::string bytes = events.take();
            if (bytes.empty()) {
                SystemError woken;
                co_await timer->async_wait(net::redirect_error(net::use_awaitable, woken));
                bytes = events.take();
                if (bytes.empty() && rest < stream_beat) continue;  // it has something, but not yet
                if (bytes.empty()) bytes = ": beat\n\n";
            }
            wire_.expires_after(request_time);
            co_await wire_.write(bytes, {}, error);
        }
        events.close();
    }

    Wire& wire_;
    std::string remote_address_;
    bool secure_;
    bool asked_secure_ = false;  // also true behind a proxy that speaks TLS for us
    Router& router_;
    ConnectionLimits& limits_;
    beast::flat_buffer buffer_;
    std::size_t read_ = 0;  // bytes, in all
};

/// Somebody typed http:// for our https address: the way to the right one, in words and as a redirect.
net::awaitable<void> send_to_https(Wire& wire, std::string text) {
    SystemError error;
    wire.expires_after(head_time);
    while (text.find("\r\n\r\n") == text.npos && text.size() < limits::header_bytes_max && !error) {
        const auto size = text.size();
        text.resize(size + 1024);
        text.resize(size + co_await wire.read_some(net::buffer(text.data() + size, 1024), error));
    }
    wire::request_parser<wire::string_body> parser;
    error = {};
    parser.put(net::buffer(text), error);
    const auto host = parser.get()[wire::field::host];
    const auto target = parser.get().target();
    const bool known = parser.is_header_done() && !host.empty() && target.starts_with('/');
    constexpr std::string_view body =
        "本端口只使用 HTTPS,请改用 https:// 开头的地址。\nThis port speaks HTTPS: use https://\n";
    Head out(known ? 308 : 400);
    out.set("Content-Type", "text/plain; charset=utf-8");
    if (known) out.set("Location", "https://" + std::string(host) + std::string(target));
    out.set("Connection", "close");
    out.set("Content-Length", std::to_string(body.size()));
    co_await wire.write(out.text(), body, error);
    wire.shutdown_send();
}

}  // namespace

net::awaitable<void> serve_connection(tcp::socket socket, std::shared_ptr<net::ssl::context> certificate,
                                      Router& router, ConnectionLimits& limits) {
    const Counted open(limits.open);
    SystemError error;
    socket.set_option(tcp::no_delay(true), error);
    const auto remote = socket.remote_endpoint(error);
    const std::string address = error ? "" : remote.address().to_string();
    if (!limits.enter(address)) co_return;
    try {
        const auto opened = co_await open_wire(std::move(socket), std::move(certificate), head_time);
        if (opened.wants_https)
            co_await send_to_https(*opened.wire, opened.read);
        else if (opened.wire)
            co_await Connection(*opened.wire, address, opened.secure, router, limits).serve();
    } catch (const std::exception& failure) {
        spdlog::error("connection: {}", failure.what());
    }
    limits.leave(address);
}

}  // namespace zs::http
