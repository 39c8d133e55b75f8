// What SQLite alone can do on this machine: the rows of one report (order, timeline, audit, outbox), copied from the
// newest report of a real database, inserted N reports a commit with WAL and synchronous=FULL.
// usage: zs_bench_raw_sqlite DATABASE REPORTS_PER_COMMIT SECONDS
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

void must(int code, sqlite3* db) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fmt::print(stderr, "{}\n", sqlite3_errmsg(db));
    std::exit(1);
}

/// INSERT of a copy of one row; unique texts get the counter appended.
struct Copier {
    sqlite3_stmt* insert = nullptr;
    std::vector<int> unique;  // parameter positions

    Copier(sqlite3* db, const std::string& table, const std::string& where,
           const std::vector<std::string>& unique_names) {
        sqlite3_stmt* row = nullptr;
        must(sqlite3_prepare_v2(db, fmt::format("SELECT * FROM {} {}", table, where).c_str(), -1, &row, nullptr), db);
        must(sqlite3_step(row), db);
        std::string names, marks;
        std::vector<int> columns;
        for (int i = 0; i < sqlite3_column_count(row); ++i) {
            const std::string name = sqlite3_column_name(row, i);
            if (name == "id" || name == "seal_no") continue;  // seal_no: sealed later, as ours
            names += (names.empty() ? "" : ", ") + name;
            marks += marks.empty() ? "?" : ", ?";
            columns.push_back(i);
        }
        const auto sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", table, names, marks);
        must(sqlite3_prepare_v2(db, sql.c_str(), -1, &insert, nullptr), db);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            must(sqlite3_bind_value(insert, static_cast<int>(i) + 1, sqlite3_column_value(row, columns[i])), db);
            for (const auto& name : unique_names)
                if (name == sqlite3_column_name(row, columns[i])) unique.push_back(static_cast<int>(i) + 1);
        }
        sqlite3_finalize(row);
    }
    void operator()(sqlite3* db, long long counter) const {
        for (const int position : unique) {
            // Random order, as our tracking codes come: an index cannot append.
            const auto text = fmt::format("{:016x}", static_cast<unsigned long long>(counter) * 0x9E3779B97F4A7C15ULL);
            must(sqlite3_bind_text(insert, position, text.c_str(), -1, SQLITE_TRANSIENT), db);
        }
        must(sqlite3_step(insert), db);
        sqlite3_reset(insert);
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    sqlite3* db = nullptr;
    must(sqlite3_open(argv[1], &db), db);
    for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA cache_size=-16384"})
        must(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), db);
    const int group = std::atoi(argv[2]);
    const double seconds = std::atof(argv[3]);
    const Copier copies[] = {
        {db, "repair_work_order", "ORDER BY id DESC LIMIT 1", {"number", "tracking"}},
        {db, "repair_timeline_entry", "WHERE action = 'report' ORDER BY id DESC LIMIT 1", {}},
        {db, "audit_entry", "WHERE action = 'repair.work_order.report' ORDER BY id DESC LIMIT 1", {}},
        {db, "event_outbox", "ORDER BY id DESC LIMIT 1", {}}};
    long long counter = 1;
    const auto began = Clock::now();
    const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - began).count(); };
    while (elapsed() < seconds) {
        must(sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), db);
        for (int i = 0; i < group; ++i, ++counter)
            for (const auto& copy : copies) copy(db, counter);
        must(sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr), db);
    }
    fmt::print("{:.0f}\n", static_cast<double>(counter) / elapsed());
    return 0;
}
