// Chooses the engine by the address of the database.
#include "platform/database/database.h"
#include "platform/database/postgres/postgres_database.h"
#include "platform/database/sqlite/sqlite_database.h"

namespace zs {

Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options, Clock& clock) {
    const std::string_view url = options.url;
    constexpr std::string_view sqlite_prefix = "sqlite:";
    if (url.starts_with(sqlite_prefix) && url.size() > sqlite_prefix.size())
        return sqlite::open(std::string(url.substr(sqlite_prefix.size())), options, clock);
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return postgres::open(options, clock);
    return fail(Code::invalid, "database.url_unknown");
}

}  // namespace zs
