// The life of a purchase order as data.
#pragma once
#include "domains/purchasing/states.h"
#include "platform/workflow/workflow.h"

namespace zs::purchasing {

constexpr Workflow<OrderState, OrderAction, 15> order_flow{
    OrderState::draft,
    {{
        {OrderState::draft, OrderAction::approve, OrderState::approved, "purchasing.approve"},
        {OrderState::draft, OrderAction::cancel, OrderState::cancelled, "purchasing.order"},
        {OrderState::approved, OrderAction::send, OrderState::sent, "purchasing.order"},
        {OrderState::approved, OrderAction::send_back, OrderState::draft, "purchasing.approve"},
        {OrderState::approved, OrderAction::cancel, OrderState::cancelled, "purchasing.order"},
        {OrderState::sent, OrderAction::confirm, OrderState::confirmed, "purchasing.supply"},
        {OrderState::sent, OrderAction::receive_part, OrderState::partly_delivered, "purchasing.receive"},
        {OrderState::sent, OrderAction::receive_all, OrderState::delivered, "purchasing.receive"},
        {OrderState::sent, OrderAction::cancel, OrderState::cancelled, "purchasing.order"},
        {OrderState::confirmed, OrderAction::receive_part, OrderState::partly_delivered, "purchasing.receive"},
        {OrderState::confirmed, OrderAction::receive_all, OrderState::delivered, "purchasing.receive"},
        {OrderState::confirmed, OrderAction::cancel, OrderState::cancelled, "purchasing.order"},
        {OrderState::partly_delivered, OrderAction::receive_all, OrderState::delivered, "purchasing.receive"},
        {OrderState::partly_delivered, OrderAction::close, OrderState::closed, "purchasing.order"},
        {OrderState::delivered, OrderAction::close, OrderState::closed, "purchasing.order"},
    }},
};
static_assert(order_flow.deterministic());
static_assert(order_flow.every_state_reachable<order_state_count>());
static_assert(order_flow.closes<order_state_count>(std::array{OrderState::closed, OrderState::cancelled}));

}  // namespace zs::purchasing
