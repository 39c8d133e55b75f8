// A copy of a store's directory while somebody writes to it.
#pragma once
#include "platform/history/history.h"

namespace zs::history {

struct Copied {
    std::size_t files = 0;  // that the copy holds
    std::size_t fresh = 0;  // of them written now: what an earlier copy holds already stays
};

/// Everything that was confirmed before the call is in the copy, whoever writes meanwhile; opening it is as opening the
/// directory after a kill. Runs never change, so that copying again into the same place writes what is new and removes
/// what is gone. Errors: history.not_written, unavailable.disk_full; history.not_settled when the directory changes all
/// the time.
Result<Copied> copy_store(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace zs::history
