// What to take from where: first expired first out, in the order in which one walks. The decision is pure.
#pragma once
#include <vector>

#include "domains/materials/entities.h"

namespace zs::materials {

/// A lot in a bin.
struct Shelf {
    std::int64_t lot_id = 0;
    std::int64_t bin_id = 0;
    std::int64_t owner_id = 0;
    std::int64_t walk = 0;
    Quantity quantity;
    std::optional<Date> expires_on;
    Instant received_at;
    std::string lot_number;
    std::string bin;
};

struct Pick {
    Shelf shelf;
    Quantity quantity;
};

enum class Expired { blocked, first };  // first: what is scrapped

struct Allocation {
    std::vector<Pick> picks;
    Quantity missing;
    Quantity blocked;  // lies there, but is expired
};

/// A lot may be used up to and including the day it names.
bool is_expired(const std::optional<Date>& expires_on, Date today);

/// FEFO, then first in first out, then own before consigned, then the nearer bin.
Allocation allocate(std::vector<Shelf> shelves, Quantity wanted, Date today, Expired expired);

/// What one asks a store for.
struct Wanted {
    std::int64_t store_id = 0;
    std::int64_t item_id = 0;
    std::int64_t lot_id = 0;    // 0: any
    std::int64_t bin_id = 0;    // 0: any
    std::int64_t owner_id = 0;  // 0: any
};
std::vector<Shelf> shelves_of(Reader& reader, const Wanted& wanted);

}  // namespace zs::materials
