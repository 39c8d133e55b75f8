// Choices of contracts, orders, deliveries, invoices and suppliers, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::purchasing {

/// Prices agreed; call-offs with delivery windows (准时制); goods that stay the supplier's until they are used (寄售).
enum class ContractKind { fixed_price, call_off, consignment };
constexpr auto options(Of<ContractKind>) {
    return std::array{Option{"fixed_price", "定价合同", "Fixed price"},
                      Option{"call_off", "准时制框架", "Just-in-time call-off"},
                      Option{"consignment", "寄售合同", "Consignment"}};
}

enum class OrderState { draft, approved, sent, confirmed, partly_delivered, delivered, closed, cancelled };
inline constexpr std::size_t order_state_count = 8;
constexpr auto options(Of<OrderState>) {
    return std::array{Option{"draft", "待审批", "To approve", Tone::waiting},
                      Option{"approved", "待发出", "To send", Tone::waiting},
                      Option{"sent", "待供应商确认", "To be confirmed", Tone::waiting},
                      Option{"confirmed", "已确认", "Confirmed", Tone::working},
                      Option{"partly_delivered", "部分到货", "Partly delivered", Tone::working},
                      Option{"delivered", "已收齐", "Delivered", Tone::done},
                      Option{"closed", "已关闭", "Closed", Tone::done},
                      Option{"cancelled", "已取消", "Cancelled", Tone::neutral}};
}
enum class OrderAction { approve, send_back, send, confirm, receive_part, receive_all, close, cancel };
constexpr auto options(Of<OrderAction>) {
    return std::array{Option{"approve", "批准", "Approve"},
                      Option{"send_back", "退回修改", "Send back"},
                      Option{"send", "发给供应商", "Send to the supplier"},
                      Option{"confirm", "确认交期", "Confirm"},
                      Option{"receive_part", "部分到货", "Receive a part"},
                      Option{"receive_all", "收齐", "Receive the rest"},
                      Option{"close", "关闭", "Close"},
                      Option{"cancel", "取消", "Cancel"}};
}

/// Which decision of another domain an order or a contract was drafted from.
enum class OriginKind { none, proposal, project };
constexpr auto options(Of<OriginKind>) {
    return std::array{Option{"none", "无", "None"}, Option{"proposal", "补货建议", "Proposal"},
                      Option{"project", "采购项目", "Sourcing project"}};
}
enum class OriginState { waiting, drafted, withdrawn };
inline constexpr std::size_t origin_state_count = 3;
constexpr auto options(Of<OriginState>) {
    return std::array{Option{"waiting", "未能生成", "Not drafted", Tone::late},
                      Option{"drafted", "已生成草稿", "Drafted", Tone::done},
                      Option{"withdrawn", "已撤回", "Withdrawn", Tone::neutral}};
}
enum class OriginAction { draft, withdraw };
constexpr auto options(Of<OriginAction>) {
    return std::array{Option{"draft", "重新生成", "Draft again"}, Option{"withdraw", "撤回", "Withdraw"}};
}

enum class DeliveryState { announced, inspected, accepted, refused, cancelled };
inline constexpr std::size_t delivery_state_count = 5;
constexpr auto options(Of<DeliveryState>) {
    return std::array{Option{"announced", "待验收", "To inspect", Tone::waiting},
                      Option{"inspected", "待入库", "To accept", Tone::working},
                      Option{"accepted", "已入库", "Accepted", Tone::done},
                      Option{"refused", "全部拒收", "Refused", Tone::late},
                      Option{"cancelled", "已取消", "Cancelled", Tone::neutral}};
}
enum class DeliveryAction { inspect, accept, refuse, cancel };
constexpr auto options(Of<DeliveryAction>) {
    return std::array{Option{"inspect", "验收", "Inspect"}, Option{"accept", "入库", "Accept"},
                      Option{"refuse", "全部拒收", "Refuse all"}, Option{"cancel", "取消", "Cancel"}};
}
enum class Defect { none, quantity, damaged, wrong_item, short_life, certificate, temperature, licence, other };
constexpr auto options(Of<Defect>) {
    return std::array{Option{"none", "无", "None"},
                      Option{"quantity", "多送", "Too many"},
                      Option{"damaged", "包装破损", "Damaged"},
                      Option{"wrong_item", "品规不符", "Another article"},
                      Option{"short_life", "效期不足", "Keeps too short"},
                      Option{"certificate", "无合格证明", "No certificate"},
                      Option{"temperature", "温度超限", "Temperature"},
                      Option{"licence", "证照过期", "Licence expired"},
                      Option{"other", "其他", "Other"}};
}

enum class InvoiceState { blocked, matched, requested, approved, paid, withdrawn };
inline constexpr std::size_t invoice_state_count = 6;
constexpr auto options(Of<InvoiceState>) {
    return std::array{Option{"blocked", "比对不符", "Blocked", Tone::late},
                      Option{"matched", "三单相符", "Matched", Tone::working},
                      Option{"requested", "付款待批", "Payment to approve", Tone::waiting},
                      Option{"approved", "待付款", "To pay", Tone::waiting},
                      Option{"paid", "已付款", "Paid", Tone::done},
                      Option{"withdrawn", "已作废", "Withdrawn", Tone::neutral}};
}
enum class InvoiceAction { rematch, release, request, approve, send_back, pay, withdraw };
constexpr auto options(Of<InvoiceAction>) {
    return std::array{Option{"rematch", "重新比对", "Match again"},
                      Option{"release", "放行", "Release"},
                      Option{"request", "申请付款", "Request payment"},
                      Option{"approve", "批准付款", "Approve payment"},
                      Option{"send_back", "退回", "Send back"},
                      Option{"pay", "登记付款", "Paid"},
                      Option{"withdraw", "作废", "Withdraw"}};
}
/// What comparing a line with its order and acceptance showed, the worst first to last.
enum class Verdict { equal, tolerated, price_differs, too_many };
constexpr auto options(Of<Verdict>) {
    return std::array{Option{"equal", "相符", "Equal", Tone::done},
                      Option{"tolerated", "允差内", "Within tolerance", Tone::done},
                      Option{"price_differs", "价格不符", "Price differs", Tone::late},
                      Option{"too_many", "超过验收数量", "More than accepted", Tone::late}};
}

enum class Standing { unknown, good, warned, blocked };
constexpr auto options(Of<Standing>) {
    return std::array{Option{"unknown", "未评价", "Not judged"}, Option{"good", "良好", "Good", Tone::done},
                      Option{"warned", "警告", "Warned", Tone::waiting},
                      Option{"blocked", "暂停采购", "Blocked", Tone::late}};
}
enum class LicenceKind { none, business, device_trade, device_make, drug_trade, disinfectant, food, other };
constexpr auto options(Of<LicenceKind>) {
    return std::array{Option{"none", "无", "None"},
                      Option{"business", "营业执照", "Business licence"},
                      Option{"device_trade", "医疗器械经营许可证", "Licence to trade medical devices"},
                      Option{"device_make", "医疗器械生产许可证", "Licence to make medical devices"},
                      Option{"drug_trade", "药品经营许可证", "Licence to trade drugs"},
                      Option{"disinfectant", "消毒产品卫生许可证", "Hygiene licence of disinfectants"},
                      Option{"food", "食品经营许可证", "Licence to trade food"},
                      Option{"other", "其他", "Other"}};
}
enum class LicenceState { waiting, valid, refused };
constexpr auto options(Of<LicenceState>) {
    return std::array{Option{"waiting", "待审核", "To check", Tone::waiting},
                      Option{"valid", "有效", "Valid", Tone::done}, Option{"refused", "不合格", "Refused", Tone::late}};
}

}  // namespace zs::purchasing
