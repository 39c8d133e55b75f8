// Online copy of a database file.
#pragma once
#include <string>

#include "core/result.h"

namespace zs::sqlite {

/// Copies one consistent state of `from` to `to` while others keep writing; `to` appears only when complete and is
/// replaced when it exists. Errors: unavailable.disk_full, unavailable.database.
Status copy_database(const std::string& from, const std::string& to);

}  // namespace zs::sqlite
