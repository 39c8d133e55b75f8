// Pure decisions of equipment: risk, due dates, reliability. No database, no clock.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "domains/equipment/due.h"

namespace zs::equipment::rules {

/// Thresholds of the Fennigkoh–Smith sum and the intervals they ask for (WHO 2011), dated parameters.
struct RiskScale {
    std::int64_t include_at = 12, medium_at = 15, high_at = 19;
    std::int64_t low_months = 12, medium_months = 6, high_months = 4;
};
enum class RiskClass { outside, low, medium, high };
constexpr auto options(Of<RiskClass>) {
    return std::array{Option{"outside", "不入计划", "Outside the plan"}, Option{"low", "低风险", "Low risk"},
                      Option{"medium", "中风险", "Medium risk", Tone::waiting},
                      Option{"high", "高风险", "High risk", Tone::working}};
}
struct Risk {
    std::int64_t score = 0;
    RiskClass risk_class = RiskClass::outside;
    std::int64_t months = 0;  // 0: no planned maintenance
};
/// src: Fennigkoh and Smith 1989: function + risk + maintenance; WHO 2011 for the intervals.
Risk risk_of(const DeviceType& type, const RiskScale& scale);

/// The same day of a later month, or its last day where it has no such day (31 January + 1 month = 28 February).
Date advance(Date from, std::int64_t count, IntervalUnit unit);
/// When a clock is due again after it was done on a day for a due day: by its rule, and later than the day itself.
Date next_due(const DueClock& clock, Date done_on);

struct LeadDays {
    std::int64_t first = 60, second = 30, last = 7;
};
/// A clock is overdue on the day after its due day and window.
DueLevel level_of(const DueClock& clock, Date today, const LeadDays& lead);
/// No device of a locking class may run with this clock as it is.
bool blocks(const DueClock& clock, Date today);

/// Of a period of service, from its down-times (clipped to the period; open ones last until its end).
struct Reliability {
    std::int64_t failures = 0;
    double service_h = 0;
    double down_h = 0;
    std::optional<double> mtbf_h;        // nullopt without failures: "at least service_h"
    std::optional<double> mttr_h;        // nullopt without failures
    std::optional<double> availability;  // share of 1; nullopt without service
};
/// src: domain rules §2.3: MTBF = operating h ÷ failures, MTTR = repair h ÷ failures, A = MTBF ÷ (MTBF + MTTR).
Reliability reliability_of(const std::vector<Downtime>& downtimes, Instant from, Instant to);

/// Which actions need a word of explanation.
bool needs_note(DeviceAction action);
/// Codes of a comma-separated list, trimmed, each once.
std::vector<std::string> codes_of(std::string_view list);

}  // namespace zs::equipment::rules
