// The life of a maintenance order as data.
#pragma once
#include "domains/maintenance/states.h"
#include "domains/maintenance/year_states.h"
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

/// A year plan: computed by a job, a draft until somebody accepts it; accepted, it is replaced by the next.
constexpr Workflow<YearState, YearAction, 11> year_flow{
    YearState::queued,
    {{
        {YearState::queued, YearAction::begin, YearState::working, "maintenance.plan"},
        {YearState::queued, YearAction::discard, YearState::discarded, "maintenance.plan"},
        {YearState::working, YearAction::deliver, YearState::draft, "maintenance.plan"},
        {YearState::working, YearAction::fail, YearState::failed, "maintenance.plan"},
        {YearState::working, YearAction::replan, YearState::queued, "maintenance.plan"},
        {YearState::draft, YearAction::accept, YearState::accepted, "maintenance.plan"},
        {YearState::draft, YearAction::discard, YearState::discarded, "maintenance.plan"},
        {YearState::draft, YearAction::replan, YearState::queued, "maintenance.plan"},
        {YearState::failed, YearAction::replan, YearState::queued, "maintenance.plan"},
        {YearState::failed, YearAction::discard, YearState::discarded, "maintenance.plan"},
        {YearState::accepted, YearAction::replace, YearState::replaced, "maintenance.plan"},
    }},
};
static_assert(year_flow.deterministic());
static_assert(year_flow.every_state_reachable<year_state_count>());
static_assert(year_flow.closes<year_state_count>(std::array{YearState::replaced, YearState::discarded}));

}  // namespace zs::maintenance
