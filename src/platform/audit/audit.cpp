// Audit rows and their hash chain.
#include "platform/audit/audit.h"

#include <fmt/format.h>

#include "core/hash.h"

namespace zs::audit {
namespace {

constexpr int seal_rows_max = 20'000;
constexpr std::string_view columns =
    "id, at, actor_user_id, actor_name, action, entity, entity_id, changes, remote_address, request_id, hash";

/// What is hashed: every column with its length before it, so that no two rows share a text.
std::string canonical(const Row& row) {
    std::string text;
    for (int column = 0; column < 10; ++column) {
        const Value value = row.value(column);
        const std::string part = std::holds_alternative<std::int64_t>(value)
                                     ? std::to_string(std::get<std::int64_t>(value))
                                     : std::string(row.text(column));
        text += fmt::format("{}:{};", part.size(), part);
    }
    return text;
}

struct Head {
    std::int64_t last_id = 0;
    std::string hash = std::string(64, '0');
    bool stored = false;
};

Head read_head(Reader& reader) {
    Head head;
    reader.query("SELECT last_id, head FROM audit_seal WHERE id = 1", {}, [&](const Row& row) {
        head = {row.integer(0), std::string(row.text(1)), true};
    });
    return head;
}

}  // namespace

void record(Transaction& transaction, const Actor& actor, std::string_view action, std::string_view entity,
            std::int64_t entity_id, std::string_view changes) {
    transaction.execute(
        "INSERT INTO audit_entry (at, actor_user_id, actor_name, action, entity, entity_id, changes, remote_address, "
        "request_id, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        {transaction.now().unix_ms, actor.user_id, actor.name, std::string(action), std::string(entity), entity_id,
         std::string(changes), actor.remote_address, actor.request_id});
}

Status seal(Transaction& transaction) {
    Head head = read_head(transaction);
    std::vector<std::pair<std::int64_t, std::string>> sealed;
    // PostgreSQL: a lower id may still be uncommitted while a higher one is visible. Rows younger than two seconds
    // wait.
    const bool wait = transaction.engine() == Engine::postgres;
    const std::int64_t until = wait ? transaction.now().unix_ms - 2000 : transaction.now().unix_ms + 1;
    transaction.query(
        fmt::format("SELECT {} FROM audit_entry WHERE id > ? AND at < ? ORDER BY id LIMIT {}", columns, seal_rows_max),
        {head.last_id, until}, [&](const Row& row) {
            head.hash = sha256_hex(head.hash + canonical(row));
            head.last_id = row.integer(0);
            sealed.emplace_back(head.last_id, head.hash);
        });
    if (sealed.empty()) return {};
    for (const auto& [id, hash] : sealed)
        transaction.execute("UPDATE audit_entry SET hash = ? WHERE id = ?", {hash, id});
    if (head.stored)
        transaction.execute("UPDATE audit_seal SET last_id = ?, head = ? WHERE id = 1", {head.last_id, head.hash});
    else
        transaction.execute("INSERT INTO audit_seal (id, last_id, head) VALUES (1, ?, ?)", {head.last_id, head.hash});
    return {};
}

Result<Verification> verify(Reader& reader) {
    const Head head = read_head(reader);
    Verification result;
    result.head = head.hash;
    std::string hash(64, '0');
    reader.query(fmt::format("SELECT {} FROM audit_entry WHERE id <= ? ORDER BY id", columns), {head.last_id},
                 [&](const Row& row) {
                     ++result.rows;
                     hash = sha256_hex(hash + canonical(row));
                     if (result.first_broken_id == 0 && hash != row.text(10)) result.first_broken_id = row.integer(0);
                 });
    if (result.first_broken_id == 0 && hash != head.hash) result.first_broken_id = head.last_id;
    result.unsealed = reader.integer("SELECT COUNT(*) FROM audit_entry WHERE id > ?", {head.last_id}).value_or(0);
    return result;
}

}  // namespace zs::audit
