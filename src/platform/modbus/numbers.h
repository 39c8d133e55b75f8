// Numbers in registers: how many words a type takes, and both orders of the words of a pair.
#pragma once
#include <cstdint>
#include <span>

namespace zs::modbus {

enum class NumberType { int16, uint16, int32, uint32, float32, bit };
/// Which word of a pair comes first on the wire. High first is what the specification means; many devices differ.
enum class WordOrder { high_first, low_first };

constexpr std::size_t words_of(NumberType type) {
    return type == NumberType::int32 || type == NumberType::uint32 || type == NumberType::float32 ? 2 : 1;
}
/// `words` holds words_of(type). May be NaN or infinite for float32.
double number_of(NumberType type, WordOrder order, std::span<const std::uint16_t> words);
/// The other way round, rounded and clamped to what the type holds; writes words_of(type) words.
void store_number(NumberType type, WordOrder order, double value, std::span<std::uint16_t> words);

}  // namespace zs::modbus
