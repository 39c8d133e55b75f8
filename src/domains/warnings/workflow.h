// The life of a warning as data. Who judges it says what was found; one whose readings are usual again fades by itself.
#pragma once
#include "domains/warnings/states.h"
#include "platform/workflow/workflow.h"

namespace zs::warnings {

constexpr Workflow<WarningState, WarningAction, 19> warning_flow{
    WarningState::open,
    {{
        {WarningState::open, WarningAction::order, WarningState::ordered, "warnings.work"},
        {WarningState::open, WarningAction::watch, WarningState::watched, "warnings.work"},
        {WarningState::open, WarningAction::dismiss, WarningState::dismissed, "warnings.judge"},
        {WarningState::open, WarningAction::confirm, WarningState::confirmed, "warnings.work"},
        {WarningState::open, WarningAction::confirm_other, WarningState::other_cause, "warnings.work"},
        {WarningState::open, WarningAction::refute, WarningState::refuted, "warnings.work"},
        {WarningState::open, WarningAction::fade, WarningState::faded, "warnings.judge"},
        {WarningState::watched, WarningAction::order, WarningState::ordered, "warnings.work"},
        {WarningState::watched, WarningAction::dismiss, WarningState::dismissed, "warnings.judge"},
        {WarningState::watched, WarningAction::confirm, WarningState::confirmed, "warnings.work"},
        {WarningState::watched, WarningAction::confirm_other, WarningState::other_cause, "warnings.work"},
        {WarningState::watched, WarningAction::refute, WarningState::refuted, "warnings.work"},
        {WarningState::watched, WarningAction::fade, WarningState::faded, "warnings.judge"},
        {WarningState::ordered, WarningAction::confirm, WarningState::confirmed, "warnings.work"},
        {WarningState::ordered, WarningAction::confirm_other, WarningState::other_cause, "warnings.work"},
        {WarningState::ordered, WarningAction::refute, WarningState::refuted, "warnings.work"},
        {WarningState::confirmed, WarningAction::order, WarningState::confirmed, "warnings.work"},
        {WarningState::confirmed, WarningAction::close, WarningState::closed, "warnings.work"},
        {WarningState::other_cause, WarningAction::close, WarningState::closed, "warnings.work"},
    }},
};
static_assert(warning_flow.deterministic());
static_assert(warning_flow.every_state_reachable<warning_state_count>());
static_assert(warning_flow.closes<warning_state_count>(std::array{WarningState::closed, WarningState::refuted,
                                                                  WarningState::dismissed, WarningState::faded}));

}  // namespace zs::warnings
