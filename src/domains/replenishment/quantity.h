// How much to order at once.
#pragma once
#include <cstdint>

namespace zs::replenishment {

/// √(2·D·S/H): `per_year` units, cost of an order, cost of keeping one unit for a year. 0 where nothing is used.
struct EoqInput {
    double per_year = 0, order_cost = 0, holding_cost_per_unit_year = 0;
};
double economic_quantity(const EoqInput& input);

/// What bounds the quantity of one order; 0 means that there is no such bound.
struct Bounds {
    double pack = 1;                   // units that are sold together
    double minimum = 0;                // units the supplier sells at least
    double shelf_life_days = 0;        // of fresh goods; 0: does not spoil
    double usable_part_of_life = 0.5;  // share of the shelf life within which an order is to be used up
    double cover_days_max = 0;         // no order for a longer time
    double cover_days_min = 0;         // no order for a shorter time: receiving has its cost too
};
/// What settled the quantity, for people who ask why.
enum class Binding : std::uint8_t { economic, pack, minimum, shelf_life, cover_max, cover_min };
struct OrderQuantity {
    double units = 0;
    Binding binding = Binding::economic;
};
/// The economic quantity within the bounds, in whole packs (at least one). Shelf life beats the minimum cover, the
/// supplier's minimum and the pack beat both: less cannot be bought.
OrderQuantity order_quantity(const EoqInput& input, const Bounds& bounds);
/// Whole packs, upwards.
double whole_packs(double units, double pack);

}  // namespace zs::replenishment
