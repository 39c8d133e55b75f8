// Choices of supply planning with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::supply_planning {

/// Which class of an item changed.
enum class ClassKind { abc, ved, fsn, dead };
constexpr auto options(Of<ClassKind>) {
    return std::array{Option{"abc", "ABC 分类", "ABC"}, Option{"ved", "重要性", "VED"},
                      Option{"fsn", "周转分类", "FSN"}, Option{"dead", "呆滞", "Dead stock"}};
}

/// Of one value of the forecast.
enum class Period { week, month };
constexpr auto options(Of<Period>) { return std::array{Option{"week", "周", "Week"}, Option{"month", "月", "Month"}}; }
/// What settled the quantity of an order; as replenishment::Binding, and nothing where no use is expected.
enum class BoundBy { economic, pack, minimum, shelf_life, cover_max, cover_min, none };
constexpr auto options(Of<BoundBy>) {
    return std::array{
        Option{"economic", "经济批量", "Economic quantity"},  Option{"pack", "整包装", "Whole packs"},
        Option{"minimum", "起订量", "Minimum order"},         Option{"shelf_life", "有效期", "Shelf life"},
        Option{"cover_max", "最长备货天数", "Longest cover"}, Option{"cover_min", "最短备货天数", "Shortest cover"},
        Option{"none", "无预计用量", "No use expected"}};
}

enum class ProposalKind { order, call_off, transfer };
constexpr auto options(Of<ProposalKind>) {
    return std::array{Option{"order", "联合订货", "Joint order"}, Option{"call_off", "JIT 要货", "Call-off"},
                      Option{"transfer", "近效期调拨", "Transfer before expiry"}};
}
enum class ProposalState { open, accepted, dismissed, lapsed };
inline constexpr std::size_t proposal_state_count = 4;
constexpr auto options(Of<ProposalState>) {
    return std::array{Option{"open", "待处理", "To decide", Tone::waiting},
                      Option{"accepted", "已采纳", "Accepted", Tone::done},
                      Option{"dismissed", "已否决", "Dismissed", Tone::neutral},
                      Option{"lapsed", "已失效", "No longer needed", Tone::neutral}};
}
enum class ProposalAction { accept, dismiss, lapse, reopen };
constexpr auto options(Of<ProposalAction>) {
    return std::array{Option{"accept", "采纳", "Accept"}, Option{"dismiss", "否决", "Dismiss"},
                      Option{"lapse", "失效", "Lapse"}, Option{"reopen", "撤回采纳", "Take back"}};
}
/// Why a line is in a proposal.
enum class LineWhy { below_order_point, joins_soon, joins_minimum, window, expiring };
constexpr auto options(Of<LineWhy>) {
    return std::array{Option{"below_order_point", "低于订货点", "Below its order point"},
                      Option{"joins_soon", "近期将订, 凑起订额", "Would be ordered soon"},
                      Option{"joins_minimum", "加量凑起订额", "Raised to the minimum value"},
                      Option{"window", "按送货窗口", "For a delivery window"},
                      Option{"expiring", "此处用不完将过期", "Would expire here"}};
}

enum class ReplayState { waiting, running, done, failed };
constexpr auto options(Of<ReplayState>) {
    return std::array{Option{"waiting", "等待", "Waiting", Tone::waiting},
                      Option{"running", "计算中", "Running", Tone::working},
                      Option{"done", "已完成", "Done", Tone::done},
                      Option{"failed", "记录不足", "Too little history", Tone::neutral}};
}

}  // namespace zs::supply_planning
