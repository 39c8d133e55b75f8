// Defaults of the dated parameters of repair. Design defaults unless a source is named: typical contract values, no
// national standard fixes them.
#include "domains/repair/parameters.h"

namespace zs::repair {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    const std::vector<Option> clocks = {{"around_the_clock", "全天计时", "Around the clock"},
                                        {"service_hours", "服务时间内", "Service hours"},
                                        {"working_days", "工作日内", "Working days"}};
    const std::vector<Option> modes = {{"automatic", "自动派单", "Automatic"},
                                       {"zone_only", "只在责任区内自动派", "Automatic within the zone"},
                                       {"pool", "抢单池", "Pool"},
                                       {"manual", "人工派单", "By hand"}};
    return {
        {"repair.limit.p1.clock", "around_the_clock", "", "P1 计时方式", "P1 clock", design, clocks},
        {"repair.limit.p1.accept_minutes", "3", "min", "P1 受理时限", "P1 accept within", design},
        {"repair.limit.p1.dispatch_minutes", "5", "min", "P1 派单时限", "P1 dispatch within", design},
        {"repair.limit.p1.take_minutes", "7", "min", "P1 接单时限", "P1 take within", design},
        {"repair.limit.p1.arrive_minutes", "15", "min", "P1 到场时限", "P1 arrive within", design},
        {"repair.limit.p1.restore_minutes", "240", "min", "P1 恢复时限", "P1 restore within", design},
        {"repair.limit.p2.clock", "around_the_clock", "", "P2 计时方式", "P2 clock", design, clocks},
        {"repair.limit.p2.accept_minutes", "10", "min", "P2 受理时限", "P2 accept within", design},
        {"repair.limit.p2.dispatch_minutes", "15", "min", "P2 派单时限", "P2 dispatch within", design},
        {"repair.limit.p2.take_minutes", "20", "min", "P2 接单时限", "P2 take within", design},
        {"repair.limit.p2.arrive_minutes", "60", "min", "P2 到场时限", "P2 arrive within", design},
        {"repair.limit.p2.restore_minutes", "480", "min", "P2 恢复时限", "P2 restore within", design},
        {"repair.limit.p3.clock", "service_hours", "", "P3 计时方式", "P3 clock", design, clocks},
        {"repair.limit.p3.accept_minutes", "30", "min", "P3 受理时限", "P3 accept within", design},
        {"repair.limit.p3.dispatch_minutes", "60", "min", "P3 派单时限", "P3 dispatch within", design},
        {"repair.limit.p3.take_minutes", "90", "min", "P3 接单时限", "P3 take within", design},
        {"repair.limit.p3.arrive_minutes", "240", "min", "P3 到场时限", "P3 arrive within", design},
        {"repair.limit.p3.restore_minutes", "570", "min", "P3 恢复时限", "P3 restore within", design},
        {"repair.limit.p4.clock", "working_days", "", "P4 计时方式", "P4 clock", design, clocks},
        {"repair.limit.p4.accept_minutes", "240", "min", "P4 受理时限", "P4 accept within", design},
        {"repair.limit.p4.dispatch_minutes", "480", "min", "P4 派单时限", "P4 dispatch within", design},
        {"repair.limit.p4.take_minutes", "570", "min", "P4 接单时限", "P4 take within", design},
        {"repair.limit.p4.arrive_minutes", "1140", "min", "P4 到场时限", "P4 arrive within", design},
        {"repair.limit.p4.restore_minutes", "1710", "min", "P4 恢复时限", "P4 restore within", design},
        {"repair.service_hours.start_minute", "480", "min", "服务开始", "Service begins", design},
        {"repair.service_hours.end_minute", "1050", "min", "服务结束", "Service ends", design},
        {"repair.confirm_after_minutes", "4320", "min", "自动确认", "Confirm by itself after", design},
        {"repair.rework_window_days", "7", "d", "返修判定期", "Rework window", design},
        {"repair.low_score", "2", "", "低分返修线", "Score that reopens", design},
        {"repair.holds_max", "3", "", "最多挂起次数", "Holds at most", design},
        {"repair.phone_retention_days", "180", "d", "电话保留期", "Telephone numbers kept", "PIPL: as long as needed"},
        {"repair.escalation.leader_percent", "80", "%", "升级到班长", "Escalate to leader at", design},
        {"repair.escalation.supervisor_percent", "100", "%", "升级到主管", "Escalate to supervisor at", design},
        {"repair.escalation.head_percent", "150", "%", "升级到总务科长", "Escalate to head at", design},
        {"repair.dispatch.mode", "automatic", "", "派单方式", "Dispatch mode", design, modes},
        {"repair.dispatch.walking_m_per_minute", "70", "m/min", "步行速度", "Walking speed", design},
        {"repair.dispatch.unknown_walk_m", "150", "m", "未知路程按", "Unknown walk counts as", design},
        {"repair.dispatch.foreign_zone_minutes", "20", "min", "跨区代价", "Cost of leaving the zone", design},
        {"repair.dispatch.open_jobs_max", "6", "", "每人在手上限", "Open jobs at most", design},
        {"repair.dispatch.urgent_interrupts", "1", "", "紧急单可插队", "Urgent jobs go first", design},
        {"repair.dispatch.walk_weight", "2", "", "步行权重", "Weight of walking", design},
        {"repair.forecast.coverage_percent", "90", "%", "预计最迟时间覆盖率", "Coverage of the latest time", design},
        {"repair.forecast.orders_min", "200", "", "预计所需历史单数", "History needed", design},
        {"repair.target.on_time_rate", "98", "%", "完成及时率目标", "Target on-time rate", design},
        {"repair.target.step_on_time", "95", "%", "各步骤及时率目标", "Target of each step on time", design},
        {"repair.target.clinical_handling_h", "2", "h", "临床平均处理时长目标", "Target clinical handling time",
         design},
        {"repair.target.backlog_old", "0", "", "积压 7 天以上目标", "Target backlog over 7 days", design},
        {"repair.target.satisfaction", "95", "%", "满意率目标", "Target satisfaction", design},
        {"repair.target.first_time_fix", "95", "%", "一次修复率目标", "Target first-time fix", design},
    };
}

}  // namespace zs::repair
