// Who did what: append-only rows, sealed into a hash chain within a second (h_i = SHA-256(h_{i-1} ‖ row i)).
#pragma once
#include <string>
#include <string_view>

#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::audit {

/// Adds one row in the transaction of the change itself. `action` is "repair.work_order.dispatch"; `changes` is the
/// JSON of zs::diff() or another JSON object without secrets.
void record(Transaction& transaction, const Actor& actor, std::string_view action, std::string_view entity,
            std::int64_t entity_id, std::string_view changes = "{}");

/// Chains rows not yet sealed (at most 20 000 a call) in the order in which they are seen: PostgreSQL commits rows out
/// of the order of their ids, and a row that becomes visible later is sealed later.
Status seal(Transaction& transaction);
/// The same for at most 5 000 rows, hashed outside the writer and stored in slices between other writes; a job calls it
/// every second. False when rows are left for the next run. With two sealers one is refused (stale) and finds the rest
/// at its next run.
Result<bool> seal_waiting(Database& database);

struct Verification {
    std::int64_t rows = 0;
    std::int64_t unsealed = 0;
    std::int64_t first_broken_id = 0;  // 0 = the chain holds
    std::string head;                  // hash of the newest sealed row, to be kept elsewhere
};
/// Recomputes the whole chain.
Result<Verification> verify(Reader& reader);

}  // namespace zs::audit
