// What a part of a stock is worth, exactly to the fen.
#include "domains/materials/valuation.h"

#include <algorithm>
#include <limits>

namespace zs::materials::valuation {
namespace {

__extension__ using Wide = __int128;

/// a·b ÷ c, half away from zero; c > 0.
std::int64_t share(std::int64_t a, std::int64_t b, std::int64_t c) {
    const Wide product = static_cast<Wide>(a) * b;
    const Wide half = c / 2;
    return static_cast<std::int64_t>((product >= 0 ? product + half : product - half) / c);
}

constexpr Money value_max{std::numeric_limits<std::int64_t>::max() / 4};

}  // namespace

Money cost(UnitPrice price, Quantity quantity) {
    const auto value = multiply_round<2>(price, quantity, Rounding::half_up);
    return value && value->units < value_max.units ? *value : value_max;
}

Money part_of(const Worth& stock, Quantity part, UnitPrice price) {
    if (stock.quantity.units <= 0) return cost(price, part);
    if (part >= stock.quantity) return stock.value + cost(price, part - stock.quantity);
    return {share(stock.value.units, part.units, stock.quantity.units)};
}

UnitPrice unit_price(const Worth& worth) {
    if (worth.quantity.units <= 0) return {};
    constexpr std::int64_t fen_per_thousandth = 100'000;  // scale 2 of the value, 3 of the quantity, 4 of the price
    return {share(worth.value.units, fen_per_thousandth, worth.quantity.units)};
}

std::vector<Money> averaged(const std::vector<Worth>& pool) {
    Worth whole;
    std::vector<Money> values;
    for (const auto& one : pool) {
        whole.quantity = whole.quantity + one.quantity;
        whole.value = whole.value + one.value;
        values.push_back(one.value);
    }
    const auto below_zero = [](const Worth& one) { return one.quantity.units < 0; };
    if (whole.quantity.units <= 0 || std::any_of(pool.begin(), pool.end(), below_zero)) return values;
    Quantity before;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < pool.size(); ++i) {
        before = before + pool[i].quantity;
        const std::int64_t until = share(whole.value.units, before.units, whole.quantity.units);
        values[i] = {until - given};
        given = until;
    }
    return values;
}

double price_factor(UnitPrice typed, UnitPrice usual) {
    if (typed.units <= 0 || usual.units <= 0) return 1;
    const double ratio = static_cast<double>(typed.units) / static_cast<double>(usual.units);
    return ratio >= 1 ? ratio : 1 / ratio;
}

}  // namespace zs::materials::valuation
