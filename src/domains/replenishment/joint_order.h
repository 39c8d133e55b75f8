// One order for many items of a supplier: what is needed, what joins to reach the minimum order value, what the truck
// does not take.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zs::replenishment {

struct OrderItem {
    std::int64_t item = 0;
    double position = 0;  // on hand + on order - promised
    double order_point = 0;
    double order_up_to = 0;
    double use_per_day = 0;  // expected
    double pack = 1;
    double price = 0;            // yuan a unit
    double volume = 0;           // m³ a unit
    double cover_days_max = 60;  // joining must not bring more than this
    bool vital = false;
};
struct SupplierTerms {
    double minimum_value = 0;  // yuan; smaller orders are not delivered
    double truck_volume = 0;   // m³ of one delivery; 0: no bound
};
enum class LineReason : std::uint8_t {
    below_order_point,  // must be ordered
    joins_soon,         // would be ordered within days: fills the minimum value
    joins_minimum,      // raised further, up to its longest cover
};
struct OrderLine {
    std::int64_t item = 0;
    double units = 0;
    LineReason reason = LineReason::below_order_point;
    double left_behind = 0;  // units that the truck did not take
};
struct JointOrder {
    std::vector<OrderLine> lines;  // most urgent first
    double value = 0, volume = 0;
    bool below_minimum = false;    // even with all that may join: ordered when something vital needs it, else waits
    std::vector<OrderLine> waits;  // what would have been ordered, when the minimum is not reached
};

/// Days until the order point is reached; negative when below it.
double days_left(const OrderItem& item);
/// The order of today; empty when nothing is below its order point. With `below_minimum` and no vital item the needed
/// lines are in `waits`.
JointOrder make_joint_order(std::span<const OrderItem> items, const SupplierTerms& terms);

}  // namespace zs::replenishment
