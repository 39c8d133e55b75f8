// Custody from one department, custodian and room to another; both sides sign.
#include <fmt/format.h>

#include <algorithm>

#include "domains/equipment/service.h"
#include "domains/equipment/workflow.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"

namespace zs::equipment {
namespace {

/// The giving side hands over, the receiving side receives; either may cancel.
bool is_side(const Actor& actor, const Device& device, const Transfer& transfer, TransferAction action) {
    RowOwner giving = owner_of(device);
    giving.department_id = transfer.from_department_id;
    const RowOwner receiving{.campus_id = 0, .department_id = transfer.to_department_id};
    switch (action) {
        case TransferAction::hand_over:
            return in_scope(actor, giving);
        case TransferAction::receive:
            return in_scope(actor, receiving);
        case TransferAction::cancel:
            return in_scope(actor, giving) || in_scope(actor, receiving);
    }
    return false;
}

Status check_target(Reader& reader, const NewTransfer& input) {
    std::vector<FieldError> errors;
    const auto known = [&](std::string_view field, std::string_view table, std::int64_t id) {
        if (!reader.exists(fmt::format("SELECT 1 FROM {} WHERE id = ? AND active = 1", table), {id}))
            errors.push_back({std::string(field), "field.reference_missing", {}});
    };
    known("department_id", "organization_department", input.department_id);
    if (input.custodian_id) known("custodian_id", "organization_person", *input.custodian_id);
    if (input.room_id) known("room_id", "space_room", *input.room_id);
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// Received: the device is theirs now.
Status move_device(Transaction& transaction, const Actor& actor, Device device, const Transfer& transfer) {
    const Device before = device;
    device.department_id = {{transfer.to_department_id}};
    device.custodian_id.reset();
    if (transfer.to_custodian_id != 0) device.custodian_id = {{transfer.to_custodian_id}};
    if (transfer.to_room_id != 0) device.room_id = {{transfer.to_room_id}};
    ZS_TRY(check_device(transaction, &before, &device));
    ZS_TRY(update(transaction, device));
    add_entry(transaction, actor, device, "move", device.state, transfer.reason,
              fmt::format(R"({{"transfer_id":{},"from_department_id":{},"to_department_id":{}}})", transfer.id.value,
                          transfer.from_department_id, transfer.to_department_id));
    audit::record(transaction, actor, "equipment.device.move", "equipment_device", device.id.value,
                  diff(before, device));
    publish_change(transaction, actor, device, "moved");
    return {};
}

}  // namespace

std::vector<TransferAction> allowed_actions(Reader& reader, const Actor& actor, const Transfer& transfer) {
    std::vector<TransferAction> allowed;
    const auto device = find(reader, transfer.device_id);
    for (const auto& step : transfer_flow.steps) {
        if (step.from != transfer.state || !device || !actor.may(step.permission)) continue;
        if (!is_side(actor, *device, transfer, step.action)) continue;
        if (step.action == TransferAction::receive && transfer.handed_over_by_id == actor.user_id) continue;
        allowed.push_back(step.action);
    }
    return allowed;
}

Result<Transfer> request_transfer(Transaction& transaction, const Actor& actor, Id<Device> id,
                                  const NewTransfer& input) {
    ZS_TRY_ASSIGN(const Device device, load_visible(transaction, actor, id));
    if (!is_his(actor, device)) return fail(Code::forbidden, "equipment.not_yours");
    if (device.state == DeviceState::scrapped) return fail(Code::conflict, "equipment.is_scrapped");
    ZS_TRY(check_target(transaction, input));
    if (transaction.exists(
            "SELECT 1 FROM equipment_transfer WHERE device_id = ? AND state IN ('requested','handed_over')",
            {id.value}))
        return fail(Code::conflict, "equipment.transfer_under_way");
    Transfer transfer;
    transfer.device_id = id;
    transfer.from_department_id = device.department_id ? device.department_id->value : 0;
    transfer.from_custodian_id = device.custodian_id ? device.custodian_id->value : 0;
    transfer.from_room_id = device.room_id ? device.room_id->value : 0;
    transfer.to_department_id = input.department_id;
    transfer.to_custodian_id = input.custodian_id.value_or(0);
    transfer.to_room_id = input.room_id.value_or(0);
    transfer.reason = input.reason;
    transfer.requested_at = transaction.now();
    transfer.requested_by_id = actor.user_id;
    transfer.requested_by = actor.name;
    insert(transaction, transfer);
    add_entry(transaction, actor, device, "transfer_requested", device.state, input.reason,
              fmt::format(R"({{"transfer_id":{},"to_department_id":{}}})", transfer.id.value, input.department_id));
    audit::record(transaction, actor, "equipment.transfer.create", "equipment_transfer", transfer.id.value,
                  to_json(transfer));
    publish_change(transaction, actor, device, "transfer_requested");
    return transfer;
}

Result<Transfer> act_on_transfer(Transaction& transaction, const Actor& actor, Id<Transfer> id, TransferAction action) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Transfer transfer, load(transaction, id));
    ZS_TRY_ASSIGN(const Device device, load(transaction, transfer.device_id));
    if (!is_side(actor, device, transfer, TransferAction::cancel)) return fail(Code::not_found, "entity.not_found");
    if (!is_side(actor, device, transfer, action)) return fail(Code::forbidden, "equipment.not_yours");
    const auto next = transfer_flow.next(transfer.state, action);
    if (!next)
        return fail(Code::conflict, "workflow.action_not_allowed", {{"state", std::string(text_of(transfer.state))}});
    if (action == TransferAction::receive && transfer.handed_over_by_id == actor.user_id)
        return fail(Code::conflict, "equipment.both_must_sign");
    const Transfer before = transfer;
    transfer.state = *next;
    if (action == TransferAction::hand_over) {
        transfer.handed_over_at = transaction.now();
        transfer.handed_over_by_id = actor.user_id;
        transfer.handed_over_by = actor.name;
    }
    if (action == TransferAction::receive) {
        transfer.received_at = transaction.now();
        transfer.received_by = actor.name;
        ZS_TRY(move_device(transaction, actor, device, transfer));
    }
    ZS_TRY(update(transaction, transfer));
    audit::record(transaction, actor, fmt::format("equipment.transfer.{}", text_of(action)), "equipment_transfer",
                  id.value, diff(before, transfer));
    return transfer;
}

}  // namespace zs::equipment
