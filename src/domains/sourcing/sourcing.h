// Public face of sourcing.
#pragma once
#include "domains/sourcing/offers.h"
#include "domains/sourcing/price_service.h"
#include "platform/module/module.h"

namespace zs::sourcing {

Module module(Services& services);

}  // namespace zs::sourcing
