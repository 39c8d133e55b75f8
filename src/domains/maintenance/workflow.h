// The life of a maintenance order as data.
#pragma once
#include "domains/maintenance/states.h"
#include "platform/workflow/workflow.h"

namespace zs::maintenance {

constexpr Workflow<OrderState, OrderAction, 8> order_flow{
    OrderState::planned,
    {{
        {OrderState::planned, OrderAction::plan, OrderState::planned, "maintenance.plan"},
        {OrderState::planned, OrderAction::assign, OrderState::planned, "maintenance.plan"},
        {OrderState::planned, OrderAction::start, OrderState::working, "maintenance.work"},
        {OrderState::planned, OrderAction::finish, OrderState::done, "maintenance.work"},
        {OrderState::working, OrderAction::finish, OrderState::done, "maintenance.work"},
        {OrderState::planned, OrderAction::exclude, OrderState::excluded, "maintenance.plan"},
        {OrderState::working, OrderAction::exclude, OrderState::excluded, "maintenance.plan"},
        {OrderState::excluded, OrderAction::reinstate, OrderState::planned, "maintenance.plan"},
    }},
};
static_assert(order_flow.deterministic());
static_assert(order_flow.every_state_reachable<order_state_count>());
static_assert(order_flow.closes<order_state_count>(std::array{OrderState::done}));

}  // namespace zs::maintenance
