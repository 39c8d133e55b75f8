// Defaults of the dated parameters of purchasing, and what people are told.
#include "domains/purchasing/parameters.h"

namespace zs::purchasing {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "设计默认值 design default";
    return {
        {"purchasing.order.limit_head", "50000", "元", "总务科长审批采购订单限额 (以上由分管院长批)",
         "The head approves orders up to this, the vice president beyond", own},
        {"purchasing.payment.limit_head", "100000", "元", "总务科长审批付款限额 (以上由分管院长批)",
         "The head approves payments up to this, the vice president beyond", own},
        {"purchasing.over_delivery_percent", "5", "%", "超量送货允差", "Tolerance of over-delivery", own},
        {"purchasing.acceptance.two_people_from", "20000", "元", "到货金额达到此数须双人验收",
         "Deliveries from this value are accepted by two", own},
        {"purchasing.match.price_percent", "1", "%", "三单比对单价允差", "Tolerance of the invoice's price", own},
        {"purchasing.match.amount_max", "50", "元", "三单比对每行差额上限",
         "A line within tolerance differs by at most this", own},
        {"purchasing.match.typing_factor", "10", "", "发票单价与订单相差多少倍视为输错",
         "A factor off the order's price is a typing error", own},
        {"purchasing.price.outlier_percent", "20", "%", "价格离群界限 (与中位数相比)",
         "A price so far from the middle stands out", own},
        {"purchasing.expiry.warn_days", "60", "d", "合同与证照到期前提醒天数",
         "Days before contracts and licences end that it is told", own},
        {"purchasing.score.days", "365", "d", "供应商评分统计天数", "Days that score cards look back", own},
        {"purchasing.score.confirm_days", "2", "d", "供应商答复交期时限", "Days within which a supplier confirms", own},
        {"purchasing.score.lines_min", "5", "", "少于多少到货行不评价",
         "Fewer delivery lines say nothing of a supplier", own},
        {"purchasing.score.weight.on_time", "40", "", "评分权重: 准时", "Weight of on time", own},
        {"purchasing.score.weight.quality", "30", "", "评分权重: 质量", "Weight of quality", own},
        {"purchasing.score.weight.price", "20", "", "评分权重: 价格", "Weight of price", own},
        {"purchasing.score.weight.service", "10", "", "评分权重: 服务", "Weight of service", own},
        {"purchasing.score.warned_below", "75", "", "低于此分警告", "Suppliers below are warned", own},
        {"purchasing.score.blocked_below", "60", "", "低于此分暂停采购", "Suppliers below are blocked", own},
        {"purchasing.target.on_time", "95", "%", "供应商准时率目标", "Target of deliveries on time", own},
        {"purchasing.target.sound", "98", "%", "到货合格率目标", "Target of goods accepted", own},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                         std::string_view entity, std::string_view page, std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{event, zh, en, text, entity, page, std::move(audiences)};
    };
    constexpr std::string_view order = "purchasing_order", orders = "/purchasing/orders/";
    constexpr std::string_view delivery = "purchasing_delivery", deliveries = "/purchasing/deliveries/";
    constexpr std::string_view invoice = "purchasing_invoice", invoices = "/purchasing/invoices/";
    constexpr std::string_view licence = "purchasing_licence", licences = "/purchasing/licences/";
    constexpr std::string_view supplier = "purchasing_supplier", suppliers = "/purchasing/suppliers/";
    return {
        kind("purchasing.order_drafted", "采购订单待审批", "Order to approve", "purchasing.notice.drafted", order,
             orders, {{overseer, "purchasing.approve"}}),
        kind("purchasing.order_approved", "采购订单已批准", "Order approved", "purchasing.notice.approved", order,
             orders, {{overseer, "purchasing.order"}}),
        kind("purchasing.order_sent", "收到采购订单", "Order received", "purchasing.notice.sent", order, orders,
             {{vendor, "purchasing.supply"}}),
        kind("purchasing.order_confirmed", "供应商已确认交期", "Order confirmed", "purchasing.notice.confirmed", order,
             orders, {{overseer, "purchasing.order"}}),
        kind("purchasing.delivery_announced", "送货待验收", "Delivery to inspect", "purchasing.notice.announced",
             delivery, deliveries, {{overseer, "purchasing.receive"}}),
        kind("purchasing.delivery_inspected", "验收待复核", "Inspection to accept", "purchasing.notice.inspected",
             delivery, deliveries, {{overseer, "purchasing.receive"}}),
        kind("purchasing.delivery_accepted", "到货已验收入库", "Delivery accepted", "purchasing.notice.accepted",
             delivery, deliveries, {{overseer, "purchasing.order"}, {vendor, "purchasing.supply"}}),
        kind("purchasing.delivery_refused", "到货被拒收", "Delivery refused", "purchasing.notice.refused", delivery,
             deliveries, {{overseer, "purchasing.order"}, {vendor, "purchasing.supply"}}),
        kind("purchasing.invoice_blocked", "发票比对不符", "Invoice blocked", "purchasing.notice.blocked", invoice,
             invoices, {{overseer, "purchasing.order"}, {overseer, "purchasing.approve"}}),
        kind("purchasing.invoice_requested", "付款待审批", "Payment to approve", "purchasing.notice.requested", invoice,
             invoices, {{overseer, "purchasing.approve"}}),
        kind("purchasing.invoice_approved", "付款待登记", "Payment to make", "purchasing.notice.to_pay", invoice,
             invoices, {{overseer, "purchasing.pay"}}),
        kind("purchasing.licence_uploaded", "证照待审核", "Licence to check", "purchasing.notice.licence_uploaded",
             licence, licences, {{overseer, "purchasing.manage"}}),
        kind("purchasing.licence_ending", "供应商证照将到期", "Licence ends soon", "purchasing.notice.licence_ending",
             licence, licences, {{overseer, "purchasing.manage"}, {vendor, "purchasing.supply"}}),
        kind("purchasing.supplier_warned", "供应商被警告", "Supplier warned", "purchasing.notice.supplier_warned",
             supplier, suppliers, {{overseer, "purchasing.order"}}),
        kind("purchasing.supplier_blocked", "供应商暂停采购", "Supplier blocked", "purchasing.notice.supplier_blocked",
             supplier, suppliers, {{overseer, "purchasing.order"}, {overseer, "purchasing.approve"}}),
        kind("purchasing.origin_refused", "未能生成采购草稿", "Not drafted", "purchasing.notice.not_drafted",
             "purchasing_origin", "/purchasing/origins/", {{overseer, "purchasing.order"}}),
        kind("purchasing.contract_ending", "合同将到期", "Contract ends soon", "purchasing.notice.contract_ending",
             "purchasing_contract", "/purchasing/contracts/", {{overseer, "purchasing.manage"}})};
}

}  // namespace zs::purchasing
