// The lives of a device and of a transfer as data.
#pragma once
#include "domains/equipment/states.h"
#include "platform/workflow/workflow.h"

namespace zs::equipment {

inline constexpr Workflow<DeviceState, DeviceAction, 21> device_flow{
    DeviceState::standby,
    {{
        {DeviceState::standby, DeviceAction::put_in_use, DeviceState::in_use, "equipment.operate"},
        {DeviceState::standby, DeviceAction::send_to_repair, DeviceState::under_repair, "equipment.operate"},
        {DeviceState::standby, DeviceAction::stop, DeviceState::stopped, "equipment.operate"},
        {DeviceState::standby, DeviceAction::propose_scrapping, DeviceState::to_be_scrapped, "equipment.operate"},
        {DeviceState::standby, DeviceAction::comment, DeviceState::standby, "equipment.comment"},
        {DeviceState::in_use, DeviceAction::set_aside, DeviceState::standby, "equipment.operate"},
        {DeviceState::in_use, DeviceAction::send_to_repair, DeviceState::under_repair, "equipment.operate"},
        {DeviceState::in_use, DeviceAction::stop, DeviceState::stopped, "equipment.operate"},
        {DeviceState::in_use, DeviceAction::comment, DeviceState::in_use, "equipment.comment"},
        {DeviceState::under_repair, DeviceAction::return_to_service, DeviceState::in_use, "equipment.operate"},
        {DeviceState::under_repair, DeviceAction::stop, DeviceState::stopped, "equipment.operate"},
        {DeviceState::under_repair, DeviceAction::propose_scrapping, DeviceState::to_be_scrapped, "equipment.operate"},
        {DeviceState::under_repair, DeviceAction::comment, DeviceState::under_repair, "equipment.comment"},
        {DeviceState::stopped, DeviceAction::put_in_use, DeviceState::in_use, "equipment.operate"},
        {DeviceState::stopped, DeviceAction::send_to_repair, DeviceState::under_repair, "equipment.operate"},
        {DeviceState::stopped, DeviceAction::report_running, DeviceState::stopped, "equipment.comment"},
        {DeviceState::stopped, DeviceAction::propose_scrapping, DeviceState::to_be_scrapped, "equipment.operate"},
        {DeviceState::stopped, DeviceAction::comment, DeviceState::stopped, "equipment.comment"},
        {DeviceState::to_be_scrapped, DeviceAction::withdraw, DeviceState::stopped, "equipment.operate"},
        {DeviceState::to_be_scrapped, DeviceAction::scrap, DeviceState::scrapped, "equipment.scrap"},
        {DeviceState::to_be_scrapped, DeviceAction::comment, DeviceState::to_be_scrapped, "equipment.comment"},
    }},
};
static_assert(device_flow.deterministic());
static_assert(device_flow.every_state_reachable<device_state_count>());
static_assert(device_flow.closes<device_state_count>(std::array{DeviceState::scrapped}));

inline constexpr Workflow<TransferState, TransferAction, 4> transfer_flow{
    TransferState::requested,
    {{
        {TransferState::requested, TransferAction::hand_over, TransferState::handed_over, "equipment.transfer"},
        {TransferState::requested, TransferAction::cancel, TransferState::cancelled, "equipment.transfer"},
        {TransferState::handed_over, TransferAction::receive, TransferState::received, "equipment.transfer"},
        {TransferState::handed_over, TransferAction::cancel, TransferState::cancelled, "equipment.transfer"},
    }},
};
static_assert(transfer_flow.deterministic());
static_assert(transfer_flow.every_state_reachable<transfer_state_count>());
static_assert(transfer_flow.closes<transfer_state_count>(std::array{TransferState::received,
                                                                    TransferState::cancelled}));

}  // namespace zs::equipment
