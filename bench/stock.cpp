// The stock ledger against its limits: durable movements against SQLite alone with the same rows a commit; then, with
// so many movements behind it, what is on hand of one item, all stock at a past instant, the close of a month. usage:
// zs_bench_stock MOVEMENTS [SECONDS]
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>
#include <vector>

#include "support/store_house.h"

namespace {

using namespace zs;
using materials::testing::StoreHouse;
using Steady = std::chrono::steady_clock;

constexpr int items = 3000;
constexpr int hands = 64;  // wait at once, as they share a commit
constexpr std::int64_t day_ms = 86'400'000;

double since(Steady::time_point began) { return std::chrono::duration<double>(Steady::now() - began).count(); }

void must(int code, sqlite3* db) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fmt::print(stderr, "{}\n", sqlite3_errmsg(db));
    std::exit(1);
}

/// 3 000 items, each received once with plenty.
std::vector<std::int64_t> stock_up(StoreHouse& it) {
    std::vector<std::int64_t> ids;
    it.write([&](Transaction& transaction) -> Status {
        ids.clear();
        for (int i = 0; i < items; ++i) {
            materials::Item item = it.bulb;
            item.id = {};
            item.code = item.name = fmt::format("B{:05}", i);
            insert(transaction, item);
            ids.push_back(item.id.value);
        }
        return {};
    });
    for (const auto id : ids) {
        materials::Item item = it.bulb;
        item.id = {id};
        const auto key = it.attempt(materials::DocumentKind::receipt, it.receipt(item, 1'000'000, 250));
        if (!key.empty()) fmt::print(stderr, "{}\n", key);
    }
    return ids;
}

/// Issues of one line from many hands at once; how many became durable in a second.
double durable_movements(StoreHouse& it, const std::vector<std::int64_t>& ids, double seconds) {
    std::atomic<std::int64_t> done{0};
    const auto began = Steady::now();
    std::vector<std::thread> all;
    for (int hand = 0; hand < hands; ++hand)
        all.emplace_back([&, hand] {
            std::mt19937_64 random(static_cast<std::uint64_t>(hand));
            while (since(began) < seconds) {
                auto input = it.issue_of(it.bulb, 1);
                input.lines[0].item_id = ids[random() % ids.size()];
                if (it.database->write([&](Transaction& transaction) -> Status {
                        ZS_TRY(move(transaction, it.actor, materials::DocumentKind::issue, input));
                        return {};
                    }))
                    ++done;
            }
        });
    for (auto& one : all) one.join();
    return static_cast<double>(done) / since(began);
}

/// The same rows with SQLite alone: document, two entries, the balance, audit, event; `hands` movements a commit.
double raw_movements(const std::string& path, double seconds) {
    sqlite3* db = nullptr;
    must(sqlite3_open(path.c_str(), &db), db);
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-16384"})
        must(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), db);
    const auto prepared = [&](const char* sql) {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v2(db, sql, -1, &statement, nullptr), db);
        return statement;
    };
    // The newest of each, copied.
    const auto copy = [&](const std::string& table, const std::string& skip, const std::string& own) {
        sqlite3_stmt* names = nullptr;
        must(sqlite3_prepare_v2(db,
                                ("SELECT group_concat(name) FROM pragma_table_info('" + table +
                                 "') WHERE name NOT IN ('id'," + skip + ")")
                                    .c_str(),
                                -1, &names, nullptr),
             db);
        must(sqlite3_step(names), db);
        const std::string columns(reinterpret_cast<const char*>(sqlite3_column_text(names, 0)));
        sqlite3_finalize(names);
        std::string target = columns, source = columns;
        if (!own.empty()) {
            target += "," + own;
            source += ",?";
        }
        return prepared(
            ("INSERT INTO " + table + " (" + target + ") SELECT " + source + " FROM temp.one_" + table).c_str());
    };
    for (const char* table : {"materials_document", "materials_entry", "audit_entry", "event_outbox"})
        must(sqlite3_exec(
                 db,
                 fmt::format("CREATE TEMP TABLE one_{0} AS SELECT * FROM main.{0} ORDER BY id DESC LIMIT 1", table)
                     .c_str(),
                 nullptr, nullptr, nullptr),
             db);
    sqlite3_stmt* const document = copy("materials_document", "'number'", "number");
    sqlite3_stmt* const entry = copy("materials_entry", "'item_id'", "item_id");
    sqlite3_stmt* const audit = copy("audit_entry", "'seal_no'", "");
    sqlite3_stmt* const event = copy("event_outbox", "''", "");
    sqlite3_stmt* const balance = prepared("UPDATE materials_balance SET quantity = quantity - 1000 WHERE item_id = ?");
    sqlite3_stmt* const counter = prepared("UPDATE sequence_counter SET last = last + 1 WHERE prefix = 'CK'");
    std::mt19937_64 random(7);
    std::int64_t done = 0;
    const auto began = Steady::now();
    while (since(began) < seconds) {
        must(sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), db);
        for (int i = 0; i < hands; ++i, ++done) {
            const auto number = fmt::format("RAW-{:012}", done);
            const auto item = static_cast<std::int64_t>(random() % items) + 5;
            must(sqlite3_bind_text(document, 1, number.c_str(), -1, SQLITE_TRANSIENT), db);
            must(sqlite3_bind_int64(entry, 1, item), db);
            must(sqlite3_bind_int64(balance, 1, item), db);
            for (auto* statement : {document, entry, entry, balance, counter, audit, event}) {
                must(sqlite3_step(statement), db);
                sqlite3_reset(statement);
            }
        }
        must(sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr), db);
    }
    const double rate = static_cast<double>(done) / since(began);
    for (auto* statement : {document, entry, audit, event, balance, counter}) sqlite3_finalize(statement);
    sqlite3_close(db);
    return rate;
}

/// A history of so many issues over 730 days before now, in pieces of a day, with a snapshot where the job would make
/// one.
void fill(StoreHouse& it, const std::vector<std::int64_t>& ids, std::int64_t movements) {
    const std::int64_t end = it.database.clock().now().unix_ms;
    constexpr std::int64_t days = 730;
    std::mt19937_64 random(3);
    std::int64_t entry_of_snapshot = 0;
    for (std::int64_t day = 0; day < days; ++day)
        it.write([&](Transaction& transaction) -> Status {
            const std::int64_t begin = end - (days - day) * day_ms;
            const std::int64_t today = movements / days;
            for (std::int64_t i = 0; i < today; ++i) {
                const std::int64_t at = begin + i * day_ms / (today + 1);
                const std::int64_t item = ids[random() % ids.size()];
                const auto document = transaction.insert(
                    "INSERT INTO materials_document (number, kind, at, recorded_at, store_id, to_store_id, "
                    "department_id, vendor_id, of_document_id, requisition_id, stocktake_id, month, reason, note, "
                    "lines, value, request_key, actor_id, actor) VALUES (?, 'issue', ?, ?, 1, 0, 1, 0, 0, 0, 0, '', "
                    "'', '', 1, 250, '', 1, 'bench')",
                    {fmt::format("H-{}-{}", day, i), at, at});
                for (const int sign : {-1, 1})
                    transaction.insert(
                        "INSERT INTO materials_entry (document_id, item_id, lot_id, owner_id, account, place_id, "
                        "bin_id, quantity, value, at) VALUES (?, ?, 0, 0, ?, 1, 0, ?, ?, ?)",
                        {document, item, std::string(sign < 0 ? "store" : "use"), std::int64_t{sign} * 1000,
                         std::int64_t{sign} * 250, at});
            }
            const auto newest = transaction.integer("SELECT MAX(id) FROM materials_entry").value_or(0);
            if (newest - entry_of_snapshot >= 40'000 || day % 7 == 6) {
                materials::take_snapshot(transaction, {begin + day_ms - 1}, "", {});
                entry_of_snapshot = newest;
            }
            return {};
        });
}

template <class Work>
double median_ms(int times, const Work& work) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto began = Steady::now();
        work(i);
        all.push_back(since(began) * 1000);
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::int64_t movements = std::atoll(argv[1]);
    const double seconds = argc > 2 ? std::atof(argv[2]) : 8;
    StoreHouse it;
    const auto ids = stock_up(it);
    const double ours = durable_movements(it, ids, seconds);
    const double raw = raw_movements(it.database.path(), seconds);
    fmt::print("durable movements {:.0f}/s, SQLite alone {:.0f}/s: {:.0f} %\n", ours, raw, 100 * ours / raw);
    if (movements == 0) return 0;
    StoreHouse old;
    const auto old_ids = stock_up(old);
    auto began = Steady::now();
    fill(old, old_ids, movements);
    fmt::print("{} movements written in {:.0f} s, {} snapshots\n", movements, since(began),
               old.integer("SELECT COUNT(*) FROM materials_snapshot"));
    std::mt19937_64 random(5);
    const double on_hand = median_ms(200, [&](int) { old.on_hand({old_ids[random() % old_ids.size()]}, old.main.id); });
    const std::int64_t now = old.database.clock().now().unix_ms;
    double worst = 0;
    const double past = median_ms(15, [&](int) {
        const auto at =
            now - static_cast<std::int64_t>(random() % 700) * day_ms - static_cast<std::int64_t>(random() % day_ms);
        const auto one = Steady::now();
        StoreHouse::must(old.database->read([&](Reader& reader) -> Status {
            return materials::balance_at(reader, {at}).empty() ? fail(Code::internal, "empty") : Status{};
        }));
        worst = std::max(worst, since(one) * 1000);
    });
    began = Steady::now();
    old.write([&](Transaction& transaction) -> Status {
        ZS_TRY(materials::close_month(transaction, old.actor, "2026-08"));
        return {};
    });
    fmt::print("on hand of an item {:.2f} ms, all stock at a past instant {:.0f} ms (worst {:.0f}), close {:.2f} s\n",
               on_hand, past, worst, since(began));
    return 0;
}
