// Choices of surveys, sheets, lines and findings, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::electrical_safety {

/// What an item of the checklist is asked of.
enum class Target { department, circuit, appliance };
constexpr auto options(Of<Target>) {
    return std::array{Option{"department", "科室环境", "Department"}, Option{"circuit", "回路", "Circuit"},
                      Option{"appliance", "电器", "Appliance"}};
}
/// Grades of hidden dangers; each has its days to be put right (parameters).
enum class Severity { general, serious, major };
constexpr auto options(Of<Severity>) {
    return std::array{Option{"general", "一般", "General", Tone::waiting},
                      Option{"serious", "较大", "Serious", Tone::late}, Option{"major", "重大", "Major", Tone::late}};
}
/// Who puts it right: electricians by a repair order, or the department itself by a day.
enum class Remedy { repair, rectify };
constexpr auto options(Of<Remedy>) {
    return std::array{Option{"repair", "报修", "Repair order"}, Option{"rectify", "科室整改", "Department rectifies"}};
}
/// Limits that come from the dated parameters instead of from the checklist.
enum class Limit { own, leakage, insulation, socket_earth, trip_time };
constexpr auto options(Of<Limit>) {
    return std::array{Option{"own", "自填", "Own"}, Option{"leakage", "剩余电流上限", "Leakage current, at most"},
                      Option{"insulation", "绝缘电阻下限", "Insulation, at least"},
                      Option{"socket_earth", "插座接地电阻上限", "Socket earth, at most"},
                      Option{"trip_time", "漏保动作时间上限", "Trip time, at most"}};
}
enum class CampaignState { running, closed };
inline constexpr std::size_t campaign_state_count = 2;
constexpr auto options(Of<CampaignState>) {
    return std::array{Option{"running", "进行中", "Running", Tone::working},
                      Option{"closed", "已结束", "Closed", Tone::done}};
}
enum class CampaignAction { close };
constexpr auto options(Of<CampaignAction>) { return std::array{Option{"close", "结束普查", "Close"}}; }

enum class SheetState { due, under_way, surveyed, confirmed };
inline constexpr std::size_t sheet_state_count = 4;
constexpr auto options(Of<SheetState>) {
    return std::array{Option{"due", "待查", "To do", Tone::waiting},
                      Option{"under_way", "检查中", "Under way", Tone::working},
                      Option{"surveyed", "待科室确认", "To be confirmed", Tone::waiting},
                      Option{"confirmed", "已确认", "Confirmed", Tone::done}};
}
enum class SheetAction { record, finish, send_back, confirm };
constexpr auto options(Of<SheetAction>) {
    return std::array{Option{"record", "检查", "Record"}, Option{"finish", "提交科室", "Hand to the department"},
                      Option{"send_back", "退回", "Send back"}, Option{"confirm", "确认", "Confirm"}};
}
enum class LineState { waiting, checked, missing, skipped };
constexpr auto options(Of<LineState>) {
    return std::array{
        Option{"waiting", "未查", "Waiting", Tone::waiting}, Option{"checked", "已查", "Checked", Tone::done},
        Option{"missing", "现场没有", "Not there", Tone::late}, Option{"skipped", "未能检查", "Skipped", Tone::late}};
}
enum class FindingState { open, rectified, closed };
inline constexpr std::size_t finding_state_count = 3;
constexpr auto options(Of<FindingState>) {
    return std::array{Option{"open", "待整改", "Open", Tone::waiting},
                      Option{"rectified", "待复查", "To be re-checked", Tone::working},
                      Option{"closed", "已销号", "Closed", Tone::done}};
}
enum class FindingAction { rectify, pass, fail };
constexpr auto options(Of<FindingAction>) {
    return std::array{Option{"rectify", "整改完成", "Rectified"}, Option{"pass", "复查合格", "Re-check passed"},
                      Option{"fail", "复查不合格", "Re-check failed"}};
}

}  // namespace zs::electrical_safety
