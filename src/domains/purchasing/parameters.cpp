// Defaults of the dated parameters of purchasing, and what people are told.
#include "domains/purchasing/parameters.h"

namespace zs::purchasing {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "设计默认值 design default";
    return {
        {"purchasing.order.limit_head", "50000", "元", "总务科长审批采购订单限额 (以上由分管院长批)",
         "The head approves orders up to this, the vice president beyond", own},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto of_order = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                             std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{event, zh, en, text, "purchasing_order", "/purchasing/orders/", std::move(audiences)};
    };
    return {of_order("purchasing.order_drafted", "采购订单待审批", "Order to approve", "purchasing.notice.drafted",
                     {{overseer, "purchasing.approve"}}),
            of_order("purchasing.order_approved", "采购订单已批准", "Order approved", "purchasing.notice.approved",
                     {{overseer, "purchasing.order"}}),
            of_order("purchasing.order_sent", "收到采购订单", "Order received", "purchasing.notice.sent",
                     {{vendor, "purchasing.supply"}}),
            of_order("purchasing.order_confirmed", "供应商已确认交期", "Order confirmed", "purchasing.notice.confirmed",
                     {{overseer, "purchasing.order"}})};
}

}  // namespace zs::purchasing
