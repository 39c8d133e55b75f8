// The life of an alarm as data: the condition clears by itself, people acknowledge, in whichever order.
#pragma once
#include "domains/alarms/states.h"
#include "platform/workflow/workflow.h"

namespace zs::alarms {

constexpr Workflow<AlarmState, AlarmAction, 4> alarm_flow{
    AlarmState::active_unseen,
    {{
        {AlarmState::active_unseen, AlarmAction::acknowledge, AlarmState::active_seen, "alarms.acknowledge"},
        {AlarmState::active_unseen, AlarmAction::clear, AlarmState::cleared_unseen, "alarms.acknowledge"},
        {AlarmState::active_seen, AlarmAction::clear, AlarmState::normal, "alarms.acknowledge"},
        {AlarmState::cleared_unseen, AlarmAction::acknowledge, AlarmState::normal, "alarms.acknowledge"},
    }},
};
static_assert(alarm_flow.deterministic());
static_assert(alarm_flow.every_state_reachable<alarm_state_count>());
static_assert(alarm_flow.closes<alarm_state_count>(std::array{AlarmState::normal}));

}  // namespace zs::alarms
