#include "domains/replenishment/lead_time.h"

#include <algorithm>
#include <cmath>

namespace zs::replenishment {

LeadTime learn_lead_time(std::span<const Delivery> deliveries, const LeadTimePrior& prior) {
    double weight = prior.weight, sum = prior.weight * prior.days;
    const auto weight_of = [&](const Delivery& one) {
        if (one.days < 0) return 0.0;
        return prior.half_life_days > 0 ? std::exp2(-one.age_days / prior.half_life_days) : 1.0;
    };
    for (const auto& one : deliveries) {
        weight += weight_of(one);
        sum += weight_of(one) * one.days;
    }
    LeadTime out;
    out.weight = weight - prior.weight;
    if (weight <= 0) return out;
    out.wait.days = sum / weight;
    double squares =
        prior.weight * (prior.sd_days * prior.sd_days + (prior.days - out.wait.days) * (prior.days - out.wait.days));
    for (const auto& one : deliveries)
        squares += weight_of(one) * (one.days - out.wait.days) * (one.days - out.wait.days);
    out.wait.sd_days = std::sqrt(squares / weight);
    // Waiting times lean to the right: the quantile of a gamma distribution, after Wilson and Hilferty.
    if (out.wait.days <= 0) return out;
    const double shape = std::max(0.1, std::pow(out.wait.days / std::max(out.wait.sd_days, 1e-6), 2));
    const double root = 1 - 1 / (9 * shape) + normal_quantile(0.9) * std::sqrt(1 / (9 * shape));
    out.p90_days = out.wait.days * std::max(0.0, root * root * root);
    return out;
}

}  // namespace zs::replenishment
