#include "domains/replenishment/quantity.h"

#include <algorithm>
#include <cmath>

namespace zs::replenishment {

double economic_quantity(const EoqInput& input) {
    if (input.per_year <= 0 || input.order_cost <= 0 || input.holding_cost_per_unit_year <= 0) return 0;
    return std::sqrt(2 * input.per_year * input.order_cost / input.holding_cost_per_unit_year);
}

double whole_packs(double units, double pack) {
    if (pack <= 0) return units;
    return std::ceil(units / pack - 1e-9) * pack;
}

OrderQuantity order_quantity(const EoqInput& input, const Bounds& bounds) {
    const double per_day = input.per_year / 365;
    OrderQuantity quantity{economic_quantity(input), Binding::economic};
    const auto at_least = [&](double units, Binding why) {
        if (units > quantity.units) quantity = {units, why};
    };
    const auto at_most = [&](double units, Binding why) {
        if (units < quantity.units) quantity = {units, why};
    };
    if (bounds.cover_days_min > 0) at_least(bounds.cover_days_min * per_day, Binding::cover_min);
    if (bounds.cover_days_max > 0) at_most(bounds.cover_days_max * per_day, Binding::cover_max);
    if (bounds.shelf_life_days > 0)
        at_most(bounds.shelf_life_days * bounds.usable_part_of_life * per_day, Binding::shelf_life);
    if (bounds.minimum > 0) at_least(bounds.minimum, Binding::minimum);
    const double packed = std::max(whole_packs(quantity.units, bounds.pack), bounds.pack);
    if (packed > quantity.units * 1.25) quantity.binding = Binding::pack;
    quantity.units = packed;
    return quantity;
}

}  // namespace zs::replenishment
