// Registers of the virtual plant's machines that speak Modbus, as a maker's manual would list them.
#pragma once
#include <span>

#include "app/plant/plant.h"

namespace zs::plant {

struct RegisterLine {
    std::string_view type, measure;
    std::string_view function;     // "holding", "input"
    std::uint16_t address = 0;     // from 0
    std::string_view number_type;  // "float32", "int16", "uint16", "uint32"
    std::string_view word_order;   // "high_first", "low_first"
    double scale = 1;              // value = number × scale
};
/// Chillers answer as units 1, 2, …; transformers as 11, 12, ….
std::span<const RegisterLine> register_lines();
/// Unit of a device that speaks Modbus; nullopt for the others.
std::optional<std::uint8_t> modbus_unit(const PlantDevice& device);

}  // namespace zs::plant
