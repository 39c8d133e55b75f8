// Choices of signs, causes and warnings, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::warnings {

/// What the readings of a point show, whatever the device is.
enum class Sign { trend, gradual, shift, scatter, frozen, rhythm, disagreement, combination };
inline constexpr std::size_t sign_count = 8;
constexpr auto options(Of<Sign>) {
    return std::array{Option{"trend", "持续走向限值", "Moves towards a limit"},
                      Option{"gradual", "逐日偏移", "Moved, day by day"},
                      Option{"shift", "水平改变", "Level shifted"},
                      Option{"scatter", "波动改变", "Scatters differently"},
                      Option{"frozen", "数值不变", "Frozen"},
                      Option{"rhythm", "失去昼夜规律", "Rhythm lost"},
                      Option{"disagreement", "与相关测点不一致", "Disagrees with its partner"},
                      Option{"combination", "组合异常", "Unusual combination"}};
}
enum class Direction { any, up, down };
constexpr auto options(Of<Direction>) {
    return std::array{Option{"any", "不限", "Either"}, Option{"up", "升高", "Up"}, Option{"down", "降低", "Down"}};
}
enum class Urgency { plan, soon, now };
constexpr auto options(Of<Urgency>) {
    return std::array{Option{"plan", "列入计划", "Plan it", Tone::neutral},
                      Option{"soon", "尽快", "Soon", Tone::waiting}, Option{"now", "立即", "Now", Tone::late}};
}
enum class WarningState { open, watched, ordered, confirmed, other_cause, closed, refuted, dismissed, faded };
inline constexpr std::size_t warning_state_count = 9;
constexpr auto options(Of<WarningState>) {
    return std::array{Option{"open", "待处理", "Open", Tone::waiting},
                      Option{"watched", "观察中", "Watched", Tone::waiting},
                      Option{"ordered", "已开工单", "Order opened", Tone::working},
                      Option{"confirmed", "属实", "Confirmed", Tone::working},
                      Option{"other_cause", "属实,另有原因", "True, other cause", Tone::working},
                      Option{"closed", "已关闭", "Closed", Tone::done},
                      Option{"refuted", "误报", "Refuted", Tone::neutral},
                      Option{"dismissed", "不予处理", "Dismissed", Tone::neutral},
                      Option{"faded", "已自行恢复", "Faded", Tone::done}};
}
enum class WarningAction { order, watch, dismiss, confirm, confirm_other, refute, close, fade };
constexpr auto options(Of<WarningAction>) {
    return std::array{Option{"order", "开工单", "Open an order"},
                      Option{"watch", "先观察", "Watch it"},
                      Option{"dismiss", "不处理", "Dismiss"},
                      Option{"confirm", "原因属实", "Cause confirmed"},
                      Option{"confirm_other", "属实,另有原因", "True, other cause"},
                      Option{"refute", "误报", "Refute"},
                      Option{"close", "关闭", "Close"},
                      Option{"fade", "自行恢复", "Fade"}};
}
/// What became of it, kept when the state goes on.
enum class Outcome { unjudged, right, other, wrong };
constexpr auto options(Of<Outcome>) {
    return std::array{Option{"unjudged", "未判定", "Not judged"}, Option{"right", "原因属实", "Cause right"},
                      Option{"other", "另有原因", "Other cause"}, Option{"wrong", "误报", "False"}};
}

}  // namespace zs::warnings
