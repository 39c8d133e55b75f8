// Defaults of the dated parameters of maintenance, and what people are told.
#include "domains/maintenance/parameters.h"

namespace zs::maintenance {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    return {
        {"maintenance.window_percent", "10", "%", "保养允许偏差占周期", "Window as a share of the interval",
         "预防性维护常用 ±10 %"},
        {"maintenance.window_days_min", "3", "d", "保养允许偏差最少", "Window at least", design},
        {"maintenance.lead_days", "14", "d", "提前生成保养工单", "Orders are opened so long before", design},
        {"maintenance.year.start_minute", "480", "min", "计划保养每天开始", "Planned work begins", design},
        {"maintenance.year.end_minute", "1050", "min", "计划保养每天结束", "Planned work ends", design},
        {"maintenance.year.share_percent", "30", "%", "在班时间用于计划保养", "Share of duty for planned work", design},
        {"maintenance.year.weekends", "0", "", "休息日也安排 (1 = 是)", "Plan days off too (1 = yes)", design},
        {"maintenance.year.level_weight", "1", "", "各周均衡的权重", "Weight of even weeks", design},
        {"maintenance.year.building_minutes", "20", "min", "每到一栋楼", "To begin at a building", design},
        {"maintenance.year.floor_minutes", "6", "min", "每到一层", "To begin on a floor", design},
        {"maintenance.year.room_minutes", "3", "min", "每进一间", "To begin in a room", design},
        {"maintenance.year.device_minutes", "10", "min", "每停一台设备", "To stop a device", design},
        {"maintenance.year.unplaced_weight", "20", "", "未排工时的权重", "Weight of work without a day", design},
        {"maintenance.target.compliance", "95", "%", "保养按期率目标", "Target of maintenance compliance", design}};
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    return {{"maintenance.order_action_assign",
             "保养指派给我",
             "Maintenance assigned to me",
             "maintenance.notice.assigned",
             "maintenance_order",
             "/my-rounds/maintenance/",
             {{assignee, "maintenance.work"}}}};
}

}  // namespace zs::maintenance
