#include "domains/replenishment/policy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "domains/demand/demand.h"

namespace zs::replenishment {
namespace {

constexpr std::size_t days_of_year = 365;

/// Sums of whole periods, the last one ending with the last day.
std::vector<double> periods_of(std::span<const double> days, double period_days) {
    const auto count = static_cast<std::size_t>(static_cast<double>(days.size()) / period_days);
    std::vector<double> sums(count, 0.0);
    for (std::size_t back = 0; back < days.size(); ++back) {
        const auto period = static_cast<std::size_t>(static_cast<double>(back) / period_days);
        if (period < count) sums[count - 1 - period] += days[days.size() - 1 - back];
    }
    return sums;
}

}  // namespace

Policy fixed_policy(const FixedRule& rule) {
    const auto kept = std::make_shared<std::map<const ReplayItem*, Levels>>();
    return [rule, kept](const Past& past) {
        const auto known = kept->find(past.item);
        if (known != kept->end()) return known->second;
        const auto year = past.demand.last(std::min(past.demand.size(), days_of_year));
        double sum = 0;
        for (const double one : year) sum += one;
        const double per_day = year.empty() ? 0 : sum / static_cast<double>(year.size());
        const double wait = rule.usual_wait_days[std::min(past.item->supplier, rule.usual_wait_days.size() - 1)];
        const double order_point = std::ceil(per_day * (wait + rule.safety_days));
        const double more = std::max(whole_packs(per_day * rule.order_days, past.item->pack), past.item->pack);
        const Levels levels{order_point, order_point + more, per_day};
        kept->emplace(past.item, levels);
        return levels;
    };
}

ExplainedLevels explain_levels(const LevelsInput& input, const LearnedRule& rule) {
    ExplainedLevels out;
    const double d = std::max(0.0, input.use_per_day);
    const Bounds bounds{input.pack,         0, input.shelf_life_days, rule.usable_part_of_life, rule.cover_days_max,
                        rule.cover_days_min};
    out.quantity = order_quantity({d * 365, rule.order_cost, input.price * rule.holding_rate_per_year}, bounds);
    if (d <= 0) {  // nothing is expected: what is there is used up
        out.levels = {-1, -1, 0};
        return out;
    }
    // A day's issues take the position below the order point by E[x²] / 2E[x] before anybody looks.
    const double undershoot = (input.variance_per_day + d * d) / (2 * d);
    out.while_waiting = demand_over({d, std::sqrt(input.variance_per_day)}, input.wait);
    out.while_waiting.mean += undershoot;
    out.while_waiting.variance += undershoot * undershoot / 3;
    const double point = stock_for(out.while_waiting, input.service, out.quantity.units);
    out.safety_stock = point - d * input.wait.days;
    out.levels = {point, point + out.quantity.units, d};
    return out;
}

double fading(std::span<const double> periods, double expected) {
    double sum = 0;
    for (const double one : periods) sum += one;
    return sum > 0 ? std::clamp(expected * static_cast<double>(periods.size()) / sum, 0.0, 1.0) : 1.0;
}

Policy learned_policy(const LearnedRule& rule) {
    return [rule](const Past& past) {
        const auto periods = periods_of(past.demand, rule.period_days);
        if (periods.empty()) return Levels{0, past.item->pack, 0};
        const auto lead = learn_lead_time(past.deliveries, rule.wait);
        const int steps = 1 + static_cast<int>(std::ceil(lead.wait.days / rule.period_days));
        const auto forecast = demand::forecast(periods, {.horizon = steps, .season = rule.season});
        if (!forecast) return Levels{0, past.item->pack, 0};
        double mean = 0, variance = 0;
        for (int step = 0; step < steps; ++step) {
            mean += forecast->mean[static_cast<std::size_t>(step)];
            variance += std::pow(forecast->sd[static_cast<std::size_t>(step)], 2);
        }
        if (forecast->method == "intermittent") variance *= fading(periods, mean / steps);
        const double days = steps * rule.period_days;
        LevelsInput input{
            mean / days,
            variance / days,
            lead.wait,
            past.price,
            past.item->pack,
            static_cast<double>(past.item->shelf_life_days),
            past.item->vital ? rule.vital_service : rule.service[static_cast<std::size_t>(past.item->abc)]};
        return explain_levels(input, rule).levels;
    };
}

}  // namespace zs::replenishment
