// Exactly once.
#include "platform/http/idempotency.h"

#include <fmt/format.h>

#include "core/hash.h"

namespace zs::http::idempotency {

Result<std::optional<Keyed>> keyed(const Request& request, const Actor& actor, std::string_view route) {
    const auto key = request.header("idempotency-key");
    if (key.empty()) return std::optional<Keyed>{};
    for (const char c : key)
        if (c < 0x21 || c > 0x7E || key.size() > 100) return fail(Code::invalid, "idempotency.bad_key");
    Keyed result;
    result.actor_key = actor.user_id != 0 ? fmt::format("user:{}", actor.user_id) : request.path;
    result.key = key;
    result.route = route;
    result.request_sha256 = sha256_hex(request.path + "\n" + request.body);
    return std::optional(std::move(result));
}

Result<std::optional<Response>> find_answer(Reader& reader, const Keyed& keyed) {
    std::optional<Response> answer;
    bool reused = false;
    reader.query("SELECT request_sha256, status, body FROM idempotency_record WHERE actor_key = ? AND key = ?",
                 {keyed.actor_key, keyed.key}, [&](const Row& row) {
                     reused = row.text(0) != keyed.request_sha256;
                     answer = ok(std::string(row.text(2)));
                     answer->status = static_cast<int>(row.integer(1));
                     answer->headers.emplace_back("Idempotency-Replayed", "true");
                 });
    if (reused) return fail(Code::invalid, "idempotency.key_reused");
    return answer;
}

void store_answer(Transaction& transaction, const Keyed& keyed, const Response& response) {
    if (response.status < 200 || response.status > 299) return;
    transaction.execute(
        "INSERT INTO idempotency_record (actor_key, key, route, request_sha256, status, body, created_at) VALUES (?, "
        "?, ?, "
        "?, ?, ?, ?)",
        {keyed.actor_key, keyed.key, keyed.route, keyed.request_sha256, std::int64_t{response.status}, response.body,
         transaction.now().unix_ms});
}

Result<std::int64_t> purge(Transaction& transaction) {
    return transaction.execute("DELETE FROM idempotency_record WHERE created_at < ?",
                               {(transaction.now() - std::chrono::hours(24 * 7)).unix_ms});
}

}  // namespace zs::http::idempotency
