// Telemetry: points, their readings, and what gateways send.
#pragma once
#include "domains/telemetry/archive.h"
#include "domains/telemetry/board.h"
#include "domains/telemetry/entities.h"
#include "platform/module/module.h"

namespace zs::telemetry {

/// `archive` lies beside the database; domains that watch readings share it. `board`: what whoever keeps the
/// connections to sources tells of them.
Module module(Services& services, const std::shared_ptr<Archive>& archive, const std::shared_ptr<Board>& board);

}  // namespace zs::telemetry
