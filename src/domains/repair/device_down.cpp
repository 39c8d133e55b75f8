// See device_down.h.
#include "domains/repair/device_down.h"

#include "domains/equipment/equipment.h"

namespace zs::repair {
namespace {

equipment::RepairOrder because_of(const WorkOrder& order) { return {order.id.value, order.number, order.title}; }

}  // namespace

Status take_device_down(Transaction& transaction, const Actor& actor, const WorkOrder& order, Instant at) {
    if (order.device_id == 0 || !order.device_down) return {};
    return equipment::take_down(transaction, actor, {order.device_id}, because_of(order), at);
}

Status bring_device_back(Transaction& transaction, const Actor& actor, const WorkOrder& order, Instant at,
                         bool failed) {
    if (order.device_id == 0 || !order.device_down) return {};
    const auto other = select_one<WorkOrder>(
        transaction,
        "WHERE device_id = ? AND device_down = 1 AND id <> ? AND restored_at IS NULL AND state NOT IN "
        "('cancelled','merged') ORDER BY id LIMIT 1",
        {order.device_id, order.id.value});
    if (!other) return equipment::bring_back(transaction, actor, {order.device_id}, because_of(order), at, failed);
    equipment::pass_downtime(transaction, {order.device_id}, because_of(order), because_of(*other));
    return {};
}

}  // namespace zs::repair
