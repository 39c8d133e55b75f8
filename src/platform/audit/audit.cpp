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
    std::int64_t last_no = 0;
    std::string hash = std::string(64, '0');
    bool stored = false;
};

Head read_head(Reader& reader) {
    Head head;
    reader.query("SELECT last_no, head FROM audit_seal WHERE id = 1", {}, [&](const Row& row) {
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
    struct Sealed {
        std::int64_t id;
        std::string hash;
    };
    std::vector<Sealed> sealed;
    transaction.query(
        fmt::format("SELECT {} FROM audit_entry WHERE hash = '' ORDER BY id LIMIT {}", columns, seal_rows_max), {},
        [&](const Row& row) {
            head.hash = sha256_hex(head.hash + canonical(row));
            sealed.push_back({row.integer(0), head.hash});
        });
    if (sealed.empty()) return {};
    for (const auto& row : sealed)
        transaction.execute("UPDATE audit_entry SET hash = ?, seal_no = ? WHERE id = ?",
                            {row.hash, ++head.last_no, row.id});
    if (head.stored)
        transaction.execute("UPDATE audit_seal SET last_no = ?, head = ? WHERE id = 1", {head.last_no, head.hash});
    else
        transaction.execute("INSERT INTO audit_seal (id, last_no, head) VALUES (1, ?, ?)", {head.last_no, head.hash});
    return {};
}

Result<Verification> verify(Reader& reader) {
    const Head head = read_head(reader);
    Verification result;
    result.head = head.hash;
    std::string hash(64, '0');
    reader.query(fmt::format("SELECT {}, seal_no FROM audit_entry WHERE hash <> '' ORDER BY seal_no", columns), {},
                 [&](const Row& row) {
                     ++result.rows;
                     if (result.first_broken_id == 0 && row.integer(11) != result.rows)
                         result.first_broken_id = row.integer(0);  // one before it is gone
                     hash = sha256_hex(hash + canonical(row));
                     if (result.first_broken_id == 0 && hash != row.text(10)) result.first_broken_id = row.integer(0);
                 });
    if (result.first_broken_id == 0 && (hash != head.hash || result.rows != head.last_no))
        result.first_broken_id = reader.integer("SELECT MAX(id) FROM audit_entry").value_or(0);  // the end is gone
    result.unsealed = reader.integer("SELECT COUNT(*) FROM audit_entry WHERE hash = ''").value_or(0);
    return result;
}

}  // namespace zs::audit
