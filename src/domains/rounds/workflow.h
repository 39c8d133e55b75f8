// The life of a round as data. Visits carry it on, its finish or the end of its time closes it; what was done without
// signal may still arrive after that.
#pragma once
#include "domains/rounds/states.h"
#include "platform/workflow/workflow.h"

namespace zs::rounds {

constexpr Workflow<RoundState, RoundAction, 6> round_flow{
    RoundState::due,
    {{
        {RoundState::due, RoundAction::visit, RoundState::under_way, "rounds.work"},
        {RoundState::due, RoundAction::close, RoundState::missed, "rounds.lead"},
        {RoundState::under_way, RoundAction::visit, RoundState::under_way, "rounds.work"},
        {RoundState::under_way, RoundAction::finish, RoundState::done, "rounds.work"},
        {RoundState::under_way, RoundAction::close, RoundState::done, "rounds.lead"},
        {RoundState::missed, RoundAction::visit, RoundState::under_way, "rounds.work"},
    }},
};
static_assert(round_flow.deterministic());
static_assert(round_flow.every_state_reachable<round_state_count>());
static_assert(round_flow.closes<round_state_count>(std::array{RoundState::done}));

}  // namespace zs::rounds
