// What every change of a warning leaves behind.
#pragma once
#include "domains/warnings/service.h"
#include "domains/warnings/workflow.h"

namespace zs::warnings {

void add_entry(Transaction& transaction, const Actor& actor, const Warning& warning, std::string_view action,
               WarningState from, std::string_view note);
/// Publishes `warnings.warning_<past>` with what live pages, scopes and notices need.
void publish_change(Transaction& transaction, const Actor& actor, const Warning& warning, std::string_view past);

}  // namespace zs::warnings
