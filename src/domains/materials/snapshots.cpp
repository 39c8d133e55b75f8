// Balances as of past instants: snapshots kept now and then, and the entries after them.
#include <fmt/format.h>

#include <map>

#include "domains/materials/ledger.h"

namespace zs::materials {
namespace {

/// Bounds of the work that one question about the past costs: entries after the snapshot before it.
constexpr std::int64_t entries_between = 40'000;
constexpr std::chrono::hours time_between{7 * 24};

constexpr std::string_view stock_of_entries = "account IN ('store','transit')";
constexpr std::string_view key_columns = "item_id, account, place_id, bin_id, lot_id, owner_id";

struct Base {
    std::int64_t id = 0;
    std::int64_t at = -1;
};
Base base_before(Reader& reader, Instant at) {
    Base base;
    reader.query("SELECT id, at FROM materials_snapshot WHERE valid = 1 AND at <= ? ORDER BY at DESC, id DESC LIMIT 1",
                 {at.unix_ms}, [&](const Row& row) {
                     base = {row.integer(0), row.integer(1)};
                 });
    return base;
}

}  // namespace

std::vector<BalanceAt> balance_at(Reader& reader, Instant at, std::optional<Id<Item>> item) {
    struct Key {
        std::int64_t item, place;
        bool transit;
        bool operator<(const Key& other) const {
            return std::tie(item, place, transit) < std::tie(other.item, other.place, other.transit);
        }
    };
    std::map<Key, valuation::Worth> sums;
    const auto add = [&](const Row& row) {
        auto& sum = sums[{row.integer(0), row.integer(1), row.text(2) == "transit"}];
        sum.quantity.units += row.integer(3);
        sum.value.units += row.integer(4);
    };
    const Base base = base_before(reader, at);
    const std::string one = item ? " AND item_id = ?" : "";
    Values of_snapshot{base.id}, of_entries{base.at, at.unix_ms};
    if (item)
        for (auto* parameters : {&of_snapshot, &of_entries}) parameters->emplace_back(item->value);
    reader.query(fmt::format("SELECT item_id, place_id, account, quantity, value FROM materials_snapshot_row WHERE "
                             "snapshot_id = ?{}",
                             one),
                 of_snapshot, add);
    reader.query(fmt::format("SELECT item_id, place_id, account, quantity, value FROM materials_entry WHERE at > ? AND "
                             "at <= ?{} AND {}",
                             one, stock_of_entries),
                 of_entries, add);
    std::vector<BalanceAt> balances;
    for (const auto& [key, sum] : sums)
        if (sum.quantity.units != 0 || sum.value.units != 0)
            balances.push_back(
                {key.item, key.transit ? Account::transit : Account::store, key.place, sum.quantity, sum.value});
    return balances;
}

Id<Snapshot> take_snapshot(Transaction& transaction, Instant at, const std::string& month, Id<Document> document) {
    const Base base = base_before(transaction, at);
    Snapshot snapshot;
    snapshot.at = at;
    snapshot.month = month;
    snapshot.document_id = document.value;
    insert(transaction, snapshot);
    transaction.execute(
        fmt::format(
            "INSERT INTO materials_snapshot_row (snapshot_id, {0}, quantity, value) SELECT CAST(? AS BIGINT), {0}, "
            "CAST(SUM(quantity) AS BIGINT), CAST(SUM(value) AS BIGINT) FROM (SELECT {0}, quantity, value FROM "
            "materials_snapshot_row WHERE snapshot_id = ? UNION ALL SELECT {0}, quantity, value FROM materials_entry "
            "WHERE at > ? AND at <= ? AND {1}) one GROUP BY {0} HAVING SUM(quantity) <> 0 OR SUM(value) <> 0",
            key_columns, stock_of_entries),
        {snapshot.id.value, base.id, base.at, at.unix_ms});
    transaction.execute(
        "UPDATE materials_ledger SET snapshot_at = CASE WHEN snapshot_at > ? THEN snapshot_at ELSE ? END WHERE id = 1",
        {at.unix_ms, at.unix_ms});
    return snapshot.id;
}

void correct_snapshots(Transaction& transaction, const std::vector<Entry>& entries) {
    if (entries.empty()) return;
    std::vector<std::int64_t> later;
    transaction.query("SELECT id FROM materials_snapshot WHERE valid = 1 AND at >= ? ORDER BY id",
                      {entries.front().at.unix_ms}, [&](const Row& row) { later.push_back(row.integer(0)); });
    for (const auto snapshot : later)
        for (const auto& entry : entries)
            if (entry.account == Account::store || entry.account == Account::transit)
                transaction.execute(
                    fmt::format("INSERT INTO materials_snapshot_row (snapshot_id, {}, quantity, value) VALUES (?, ?, "
                                "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (snapshot_id, item_id, place_id, account, bin_id, "
                                "lot_id, owner_id) DO UPDATE SET quantity = materials_snapshot_row.quantity + "
                                "excluded.quantity, value = materials_snapshot_row.value + excluded.value",
                                key_columns),
                    {snapshot, entry.item_id.value, std::string(text_of(entry.account)), entry.place_id, entry.bin_id,
                     entry.lot_id, entry.owner_id, entry.quantity.units, entry.value.units});
}

Result<std::int64_t> keep_snapshots(Transaction& transaction) {
    const auto newest = transaction.integer("SELECT MAX(id) FROM materials_entry").value_or(0);
    std::int64_t entry = 0, at = 0;
    transaction.query("SELECT snapshot_entry, snapshot_at FROM materials_ledger WHERE id = 1", {}, [&](const Row& row) {
        entry = row.integer(0);
        at = row.integer(1);
    });
    if (newest == entry) return 0;
    const bool many = newest - entry >= entries_between;
    const bool old = transaction.now() - Instant{at} >= time_between;
    if (!many && !old) return 0;
    enter(transaction, Hold::alone);
    // The instant before now: whatever is entered in this millisecond comes after it.
    take_snapshot(transaction, transaction.now() - Duration{1}, "", {});
    transaction.execute("UPDATE materials_ledger SET snapshot_entry = ? WHERE id = 1", {newest});
    return 1;
}

namespace {

/// One code, one piece: a serial number is in one place at most, and its piece says so.
std::int64_t count_piece_breaches(Reader& reader) {
    const auto doubled = reader.integer(
        "SELECT COUNT(*) FROM (SELECT b.lot_id FROM materials_balance b JOIN materials_item i ON i.id = b.item_id "
        "WHERE "
        "i.serial_managed = 1 AND b.lot_id > 0 GROUP BY b.lot_id HAVING SUM(b.quantity) > 1000) one");
    const auto astray = reader.integer(
        "SELECT COUNT(*) FROM materials_piece p WHERE CASE WHEN p.state IN ('in_store', 'on_the_way') THEN 1 ELSE 0 "
        "END <> (SELECT COUNT(*) FROM materials_balance b WHERE b.item_id = p.item_id AND b.lot_id = p.lot_id AND "
        "b.quantity > 0)");
    return doubled.value_or(0) + astray.value_or(0);
}

}  // namespace

std::int64_t count_breaches(Reader& reader) {
    std::int64_t breaches =
        reader
            .integer(
                "SELECT COUNT(*) FROM (SELECT document_id FROM materials_entry GROUP BY document_id, item_id, "
                "lot_id, owner_id HAVING SUM(quantity) <> 0 OR SUM(value) <> 0) one")
            .value_or(0);
    const auto differ = [&](std::string_view kept, std::string_view until, const Values& parameters) {
        return reader
            .integer(fmt::format("SELECT COUNT(*) FROM (SELECT item_id FROM (SELECT {0}, quantity, value FROM "
                                 "materials_entry WHERE {1}{3} UNION ALL SELECT {0}, -quantity, -value FROM {2}) one "
                                 "GROUP BY {0} HAVING SUM(quantity) <> 0 OR SUM(value) <> 0) two",
                                 key_columns, stock_of_entries, kept, until),
                     parameters)
            .value_or(0);
    };
    breaches += differ("materials_balance", "", {});
    for (const auto& snapshot : select<Snapshot>(reader, "WHERE valid = 1"))
        breaches += differ("materials_snapshot_row WHERE snapshot_id = ?", " AND at <= ?",
                           {snapshot.at.unix_ms, snapshot.id.value});
    return breaches + count_piece_breaches(reader);
}

}  // namespace zs::materials
