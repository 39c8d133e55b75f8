#include "domains/replenishment/joint_order.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "domains/replenishment/quantity.h"

namespace zs::replenishment {
namespace {

struct Candidate {
    const OrderItem* item = nullptr;
    double days = 0;
    OrderLine line;
};

/// Everything the supplier sells, most urgent first.
std::vector<Candidate> by_urgency(std::span<const OrderItem> items) {
    std::vector<Candidate> all;
    for (const auto& item : items) all.push_back({&item, days_left(item), {item.item, 0, {}, 0}});
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.days < b.days; });
    return all;
}

double up_to_target(const OrderItem& item) {
    return whole_packs(std::max(0.0, item.order_up_to - item.position), item.pack);
}

double room_for_more(const OrderItem& item, double ordered) {
    const double most = item.use_per_day * item.cover_days_max - item.position - ordered;
    return std::floor(std::max(0.0, most) / std::max(item.pack, 1e-9) + 1e-9) * item.pack;
}

double value_of(const std::vector<Candidate>& all) {
    double value = 0;
    for (const auto& one : all) value += one.line.units * one.item->price;
    return value;
}

/// Raises the value to the minimum: first items that would be ordered soon anyway, then more of all.
void fill_up(std::vector<Candidate>& all, double minimum) {
    double value = value_of(all);
    for (auto& one : all) {
        if (value >= minimum) return;
        if (one.line.units > 0) continue;
        one.line.units = std::min(up_to_target(*one.item), room_for_more(*one.item, 0));
        one.line.reason = LineReason::joins_soon;
        value += one.line.units * one.item->price;
    }
    for (auto& one : all) {
        if (value >= minimum) return;
        const double price = std::max(one.item->price, 1e-9);
        const double wanted = whole_packs((minimum - value) / price, one.item->pack);
        const double more = std::min(wanted, room_for_more(*one.item, one.line.units));
        if (more <= 0) continue;
        if (one.line.units == 0) one.line.reason = LineReason::joins_minimum;
        one.line.units += more;
        value += more * one.item->price;
    }
}

/// What does not fit stays behind, the least urgent first.
void load_truck(std::vector<Candidate>& all, double truck) {
    if (truck <= 0) return;
    double room = truck;
    for (auto& one : all) {
        const auto& item = *one.item;
        if (one.line.units <= 0 || item.volume <= 0) continue;
        const double packs_volume = std::max(item.pack, 1e-9) * item.volume;
        const double fits = std::floor(room / packs_volume + 1e-9) * item.pack;
        const double taken = std::min(one.line.units, fits);
        one.line.left_behind = one.line.units - taken;
        one.line.units = taken;
        room -= taken * item.volume;
    }
}

}  // namespace

double days_left(const OrderItem& item) {
    const double over = item.position - item.order_point;
    if (item.use_per_day > 0) return over / item.use_per_day;
    return over <= 0 ? 0 : std::numeric_limits<double>::infinity();
}

JointOrder make_joint_order(std::span<const OrderItem> items, const SupplierTerms& terms) {
    JointOrder order;
    auto all = by_urgency(items);
    bool vital = false;
    for (auto& one : all) {
        const auto& item = *one.item;
        if (item.position > item.order_point) continue;
        one.line.units = up_to_target(item);
        vital = vital || (item.vital && one.line.units > 0);
    }
    if (value_of(all) <= 0) return order;
    const auto needed = all;
    if (value_of(all) < terms.minimum_value) fill_up(all, terms.minimum_value);
    order.below_minimum = value_of(all) < terms.minimum_value;
    if (order.below_minimum) {
        all = needed;  // half a filling helps nobody
        if (!vital) {
            for (const auto& one : all)
                if (one.line.units > 0) order.waits.push_back(one.line);
            return order;
        }
    }
    load_truck(all, terms.truck_volume);
    for (const auto& one : all) {
        if (one.line.units <= 0 && one.line.left_behind <= 0) continue;
        order.lines.push_back(one.line);
        order.value += one.line.units * one.item->price;
        order.volume += one.line.units * one.item->volume;
    }
    return order;
}

}  // namespace zs::replenishment
