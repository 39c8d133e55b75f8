// How long goods take, learned from receipts.
#pragma once
#include <span>
#include <vector>

#include "domains/replenishment/distribution.h"

namespace zs::replenishment {

/// One delivery: days from order to receipt, and how many days ago it came.
struct Delivery {
    double days = 0;
    double age_days = 0;
};
/// What is believed before anything came: the contract's days and a spread.
struct LeadTimePrior {
    double days = 7, sd_days = 2;
    double weight = 2;            // counts as so many deliveries
    double half_life_days = 120;  // a delivery that old counts half
};
struct LeadTime {
    Wait wait;            // mean and spread
    double p90_days = 0;  // nine of ten deliveries are faster
    double weight = 0;    // deliveries behind it, aged
};

/// Weighted mean and spread; few deliveries are drawn towards the prior. Negative days are not counted.
LeadTime learn_lead_time(std::span<const Delivery> deliveries, const LeadTimePrior& prior);

}  // namespace zs::replenishment
