// Choices of ward supplies with their texts and tones.
#pragma once
#include "platform/entity/descriptor.h"

namespace zs::ward_supplies {

enum class StopState { planned, delivered, not_delivered, cancelled };
inline constexpr std::size_t stop_state_count = 4;
constexpr auto options(Of<StopState>) {
    return std::array{Option{"planned", "待送", "To deliver", Tone::waiting},
                      Option{"delivered", "已送达", "Delivered", Tone::done},
                      Option{"not_delivered", "未送达", "Not delivered", Tone::late},
                      Option{"cancelled", "已取消", "Cancelled", Tone::neutral}};
}
enum class StopAction { deliver, miss, cancel };
constexpr auto options(Of<StopAction>) {
    return std::array{Option{"deliver", "送达", "Delivered"}, Option{"miss", "未送达", "Not delivered"},
                      Option{"cancel", "取消", "Cancel"}};
}
/// Why somebody goes there: by standing order, or because the ward asked.
enum class StopOrigin { standing, extra };
constexpr auto options(Of<StopOrigin>) {
    return std::array{Option{"standing", "固定配送", "Standing order"},
                      Option{"extra", "临时要货", "Asked by the ward", Tone::working}};
}
/// What changed how many containers a department holds.
enum class ContainerMove { delivered, returned, opening, correction };
constexpr auto options(Of<ContainerMove>) {
    return std::array{Option{"delivered", "送出", "Delivered"}, Option{"returned", "收回空桶", "Taken back"},
                      Option{"opening", "期初清点", "Opening count"}, Option{"correction", "清点更正", "Correction"}};
}

}  // namespace zs::ward_supplies
