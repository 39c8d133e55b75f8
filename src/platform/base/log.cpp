// Set-up of the process log.
#include "platform/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>

namespace zs {

void configure_log(const std::string& level) {
    auto logger = spdlog::stderr_logger_mt("zhongshu");
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    spdlog::set_default_logger(logger);
    const auto parsed = spdlog::level::from_str(level);
    spdlog::set_level(parsed == spdlog::level::off && level != "off" ? spdlog::level::info : parsed);
}

}  // namespace zs
