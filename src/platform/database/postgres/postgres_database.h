// The database on a PostgreSQL server: pools of writing and reading connections.
#pragma once
#include <memory>

#include "platform/database/database.h"

namespace zs::postgres {

/// Errors: database.cannot_open, database.wrong_encoding (must be UTF8).
Result<std::unique_ptr<Database>> open(const DatabaseOptions& options, Clock& clock);

}  // namespace zs::postgres
