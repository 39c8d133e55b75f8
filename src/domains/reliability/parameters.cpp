// Defaults of the dated parameters of reliability.
#include "domains/reliability/parameters.h"

#include "domains/reliability/rules.h"

namespace zs::reliability {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    constexpr std::string_view who = "WHO 2011";
    const auto variants = options(Of<RiskVariant>{});
    return {
        {"reliability.hourly_rate", "80", "CNY/h", "维修保养工时单价", "Labour by the hour", design},
        {"reliability.weight.age", "25", "", "老化分: 使用年数", "Score: age", design},
        {"reliability.weight.failures", "20", "", "老化分: 12 个月故障", "Score: failures of 12 months", design},
        {"reliability.weight.cost", "20", "", "老化分: 累计维修费", "Score: repairs so far", design},
        {"reliability.weight.availability", "10", "", "老化分: 可用率", "Score: availability", design},
        {"reliability.weight.parts", "10", "", "老化分: 备件断供", "Score: parts gone", design},
        {"reliability.weight.safety", "15", "", "老化分: 安全或淘汰", "Score: unsafe or obsolete", design},
        {"reliability.age_max_percent", "150", "%", "年数记满分于使用年限的", "Age is full at this share of life",
         design},
        {"reliability.failures_reference", "4", "", "12 个月故障记满分于", "Failures are full at", design},
        {"reliability.availability_least_percent", "95", "%", "可用率记满分于", "Availability is full at",
         "合同常见值 usual in contracts"},
        {"reliability.renew_at", "70", "", "建议更新的老化分", "Renew from this score", design},
        {"reliability.overhaul_at", "50", "", "大修或列预算的老化分", "Overhaul from this score", design},
        {"reliability.repair_limit_percent", "50", "%", "单次维修费上限占剩余价值",
         "Repair up to this share of what is left", design},
        {"reliability.remaining_least_percent", "10", "%", "超期设备剩余价值至少按", "What is left counts at least",
         design},
        {"reliability.risk_variant",
         "fennigkoh",
         "",
         "风险评分方法",
         "Risk score by",
         "Fennigkoh & Smith 1989; WHO 2011",
         {variants.begin(), variants.end()}},
        {"reliability.history.often_months", "6", "month", "故障史 +2: 每次间隔至多", "History +2: a failure each",
         who},
        {"reliability.history.more_months", "9", "month", "故障史 +1: 每次间隔至多", "History +1: a failure each", who},
        {"reliability.history.usual_months", "18", "month", "故障史 0: 每次间隔至多", "History 0: a failure each", who},
        {"reliability.history.seldom_months", "30", "month", "故障史 −1: 每次间隔至多", "History −1: a failure each",
         who},
    };
}

}  // namespace zs::reliability
