// Answers made smaller for phones on slow lines.
#pragma once
#include "platform/http/http.h"

namespace zs::http {

/// Packs a JSON answer as gzip when the client takes it (`accept_encoding` is the request's header) and it is long
/// enough to gain: below one packet nothing arrives sooner. Short answers stay as they are, so nothing that holds a
/// secret (a fresh token, a one-time secret) is ever packed together with what a stranger chose.
void compress(Response& response, std::string_view accept_encoding);

}  // namespace zs::http
