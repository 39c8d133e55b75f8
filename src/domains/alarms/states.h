// Choices of rules, alarms and holds, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::alarms {

/// `rate`: change per minute, a negative limit means falling. `sensor`: outside the sensor's range. `stale`: nothing
/// for `limit` periods. `flat`: unchanged for the point's own flat_minutes (or `limit` minutes where it has none).
enum class RuleKind { high_high, high, low, low_low, rate, sensor, flat, stale };
constexpr auto options(Of<RuleKind>) {
    return std::array{Option{"high_high", "高高限", "High-high"},
                      Option{"high", "高限", "High"},
                      Option{"low", "低限", "Low"},
                      Option{"low_low", "低低限", "Low-low"},
                      Option{"rate", "变化率", "Rate of change"},
                      Option{"sensor", "超出量程", "Out of sensor range"},
                      Option{"flat", "数值不变", "Flat line"},
                      Option{"stale", "数据中断", "No news"}};
}
/// What happens if nobody answers (IEC 60601-1-8: harm).
enum class Harm { severe, reversible, minor };
constexpr auto options(Of<Harm>) {
    return std::array{Option{"severe", "死亡或不可逆伤害", "Death or irreversible injury"},
                      Option{"reversible", "可逆伤害", "Reversible injury"},
                      Option{"minor", "轻微伤害或不便", "Minor injury or discomfort"}};
}
/// How soon it happens (IEC 60601-1-8: onset of potential harm).
enum class Onset { immediate, prompt, delayed };
constexpr auto options(Of<Onset>) {
    return std::array{Option{"immediate", "立即", "Immediate"}, Option{"prompt", "很快", "Prompt"},
                      Option{"delayed", "稍后", "Delayed"}};
}
enum class Priority { high, medium, low };
constexpr auto options(Of<Priority>) {
    return std::array{Option{"high", "高", "High", Tone::late}, Option{"medium", "中", "Medium", Tone::waiting},
                      Option{"low", "低", "Low", Tone::neutral}};
}
/// Where a number comes from: source read, well known, design default, set by the hospital.
enum class Tag { read, known, design, own };
constexpr auto options(Of<Tag>) {
    return std::array{Option{"read", "标准原文", "Standard, text read"}, Option{"known", "公认值", "Well known"},
                      Option{"design", "设计默认值", "Design default"},
                      Option{"own", "本院设定", "Set by the hospital"}};
}

/// Whether the condition stands and whether somebody has seen it are independent (ISA-18.2).
enum class AlarmState { active_unseen, active_seen, cleared_unseen, normal };
inline constexpr std::size_t alarm_state_count = 4;
constexpr auto options(Of<AlarmState>) {
    return std::array{Option{"active_unseen", "报警未确认", "Active, not acknowledged", Tone::late},
                      Option{"active_seen", "报警已确认", "Active, acknowledged", Tone::working},
                      Option{"cleared_unseen", "已恢复未确认", "Cleared, not acknowledged", Tone::waiting},
                      Option{"normal", "已恢复", "Back to normal", Tone::done}};
}
enum class AlarmAction { acknowledge, clear };
constexpr auto options(Of<AlarmAction>) {
    return std::array{Option{"acknowledge", "确认", "Acknowledge"}, Option{"clear", "恢复正常", "Clear"}};
}
/// Why an alarm is not shown as one that somebody must act on.
enum class Overlay { none, shelved, suppressed, out_of_service };
constexpr auto options(Of<Overlay>) {
    return std::array{Option{"none", "无", "None"}, Option{"shelved", "已搁置", "Shelved", Tone::waiting},
                      Option{"suppressed", "检修中抑制", "Suppressed by design"},
                      Option{"out_of_service", "监测停用", "Out of service"}};
}
enum class HoldKind { shelved, out_of_service };
constexpr auto options(Of<HoldKind>) {
    return std::array{Option{"shelved", "搁置", "Shelved"}, Option{"out_of_service", "监测停用", "Out of service"}};
}
enum class HoldState { requested, running, ended };
constexpr auto options(Of<HoldState>) {
    return std::array{Option{"requested", "待批准", "Waits for approval", Tone::waiting},
                      Option{"running", "生效中", "In force", Tone::working},
                      Option{"ended", "已结束", "Ended", Tone::done}};
}
/// What people found when they looked: everything but `real` is a false alarm.
enum class Verdict { open, real, sensor, limit, planned, transient };
constexpr auto options(Of<Verdict>) {
    return std::array{Option{"open", "未判定", "Not judged"},
                      Option{"real", "真实故障", "Real fault", Tone::done},
                      Option{"sensor", "传感器或通讯", "Sensor or line"},
                      Option{"limit", "限值不当", "Limit too tight"},
                      Option{"planned", "计划内操作", "Planned work"},
                      Option{"transient", "瞬时波动", "Transient"}};
}

}  // namespace zs::alarms
