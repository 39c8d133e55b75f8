// Choices of year plans, with their texts and tones.
#pragma once
#include "domains/maintenance/plan_year.h"
#include "platform/entity/descriptor.h"

namespace zs::maintenance::year {

constexpr auto options(Of<Why>) {
    return std::array{Option{"placed", "已排", "Placed", Tone::done},
                      Option{"no_crew", "没有负责班组", "No crew answers for it"},
                      Option{"no_capacity", "窗口内班组没有人", "Nobody of the crew works in its window"},
                      Option{"no_skill", "窗口内没有这个工种的人", "Nobody with the trade works in its window"},
                      Option{"quiet", "窗口内科室都不便打扰", "The department may not be disturbed in its window"},
                      Option{"too_long", "比任何一天的工时都长", "Longer than any day of its window holds"},
                      Option{"full", "窗口内班组排满", "The crew's days are full"}};
}

}  // namespace zs::maintenance::year

namespace zs::maintenance {

enum class YearState { queued, working, draft, accepted, replaced, discarded, failed };
inline constexpr std::size_t year_state_count = 7;
constexpr auto options(Of<YearState>) {
    return std::array{
        Option{"queued", "待计算", "Waiting", Tone::waiting}, Option{"working", "计算中", "Working", Tone::working},
        Option{"draft", "草案", "Draft", Tone::waiting},      Option{"accepted", "已采用", "Accepted", Tone::done},
        Option{"replaced", "已被新计划取代", "Replaced"},     Option{"discarded", "已作废", "Discarded"},
        Option{"failed", "计算失败", "Failed", Tone::late}};
}
enum class YearAction { begin, deliver, fail, accept, discard, replan, replace };
constexpr auto options(Of<YearAction>) {
    return std::array{Option{"begin", "开始计算", "Begin"}, Option{"deliver", "算出草案", "Deliver"},
                      Option{"fail", "失败", "Fail"},       Option{"accept", "采用", "Accept"},
                      Option{"discard", "作废", "Discard"}, Option{"replan", "重新计算", "Plan again"},
                      Option{"replace", "取代", "Replace"}};
}
/// Whether people may be let in or must be left alone.
enum class AccessKind { open, quiet };
constexpr auto options(Of<AccessKind>) {
    return std::array{Option{"open", "可以保养", "May be disturbed"}, Option{"quiet", "不可打扰", "Quiet"}};
}

}  // namespace zs::maintenance
