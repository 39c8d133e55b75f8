// When a device could not be used: by its own steps, and by the repairs of another domain.
#include <algorithm>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/equipment.h"
#include "domains/equipment/service.h"
#include "domains/equipment/workflow.h"
#include "platform/audit/audit.h"

namespace zs::equipment {
namespace {

/// A step that a repair takes for the device: stored, told, audited.
Status store_step(Transaction& transaction, const Actor& actor, const Device& before, Device& device,
                  DeviceAction action, const RepairOrder& order) {
    ZS_TRY(update(transaction, device));
    add_entry(transaction, actor, device, text_of(action), before.state, order.reason,
              fmt::format(R"({{"order_id":{},"order_number":"{}"}})", order.id, order.number));
    audit::record(transaction, actor, fmt::format("equipment.device.{}", text_of(action)), "equipment_device",
                  device.id.value, diff(before, device));
    publish_change(transaction, actor, device, fmt::format("action_{}", text_of(action)));
    return {};
}

}  // namespace

void begin_downtime(Transaction& transaction, Device& device, Downtime because) {
    if (device.down_since) return;
    because.device_id = device.id;
    const auto zone = catalog::calendar(transaction)->zone();
    const auto served = device.in_service_on ? start_of_day(*device.in_service_on, zone) : device.registered_at;
    const auto ended =
        transaction.integer("SELECT MAX(ended_at) FROM equipment_downtime WHERE device_id = ?", {device.id.value});
    because.ran_ms = std::max<std::int64_t>(0, because.began_at.unix_ms - ended.value_or(served.unix_ms));
    insert(transaction, because);
    device.down_since = because.began_at;
}

void end_downtime(Transaction& transaction, Device& device, Instant at) {
    transaction.execute(
        "UPDATE equipment_downtime SET ended_at = CASE WHEN began_at > ? THEN began_at ELSE ? END WHERE device_id = ? "
        "AND ended_at IS NULL",
        {at.unix_ms, at.unix_ms, device.id.value});
    device.down_since.reset();
}

std::optional<Device> device_of_code(Reader& reader, Id<space::PlaceCode> code) {
    return select_one<Device>(reader, "WHERE place_code_id = ? AND state <> 'scrapped'", {code.value});
}

Status take_down(Transaction& transaction, const Actor& actor, Id<Device> id, const RepairOrder& order, Instant at) {
    lock(transaction, id);
    auto device = find(transaction, id);
    if (!device) return fail(Code::not_found, "entity.not_found");
    // A stopped device is down already, for a reason that a repair does not end.
    const auto next = device_flow.next(device->state, DeviceAction::send_to_repair);
    if (!next || device->state == DeviceState::stopped) return {};
    const Device before = *device;
    device->state = *next;
    Downtime because;
    because.began_at = at;
    because.order_id = order.id;
    because.order_number = order.number;
    because.reason = text::cut_bytes(order.reason, 500);
    begin_downtime(transaction, *device, because);
    return store_step(transaction, actor, before, *device, DeviceAction::send_to_repair, order);
}

Status bring_back(Transaction& transaction, const Actor& actor, Id<Device> id, const RepairOrder& order, Instant at,
                  bool failed) {
    lock(transaction, id);
    auto device = find(transaction, id);
    if (!device) return fail(Code::not_found, "entity.not_found");
    const bool his =
        transaction.exists("SELECT 1 FROM equipment_downtime WHERE device_id = ? AND order_id = ? AND ended_at IS NULL",
                           {id.value, order.id});
    if (!his || device->state != DeviceState::under_repair) return {};
    if (!failed)
        transaction.execute("UPDATE equipment_downtime SET failure = 0 WHERE device_id = ? AND ended_at IS NULL",
                            {id.value});
    const Device before = *device;
    end_downtime(transaction, *device, at);
    const Date today = local_date(transaction.now(), catalog::calendar(transaction)->zone());
    const bool blocked = is_blocked(transaction, *device, today);
    device->state = blocked ? DeviceState::stopped : DeviceState::in_use;
    return store_step(transaction, actor, before, *device,
                      blocked ? DeviceAction::stop : DeviceAction::return_to_service, order);
}

void pass_downtime(Transaction& transaction, Id<Device> device, const RepairOrder& from, const RepairOrder& to) {
    transaction.execute(
        "UPDATE equipment_downtime SET order_id = ?, order_number = ? WHERE device_id = ? AND order_id = ? AND "
        "ended_at "
        "IS NULL",
        {to.id, to.number, device.value, from.id});
}

}  // namespace zs::equipment
