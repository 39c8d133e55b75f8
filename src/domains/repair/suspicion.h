// Somebody opened an order because he suspects a cause: who finishes it says whether it was that. Repair does not know
// who suspects; that domain tells it here, once, when the program is put together.
#pragma once
#include <functional>

#include "domains/repair/commands.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::repair {

/// What is suspected of an order that has not been judged yet, and what else it may have been.
struct Suspicion {
    struct Cause {
        std::string code, name, name_en;
    };
    std::string cause, cause_en;
    std::vector<Cause> others;
};
struct Suspects {
    /// nullopt: nobody suspects anything of this order, or he knows already.
    std::function<std::optional<Suspicion>(Reader&, const WorkOrder&)> of;
    /// Hears what was found, in the transaction that finishes the order; an answer that nobody waits for any more
    /// changes nothing.
    std::function<Status(Transaction&, const Actor&, const WorkOrder&, const ActionInput&, Instant at)> answered;
};
void set_suspects(Suspects suspects);
std::optional<Suspicion> suspicion_of(Reader& reader, const WorkOrder& order);
Status tell_suspects(Transaction& transaction, const Actor& actor, const WorkOrder& order, const ActionInput& input,
                     Instant at);

}  // namespace zs::repair
