// Telemetry: points, their readings, and what gateways send.
#pragma once
#include <map>

#include "domains/telemetry/archive.h"
#include "domains/telemetry/board.h"
#include "domains/telemetry/entities.h"
#include "platform/module/module.h"

namespace zs::telemetry {

/// Code of the type of each device, by device code.
using TypesOfDevices = std::map<std::string, std::string, std::less<>>;
using TypesOf = std::function<TypesOfDevices(Reader&)>;

/// `archive` lies beside the database; domains that watch readings share it. `board`: what whoever keeps the
/// connections to sources tells of them. `types_of` tells what devices are, if somebody knows.
Module module(Services& services, const std::shared_ptr<Archive>& archive, const std::shared_ptr<Board>& board,
              const TypesOf& types_of = {});

}  // namespace zs::telemetry
