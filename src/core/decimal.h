// Exact decimals: an int64 number of units of 10^-Scale. No floating point in money, quantities or energy.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace zs {

template <int Scale>
struct Decimal {
    static constexpr int scale = Scale;
    std::int64_t units = 0;
    friend auto operator<=>(Decimal, Decimal) = default;
    friend constexpr Decimal operator+(Decimal a, Decimal b) { return {a.units + b.units}; }
    friend constexpr Decimal operator-(Decimal a, Decimal b) { return {a.units - b.units}; }
};
using Money = Decimal<2>;      // fen
using UnitPrice = Decimal<4>;  // 1/10000 yuan
using Quantity = Decimal<3>;   // a thousandth of the unit
using Energy = Decimal<3>;     // Wh, shown as kWh

enum class Rounding { half_up, half_even, down };

/// "12.50" for units 1250 at scale 2; always exactly `scale` digits after the point.
std::string decimal_text(std::int64_t units, int scale);
/// Parses "-12.5" exactly; more digits than `scale`, overflow or other text is an error (field.not_a_decimal).
Result<std::int64_t> parse_decimal(std::string_view text, int scale);
/// a.units·b.units at scale `from`, brought to scale `to`; overflow is an error (decimal.overflow).
Result<std::int64_t> multiply_round_units(std::int64_t a, std::int64_t b, int from, int to, Rounding rounding);

template <int Target, int A, int B>
Result<Decimal<Target>> multiply_round(Decimal<A> a, Decimal<B> b, Rounding rounding) {
    return multiply_round_units(a.units, b.units, A + B, Target, rounding).map([](std::int64_t units) {
        return Decimal<Target>{units};
    });
}

}  // namespace zs
