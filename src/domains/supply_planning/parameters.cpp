// Defaults of the dated parameters of supply planning.
#include "domains/supply_planning/parameters.h"

#include "domains/supply_planning/states.h"

namespace zs::supply_planning {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "设计默认值 design default";
    constexpr auto& periods = Column<Period>::options;
    constexpr std::string_view usual = "通行做法 common practice";
    return {
        {"supply_planning.abc.a_share", "70", "%", "A 类: 累计金额占比不超过",
         "Class A: cumulative share of value up to", usual},
        {"supply_planning.abc.b_share", "90", "%", "B 类: 累计金额占比不超过",
         "Class B: cumulative share of value up to", usual},
        {"supply_planning.fsn.fast_turns", "3", "次/年", "F 类: 年周转次数多于", "Class F: more turns a year than",
         usual},
        {"supply_planning.fsn.slow_turns", "1", "次/年", "S 类: 年周转次数不少于",
         "Class S: at least so many turns a year", usual},
        {"supply_planning.dead_days", "180", "d", "呆滞: 有库存而无出入库的天数", "Dead stock: days without movement",
         own},
        {"supply_planning.period", "week", "", "预测周期", "Period of forecasts", own,
         std::vector<Option>(periods.begin(), periods.end())},
        {"supply_planning.service.a", "97", "%", "A 类供应承诺 (足量发出的数量占比)",
         "Promise of class A (share of units handed out at once)", own},
        {"supply_planning.service.b", "98.5", "%", "B 类供应承诺", "Promise of class B", own},
        {"supply_planning.service.c", "99.7", "%", "C 类供应承诺", "Promise of class C", own},
        {"supply_planning.service.vital", "99.8", "%", "V 关键物资供应承诺 (不低于 99)",
         "Promise of vital items (at least 99)", own},
        {"supply_planning.order_cost", "15", "元", "每订一行的费用", "Cost of one line of an order", own},
        {"supply_planning.holding_rate", "20", "%", "年库存持有费率", "Cost of keeping stock for a year", own},
        {"supply_planning.cover_days_min", "3", "d", "一次订货至少够用", "An order lasts at least", own},
        {"supply_planning.cover_days_max", "60", "d", "一次订货最多够用", "An order lasts at most", own},
        {"supply_planning.lead_days", "7", "d", "未约定时的到货天数", "Days of delivery where none are agreed", own},
        {"supply_planning.lead_spread_days", "2", "d", "未约定时的到货波动", "Their spread", own},
        {"supply_planning.ward_days", "1", "d", "科室从总库领取的天数", "Days from a main store to a ward", own},
        {"supply_planning.dismiss_days", "7", "d", "否决后多少天内不再建议 (关键物资除外)",
         "Days in which what was dismissed is not proposed again (vital items are)", own},
        {"supply_planning.order_lapse_days", "60", "d", "采纳后多少天未到货视为不再到货",
         "Days after which an accepted line is no longer expected", own},
        {"supply_planning.expiry_days", "180", "d", "近效期调拨的提前天数", "Lots that expire within are moved", own},
        {"supply_planning.use_margin", "80", "%", "调拨时计入预计用量的比例",
         "Share of expected use that transfers count on", own},
        {"supply_planning.carry_cost", "0.02", "元", "调拨一个单位的费用", "Cost of carrying one unit", own},
        {"supply_planning.transfer_min_value", "50", "元", "调拨建议的最低金额", "Transfers of less are not proposed",
         own},
    };
}

}  // namespace zs::supply_planning
