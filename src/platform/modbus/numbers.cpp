#include "platform/modbus/numbers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace zs::modbus {
namespace {

template <class Whole>
Whole clamped(double value) {
    if (std::isnan(value)) return 0;
    constexpr auto low = static_cast<double>(std::numeric_limits<Whole>::min());
    constexpr auto high = static_cast<double>(std::numeric_limits<Whole>::max());
    return static_cast<Whole>(std::clamp(std::round(value), low, high));
}

}  // namespace

double number_of(NumberType type, WordOrder order, std::span<const std::uint16_t> words) {
    if (words_of(type) == 1) {
        if (type == NumberType::bit) return words[0] != 0 ? 1 : 0;
        return type == NumberType::int16 ? static_cast<double>(static_cast<std::int16_t>(words[0])) : words[0];
    }
    const std::uint32_t high = words[order == WordOrder::high_first ? 0 : 1];
    const std::uint32_t low = words[order == WordOrder::high_first ? 1 : 0];
    const std::uint32_t both = high << 16U | low;
    if (type == NumberType::float32) return static_cast<double>(std::bit_cast<float>(both));
    return type == NumberType::int32 ? static_cast<double>(static_cast<std::int32_t>(both)) : both;
}

void store_number(NumberType type, WordOrder order, double value, std::span<std::uint16_t> words) {
    if (type == NumberType::bit) {
        words[0] = value != 0 ? 1 : 0;
    } else if (type == NumberType::int16) {
        words[0] = static_cast<std::uint16_t>(clamped<std::int16_t>(value));
    } else if (type == NumberType::uint16) {
        words[0] = clamped<std::uint16_t>(value);
    } else {
        std::uint32_t both = 0;
        if (type == NumberType::float32)
            both = std::bit_cast<std::uint32_t>(static_cast<float>(value));
        else if (type == NumberType::int32)
            both = static_cast<std::uint32_t>(clamped<std::int32_t>(value));
        else
            both = clamped<std::uint32_t>(value);
        words[order == WordOrder::high_first ? 0 : 1] = static_cast<std::uint16_t>(both >> 16U);
        words[order == WordOrder::high_first ? 1 : 0] = static_cast<std::uint16_t>(both & 0xFFFFU);
    }
}

}  // namespace zs::modbus
