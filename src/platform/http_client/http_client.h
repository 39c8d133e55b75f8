// Asking other servers: one request with limits, for message channels and stores. Blocking; not for use cases.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "core/result.h"

namespace zs::http_client {

struct Url {
    bool secure = true;
    std::string host;
    std::string port;    // "443"
    std::string target;  // "/cgi-bin/webhook/send?key=…"
};
/// How far plain http may go: to this machine (a local gateway), or to servers of the house that somebody with the
/// command line named.
enum class Plain { this_machine, anywhere };
/// https anywhere. Error field url: field.not_a_url.
Result<Url> parse_url(std::string_view text, Plain plain = Plain::this_machine);

struct Answer {
    int status = 0;
    std::string body;
};
/// What to send; `answer_bytes_max`: a longer answer is an error.
struct Message {
    std::string_view body;  // POST; empty: GET
    std::string_view content_type = "application/json; charset=utf-8";
    std::size_t answer_bytes_max = 64 << 10;
};
/// Sends and waits for the answer; certificates are checked against the system's roots and the host's name.
/// Errors: http_client.unreachable, http_client.timeout, http_client.not_trusted.
Result<Answer> send(const Url& url, const Message& message, std::chrono::milliseconds timeout);
/// Sends `json` and waits for an answer of at most 64 KiB; errors as send.
Result<Answer> post_json(const Url& url, std::string_view json, std::chrono::milliseconds timeout);

}  // namespace zs::http_client
