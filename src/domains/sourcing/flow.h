// The life of a purchasing project, and of a finding about a price, as data.
#pragma once
#include "domains/sourcing/states.h"
#include "platform/workflow/workflow.h"

namespace zs::sourcing {

constexpr std::string_view may_approve = "sourcing.approve", may_buy = "sourcing.buy", may_award = "sourcing.award",
                           may_request = "sourcing.request";

constexpr Workflow<State, Action, 34> project_flow{
    State::requested,
    {{
        {State::requested, Action::approve, State::approved, may_approve},
        {State::requested, Action::refuse, State::refused, may_approve},
        {State::requested, Action::cancel, State::cancelled, may_request},
        {State::approved, Action::specify, State::specified, may_buy},
        {State::approved, Action::change_route, State::approved, may_buy},
        {State::approved, Action::approve_route, State::approved, may_approve},
        {State::approved, Action::refuse_route, State::approved, may_approve},
        {State::approved, Action::cancel, State::cancelled, may_buy},
        {State::specified, Action::publish, State::published, may_buy},
        {State::specified, Action::specify, State::specified, may_buy},
        {State::specified, Action::cancel, State::cancelled, may_buy},
        {State::published, Action::open, State::opened, may_buy},
        {State::published, Action::cancel, State::cancelled, may_buy},
        {State::published, Action::fail, State::failed, may_buy},
        {State::opened, Action::compare, State::compared, may_buy},
        {State::opened, Action::cancel, State::cancelled, may_buy},
        {State::opened, Action::fail, State::failed, may_buy},
        {State::compared, Action::appoint, State::in_committee, may_buy},
        {State::compared, Action::publish_result, State::result_published, may_buy},
        {State::compared, Action::cancel, State::cancelled, may_buy},
        {State::compared, Action::fail, State::failed, may_buy},
        {State::in_committee, Action::appoint, State::in_committee, may_buy},
        {State::in_committee, Action::close_scoring, State::scored, may_buy},
        {State::in_committee, Action::cancel, State::cancelled, may_buy},
        {State::in_committee, Action::fail, State::failed, may_buy},
        {State::scored, Action::publish_result, State::result_published, may_buy},
        {State::scored, Action::cancel, State::cancelled, may_buy},
        {State::scored, Action::fail, State::failed, may_buy},
        {State::result_published, Action::award, State::awarded, may_award},
        {State::result_published, Action::cancel, State::cancelled, may_buy},
        {State::result_published, Action::fail, State::failed, may_buy},
        {State::awarded, Action::contract, State::contracted, may_buy},
        {State::awarded, Action::cancel, State::cancelled, may_award},
        {State::awarded, Action::fail, State::failed, may_award},
    }},
};
static_assert(project_flow.deterministic());
static_assert(project_flow.every_state_reachable<state_count>());
static_assert(project_flow.closes<state_count>(std::array{State::contracted, State::refused, State::cancelled,
                                                          State::failed}));

constexpr Workflow<FindingState, FindingAction, 2> finding_flow{
    FindingState::open,
    {{
        {FindingState::open, FindingAction::explain, FindingState::explained, "sourcing.answer_prices"},
        {FindingState::open, FindingAction::correct, FindingState::corrected, "sourcing.answer_prices"},
    }},
};
static_assert(finding_flow.deterministic());
static_assert(finding_flow.every_state_reachable<finding_state_count>());
static_assert(finding_flow.closes<finding_state_count>(std::array{FindingState::explained, FindingState::corrected}));

}  // namespace zs::sourcing
