// Defaults of the dated parameters of equipment, and what people are told.
#include "domains/equipment/parameters.h"

namespace zs::equipment {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    constexpr std::string_view scale = "Fennigkoh & Smith 1989; WHO 2011";
    return {
        {"equipment.lead.first_days", "60", "d", "到期首次提醒", "First reminder before due", design},
        {"equipment.lead.second_days", "30", "d", "到期再次提醒", "Second reminder before due",
         "特种设备使用管理: 到期前 1 个月申请检验"},
        {"equipment.lead.last_days", "7", "d", "到期最后提醒", "Last reminder before due", design},
        {"equipment.risk.include_at", "12", "", "纳入保养计划的风险分", "Risk score that is planned for", scale},
        {"equipment.risk.medium_at", "15", "", "中风险起点", "Medium risk from", scale},
        {"equipment.risk.high_at", "19", "", "高风险起点", "High risk from", scale},
        {"equipment.risk.low_months", "12", "month", "低风险保养周期", "Interval at low risk", scale},
        {"equipment.risk.medium_months", "6", "month", "中风险保养周期", "Interval at medium risk", scale},
        {"equipment.risk.high_months", "4", "month", "高风险保养周期", "Interval at high risk", scale},
        {"equipment.target.intact_rate", "98", "%", "完好率目标", "Target intact rate", design},
        {"equipment.target.statutory_on_time", "100", "%", "法定检验按期率目标", "Target inspections on time",
         "特种设备安全法 第四十条"},
        {"equipment.target.calibration_coverage", "100", "%", "计量检定覆盖率目标", "Target calibration coverage",
         "计量法 第九条"},
        {"equipment.target.availability", "95", "%", "开机率目标", "Target availability",
         "合同常见值 usual in contracts"},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text_key,
                         std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{
            event, zh, en, text_key, "equipment_device", "/equipment/devices/", std::move(audiences)};
    };
    return {
        kind("equipment.device_due_soon", "设备项目将到期", "Device due soon", "equipment.notice.due_soon",
             {{overseer, "equipment.record"}, {department, "equipment.record"}}),
        kind("equipment.device_overdue", "设备项目逾期", "Device overdue", "equipment.notice.overdue",
             {{overseer, "equipment.record"}, {department, "equipment.view"}}),
        kind("equipment.device_locked", "检验逾期停用", "Stopped, inspection overdue", "equipment.notice.locked",
             {{overseer, "equipment.view"}, {crew, "equipment.view"}, {department, "equipment.view"}}),
        kind("equipment.device_action_report_running", "停用设备仍在运行", "A stopped device runs",
             "equipment.notice.ran_anyway", {{overseer, "equipment.view"}, {department, "equipment.view"}}),
        kind("equipment.device_transfer_requested", "设备移交申请", "Transfer asked for", "equipment.notice.transfer",
             {{overseer, "equipment.manage"}, {department, "equipment.transfer"}}),
    };
}

}  // namespace zs::equipment
