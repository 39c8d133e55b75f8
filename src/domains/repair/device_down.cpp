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

Status bring_device_back(Transaction& transaction, const Actor& actor, const WorkOrder& order, Instant at) {
    if (order.device_id == 0 || !order.device_down) return {};
    return equipment::bring_back(transaction, actor, {order.device_id}, because_of(order), at);
}

}  // namespace zs::repair
