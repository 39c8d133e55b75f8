// Choices of manuals and maintenance orders, with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::maintenance {

/// What makes an activity due.
enum class IntervalKind { calendar, running_hours, meter, condition };
constexpr auto options(Of<IntervalKind>) {
    return std::array{Option{"calendar", "按日历", "Calendar"}, Option{"running_hours", "按运行小时", "Running hours"},
                      Option{"meter", "按计数", "Meter"}, Option{"condition", "按状态", "Condition"}};
}
enum class OrderState { planned, working, done, excluded };
inline constexpr std::size_t order_state_count = 4;
constexpr auto options(Of<OrderState>) {
    return std::array{Option{"planned", "待保养", "Planned", Tone::waiting},
                      Option{"working", "保养中", "Working", Tone::working},
                      Option{"done", "已完成", "Done", Tone::done}, Option{"excluded", "不计", "Excluded"}};
}
enum class OrderAction { plan, assign, start, finish, exclude, reinstate };
constexpr auto options(Of<OrderAction>) {
    return std::array{Option{"plan", "排定日期", "Set the day"}, Option{"assign", "指派", "Assign"},
                      Option{"start", "开始", "Start"},          Option{"finish", "完成", "Finish"},
                      Option{"exclude", "不计入", "Exclude"},    Option{"reinstate", "恢复", "Reinstate"}};
}
/// Why an order leaves the rate: reasons that lie outside whoever maintains.
enum class Exclusion { none, under_repair, stopped, scrapped, patient_on_it, done_by_maker, entered_twice };
constexpr auto options(Of<Exclusion>) {
    return std::array{Option{"none", "无", "None"},
                      Option{"under_repair", "设备在修", "Under repair"},
                      Option{"stopped", "设备停用", "Stopped"},
                      Option{"scrapped", "设备报废", "Scrapped"},
                      Option{"patient_on_it", "患者使用中", "A patient is on it"},
                      Option{"done_by_maker", "厂家已做", "Done by the maker"},
                      Option{"entered_twice", "重复", "Entered twice"}};
}

}  // namespace zs::maintenance
