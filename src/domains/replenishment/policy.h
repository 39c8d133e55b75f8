// When and how much: a fixed order point as many stores have it, and levels that follow the forecast.
#pragma once
#include <array>
#include <span>

#include "domains/replenishment/distribution.h"
#include "domains/replenishment/quantity.h"
#include "domains/replenishment/replay.h"

namespace zs::replenishment {

/// Levels set once from the mean use of the year before the first review, and left alone.
struct FixedRule {
    double safety_days = 10;                    // order point = mean use × (usual days of delivery + these)
    double order_days = 30;                     // an order is for so many days
    std::vector<double> usual_wait_days = {7};  // by supplier; one value: the same for all
};
Policy fixed_policy(const FixedRule& rule);

/// Levels from the forecast of the item, the learned lead time of its supplier and the promise.
struct LearnedRule {
    /// By class A, B, C: cheap items are promised more, since it costs little. Vital ones have a promise of their own.
    std::array<Service, 3> service = {
        {{Service::Kind::fill, 0.97}, {Service::Kind::fill, 0.985}, {Service::Kind::fill, 0.997}}};
    Service vital_service = {Service::Kind::fill, 0.998};
    LeadTimePrior wait;
    double order_cost = 15;              // yuan for one line of an order: ordering, receiving, counting
    double holding_rate_per_year = 0.2;  // of the value: capital, space, loss
    double cover_days_min = 3;
    double cover_days_max = 60;
    double usable_part_of_life = 0.5;
    double period_days = 365.0 / 12;  // of one value of the forecast
    int season = 12;
};
Policy learned_policy(const LearnedRule& rule);

/// Share of the past spread, in [0, 1], that still holds where `expected` units a period are forecast. The spread of
/// intermittent use is that of all its past `periods`. Where less is expected than was used, chances are smaller and
/// the spread with them (both are proportional to the chance of a period with use); else a fading item would be kept in
/// ever larger stock.
double fading(std::span<const double> periods, double expected);

/// What `learned_policy` computes for one item; for pages that explain an order point.
struct LevelsInput {
    double use_per_day = 0;
    double variance_per_day = 0;
    Wait wait;
    double price = 0;
    double pack = 1;
    double shelf_life_days = 0;
    Service service;
};
struct ExplainedLevels {
    Levels levels;
    OrderQuantity quantity;
    Demand while_waiting;     // undershoot of the order point included
    double safety_stock = 0;  // order point less expected demand
};
ExplainedLevels explain_levels(const LevelsInput& input, const LearnedRule& rule);

}  // namespace zs::replenishment
