// Stock that would expire where it lies goes where it will be used in time: a transport problem, solved exactly.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace zs::replenishment {

struct ExpiringLot {
    std::int64_t lot = 0;
    std::int64_t place = 0;
    double units = 0;   // on the shelf
    int days_left = 0;  // until it must not be used any more
    double value_per_unit = 0;
};
struct PlaceUse {
    std::int64_t place = 0;
    double use_per_day = 0;  // expected
};
/// Cost of carrying one unit from one place to another; pairs that are not named are not possible.
struct Way {
    std::int64_t from = 0, to = 0;
    double cost_per_unit = 0;
};
struct Move {
    std::int64_t lot = 0, from = 0, to = 0;
    double units = 0;
};
struct Redistribution {
    std::vector<Move> moves;
    double expiring_value = 0;  // if nothing is moved
    double saved_value = 0;     // value of what is moved
    double cost = 0;            // of carrying
};

/// The moves with the largest saved value less cost; whole units. Each place uses its own lots first, the one that
/// expires first before the others, and only use that is left takes lots of others, each before its last day. Use is
/// taken as expected: `use_margin` (0 … 1) of it is counted on. Exact by minimum-cost flow; meant for hundreds of lots
/// and places of one item, not for thousands.
Redistribution redistribute(std::span<const ExpiringLot> lots, std::span<const PlaceUse> places,
                            std::span<const Way> ways, double use_margin);

}  // namespace zs::replenishment
