// What the stock ledger says of use: figures of a year and use by day. Reads only. Internal to supply planning.
#pragma once
#include <map>
#include <vector>

#include "domains/replenishment/replenishment.h"
#include "platform/database/database.h"

namespace zs::supply_planning {

/// Money of the ledger in yuan.
constexpr double yuan(std::int64_t fen) { return static_cast<double>(fen) / 100; }
/// Quantities of the ledger in units.
constexpr double units(std::int64_t thousandths) { return static_cast<double>(thousandths) / 1000; }

/// What each active item did within the 365 days before `today`: used by departments (less what they gave back) and in
/// production, mean of own stock at the evenings, days since a movement that was no count. In order of item.
std::vector<replenishment::ItemYear> item_years(Reader& reader, Date today);

/// An item in a store.
struct Shelf {
    std::int64_t item_id = 0, store_id = 0;
    friend auto operator<=>(const Shelf&, const Shelf&) = default;
};
/// Units by day of [first, first + n), what was asked for and not given included; may be negative on days on which more
/// came back than went out.
struct StoreUse {
    Date first;
    std::vector<double> days;
    /// Sums of whole periods of `period_days`, the last one ending with the last day; never negative. Periods before
    /// anything happened are left out.
    std::vector<double> periods(double period_days) const;
};
/// What left each store by day within `days` before `today`, of one item or all: issues, what wards took over from a
/// main store, production, less what came back. Main to main and ward to ward is no use.
std::map<Shelf, StoreUse> use_by_day(Reader& reader, Date today, int days, std::int64_t item = 0);

/// What is there and on its way, and not expired on `today`: stock, transfers to the store, accepted orders not
/// received.
struct Position {
    Quantity on_hand, in_transit, ordered;
    Quantity total() const { return on_hand + in_transit + ordered; }
};
std::map<Shelf, Position> positions(Reader& reader, Date today, std::int64_t item = 0);

}  // namespace zs::supply_planning
