// The life of a proposal as data.
#pragma once
#include "domains/supply_planning/states.h"
#include "platform/workflow/workflow.h"

namespace zs::supply_planning {

constexpr Workflow<ProposalState, ProposalAction, 4> proposal_flow{
    ProposalState::open,
    {{
        {ProposalState::open, ProposalAction::accept, ProposalState::accepted, "supply_planning.decide"},
        {ProposalState::open, ProposalAction::dismiss, ProposalState::dismissed, "supply_planning.decide"},
        {ProposalState::open, ProposalAction::lapse, ProposalState::lapsed, "supply_planning.decide"},
        {ProposalState::accepted, ProposalAction::reopen, ProposalState::open, "supply_planning.decide"},
    }},
};
static_assert(proposal_flow.deterministic());
static_assert(proposal_flow.every_state_reachable<proposal_state_count>());
static_assert(proposal_flow.closes<proposal_state_count>(std::array{ProposalState::dismissed, ProposalState::lapsed}));

}  // namespace zs::supply_planning
