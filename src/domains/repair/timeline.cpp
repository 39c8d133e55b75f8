// What happened to an order, line by line.
#include "domains/repair/service.h"

namespace zs::repair {

void add_timeline(Transaction& transaction, const Actor& actor, const WorkOrder& order, std::string_view action,
                  OrderState from, std::string_view reason, std::string_view note, std::string_view proof,
                  std::string_view facts, std::optional<Instant> at) {
    TimelineEntry entry;
    entry.work_order_id = order.id;
    entry.at = at.value_or(transaction.now());
    entry.action = action;
    entry.from_state = text_of(from);
    entry.to_state = text_of(order.state);
    entry.actor_user_id = actor.user_id;
    entry.actor_name = actor.name;
    entry.reason = reason;
    entry.note = note;
    entry.proof = proof;
    entry.facts.text = facts;
    insert(transaction, entry);
}

}  // namespace zs::repair
