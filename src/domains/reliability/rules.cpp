// Pure decisions of reliability.
#include "domains/reliability/rules.h"

#include <algorithm>

namespace zs::reliability::rules {
namespace {

constexpr double hour_ms = 3'600'000;

Term term(std::string_view name, std::optional<double> value, double weight, double share) {
    return {name, value, value ? std::clamp(share, 0.0, 1.0) : 0, weight};
}

}  // namespace

Observed& Observed::operator+=(const Observed& other) {
    service_h += other.service_h;
    operating_h += other.operating_h;
    down_h += other.down_h;
    failures += other.failures;
    return *this;
}

Figures figures_of(const Observed& observed) {
    Figures figures;
    if (observed.service_h > 0) figures.intact_time = std::max(0.0, 1 - observed.down_h / observed.service_h);
    if (observed.failures == 0) {
        if (observed.service_h > 0) figures.availability = figures.intact_time;
        return figures;
    }
    const auto n = static_cast<double>(observed.failures);
    figures.mtbf_h = observed.operating_h / n;
    figures.mttr_h = observed.down_h / n;
    if (*figures.mtbf_h + *figures.mttr_h > 0)
        figures.availability = *figures.mtbf_h / (*figures.mtbf_h + *figures.mttr_h);
    return figures;
}

Observed observe(const std::vector<equipment::Downtime>& downtimes, Instant from, Instant to, double share) {
    Observed observed;
    if (to <= from) return observed;
    observed.service_h = static_cast<double>((to - from).count()) / hour_ms;
    for (const auto& down : downtimes) {
        if (!down.failure) continue;
        const Instant began = std::max(down.began_at, from);
        const Instant ended = std::min(down.ended_at.value_or(to), to);
        if (ended <= began) continue;
        observed.failures += down.began_at >= from ? 1 : 0;  // a failure belongs to the period in which it began
        observed.down_h += static_cast<double>((ended - began).count()) / hour_ms;
    }
    observed.operating_h = std::max(0.0, observed.service_h - observed.down_h) * share;
    return observed;
}

std::int64_t history_term(std::int64_t failures, double months, const HistoryScale& scale) {
    if (failures == 0) return months >= static_cast<double>(scale.seldom) ? -2 : 0;
    const double each = months / static_cast<double>(failures);
    if (each <= static_cast<double>(scale.often)) return 2;
    if (each <= static_cast<double>(scale.more)) return 1;
    if (each <= static_cast<double>(scale.usual)) return 0;
    return each <= static_cast<double>(scale.seldom) ? -1 : -2;
}

equipment::rules::Risk risk_of(equipment::DeviceType type, const equipment::rules::RiskScale& scale,
                               std::int64_t history) {
    type.maintenance_score += history;
    type.maintenance_months = 0;  // what the risk suggests, not what somebody set
    return equipment::rules::risk_of(type, scale);
}

Score score_of(const AgeingFacts& facts, const Weights& weights) {
    const double life = std::max(0.1, facts.life_years);
    const double age_share = facts.age_years.value_or(0) / life / weights.age_max;
    const double failures = static_cast<double>(facts.failures);
    const double lost = 1 - facts.availability.value_or(1);
    Score score;
    score.terms = {term("age", facts.age_years, weights.age, age_share),
                   term("failures", failures, weights.failures, failures / weights.failures_reference),
                   term("cost", facts.repair_cost_share, weights.cost, facts.repair_cost_share.value_or(0)),
                   term("availability", facts.availability, weights.availability,
                        lost / std::max(1e-6, 1 - weights.availability_least)),
                   term("parts", facts.parts, weights.parts, facts.parts.value_or(0)),
                   term("safety", facts.safety, weights.safety, facts.safety.value_or(0))};
    for (const auto& one : score.terms) {
        score.total += one.points();
        score.known += one.value ? one.weight : 0;
    }
    score.advice = score.total >= weights.renew_at      ? Advice::renew
                   : score.total >= weights.overhaul_at ? Advice::overhaul
                                                        : Advice::keep;
    return score;
}

RepairAnswer repair_or_replace(const RepairQuestion& question) {
    RepairAnswer answer;
    answer.remaining = std::clamp(1 - question.age_years / std::max(0.1, question.life_years), 0.0, 1.0);
    answer.limit = question.limit_share * question.replacement * std::max(answer.remaining, question.remaining_least);
    answer.replace = question.cost > answer.limit;
    return answer;
}

Money net_value(Money price, Date in_service, std::int64_t life_years, Date on) {
    const auto from = civil(in_service), to = civil(on);
    const std::int64_t months = life_years * 12;
    const std::int64_t charged =
        std::clamp<std::int64_t>((to.year - from.year) * 12 + to.month - from.month + 1, 0, months);
    return {price.units - (months > 0 ? price.units * charged / months : price.units)};
}

}  // namespace zs::reliability::rules
