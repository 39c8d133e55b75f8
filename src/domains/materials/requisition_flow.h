// The life of a requisition as data.
#pragma once
#include "domains/materials/states.h"
#include "platform/workflow/workflow.h"

namespace zs::materials {

constexpr Workflow<RequisitionState, RequisitionAction, 7> requisition_flow{
    RequisitionState::requested,
    {{
        {RequisitionState::requested, RequisitionAction::approve, RequisitionState::approved, "materials.approve"},
        {RequisitionState::requested, RequisitionAction::refuse, RequisitionState::refused, "materials.approve"},
        {RequisitionState::requested, RequisitionAction::cancel, RequisitionState::cancelled, "materials.request"},
        {RequisitionState::approved, RequisitionAction::pick, RequisitionState::picked, "materials.keep"},
        {RequisitionState::approved, RequisitionAction::refuse, RequisitionState::refused, "materials.keep"},
        {RequisitionState::approved, RequisitionAction::cancel, RequisitionState::cancelled, "materials.request"},
        {RequisitionState::picked, RequisitionAction::hand_over, RequisitionState::handed_over, "materials.request"},
    }},
};
static_assert(requisition_flow.deterministic());
static_assert(requisition_flow.every_state_reachable<requisition_state_count>());
static_assert(requisition_flow.closes<requisition_state_count>(std::array{
    RequisitionState::handed_over, RequisitionState::refused, RequisitionState::cancelled}));

}  // namespace zs::materials
