// Human numbers.
#include "platform/sequence/sequence.h"

#include <fmt/format.h>

namespace zs::sequence {

std::string next(Transaction& transaction, std::string_view prefix, int year) {
    const Values key = {std::string(prefix), std::int64_t{year}};
    // Not one statement with RETURNING: SQLite pays more for that than for two.
    if (transaction.execute("UPDATE sequence_counter SET last = last + 1 WHERE prefix = ? AND year = ?", key) == 0)
        transaction.execute(
            "INSERT INTO sequence_counter (prefix, year, last) VALUES (?, ?, 1) ON CONFLICT (prefix, year) DO UPDATE "
            "SET last = sequence_counter.last + 1",
            key);
    const auto number = transaction.integer("SELECT last FROM sequence_counter WHERE prefix = ? AND year = ?", key);
    return fmt::format("{}-{}-{:06}", prefix, year, number.value_or(0));
}

}  // namespace zs::sequence
