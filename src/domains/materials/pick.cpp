// What to take from where.
#include "domains/materials/pick.h"

#include <algorithm>
#include <tuple>

namespace zs::materials {

bool is_expired(const std::optional<Date>& expires_on, Date today) { return expires_on && *expires_on < today; }

Allocation allocate(std::vector<Shelf> shelves, Quantity wanted, Date today, Expired expired) {
    static constexpr std::int32_t never = 1 << 24;
    const auto order = [](const Shelf& shelf) {
        return std::make_tuple(shelf.expires_on ? shelf.expires_on->days : never, shelf.received_at.unix_ms,
                               shelf.lot_id, shelf.owner_id, shelf.walk, shelf.bin_id);
    };
    std::sort(shelves.begin(), shelves.end(), [&](const Shelf& a, const Shelf& b) { return order(a) < order(b); });
    Allocation allocation;
    allocation.missing = wanted;
    for (auto& shelf : shelves) {
        if (shelf.quantity.units <= 0) continue;
        if (expired == Expired::blocked && is_expired(shelf.expires_on, today)) {
            allocation.blocked = allocation.blocked + shelf.quantity;
            continue;
        }
        const Quantity taken = std::min(shelf.quantity, allocation.missing);
        if (taken.units == 0) continue;
        allocation.missing = allocation.missing - taken;
        allocation.picks.push_back({std::move(shelf), taken});
    }
    return allocation;
}

std::vector<Shelf> shelves_of(Reader& reader, const Wanted& wanted) {
    std::vector<Shelf> shelves;
    reader.query(
        "SELECT b.lot_id, b.bin_id, b.owner_id, COALESCE(n.walk, 0), b.quantity, l.expires_on, "
        "COALESCE(l.received_at, 0), COALESCE(l.number, ''), COALESCE(n.code, '') FROM materials_balance b LEFT JOIN "
        "materials_lot l ON l.id = b.lot_id LEFT JOIN materials_bin n ON n.id = b.bin_id WHERE b.item_id = ? AND "
        "b.place_id = ? AND b.account = 'store'",
        {wanted.item_id, wanted.store_id}, [&](const Row& row) {
            Shelf shelf;
            shelf.lot_id = row.integer(0);
            shelf.bin_id = row.integer(1);
            shelf.owner_id = row.integer(2);
            shelf.walk = row.integer(3);
            shelf.quantity = {row.integer(4)};
            if (!row.is_null(5)) shelf.expires_on = Date{static_cast<std::int32_t>(row.integer(5))};
            shelf.received_at = {row.integer(6)};
            shelf.lot_number = row.text(7);
            shelf.bin = row.text(8);
            const auto fits = [](std::int64_t asked, std::int64_t there) { return asked == 0 || asked == there; };
            if (fits(wanted.lot_id, shelf.lot_id) && fits(wanted.bin_id, shelf.bin_id) &&
                fits(wanted.owner_id, shelf.owner_id))
                shelves.push_back(std::move(shelf));
        });
    return shelves;
}

}  // namespace zs::materials
