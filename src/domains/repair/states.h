// States, actions and choices of a work order, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::repair {

enum class OrderState {
    reported,
    accepted,
    pooled,
    dispatched,
    taken,
    working,
    on_hold,
    restored,
    confirmed,
    closed,
    cancelled,
    merged,
};
inline constexpr std::size_t order_state_count = 12;
constexpr auto options(Of<OrderState>) {
    return std::array{Option{"reported", "待受理", "Reported", Tone::waiting},
                      Option{"accepted", "待派单", "Accepted", Tone::waiting},
                      Option{"pooled", "待抢单", "In the pool", Tone::waiting},
                      Option{"dispatched", "待接单", "Dispatched", Tone::waiting},
                      Option{"taken", "已接单", "Taken", Tone::working},
                      Option{"working", "维修中", "Working", Tone::working},
                      Option{"on_hold", "挂起", "On hold", Tone::waiting},
                      Option{"restored", "待确认", "Restored", Tone::done},
                      Option{"confirmed", "已确认", "Confirmed", Tone::done},
                      Option{"closed", "已归档", "Closed", Tone::done},
                      Option{"cancelled", "已取消", "Cancelled", Tone::neutral},
                      Option{"merged", "已合并", "Merged", Tone::neutral}};
}
enum class OrderAction {
    accept,
    dispatch,
    offer,
    grab,
    take,
    refuse,
    arrive,
    hold,
    resume,
    finish,
    confirm,
    reopen,
    file,
    cancel,
    merge,
    split,
    reprioritize,
    send_to_vendor,
    comment,
};
constexpr auto options(Of<OrderAction>) {
    return std::array{Option{"accept", "受理", "Accept"},
                      Option{"dispatch", "派单", "Dispatch"},
                      Option{"offer", "放入抢单池", "Offer to the pool"},
                      Option{"grab", "抢单", "Grab"},
                      Option{"take", "接单", "Take"},
                      Option{"refuse", "退单", "Refuse"},
                      Option{"arrive", "到场", "Arrive"},
                      Option{"hold", "挂起", "Hold"},
                      Option{"resume", "恢复处理", "Resume"},
                      Option{"finish", "完工", "Finish"},
                      Option{"confirm", "确认", "Confirm"},
                      Option{"reopen", "返修", "Reopen"},
                      Option{"file", "归档", "File"},
                      Option{"cancel", "取消", "Cancel"},
                      Option{"merge", "合并", "Merge"},
                      Option{"split", "拆单", "Split"},
                      Option{"reprioritize", "改优先级", "Change priority"},
                      Option{"send_to_vendor", "转外协", "Send to vendor"},
                      Option{"comment", "备注", "Comment"}};
}
enum class Source { scan, phone, ward, round, alarm, proactive, imported };
constexpr auto options(Of<Source>) {
    return std::array{Option{"scan", "扫码", "Scan"},
                      Option{"phone", "电话", "Phone"},
                      Option{"ward", "科室网页", "Ward web"},
                      Option{"round", "巡检", "Round"},
                      Option{"alarm", "报警", "Alarm"},
                      Option{"proactive", "主动发现", "Proactive"},
                      Option{"imported", "历史导入", "Imported"}};
}
enum class Priority { p1, p2, p3, p4 };
constexpr auto options(Of<Priority>) {
    return std::array{Option{"p1", "P1 特急", "P1 critical", Tone::late},
                      Option{"p2", "P2 紧急", "P2 urgent", Tone::working}, Option{"p3", "P3 一般", "P3 normal"},
                      Option{"p4", "P4 计划", "P4 planned"}};
}
enum class ConfirmedBy { nobody, reporter, department, automatic };
constexpr auto options(Of<ConfirmedBy>) {
    return std::array{Option{"nobody", "未确认", "Nobody"}, Option{"reporter", "报修人", "Reporter"},
                      Option{"department", "科室", "Department"}, Option{"automatic", "到期自动", "Automatic"}};
}

/// What the repair showed of a cause that was suspected beforehand.
enum class Suspected { right, other, none };
constexpr auto options(Of<Suspected>) {
    return std::array{Option{"right", "正是这个原因", "It was that"}, Option{"other", "另有原因", "Something else"},
                      Option{"none", "没有发现故障", "No fault found"}};
}

}  // namespace zs::repair
