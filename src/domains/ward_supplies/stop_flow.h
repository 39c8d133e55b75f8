// The life of a stop as data.
#pragma once
#include "domains/ward_supplies/states.h"
#include "platform/workflow/workflow.h"

namespace zs::ward_supplies {

constexpr Workflow<StopState, StopAction, 3> stop_flow{
    StopState::planned,
    {{
        {StopState::planned, StopAction::deliver, StopState::delivered, "ward_supplies.deliver"},
        {StopState::planned, StopAction::miss, StopState::not_delivered, "ward_supplies.deliver"},
        {StopState::planned, StopAction::cancel, StopState::cancelled, "ward_supplies.request"},
    }},
};
static_assert(stop_flow.deterministic());
static_assert(stop_flow.every_state_reachable<stop_state_count>());
static_assert(stop_flow.closes<stop_state_count>(std::array{StopState::delivered, StopState::not_delivered,
                                                            StopState::cancelled}));

}  // namespace zs::ward_supplies
