// Public face of equipment: which device hangs behind a code, and how a repair takes it down and brings it back.
#pragma once
#include <optional>

#include "domains/equipment/entities.h"
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::equipment {

/// The device that a printed code hangs on.
std::optional<Device> device_of_code(Reader& reader, Id<space::PlaceCode> code);

/// Classes, types that fit most hospitals, where their codes are not taken yet; how many were added.
Result<std::int64_t> add_standard_catalogue(Transaction& transaction);

Module module(Services& services);

}  // namespace zs::equipment
