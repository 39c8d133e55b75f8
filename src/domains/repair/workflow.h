// The life of a work order as data. Two closings: `restored` (the place works again) and `closed` (papers complete).
#pragma once
#include "domains/repair/states.h"
#include "platform/workflow/workflow.h"

namespace zs::repair {

using enum OrderState;

constexpr Workflow<OrderState, OrderAction, 51> order_flow{
    reported,
    {{
        {reported, OrderAction::accept, accepted, "repair.dispatch"},
        {reported, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {reported, OrderAction::offer, pooled, "repair.dispatch"},
        {reported, OrderAction::send_to_vendor, dispatched, "repair.dispatch"},
        {reported, OrderAction::reprioritize, reported, "repair.dispatch"},
        {reported, OrderAction::merge, merged, "repair.dispatch"},
        {reported, OrderAction::split, reported, "repair.dispatch"},
        {reported, OrderAction::cancel, cancelled, "repair.report"},
        {reported, OrderAction::comment, reported, "repair.comment"},
        {accepted, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {accepted, OrderAction::offer, pooled, "repair.dispatch"},
        {accepted, OrderAction::send_to_vendor, dispatched, "repair.dispatch"},
        {accepted, OrderAction::reprioritize, accepted, "repair.dispatch"},
        {accepted, OrderAction::merge, merged, "repair.dispatch"},
        {accepted, OrderAction::split, accepted, "repair.dispatch"},
        {accepted, OrderAction::cancel, cancelled, "repair.report"},
        {accepted, OrderAction::comment, accepted, "repair.comment"},
        {pooled, OrderAction::grab, taken, "repair.work"},
        {pooled, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {pooled, OrderAction::merge, merged, "repair.dispatch"},
        {pooled, OrderAction::cancel, cancelled, "repair.dispatch"},
        {pooled, OrderAction::comment, pooled, "repair.comment"},
        {dispatched, OrderAction::take, taken, "repair.work"},
        {dispatched, OrderAction::refuse, accepted, "repair.work"},
        {dispatched, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {dispatched, OrderAction::offer, pooled, "repair.dispatch"},
        {dispatched, OrderAction::send_to_vendor, dispatched, "repair.dispatch"},
        {dispatched, OrderAction::reprioritize, dispatched, "repair.dispatch"},
        {dispatched, OrderAction::cancel, cancelled, "repair.dispatch"},
        {dispatched, OrderAction::comment, dispatched, "repair.comment"},
        {taken, OrderAction::arrive, working, "repair.work"},
        {taken, OrderAction::hold, on_hold, "repair.work"},
        {taken, OrderAction::refuse, accepted, "repair.work"},
        {taken, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {taken, OrderAction::comment, taken, "repair.comment"},
        {working, OrderAction::hold, on_hold, "repair.work"},
        {working, OrderAction::finish, restored, "repair.work"},
        {working, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {working, OrderAction::split, working, "repair.dispatch"},
        {working, OrderAction::comment, working, "repair.comment"},
        {on_hold, OrderAction::resume, working, "repair.work"},
        {on_hold, OrderAction::dispatch, dispatched, "repair.dispatch"},
        {on_hold, OrderAction::send_to_vendor, dispatched, "repair.dispatch"},
        {on_hold, OrderAction::cancel, cancelled, "repair.dispatch"},
        {on_hold, OrderAction::comment, on_hold, "repair.comment"},
        {restored, OrderAction::confirm, confirmed, "repair.confirm"},
        {restored, OrderAction::reopen, accepted, "repair.confirm"},
        {restored, OrderAction::comment, restored, "repair.comment"},
        {confirmed, OrderAction::reopen, accepted, "repair.confirm"},
        {confirmed, OrderAction::file, closed, "repair.file"},
        {confirmed, OrderAction::comment, confirmed, "repair.comment"},
    }},
};
static_assert(order_flow.deterministic());
static_assert(order_flow.every_state_reachable<order_state_count>());
static_assert(order_flow.closes<order_state_count>(std::array{closed, cancelled, merged}));

}  // namespace zs::repair
