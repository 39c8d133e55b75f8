#include "domains/telemetry/registers.h"

#include <algorithm>
#include <cmath>

#include "platform/modbus/numbers.h"

namespace zs::telemetry::registers {
namespace {

constexpr std::int64_t gap_max = 16;  // asking for some words too many is cheaper than asking twice
constexpr std::int64_t address_max = 65535;

modbus::Function function_of(RegisterFunction function) {
    switch (function) {
        case RegisterFunction::holding:
            return modbus::Function::holding_registers;
        case RegisterFunction::input:
            return modbus::Function::input_registers;
        case RegisterFunction::coil:
            return modbus::Function::coils;
        case RegisterFunction::discrete:
            return modbus::Function::discrete_inputs;
    }
    return modbus::Function::holding_registers;
}

modbus::NumberType type_of(const Register& one) {
    const bool bits = one.function == RegisterFunction::coil || one.function == RegisterFunction::discrete;
    return bits ? modbus::NumberType::bit : static_cast<modbus::NumberType>(one.number_type);
}
static_assert(static_cast<int>(RegisterType::float32) == static_cast<int>(modbus::NumberType::float32));
static_assert(static_cast<int>(RegisterType::bit) == static_cast<int>(modbus::NumberType::bit));

std::int64_t words_of(const Register& one) { return static_cast<std::int64_t>(modbus::words_of(type_of(one))); }

struct Range {
    std::optional<double> low, high;
    double width() const { return low && high ? *high - *low : 0; }
};

/// What no sensor shows: not finite, or so near to nothing that it is no measured number (a float whose halves are
/// swapped is mostly that).
bool absurd(double number) {
    constexpr double nothing = 1e-30;
    return !std::isfinite(number) || (number != 0 && std::abs(number) < nothing);
}

bool fits(double number, double value, const Range& range) {
    return !absurd(number) && (!range.low || value >= *range.low) && (!range.high || value <= *range.high);
}

/// Far below what the sensor can tell apart: the halves of 7.1 swapped are 4e-8, which lies within 0 to 60. Such a
/// value stands unless its swapped form is an ordinary one, at least a thousandth of the range.
bool next_to_nothing(double number, const Range& range) {
    return number != 0 && std::abs(number) < 1e-5 * range.width();
}
bool ordinary(double number, const Range& range) { return std::abs(number) >= 1e-3 * range.width(); }

}  // namespace

std::vector<Ask> plan(const std::vector<Register>& all, const Station& station) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].active && all[i].address + station.address_offset + words_of(all[i]) - 1 <= address_max)
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(all[a].function, all[a].address) < std::pair(all[b].function, all[b].address);
    });
    std::vector<Ask> asks;
    for (const auto i : order) {
        const auto& one = all[i];
        const auto from = one.address + station.address_offset;
        const auto until = from + words_of(one);
        const auto function = function_of(one.function);
        const std::int64_t most = modbus::is_bits(function) ? modbus::bits_max : modbus::registers_max;
        if (!asks.empty() && asks.back().request.function == function) {
            auto& last = asks.back().request;
            const std::int64_t end = last.address + last.count;
            if (from <= end + gap_max && until - last.address <= most) {
                last.count = static_cast<std::uint16_t>(std::max(end, until) - last.address);
                asks.back().registers.push_back(i);
                continue;
            }
        }
        asks.push_back({{0, static_cast<std::uint8_t>(station.unit), function, static_cast<std::uint16_t>(from),
                         static_cast<std::uint16_t>(words_of(one))},
                        {i}});
    }
    return asks;
}

Number number_of(const Register& one, std::span<const std::uint16_t> words, const std::optional<double>& low,
                 const std::optional<double>& high) {
    const auto type = type_of(one);
    const Range range{low, high};
    const auto order = static_cast<modbus::WordOrder>(one.word_order);
    const double number = modbus::number_of(type, order, words);
    const double value = number * one.scale + one.shift;
    const Verdict alone = std::isfinite(value) ? Verdict::good : Verdict::not_a_number;
    // A whole number needs a range to be judged by.
    const bool judged = modbus::words_of(type) == 2 && (type == modbus::NumberType::float32 || (low && high));
    if (!judged) return {value, alone};
    const auto other =
        order == modbus::WordOrder::high_first ? modbus::WordOrder::low_first : modbus::WordOrder::high_first;
    const double swapped = modbus::number_of(type, other, words);
    if (swapped == number || !fits(swapped, swapped * one.scale + one.shift, range)) return {value, alone};
    const auto tiny = [&](double raw) {
        return type == modbus::NumberType::float32 && next_to_nothing(raw * one.scale, range);
    };
    if (!fits(number, value, range) || (tiny(number) && ordinary(swapped * one.scale, range)))
        return {value, Verdict::word_order};
    return {value, Verdict::good, !tiny(swapped)};
}

std::span<const std::uint16_t> words_in(const Ask& ask, const Register& one, const Station& station,
                                        const std::vector<std::uint16_t>& answer) {
    const auto at = static_cast<std::size_t>(one.address + station.address_offset - ask.request.address);
    return std::span(answer).subspan(at, static_cast<std::size_t>(words_of(one)));
}

}  // namespace zs::telemetry::registers
