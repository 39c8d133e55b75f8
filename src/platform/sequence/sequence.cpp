// Human numbers.
#include "platform/sequence/sequence.h"

#include <fmt/format.h>

namespace zs::sequence {

std::string next(Transaction& transaction, std::string_view prefix, int year) {
    std::int64_t number = 0;
    transaction.query(
        "INSERT INTO sequence_counter (prefix, year, last) VALUES (?, ?, 1) ON CONFLICT (prefix, year) DO UPDATE SET "
        "last = "
        "sequence_counter.last + 1 RETURNING last",
        {std::string(prefix), std::int64_t{year}}, [&](const Row& row) { number = row.integer(0); });
    return fmt::format("{}-{}-{:06}", prefix, year, number);
}

}  // namespace zs::sequence
