// Exactly once: answers of keyed requests, stored in the transaction of the change itself.
#pragma once
#include <optional>
#include <string>

#include "platform/http/http.h"

namespace zs::http::idempotency {

struct Keyed {
    std::string actor_key;  // whose key it is: user, or the path for strangers
    std::string key;
    std::string route;
    std::string request_sha256;
};
/// nullopt when the request carries no key; error when the key is no key (≤ 100 printable characters).
Result<std::optional<Keyed>> keyed(const Request& request, const Actor& actor, std::string_view route);
/// The stored answer of the same request; error idempotency.key_reused when the key came with another body.
Result<std::optional<Response>> find_answer(Reader& reader, const Keyed& keyed);
void store_answer(Transaction& transaction, const Keyed& keyed, const Response& response);
/// Forgets answers older than seven days; for a daily job.
Result<std::int64_t> purge(Transaction& transaction);

}  // namespace zs::http::idempotency
