// One request through libcurl, plain or TLS, with one deadline for everything.
#include "platform/http_client/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

namespace zs::http_client {
namespace {

bool is_loopback(std::string_view host) { return host == "127.0.0.1" || host == "localhost" || host == "[::1]"; }

Error refusal(CURLcode code) {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return {Code::timeout, "http_client.timeout"};
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
            return {Code::unavailable, "http_client.not_trusted"};
        default:
            return {Code::unavailable, "http_client.unreachable"};
    }
}

struct Exchange {
    Exchange() {
        static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
        if (ready) handle.reset(curl_easy_init());
    }
    void say(const char* line) {
        if (auto* longer = curl_slist_append(headers.get(), line)) {
            static_cast<void>(headers.release());
            headers.reset(longer);
        }
    }
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle{nullptr, curl_easy_cleanup};
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers{nullptr, curl_slist_free_all};
    Answer answer;
    std::size_t answer_bytes_max = 0;
};

/// Curl hands over what came; 0 of it taken ends the exchange.
std::size_t take(char* bytes, std::size_t size, std::size_t count, void* target) {
    auto& exchange = *static_cast<Exchange*>(target);
    if (exchange.answer.body.size() + size * count > exchange.answer_bytes_max) return 0;
    exchange.answer.body.append(bytes, size * count);
    return size * count;
}

/// Certificate and host name are checked by default; other protocols and redirects are never followed.
void set_up(Exchange& exchange, const std::string& address, const Message& message, std::chrono::milliseconds timeout) {
    auto* handle = exchange.handle.get();
    exchange.answer_bytes_max = message.answer_bytes_max;
    if (!message.body.empty()) exchange.say(fmt::format("Content-Type: {}", message.content_type).c_str());
    exchange.say("Expect:");
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "Zhongshu");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, exchange.headers.get());
    if (!message.body.empty()) {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, message.body.data());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(message.body.size()));
    }
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
}

}  // namespace

Result<Url> parse_url(std::string_view text, Plain plain) {
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
    if (url.host.empty() || !clean || !digits ||
        (!url.secure && plain == Plain::this_machine && !is_loopback(url.host)))
        return fail_field("url", "field.not_a_url");
    return url;
}

Result<Answer> post_json(const Url& url, std::string_view json, std::chrono::milliseconds timeout) {
    return send(url, {.body = json.empty() ? "{}" : json}, timeout);
}

Result<Answer> send(const Url& url, const Message& message, std::chrono::milliseconds timeout) {
    Exchange exchange;
    if (!exchange.handle) return fail(Code::unavailable, "http_client.unreachable");
    const std::string address = (url.secure ? "https://" : "http://") + url.host + ":" + url.port + url.target;
    set_up(exchange, address, message, timeout);
    if (const auto code = curl_easy_perform(exchange.handle.get()); code != CURLE_OK)
        return tl::unexpected(refusal(code));
    long status = 0;
    curl_easy_getinfo(exchange.handle.get(), CURLINFO_RESPONSE_CODE, &status);
    exchange.answer.status = static_cast<int>(status);
    return std::move(exchange.answer);
}

}  // namespace zs::http_client
