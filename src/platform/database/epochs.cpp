// Which tables are watched, and which statements change them.
#include "platform/database/epochs.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/result.h"

namespace zs::kept {
namespace {

using Watched = std::map<std::string, std::size_t, std::less<>>;

Watched& watched() {
    static Watched tables;
    return tables;
}

std::int64_t next_number() {
    static std::atomic<std::int64_t> last{0};
    return last.fetch_add(1) + 1;
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

/// Of two commits the one that took its number first may come here last: the number must not go back.
void raise(std::atomic<std::int64_t>& value, std::int64_t number) {
    std::int64_t known = value.load();
    while (known < number && !value.compare_exchange_weak(known, number)) {
    }
}

Tables only(std::size_t table) {
    Tables tables;
    tables.set(table);
    return tables;
}

}  // namespace

Tables watch(std::string_view table) {
    const auto [entry, is_new] = watched().emplace(table, watched().size());
    if (entry->second >= tables_max) throw Bug("more tables are kept in memory than tables_max");
    return only(entry->second);
}

Tables changed_by(std::string_view sql) {
    if (sql.starts_with("SELECT")) return {};
    const auto table = changed_table(sql);
    if (table.empty()) return changes_schema(sql) ? Tables().set() : Tables();
    const auto known = watched().find(table);
    return known == watched().end() ? Tables() : only(known->second);
}

Epochs::Epochs() {
    for (auto& number : numbers_) number.store(next_number());
}

Epochs::Seen Epochs::seen() const {
    Seen seen{};
    const std::size_t count = watched().size();
    for (std::size_t i = 0; i < count; ++i) seen[i] = numbers_[i].load();
    return seen;
}

void Epochs::begin(const Tables& changed) {
    if (changed.none()) return;
    const std::int64_t number = next_number();
    for (std::size_t i = 0; i < tables_max; ++i)
        if (changed.test(i)) raise(numbers_[i], number);
}

std::int64_t newest(const Epochs::Seen& seen, const Tables& tables) {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < tables_max; ++i)
        if (tables.test(i)) number = std::max(number, seen[i]);
    return number;
}

}  // namespace zs::kept
