// Which tables are watched, and which statements change them.
#include "platform/database/kept.h"

#include <atomic>
#include <set>
#include <string>

namespace zs::kept {
namespace {

std::set<std::string, std::less<>>& watched() {
    static std::set<std::string, std::less<>> tables;
    return tables;
}

/// The table behind "INSERT INTO ", "UPDATE " or "DELETE FROM "; empty for statements that only read.
std::string_view changed_table(std::string_view sql) {
    for (const std::string_view verb : {"INSERT INTO ", "UPDATE ", "DELETE FROM "})
        if (sql.starts_with(verb)) return sql.substr(verb.size(), sql.find_first_of(" (", verb.size()) - verb.size());
    return {};
}

bool changes_schema(std::string_view sql) {
    return sql.starts_with("CREATE") || sql.starts_with("ALTER") || sql.starts_with("DROP");
}

}  // namespace

void watch(std::string_view table) { watched().emplace(table); }

bool changes_watched(std::string_view sql) {
    if (sql.starts_with("SELECT")) return false;
    const auto table = changed_table(sql);
    return table.empty() ? changes_schema(sql) : watched().contains(table);
}

std::int64_t next_epoch() {
    static std::atomic<std::int64_t> last{0};
    return last.fetch_add(1) + 1;
}

}  // namespace zs::kept
