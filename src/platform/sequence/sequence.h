// Human numbers without gaps inside a committed history: WX-2026-000123.
#pragma once
#include <string>
#include <string_view>

#include "platform/database/database.h"

namespace zs::sequence {

/// Next number of `prefix` in the year: "WX-2026-000123". Taken inside the transaction, so a rollback takes it back.
std::string next(Transaction& transaction, std::string_view prefix, int year);

}  // namespace zs::sequence
