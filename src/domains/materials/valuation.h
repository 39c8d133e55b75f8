// What a part of a stock is worth, exactly to the fen: pure arithmetic.
#pragma once
#include <vector>

#include "core/decimal.h"

namespace zs::materials::valuation {

/// Quantity with what it is worth. Both may be negative where a store may go below zero.
struct Worth {
    Quantity quantity;
    Money value;
};

/// What `part` (> 0) of `stock` is worth: its share of the value, half a fen up; all of it when everything goes, so
/// that no fen stays with nothing. What the stock does not cover is priced at `price` for one unit.
Money part_of(const Worth& stock, Quantity part, UnitPrice price);

/// price × quantity in fen, half up. Saturates far beyond any hospital's prices.
Money cost(UnitPrice price, Quantity quantity);

/// Price of one unit, half up; 0 for no quantity.
UnitPrice unit_price(const Worth& worth);

/// Moving average: what each of the stocks of one pool is worth when all are worth the same by quantity. The sum of the
/// values is kept to the fen. Stocks below zero leave everything as it is.
std::vector<Money> averaged(const std::vector<Worth>& pool);

/// How far `typed` is from `usual` as a factor ≥ 1; 1 when either is 0.
double price_factor(UnitPrice typed, UnitPrice usual);

}  // namespace zs::materials::valuation
