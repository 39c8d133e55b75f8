// Logging: one line of JSON-ish text to standard error. Never log secrets, telephone numbers or bodies.
#pragma once
#include <spdlog/spdlog.h>

namespace zs {

/// Level names as in spdlog ("info", "warn", …); unknown names mean info.
void configure_log(const std::string& level);

}  // namespace zs
