// Public face of materials.
#pragma once
#include "domains/materials/parts.h"
#include "domains/materials/piece_service.h"
#include "domains/materials/requisition_service.h"
#include "domains/materials/service.h"
#include "domains/materials/stocktake_service.h"
#include "platform/module/module.h"

namespace zs::materials {

Module module(Services& services);

}  // namespace zs::materials
