// States, actions and choices of devices, due clocks and transfers, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::equipment {

enum class DeviceState { in_use, standby, under_repair, stopped, to_be_scrapped, scrapped };
inline constexpr std::size_t device_state_count = 6;
constexpr auto options(Of<DeviceState>) {
    return std::array{Option{"in_use", "在用", "In use", Tone::done},
                      Option{"standby", "备用", "Standby"},
                      Option{"under_repair", "维修", "Under repair", Tone::working},
                      Option{"stopped", "停用", "Stopped", Tone::late},
                      Option{"to_be_scrapped", "待报废", "To be scrapped", Tone::waiting},
                      Option{"scrapped", "已报废", "Scrapped"}};
}
enum class DeviceAction {
    put_in_use,
    set_aside,
    send_to_repair,
    return_to_service,
    stop,
    report_running,
    propose_scrapping,
    withdraw,
    scrap,
    comment,
};
constexpr auto options(Of<DeviceAction>) {
    return std::array{Option{"put_in_use", "投入使用", "Put in use"},
                      Option{"set_aside", "转备用", "Set aside"},
                      Option{"send_to_repair", "停机送修", "Take down for repair"},
                      Option{"return_to_service", "修复交用", "Return to service"},
                      Option{"stop", "停用", "Stop"},
                      Option{"report_running", "发现停用仍在运行", "Report that it runs"},
                      Option{"propose_scrapping", "申请报废", "Propose scrapping"},
                      Option{"withdraw", "撤回报废", "Withdraw the proposal"},
                      Option{"scrap", "批准报废", "Scrap"},
                      Option{"comment", "备注", "Comment"}};
}

enum class DueKind { maintenance, calibration, statutory, electrical_safety, insurance, certificate };
constexpr auto options(Of<DueKind>) {
    return std::array{Option{"maintenance", "维护保养", "Maintenance"},
                      Option{"calibration", "计量检定", "Calibration"},
                      Option{"statutory", "法定检验", "Statutory inspection"},
                      Option{"electrical_safety", "电气安全检测", "Electrical safety test"},
                      Option{"insurance", "保险", "Insurance"},
                      Option{"certificate", "人员证书", "Certificate of a person"}};
}
enum class IntervalUnit { day, month, year };
constexpr auto options(Of<IntervalUnit>) {
    return std::array{Option{"day", "天", "Days"}, Option{"month", "月", "Months"}, Option{"year", "年", "Years"}};
}
/// From where the next due date is counted: the day it was done, or the day it was due (so that it does not drift).
enum class CountedFrom { done, due };
constexpr auto options(Of<CountedFrom>) {
    return std::array{Option{"done", "完成日起算", "The day it was done"},
                      Option{"due", "到期日起算", "The day it was due"}};
}
enum class DueResult { passed, conditional, failed };
constexpr auto options(Of<DueResult>) {
    return std::array{Option{"passed", "合格", "Passed", Tone::done},
                      Option{"conditional", "限期整改", "Passed with conditions", Tone::waiting},
                      Option{"failed", "不合格", "Failed", Tone::late}};
}
/// How near: overdue, within the last, second and first lead time, later.
enum class DueLevel { later, first, second, last, overdue };
constexpr auto options(Of<DueLevel>) {
    return std::array{Option{"later", "未到提醒期", "Later"}, Option{"first", "60 天内", "First reminder"},
                      Option{"second", "30 天内", "Second reminder", Tone::waiting},
                      Option{"last", "7 天内", "Last reminder", Tone::working},
                      Option{"overdue", "已逾期", "Overdue", Tone::late}};
}

enum class TransferState { requested, handed_over, received, cancelled };
inline constexpr std::size_t transfer_state_count = 4;
constexpr auto options(Of<TransferState>) {
    return std::array{Option{"requested", "待移交", "To be handed over", Tone::waiting},
                      Option{"handed_over", "待接收", "To be received", Tone::working},
                      Option{"received", "已接收", "Received", Tone::done}, Option{"cancelled", "已取消", "Cancelled"}};
}
enum class TransferAction { hand_over, receive, cancel };
constexpr auto options(Of<TransferAction>) {
    return std::array{Option{"hand_over", "移交", "Hand over"}, Option{"receive", "接收", "Receive"},
                      Option{"cancel", "取消", "Cancel"}};
}

enum class DocumentKind { photo, manual, certificate, contract, acceptance, other };
constexpr auto options(Of<DocumentKind>) {
    return std::array{Option{"photo", "照片", "Photo"},
                      Option{"manual", "说明书", "Manual"},
                      Option{"certificate", "证书报告", "Certificate"},
                      Option{"contract", "合同", "Contract"},
                      Option{"acceptance", "验收资料", "Acceptance"},
                      Option{"other", "其他", "Other"}};
}
enum class ManagementClass { none, one, two, three };
constexpr auto options(Of<ManagementClass>) {
    return std::array{Option{"none", "非医疗器械", "Not a medical device"}, Option{"one", "I 类", "Class I"},
                      Option{"two", "II 类", "Class II"}, Option{"three", "III 类", "Class III"}};
}

}  // namespace zs::equipment
