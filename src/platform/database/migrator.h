// Brings a schema to the newest version: numbered SQL files of each module, each in one transaction, frozen by hash.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/database/database.h"

namespace zs {

/// One file `migrations/0003_add_priority.sql` of one module. `{id}` stands for the auto-number primary key.
/// Statements are separated by ";\n". Lines starting with "-- only: sqlite" / "-- only: postgres" … "-- end" differ.
struct Migration {
    std::string module;
    int number = 0;
    std::string name;
    std::string sql;
};

/// Applies what is missing, in order of modules given, then number. A released migration whose text changed is refused
/// (migration.changed); a database newer than the program too (migration.newer).
Status migrate(Database& database, const std::vector<Migration>& migrations);
/// The migrations not yet applied.
Result<std::vector<Migration>> pending_migrations(Database& database, const std::vector<Migration>& migrations);

}  // namespace zs
