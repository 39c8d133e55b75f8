// The life of a stocktake as data.
#pragma once
#include "domains/materials/states.h"
#include "platform/workflow/workflow.h"

namespace zs::materials {

constexpr Workflow<StocktakeState, StocktakeAction, 6> stocktake_flow{
    StocktakeState::counting,
    {{
        {StocktakeState::counting, StocktakeAction::count, StocktakeState::counting, "materials.count"},
        {StocktakeState::counting, StocktakeAction::submit, StocktakeState::review, "materials.count"},
        {StocktakeState::counting, StocktakeAction::cancel, StocktakeState::cancelled, "materials.count"},
        {StocktakeState::review, StocktakeAction::recount, StocktakeState::counting, "materials.count"},
        {StocktakeState::review, StocktakeAction::post, StocktakeState::posted, "materials.count"},
        {StocktakeState::review, StocktakeAction::cancel, StocktakeState::cancelled, "materials.count"},
    }},
};
static_assert(stocktake_flow.deterministic());
static_assert(stocktake_flow.every_state_reachable<stocktake_state_count>());
static_assert(stocktake_flow.closes<stocktake_state_count>(std::array{StocktakeState::posted,
                                                                      StocktakeState::cancelled}));

}  // namespace zs::materials
