// Exact decimal text and arithmetic on units.
#include "core/decimal.h"

#include <fmt/format.h>

#include <limits>

namespace zs {
namespace {

constexpr std::int64_t power_of_ten(int exponent) {
    ZS_ASSERT(exponent >= 0 && exponent <= 18);
    std::int64_t result = 1;
    for (int i = 0; i < exponent; ++i) result *= 10;
    return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string decimal_text(std::int64_t units, int scale) {
    const std::uint64_t magnitude =
        units < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    const std::string_view sign = units < 0 ? "-" : "";
    if (scale == 0) return fmt::format("{}{}", sign, magnitude);
    const auto unit = static_cast<std::uint64_t>(power_of_ten(scale));
    return fmt::format("{}{}.{:0{}}", sign, magnitude / unit, magnitude % unit, scale);
}

Result<std::int64_t> parse_decimal(std::string_view text, int scale) {
    const auto bad = [] { return fail(Code::invalid, "field.not_a_decimal"); };
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return bad();
    std::int64_t units = 0;
    int decimals = -1;  // digits seen after the point; -1 = no point yet
    for (const char c : text) {
        if (c == '.') {
            if (decimals >= 0) return bad();
            decimals = 0;
            continue;
        }
        if (!is_digit(c)) return bad();
        if (decimals >= 0 && ++decimals > scale) return bad();
        if (__builtin_mul_overflow(units, std::int64_t{10}, &units)) return bad();
        if (__builtin_sub_overflow(units, std::int64_t{c - '0'}, &units)) return bad();  // negative holds -2^63 too
    }
    for (int i = decimals < 0 ? 0 : decimals; i < scale; ++i)
        if (__builtin_mul_overflow(units, std::int64_t{10}, &units)) return bad();
    if (negative) return units;
    if (units == std::numeric_limits<std::int64_t>::min()) return bad();
    return -units;
}

Result<std::int64_t> multiply_round_units(std::int64_t a, std::int64_t b, int from, int to, Rounding rounding) {
    __extension__ using Wide = __int128;
    Wide product = static_cast<Wide>(a) * b;
    ZS_ASSERT(from >= 0 && to >= 0 && from - to <= 18);
    for (int i = from; i < to; ++i)
        if (__builtin_mul_overflow(product, Wide{10}, &product)) return fail(Code::invalid, "decimal.overflow");
    if (from > to) {
        const Wide divisor = power_of_ten(from - to);
        Wide quotient = product / divisor;
        const Wide rest = product % divisor;
        const Wide twice = (rest < 0 ? -rest : rest) * 2;
        const bool up = rounding == Rounding::half_up     ? twice >= divisor
                        : rounding == Rounding::half_even ? twice > divisor || (twice == divisor && quotient % 2 != 0)
                                                          : false;
        if (up) quotient += rest < 0 ? -1 : 1;
        product = quotient;
    }
    if (product > std::numeric_limits<std::int64_t>::max() || product < std::numeric_limits<std::int64_t>::min())
        return fail(Code::invalid, "decimal.overflow");
    return static_cast<std::int64_t>(product);
}

}  // namespace zs
