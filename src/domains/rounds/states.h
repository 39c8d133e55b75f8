// Choices of routes, rounds and visits, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::rounds {

/// A plant-room log is a round whose shift is handed over with two signatures.
enum class RouteKind { inspection, plant_room };
constexpr auto options(Of<RouteKind>) {
    return std::array{Option{"inspection", "巡检", "Inspection"}, Option{"plant_room", "机房值班", "Plant-room log"}};
}
enum class Every { shift, day, week };
constexpr auto options(Of<Every>) {
    return std::array{Option{"shift", "每班", "Every shift"}, Option{"day", "每天", "Every day"},
                      Option{"week", "每周", "Every week"}};
}
enum class RoundState { due, under_way, done, missed };
inline constexpr std::size_t round_state_count = 4;
constexpr auto options(Of<RoundState>) {
    return std::array{Option{"due", "待巡", "To do", Tone::waiting},
                      Option{"under_way", "巡检中", "Under way", Tone::working},
                      Option{"done", "已完成", "Done", Tone::done}, Option{"missed", "漏巡", "Missed", Tone::late}};
}
enum class RoundAction { visit, finish, close };
constexpr auto options(Of<RoundAction>) {
    return std::array{Option{"visit", "巡点", "Visit a point"}, Option{"finish", "结束", "Finish"},
                      Option{"close", "到期关闭", "Close when over"}};
}
enum class VisitState { waiting, visited, skipped };
constexpr auto options(Of<VisitState>) {
    return std::array{Option{"waiting", "未到", "Waiting", Tone::waiting},
                      Option{"visited", "已巡", "Visited", Tone::done},
                      Option{"skipped", "跳过", "Skipped", Tone::late}};
}
/// What shows that somebody stood there.
enum class Proof { none, scan, tag };
constexpr auto options(Of<Proof>) {
    return std::array{Option{"none", "无凭证", "None"}, Option{"scan", "扫码", "Scanned"},
                      Option{"tag", "NFC 标签", "NFC tag"}};
}
enum class FindingState { open, confirmed };
constexpr auto options(Of<FindingState>) {
    return std::array{Option{"open", "待复查", "To be re-checked", Tone::waiting},
                      Option{"confirmed", "已复查正常", "Confirmed normal", Tone::done}};
}
enum class Utility { power, water, hot_water, oxygen, vacuum, steam, hvac, lift, network, other };
constexpr auto options(Of<Utility>) {
    return std::array{Option{"power", "停电", "Power"},
                      Option{"water", "停水", "Water"},
                      Option{"hot_water", "停热水", "Hot water"},
                      Option{"oxygen", "停氧", "Oxygen"},
                      Option{"vacuum", "停负压", "Vacuum"},
                      Option{"steam", "停蒸汽", "Steam"},
                      Option{"hvac", "停空调", "Air conditioning"},
                      Option{"lift", "停电梯", "Lift"},
                      Option{"network", "停网络", "Network"},
                      Option{"other", "其他", "Other"}};
}
enum class ShutdownState { announced, cancelled };
constexpr auto options(Of<ShutdownState>) {
    return std::array{Option{"announced", "已通知", "Announced", Tone::working},
                      Option{"cancelled", "已取消", "Cancelled"}};
}

}  // namespace zs::rounds
