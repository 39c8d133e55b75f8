// Pure decisions of reliability: figures of a period, risk with history, ageing score, repair or replace, net value.
// Source of all: domain rules §2.3-2.5 and §2.7; numbers come in as parameters.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "domains/equipment/equipment.h"

namespace zs::reliability {

/// By what a device's hours are counted.
enum class Basis { calendar, counter };
constexpr auto options(Of<Basis>) {
    return std::array{Option{"calendar", "按日历", "By the calendar"},
                      Option{"counter", "按运行小时表", "By its counter"}};
}
enum class Advice { keep, overhaul, renew };
constexpr auto options(Of<Advice>) {
    return std::array{Option{"keep", "继续使用", "Keep", Tone::done},
                      Option{"overhaul", "大修或列入下年预算", "Overhaul or budget", Tone::waiting},
                      Option{"renew", "建议更新", "Renew", Tone::late}};
}
enum class RiskVariant { fennigkoh, who };
constexpr auto options(Of<RiskVariant>) {
    return std::array{Option{"fennigkoh", "Fennigkoh–Smith", "Fennigkoh–Smith"},
                      Option{"who", "WHO 2011 (含故障史)", "WHO 2011 (with history)"}};
}

namespace rules {

/// What was seen of one or more devices in a period.
struct Observed {
    double service_h = 0;    // in service, by the calendar
    double operating_h = 0;  // of these it ran: by its counter, else all but the down-time
    double down_h = 0;       // of failures
    std::int64_t failures = 0;
    Observed& operator+=(const Observed& other);
};
struct Figures {
    std::optional<double> mtbf_h;        // nullopt without failures: "at least operating_h"
    std::optional<double> mttr_h;        // nullopt without failures
    std::optional<double> availability;  // MTBF ÷ (MTBF + MTTR), share of 1; nullopt without service
    std::optional<double> intact_time;   // time form of the intact rate: 1 − down ÷ service
};
/// MTBF = operating h ÷ failures, MTTR = repair h ÷ failures. 8 760 h, 3 × 4 h → 2 916 h, 4 h, 99.86 %.
Figures figures_of(const Observed& observed);
/// Of one device in [from, to), cut to its service; `share`: how much of its service it runs, 1 by the calendar.
Observed observe(const std::vector<equipment::Downtime>& downtimes, Instant from, Instant to, double share);

/// Months a failure of the WHO variant: most often at or below the first +2, second +1, third 0, fourth −1, else −2.
struct HistoryScale {
    std::int64_t often = 6, more = 9, usual = 18, seldom = 30;
};
/// src: WHO 2011. Too short a time to tell: 0.
std::int64_t history_term(std::int64_t failures, double months, const HistoryScale& scale);
/// Function + risk + maintenance (+ history) with its class and the interval it suggests.
equipment::rules::Risk risk_of(equipment::DeviceType type, const equipment::rules::RiskScale& scale,
                               std::int64_t history);

struct Weights {
    double age = 25, failures = 20, cost = 20, availability = 10, parts = 10, safety = 15;
    double age_max = 1.5;              // of its life; older counts no more
    double failures_reference = 4;     // in twelve months
    double availability_least = 0.95;  // at this the term is full
    double renew_at = 70, overhaul_at = 50;
};
struct AgeingFacts {
    std::optional<double> age_years;
    double life_years = 10;
    std::int64_t failures = 0;
    std::optional<double> repair_cost_share;  // spent on repairs ÷ price
    std::optional<double> availability;
    std::optional<double> parts;   // 1: no parts, the maker's support has ended
    std::optional<double> safety;  // 1: unsafe or obsolete
};
/// One term of the score: what was found, which share of its weight that is.
struct Term {
    std::string_view name;
    std::optional<double> value;  // nullopt: the records do not tell; counts 0
    double share = 0;
    double weight = 0;
    double points() const { return share * weight; }
};
struct Score {
    std::array<Term, 6> terms;
    double total = 0;
    double known = 0;  // sum of the weights of terms that the records tell
    Advice advice = Advice::keep;
};
/// src: domain rules §2.7.
Score score_of(const AgeingFacts& facts, const Weights& weights);

struct RepairQuestion {
    double cost = 0;  // of this repair
    double replacement = 0;
    double age_years = 0, life_years = 10;
    double limit_share = 0.5;      // of what is left of the replacement cost
    double remaining_least = 0.1;  // a device beyond its life is still worth a small repair
};
struct RepairAnswer {
    double remaining = 0;  // share of its life
    double limit = 0;      // a dearer repair means: replace
    bool replace = false;
};
/// Replace where a single repair costs more than 50 % of replacement cost × remaining share of life.
RepairAnswer repair_or_replace(const RepairQuestion& question);

/// Straight line without residual value: charged from the month it came, none from the month it goes.
/// src: 政府会计准则第3号. 480 000 over 5 years: 8 000 a month.
Money net_value(Money price, Date in_service, std::int64_t life_years, Date on);

}  // namespace rules
}  // namespace zs::reliability
