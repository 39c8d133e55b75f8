// The life of a decision that waits to become an order or a contract, as data.
#pragma once
#include "domains/purchasing/states.h"
#include "platform/workflow/workflow.h"

namespace zs::purchasing {

constexpr Workflow<OriginState, OriginAction, 3> origin_flow{
    OriginState::waiting,
    {{
        {OriginState::waiting, OriginAction::draft, OriginState::drafted, "purchasing.order"},
        {OriginState::waiting, OriginAction::withdraw, OriginState::withdrawn, "purchasing.order"},
        {OriginState::drafted, OriginAction::withdraw, OriginState::withdrawn, "purchasing.order"},
    }},
};
static_assert(origin_flow.deterministic());
static_assert(origin_flow.every_state_reachable<origin_state_count>());
static_assert(origin_flow.closes<origin_state_count>(std::array{OriginState::withdrawn}));

}  // namespace zs::purchasing
