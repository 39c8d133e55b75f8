// Audit rows and their hash chain.
#include "platform/audit/audit.h"

#include <fmt/format.h>

#include "core/hash.h"

namespace zs::audit {
namespace {

constexpr std::size_t seal_rows_max = 20'000;
constexpr std::size_t slice_rows = 100;  // about a millisecond of the writer: reports do not wait longer for a seal
constexpr int slices_max = 50;           // a run; stopping the server waits for one
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

/// The next rows of the chain with their hashes, and the head that they follow.
struct Links {
    Head before;
    std::string last_hash;
    std::vector<std::pair<std::int64_t, std::string>> rows;  // id and hash
};

Links next_links(Reader& reader, std::size_t rows_max) {
    Links links;
    links.before = read_head(reader);
    links.last_hash = links.before.hash;
    reader.query(fmt::format("SELECT {} FROM audit_entry WHERE hash = '' ORDER BY id LIMIT {}", columns, rows_max), {},
                 [&](const Row& row) {
                     links.last_hash = sha256_hex(links.last_hash + canonical(row));
                     links.rows.emplace_back(row.integer(0), links.last_hash);
                 });
    return links;
}

/// Refuses (stale) when somebody else has sealed since `links` were read: their head is a lock and a check at once.
Status store(Transaction& transaction, const Links& links) {
    if (links.rows.empty()) return {};
    const auto& head = links.before;
    const auto last_no = head.last_no + static_cast<std::int64_t>(links.rows.size());
    const auto moved =
        head.stored ? transaction.execute("UPDATE audit_seal SET last_no = ?, head = ? WHERE id = 1 AND last_no = ?",
                                          {last_no, links.last_hash, head.last_no})
                    : transaction.execute(
                          "INSERT INTO audit_seal (id, last_no, head) VALUES (1, ?, ?) ON CONFLICT (id) DO NOTHING",
                          {last_no, links.last_hash});
    if (moved == 0) return fail(Code::stale, "entity.stale");
    std::int64_t number = head.last_no;
    for (const auto& [id, hash] : links.rows)
        transaction.execute("UPDATE audit_entry SET hash = ?, seal_no = ? WHERE id = ?", {hash, ++number, id});
    return {};
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

Status seal(Transaction& transaction) { return store(transaction, next_links(transaction, seal_rows_max)); }

Result<bool> seal_waiting(Database& database) {
    for (int slice = 0; slice < slices_max; ++slice) {
        Links next;
        ZS_TRY(database.read([&](Reader& reader) -> Status {
            next = next_links(reader, slice_rows);
            return {};
        }));
        ZS_TRY(database.write([&](Transaction& transaction) { return store(transaction, next); }));
        if (next.rows.size() < slice_rows) return true;
    }
    return false;
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
