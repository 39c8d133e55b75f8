// Pure decisions of equipment.
#include "domains/equipment/rules.h"

#include <algorithm>

#include "core/text.h"

namespace zs::equipment::rules {

Risk risk_of(const DeviceType& type, const RiskScale& scale) {
    Risk risk;
    risk.score = type.function_score + type.risk_score + type.maintenance_score;
    if (risk.score >= scale.high_at)
        risk = {risk.score, RiskClass::high, scale.high_months};
    else if (risk.score >= scale.medium_at)
        risk = {risk.score, RiskClass::medium, scale.medium_months};
    else if (risk.score >= scale.include_at)
        risk = {risk.score, RiskClass::low, scale.low_months};
    if (type.maintenance_months > 0) risk.months = type.maintenance_months;
    return risk;
}

Date advance(Date from, std::int64_t count, IntervalUnit unit) {
    if (unit == IntervalUnit::day) return from + static_cast<int>(count);
    auto day = civil(from);
    const std::int64_t months = (unit == IntervalUnit::year ? 12 * count : count) + day.month - 1;
    day.year += static_cast<int>(months / 12);
    day.month = static_cast<int>(months % 12) + 1;
    while (!is_real(day)) --day.day;
    return date_of(day);
}

Date next_due(const DueClock& clock, Date done_on) {
    Date next = advance(clock.counted_from == CountedFrom::due ? clock.next_due : done_on, clock.interval_count,
                        clock.interval_unit);
    while (next <= done_on) next = advance(next, clock.interval_count, clock.interval_unit);
    return next;
}

DueLevel level_of(const DueClock& clock, Date today, const LeadDays& lead) {
    const std::int64_t left = clock.next_due - today;
    if (left + clock.window_days < 0) return DueLevel::overdue;
    if (left <= lead.last) return DueLevel::last;
    if (left <= lead.second) return DueLevel::second;
    return left <= lead.first ? DueLevel::first : DueLevel::later;
}

bool blocks(const DueClock& clock, Date today) {
    if (!clock.active || clock.kind != DueKind::statutory) return false;
    return clock.last_result == DueResult::failed || level_of(clock, today, {}) == DueLevel::overdue;
}

Reliability reliability_of(const std::vector<Downtime>& downtimes, Instant from, Instant to) {
    constexpr double hour_ms = 3'600'000;
    Reliability result;
    if (to <= from) return result;
    result.service_h = static_cast<double>((to - from).count()) / hour_ms;
    for (const auto& down : downtimes) {
        if (!down.failure) continue;
        const Instant began = std::max(down.began_at, from);
        const Instant ended = std::min(down.ended_at.value_or(to), to);
        if (ended <= began) continue;
        ++result.failures;
        result.down_h += static_cast<double>((ended - began).count()) / hour_ms;
    }
    result.availability = 1 - result.down_h / result.service_h;
    if (result.failures == 0) return result;
    const auto n = static_cast<double>(result.failures);
    result.mtbf_h = (result.service_h - result.down_h) / n;
    result.mttr_h = result.down_h / n;
    return result;
}

bool needs_note(DeviceAction action) {
    switch (action) {
        case DeviceAction::send_to_repair:
        case DeviceAction::stop:
        case DeviceAction::report_running:
        case DeviceAction::propose_scrapping:
        case DeviceAction::scrap:
        case DeviceAction::comment:
            return true;
        default:
            return false;
    }
}

std::vector<std::string> codes_of(std::string_view list) {
    std::vector<std::string> codes;
    for (const auto part : text::split(list, ',')) {
        const std::string code(text::trim(part));
        if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }
    return codes;
}

}  // namespace zs::equipment::rules
