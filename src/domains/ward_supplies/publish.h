// What the hospital is told of a stop. Internal to ward supplies.
#pragma once
#include <string_view>

#include "domains/ward_supplies/round.h"
#include "platform/access/actor.h"

namespace zs::ward_supplies {

/// Event ward_supplies.stop_<past> and its line in the audit.
void publish_stop(Transaction& transaction, const Actor& actor, const Stop& stop, std::string_view past);

}  // namespace zs::ward_supplies
