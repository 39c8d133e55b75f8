#include "app/plant/register_map.h"

namespace zs::plant {
namespace {

constexpr RegisterLine lines[] = {{"chiller", "supply_temp", "holding", 0, "float32", "high_first", 1},
                                  {"chiller", "return_temp", "holding", 2, "float32", "high_first", 1},
                                  {"chiller", "flow", "holding", 4, "float32", "high_first", 1},
                                  {"chiller", "power", "holding", 6, "float32", "high_first", 1},
                                  {"chiller", "condenser_in", "holding", 8, "float32", "high_first", 1},
                                  {"chiller", "condenser_out", "holding", 10, "float32", "high_first", 1},
                                  {"chiller", "vibration", "holding", 12, "float32", "high_first", 1},
                                  {"chiller", "load", "holding", 14, "float32", "high_first", 1},
                                  {"chiller", "run_hours", "holding", 16, "float32", "high_first", 1},
                                  {"transformer", "winding_temp", "input", 0, "int16", "high_first", 0.1},
                                  {"transformer", "load", "input", 1, "uint16", "high_first", 0.1},
                                  {"transformer", "energy", "input", 2, "uint32", "low_first", 1}};

}  // namespace

std::span<const RegisterLine> register_lines() { return lines; }

std::optional<std::uint8_t> modbus_unit(const PlantDevice& device) {
    constexpr int first_chiller = 1, first_transformer = 11;
    if (device.type == "chiller") return static_cast<std::uint8_t>(first_chiller + device.number);
    if (device.type == "transformer") return static_cast<std::uint8_t>(first_transformer + device.number);
    return std::nullopt;
}

}  // namespace zs::plant
