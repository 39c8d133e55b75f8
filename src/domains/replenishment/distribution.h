// How much will be used while waiting for goods: a distribution by mean and variance, and the stock that answers a
// service level.
#pragma once
#include <cstdint>

namespace zs::replenishment {

/// Demand of a stretch of time, in units of the item. Below a mean of 100 units it is counted (Poisson, or negative
/// binomial where the variance is larger than the mean); above, it is normal.
struct Demand {
    double mean = 0;
    double variance = 0;
};

/// What the hospital promises for an item.
struct Service {
    enum class Kind : std::uint8_t {
        cycle,  // share of order cycles without a stock-out
        fill,   // share of the units asked for that are handed out at once
    } kind = Kind::cycle;
    double level = 0.95;  // 0.5 … 0.9999
};

/// Quantile of the standard normal: 0.95 → 1.645. `p` in (0, 1).
double normal_quantile(double p);
/// The smallest stock that covers the demand with probability `p`.
double quantile(const Demand& demand, double p);
/// Units that are asked for beyond a stock of `stock`, on average.
double expected_shortage(const Demand& demand, double stock);
/// The smallest stock that keeps the promise when every order brings `quantity` units.
double stock_for(const Demand& demand, Service service, double quantity);

/// Safety stock z·√(L·σd² + d²·σL²) of textbooks; days and units a day. Source: design rules of materials, section 2.
struct DailyUse {
    double per_day = 0, sd_per_day = 0;
};
struct Wait {
    double days = 0, sd_days = 0;
};
double safety_stock(double z, const DailyUse& use, const Wait& wait);
/// d·L + safety stock.
double order_point(double z, const DailyUse& use, const Wait& wait);
/// Demand over a waiting time that varies: mean d·L, variance L·σd² + d²·σL².
Demand demand_over(const DailyUse& use, const Wait& wait);

}  // namespace zs::replenishment
