// One number on its way to its point, however it came: what line protocol, MQTT and Modbus have in common.
#pragma once
#include <cstdint>
#include <string>

namespace zs::telemetry {

struct Reading {
    std::string measurement;
    std::string tags;  // as rules::sorted_tags writes them
    std::string field;
    std::int64_t at_ms = 0;
    double value = 0;
};

}  // namespace zs::telemetry
