// Asking other servers: one JSON POST with limits, for message channels. Blocking; used from jobs only.
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
/// https anywhere; http only to this machine (a local gateway). Error field url: field.not_a_url.
Result<Url> parse_url(std::string_view text);

struct Answer {
    int status = 0;
    std::string body;  // at most 64 KiB
};
/// Sends `json` and waits for the answer; certificates are checked against the system's roots and the host's name.
/// Errors: http_client.unreachable, http_client.timeout, http_client.not_trusted.
Result<Answer> post_json(const Url& url, std::string_view json, std::chrono::milliseconds timeout);

}  // namespace zs::http_client
