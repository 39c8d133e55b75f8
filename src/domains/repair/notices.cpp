// What people are told about orders, and who.
#include "domains/repair/notices.h"

namespace zs::repair {

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text_key,
                         std::vector<notify::Audience> audiences, bool asks_acknowledgement = false) {
        return notify::NoticeKind{
            event, zh, en, text_key, "repair_work_order", "/orders/", std::move(audiences), asks_acknowledgement};
    };
    return {
        kind("repair.work_order_reported", "本班新报修", "New order of the crew", "repair.notice.reported",
             {{crew, "repair.work"}, {crew, "repair.lead"}}),
        kind("repair.work_order_action_dispatch", "派给我", "Dispatched to me", "repair.notice.dispatched",
             {{assignee, "repair.work"}}),
        kind("repair.work_order_action_send_to_vendor", "转给外包单位", "Sent to the vendor",
             "repair.notice.sent_to_vendor", {{vendor, "repair.work"}}),
        kind("repair.work_order_action_refuse", "退单", "Refused", "repair.notice.refused",
             {{overseer, "repair.dispatch"}, {crew, "repair.lead"}}),
        kind("repair.work_order_action_hold", "挂起", "Put on hold", "repair.notice.held",
             {{overseer, "repair.dispatch"}, {crew, "repair.lead"}, {department, "repair.confirm"}}),
        kind("repair.work_order_action_finish", "修好待确认", "Repaired, to be confirmed", "repair.notice.restored",
             {{department, "repair.confirm"}}),
        kind("repair.work_order_action_reopen", "返修", "Rework", "repair.notice.reopened",
             {{assignee, "repair.work"}, {crew, "repair.lead"}}),
        kind("repair.work_order_escalated", "超时升级", "Overdue, escalated", "repair.notice.escalated",
             {{ladder, "repair.view"}}, true),
    };
}

}  // namespace zs::repair
