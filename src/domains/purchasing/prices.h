// What an item was bought for over time, and which prices stand out. Internal to purchasing.
#pragma once
#include "domains/purchasing/service.h"

namespace zs::purchasing {

struct Paid {
    Date on;
    std::string vendor;
    std::string number;   // of the delivery
    UnitPrice price;      // for one base unit
    UnitPrice reference;  // market price then; 0 unknown
    Quantity quantity;    // base units
    bool outlier = false;
    double percent = 0;  // from the middle of the others
};
/// The middle of all prices; 0 without any. Pure.
UnitPrice median(std::vector<UnitPrice> prices);
/// Marks what lies more than `percent` from the middle of the other prices; three prices at least. Pure.
void mark_outliers(std::vector<Paid>& paid, double percent);

/// {"unit":…,"median":…,"points":[…],"market":[…]}, the newest last.
Result<std::string> prices_json(Reader& reader, Id<materials::Item> item);

}  // namespace zs::purchasing
