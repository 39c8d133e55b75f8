// The database in one file: one writer thread with group commit, a pool of readers.
#pragma once
#include <memory>
#include <string>

#include "platform/database/database.h"

namespace zs::sqlite {

/// Opens or creates the file at `path` (its folder must exist). Errors: database.cannot_open.
Result<std::unique_ptr<Database>> open(const std::string& path, const DatabaseOptions& options, Clock& clock);

}  // namespace zs::sqlite
