// The life of a delivery as data.
#pragma once
#include "domains/purchasing/states.h"
#include "platform/workflow/workflow.h"

namespace zs::purchasing {

constexpr Workflow<DeliveryState, DeliveryAction, 5> delivery_flow{
    DeliveryState::announced,
    {{
        {DeliveryState::announced, DeliveryAction::inspect, DeliveryState::inspected, "purchasing.receive"},
        {DeliveryState::announced, DeliveryAction::cancel, DeliveryState::cancelled, "purchasing.receive"},
        {DeliveryState::inspected, DeliveryAction::inspect, DeliveryState::inspected, "purchasing.receive"},
        {DeliveryState::inspected, DeliveryAction::accept, DeliveryState::accepted, "purchasing.receive"},
        {DeliveryState::inspected, DeliveryAction::refuse, DeliveryState::refused, "purchasing.receive"},
    }},
};
static_assert(delivery_flow.deterministic());
static_assert(delivery_flow.every_state_reachable<delivery_state_count>());
static_assert(delivery_flow.closes<delivery_state_count>(std::array{DeliveryState::accepted, DeliveryState::refused,
                                                                    DeliveryState::cancelled}));

}  // namespace zs::purchasing
