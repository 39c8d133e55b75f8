// Defaults of the dated parameters of maintenance, and what people are told.
#include "domains/maintenance/parameters.h"

namespace zs::maintenance {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    return {{"maintenance.window_percent", "10", "%", "保养允许偏差占周期", "Window as a share of the interval",
             "预防性维护常用 ±10 %"},
            {"maintenance.window_days_min", "3", "d", "保养允许偏差最少", "Window at least", design},
            {"maintenance.lead_days", "14", "d", "提前生成保养工单", "Orders are opened so long before", design},
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
