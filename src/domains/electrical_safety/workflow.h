// The lives of a survey, a department's sheet and a finding as data.
#pragma once
#include "domains/electrical_safety/states.h"
#include "platform/workflow/workflow.h"

namespace zs::electrical_safety {

constexpr Workflow<CampaignState, CampaignAction, 1> campaign_flow{
    CampaignState::running,
    {{{CampaignState::running, CampaignAction::close, CampaignState::closed, "electrical_safety.manage"}}},
};
static_assert(campaign_flow.closes<campaign_state_count>(std::array{CampaignState::closed}));

constexpr Workflow<SheetState, SheetAction, 5> sheet_flow{
    SheetState::due,
    {{
        {SheetState::due, SheetAction::record, SheetState::under_way, "electrical_safety.survey"},
        {SheetState::under_way, SheetAction::record, SheetState::under_way, "electrical_safety.survey"},
        {SheetState::under_way, SheetAction::finish, SheetState::surveyed, "electrical_safety.survey"},
        {SheetState::surveyed, SheetAction::send_back, SheetState::under_way, "electrical_safety.confirm"},
        {SheetState::surveyed, SheetAction::confirm, SheetState::confirmed, "electrical_safety.confirm"},
    }},
};
static_assert(sheet_flow.deterministic());
static_assert(sheet_flow.every_state_reachable<sheet_state_count>());
static_assert(sheet_flow.closes<sheet_state_count>(std::array{SheetState::confirmed}));

constexpr Workflow<FindingState, FindingAction, 5> finding_flow{
    FindingState::open,
    {{
        {FindingState::open, FindingAction::rectify, FindingState::rectified, "electrical_safety.rectify"},
        {FindingState::open, FindingAction::pass, FindingState::closed, "electrical_safety.survey"},
        {FindingState::open, FindingAction::fail, FindingState::open, "electrical_safety.survey"},
        {FindingState::rectified, FindingAction::pass, FindingState::closed, "electrical_safety.survey"},
        {FindingState::rectified, FindingAction::fail, FindingState::open, "electrical_safety.survey"},
    }},
};
static_assert(finding_flow.deterministic());
static_assert(finding_flow.every_state_reachable<finding_state_count>());
static_assert(finding_flow.closes<finding_state_count>(std::array{FindingState::closed}));

}  // namespace zs::electrical_safety
